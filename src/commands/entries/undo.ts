import { t } from '../../text/t.ts';
import type { CommandEntry } from '../entry.ts';
import { host, json, text, withTarget, yes } from './common.ts';

export const undoEntry: CommandEntry = {
  name: 'undo',
  args: '<name>',
  summary: t('take back what apply did, newest first'),
  options: [
    host,
    { flags: '--without-peer <url>', help: t('another host of the guest is gone for good: leave what is there') },
    yes,
    json,
  ],
  async run([name], options, io) {
    const { undoCommand } = await import('../undo.ts');
    const without = text(options.withoutPeer);
    return withTarget(options, ({ runner, connect }) =>
      undoCommand({
        name: name!,
        runner,
        connect,
        json: options.json === true,
        yes: options.yes === true,
        ...(without === undefined ? {} : { without }),
        io,
      }),
    );
  },
};
