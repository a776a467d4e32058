import { t } from '../../text/t.ts';
import type { CommandEntry } from '../entry.ts';
import { host, text, withTarget } from './common.ts';

export const consoleEntry: CommandEntry = {
  name: 'console',
  args: '<guest>',
  summary: t('enter a running guest’s console: the right one is picked, the terminal handed over and taken back'),
  options: [
    host,
    { flags: '--print', help: t('print the command that enters it, and change nothing') },
    { flags: '--screen', help: t('how its screen (VNC) is reached, in place of the text console') },
  ],
  async run([name], options, io) {
    const { consoleCommand } = await import('../console/console.ts');
    const { print, screen } = options;
    const via = text(options.host);
    return withTarget(options, ({ runner }) =>
      consoleCommand({ name: name!, runner, via, print: print === true, screen: screen === true, io }),
    );
  },
};
