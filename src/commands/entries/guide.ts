import { t } from '../../text/t.ts';
import type { CommandEntry } from '../entry.ts';
import { give } from './common.ts';

export const guideEntry: CommandEntry = {
  name: 'guide',
  args: '[page]',
  summary: t('read the handbook'),
  options: [{ flags: '--ascii', help: t('draw with ASCII characters only') }],
  async run([page], options, io) {
    const { guide } = await import('../guide.ts');
    return give(
      guide({
        ...(page === undefined ? {} : { page }),
        width: Math.min(io.columns, 100),
        ascii: options.ascii === true,
      }),
      io,
    );
  },
};
