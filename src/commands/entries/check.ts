import { t } from '../../text/t.ts';
import type { CommandEntry } from '../entry.ts';
import { give, json, text } from './common.ts';

export const checkEntry: CommandEntry = {
  name: 'check',
  args: '<file>',
  summary: t('lint any xl.cfg: what xl would reject, drop or misread'),
  options: [json, { flags: '--xen <version>', help: t('for this Xen version, like 4.17') }],
  async run([file], options, io) {
    const { check } = await import('../check.ts');
    const xenVersion = text(options.xen);
    const json = options.json === true;
    return give(await check({ file: file!, json, ...(xenVersion ? { xenVersion } : {}) }), io, json);
  },
};
