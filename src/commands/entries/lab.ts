import type { ExitCode } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { CommandEntry } from '../entry.ts';

export const labEntry: CommandEntry = {
  name: 'lab',
  args: '[args...]',
  summary: t('a real Xen host in an emulator, to practise on: build, up [1|2], ssh, down'),
  options: [],
  passThrough: true,
  async run(args) {
    const { lab } = await import('../lab.ts');
    return (await lab([...args])) as ExitCode;
  },
};
