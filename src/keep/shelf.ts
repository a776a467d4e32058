import type { Shelf } from '../plan/apply/paths.ts';

/** The records of a backup under way: apart from those of the guest, which it does not change. */
export const BACKUPS: Shelf = {
  folder: 'backups',
  apply: (name) => ['backup', name],
  undo: (name) => ['backup', name, '--undo'],
};

/** The same where the folder of the backup is known, so that the command that is told can also begin anew. */
export const backupsTo = (folder: string): Shelf => ({ ...BACKUPS, apply: (name) => ['backup', name, '--to', folder] });
