import { t } from '../../text/t.ts';
import type { CommandEntry } from '../entry.ts';
import { host, json, withKeep, yes } from './common.ts';

export const restoreEntry: CommandEntry = {
  name: 'restore',
  args: '<backup>',
  summary: t('make a guest of a backup: the same one, or one of another name; nothing is written over'),
  options: [
    {
      flags: '--name <name>',
      help: t('as a guest of this name, with an identity of its own (default: the guest’s own)'),
    },
    {
      flags: '--disks-to <place>',
      help: t('where its disks are to be, if not where they were: /folder, VG, VG/THINPOOL or zfs:POOL'),
    },
    {
      flags: '--resume',
      help: t('go on from the saved memory (recipes state and saved, under the guest’s own name)'),
    },
    { flags: '--no-start', help: t('make everything, but do not start the guest') },
    { flags: '--no-network', help: t('without its network cards: to look into it while the first one runs') },
    {
      flags: '--test',
      help: t('only see whether it starts: without a network, under a name of its own, and taken away'),
    },
    { flags: '--expect <text>', help: t('with --test: what its console must show (default: a login prompt)') },
    { flags: '--within <seconds>', help: t('with --test: how long that may take (default: 300)') },
    host,
    yes,
    json,
  ],
  async run([backup], options, io) {
    const { restoreOrTest } = await import('../keep/which.ts');
    return withKeep(options, io, (keep, facts) => restoreOrTest(backup!, options, keep, facts));
  },
};
