import { t } from '../../text/t.ts';
import type { CommandEntry } from '../entry.ts';
import { host, json, noTest, withTarget, yes } from './common.ts';

export const applyEntry: CommandEntry = {
  name: 'apply',
  args: '<target>',
  summary: t('carry out a plan that was written earlier (a folder), or go on with one that was interrupted (a name)'),
  options: [host, yes, { flags: '--no-start', help: t('make everything, but do not start the guest') }, noTest, json],
  async run([target], options, io) {
    const { applyCommand } = await import('../apply.ts');
    return withTarget(options, ({ runner, connect }) =>
      applyCommand({
        target: target!,
        runner,
        connect,
        json: options.json === true,
        yes: options.yes === true,
        start: options.start !== false,
        test: options.test !== false,
        io,
      }),
    );
  },
};
