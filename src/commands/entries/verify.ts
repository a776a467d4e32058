import { t } from '../../text/t.ts';
import type { CommandEntry } from '../entry.ts';
import { host, json, withKeep } from './common.ts';

export const verifyEntry: CommandEntry = {
  name: 'verify',
  args: '<backup>',
  summary: t('read a whole backup back and compare it with what was written'),
  options: [host, json],
  async run([backup], options, io) {
    const { verifyCommand } = await import('../keep/verify.ts');
    return withKeep(options, io, (keep) => verifyCommand(backup!, keep));
  },
};
