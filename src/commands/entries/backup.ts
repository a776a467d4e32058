import { t } from '../../text/t.ts';
import type { CommandEntry } from '../entry.ts';
import { host, json, withKeep, yes } from './common.ts';

export const backupEntry: CommandEntry = {
  name: 'backup',
  args: '[guest]',
  summary: t('back a running guest up, with it standing still for a moment only; or list what there is'),
  options: [
    {
      flags: '--to <dir>',
      help: t('the folder that backups are written to (and listed from): on the host, or ssh://root@HOST/folder'),
    },
    { flags: '--limit <rate>', help: t('read the disks no faster than this for the copy: 50MiB/s') },
    {
      flags: '--must-be-mounted',
      help: t(
        'refuse a folder on the root file system (what fstab or systemd mounts there must be mounted in any case)',
      ),
    },
    {
      flags: '--recipe <how>',
      help: t(
        'pause (what auto takes): disks of one instant; freeze: its file systems closed by itself; state: its memory too; saved: the classic way to the same; shutdown: shut down and started again',
      ),
      choices: ['auto', 'pause', 'freeze', 'state', 'saved', 'shutdown'],
    },
    {
      flags: '--freeze <address>',
      help: t('how the host gets into the guest for recipe freeze: ssh://root@ADDRESS (absent: from its answers)'),
    },
    {
      flags: '--every <how>',
      help: t('let the host itself make it again and again: a timer of systemd; never: no more'),
      choices: ['hour', 'day', 'week', 'month', 'never'],
    },
    { flags: '--at <time>', help: t("with --every: 03:00; for hour :15, for week 'sun 03:00', for month '1 03:00'") },
    { flags: '--scheduled', help: t('as the timer starts it: what came of it is written down for --list') },
    {
      flags: '--list',
      help: t('list the backups in that folder and what is scheduled, of all guests or of this one'),
    },
    {
      flags: '--prune',
      help: t('remove backups in that folder, of all guests or of this one, but for those of --keep'),
    },
    { flags: '--keep <what>', help: t('what stays then: 7 daily, 4 weekly; also hourly, monthly, yearly, last N') },
    { flags: '--dry-run', help: t('with --prune: say what would stay and what would go, and remove nothing') },
    { flags: '--verify', help: t('with --prune: read those that are to stay back first') },
    { flags: '--undo', help: t('take away what a backup that was cut off has left') },
    host,
    yes,
    json,
  ],
  async run([guest], options, io) {
    const { backupOrOther } = await import('../keep/which.ts');
    return withKeep(options, io, (keep, facts) => backupOrOther(guest, options, keep, facts));
  },
};
