import type { Shelf } from '../../plan/apply/paths.ts';

/** The records of schedules, one a guest: apart from those of the guest and of its backups. */
export const SCHEDULES: Shelf = {
  folder: 'schedules',
  apply: (name) => ['backup', name, '--every', 'day'],
  undo: (name) => ['backup', name, '--every', 'never'],
};

/** The same where the words of the schedule are known, so that the command that is told is the one that was typed. */
export const schedulesBy = (words: readonly string[]): Shelf => ({
  ...SCHEDULES,
  apply: (name) => ['backup', name, ...words],
});
