import { t } from '../../text/t.ts';
import type { CommandEntry } from '../entry.ts';
import { host, json, withTarget } from './common.ts';

export const discEntry: CommandEntry = {
  name: 'disc',
  args: '<guest> [what] [drive] [file]',
  words: { what: ['list', 'insert', 'eject', 'next', 'wait'] },
  summary: t(
    'the discs of a running guest: a screen to change them in; or list, insert DRIVE FILE, eject DRIVE, next, wait',
  ),
  options: [
    host,
    json,
    { flags: '--plain', help: t('plain lines in place of the full screen') },
    { flags: '--ascii', help: t('draw with ASCII characters only') },
  ],
  async run([guest, what, drive, file], options, io) {
    const { discCommand } = await import('../disc/disc.ts');
    return withTarget(options, ({ runner }) =>
      discCommand({
        guest: guest!,
        what,
        drive,
        file,
        runner,
        cwd: options.host === undefined ? process.cwd() : undefined,
        json: options.json === true,
        plain: options.plain === true,
        ascii: options.ascii === true,
        io,
      }),
    );
  },
};
