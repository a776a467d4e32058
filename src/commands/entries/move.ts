import { t } from '../../text/t.ts';
import type { CommandEntry } from '../entry.ts';
import { host, json, text, withTarget, yes } from './common.ts';

export const moveEntry: CommandEntry = {
  name: 'move',
  args: '<guest> [host]',
  summary: t('move a running guest to another host, with checks at both ends first; or find out where one is'),
  options: [
    { flags: '--dry-run', help: t('say what was checked and what would be done, and change nothing') },
    { flags: '--cold', help: t('shut it down here and start it there; disks that only its host has are copied') },
    {
      flags: '--over-old-disks',
      help: t(
        'with --cold: what this guest left at the other host, when it was moved away from there, may be written over',
      ),
    },
    { flags: '--back', help: t('move it back to where it came from') },
    { flags: '--status', help: t('where it is, by what both hosts say; changes nothing') },
    { flags: '--repair', help: t('put right what a move that was cut off has left') },
    { flags: '--keep <host>', help: t('where its mirror is in split brain: the copy of that host counts') },
    {
      flags: '--via <address>',
      help: t('what the guest’s host calls the other one, where it is not found by itself'),
    },
    host,
    yes,
    json,
  ],
  async run([guest, to], options, io) {
    const { moveCommand } = await import('../move/move.ts');
    return withTarget(options, ({ runner, connect }) =>
      moveCommand({
        ...{ guest: guest!, host: to, runner, connect, io },
        ...{ via: text(options.via), dryRun: options.dryRun === true },
        ...{ cold: options.cold === true, overOld: options.overOldDisks === true, back: options.back === true },
        ...{ status: options.status === true, repair: options.repair === true, keep: text(options.keep) },
        ...{ json: options.json === true, yes: options.yes === true },
      }),
    );
  },
};
