import { EXIT, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { CommandEntry } from '../entry.ts';
import { give, host, json, text, withTarget } from './common.ts';

export const doctorEntry: CommandEntry = {
  name: 'doctor',
  args: '[name]',
  summary: t(
    'look at the host and say what is fine, what is missing, and the remedy; with a name: at that guest’s network',
  ),
  options: [
    host,
    json,
    { flags: '--outside <host>', help: t('a machine outside that the test of a guest’s network may ask') },
  ],
  async run([name], options, io) {
    const json = options.json === true;
    const outside = text(options.outside);
    if (name === undefined) {
      if (outside !== undefined) throw needsGuest(outside);
      const { doctor } = await import('../doctor.ts');
      return withTarget(options, async ({ runner }) => give(await doctor({ runner, json }), io, json));
    }
    const { doctorGuest } = await import('../doctor-guest.ts');
    const via = text(options.host);
    return withTarget(options, async ({ runner }) =>
      give(await doctorGuest({ name, runner, via, json, outside }), io, json),
    );
  },
};

const needsGuest = (outside: string): UserError =>
  new UserError(EXIT.usage, {
    field: '--outside',
    message: t('whether the outside is reached is part of the test of a guest, and no guest is named'),
    remedy: t`Name one: xenguide doctor NAME --outside ${outside}`,
  });
