import { parseConfig } from '../../xl/parse.ts';
import type { Facts } from '../facts.ts';
import type { Probe } from './probe.ts';
import { readAssignments } from './system.ts';

const XL_CONF = '/etc/xen/xl.conf';
const XENDOMAINS = '/etc/default/xendomains';
const CMDLINE = '/proc/cmdline';

/** Settings that decide what happens to guests: xl's own defaults, what is saved with the host. */
export const toolstack: Probe = {
  id: 'toolstack',
  files: [XL_CONF, XENDOMAINS, CMDLINE],
  parse: (seen) => {
    const facts: Partial<Facts> = { xlConf: readXlConf(seen.text(XL_CONF) ?? '') };
    const save = readAssignments(seen.text(XENDOMAINS) ?? '').XENDOMAINS_SAVE;
    if (save !== undefined) facts.saveOnShutdown = save;
    const limit = /(?:^|\s)(?:loop\.)?max_loop=(\d+)(?:\s|$)/.exec(seen.text(CMDLINE) ?? '')?.[1];
    if (limit !== undefined) facts.maxLoop = Number(limit);
    return facts;
  },
};

/** xl.conf(5) has the grammar of a guest's config. Keys that hold a list are none that xl knows. */
function readXlConf(text: string): Record<string, string> {
  const settings = [...parseConfig(text).settings];
  return Object.fromEntries(settings.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
