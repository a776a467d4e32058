import { isKnownKey, kindOfKey, knownSince, suggestKey } from '../keys.ts';
import { readNumber } from '../number.ts';
import { at, error, type LintProblem, warning } from '../problem.ts';
import type { Setting } from '../value.ts';
import { type Config, isList, quoted, type Rule } from './config.ts';

/** Keys of xm that xl dropped, with where the matter is decided now. */
const GONE = new Map<string, string>(
  Object.entries({
    dhcp: 'Write ip=dhcp into cmdline.',
    gateway: 'Write ip=… into cmdline, or set it inside the guest.',
    hostname: 'Set it inside the guest; the name of the guest is name=.',
    ip: 'Write ip=… into a vif entry or into cmdline.',
    netmask: 'Write ip=… into cmdline, or set it inside the guest.',
    nfs_root: 'Write root=/dev/nfs nfsroot=SERVER:/PATH into cmdline.',
    nfs_server: 'Write root=/dev/nfs nfsroot=SERVER:/PATH into cmdline.',
    vncconsole: 'Use xl create -V, or xl vncviewer.',
    vscsi: 'xl has none: use disk.',
    superpages: 'Leave it out.',
    features: 'Leave it out.',
  }),
);

export const keyRules: Rule[] = [
  { about: 'keys xl does not know are ignored in silence', check: unknownKeys },
  { about: 'keys a newer Xen knows are ignored in silence', check: newerKeys },
  { about: 'of two assignments to one key the last counts', check: assignedTwice },
  { about: 'a list where xl wants one value, and the reverse', check: each(wrongKind) },
  { about: 'numbers that are none, or read otherwise than they look', check: each(numberTrouble) },
  { about: 'lists end for xl at the first list inside', check: each(nestedList) },
];

function each(look: (setting: Setting, config: Config) => LintProblem[]): (config: Config) => LintProblem[] {
  return (config) => [...config.parsed.nodes.values()].flatMap((setting) => look(setting, config));
}

function unknownKeys(config: Config): LintProblem[] {
  return config.parsed.assignments.flatMap((a) => {
    if (isKnownKey(a.key)) return [];
    const meant = suggestKey(a.key);
    const remedy =
      GONE.get(a.key) ?? (meant ? `Did you mean ${meant}?` : 'Take it out, or look for its name in man xl.cfg.');
    return [at(a, warning('unknown-key', `xl knows no key ${a.key}: it ignores the line without a word.`, remedy))];
  });
}

function newerKeys(config: Config): LintProblem[] {
  const { minor } = config;
  if (minor === undefined) return [];
  return config.parsed.assignments.flatMap((a) => {
    if (!isKnownKey(a.key) || isKnownKey(a.key, `4.${minor}`)) return [];
    const message = `${a.key} is known from Xen ${knownSince(a.key)} on: xl 4.${minor} ignores the line.`;
    return [at(a, warning('key-too-new', message, 'Take it out, or upgrade Xen.'))];
  });
}

function assignedTwice(config: Config): LintProblem[] {
  const seen = new Map<string, number>();
  return config.parsed.assignments.flatMap((a) => {
    const before = seen.get(a.key);
    seen.set(a.key, a.line);
    if (before === undefined || a.op === '+=') return [];
    const message = `${a.key} is set in line ${before}, too: xl takes only the last one.`;
    return [at(a, warning('assigned-twice', message, 'Keep one of them, or add to it with +=.'))];
  });
}

/** Lists without which xl gives up when one value stands there, instead of printing a warning and going on. */
const FATAL_LISTS = ['device_model_args', 'device_model_args_pv', 'device_model_args_hvm'];
const FATAL_HVM_LISTS = ['mca_caps', 'smbios'];
/** Lists in which xl gives up at an item that is a list; in the others it just stops. */
const FATAL_ITEMS = ['llc_colors', 'xenstore_quota', 'ioports', 'irqs', 'iomem'];
const FATAL_HVM_ITEMS = ['viridian', 'mca_caps', 'smbios'];
const BOUNDED = ['max_grant_frames', 'max_maptrack_frames', 'max_grant_version'];

function wrongKind({ key, node }: Setting, config: Config): LintProblem[] {
  const kind = kindOfKey(key);
  if (kind === undefined || kind.includes('list') === (node.kind === 'list')) return [];
  if (kind === 'text or list' || kind === 'flag or list') return [];
  if (node.kind === 'text') {
    const lost = key === 'disk' ? 'the guest then has no disks' : key === 'vif' ? 'the guest then has no network' : '';
    const message = `${key} wants a list, but here stands one value: xl drops it${lost ? `, and ${lost}` : ''}.`;
    const remedy = `Put brackets around it: ${key} = [ … ].`;
    const fatal = known(key, config) && (FATAL_LISTS.includes(key) || (hvm(config) && FATAL_HVM_LISTS.includes(key)));
    return [at(node, fatal ? error('not-a-list', message, remedy) : warning('not-a-list', message, remedy))];
  }
  const message = `${key} wants one value, but here stands a list: xl drops it.`;
  const remedy = `Take the brackets away: ${key} = ${kind === 'text' ? '"…"' : '1'}.`;
  return [
    at(
      node,
      BOUNDED.includes(key) ? error('not-one-value', message, remedy) : warning('not-one-value', message, remedy),
    ),
  ];
}

function known(key: string, config: Config): boolean {
  return isKnownKey(key, config.minor === undefined ? undefined : `4.${config.minor}`);
}

function hvm(config: Config): boolean {
  return config.guest === 'hvm';
}

const DEFAULTS = new Map<string, string>(
  Object.entries({
    memory: ' and gives the guest 32 MiB',
    vcpus: ' and gives the guest one CPU',
  }),
);

function numberTrouble({ key, node, op }: Setting): LintProblem[] {
  const kind = kindOfKey(key);
  if (node.kind !== 'text' || (kind !== 'number' && kind !== 'flag')) return [];
  const severity = BOUNDED.includes(key) ? error : warning;
  const instead = BOUNDED.includes(key) ? 'xl refuses the file' : `xl ignores it${DEFAULTS.get(key) ?? ''}`;
  if (op === '+=') {
    return [at(node, severity('number-added', `+= does not add numbers: ${instead}.`, `Write ${key} = and the sum.`))];
  }
  const read = readNumber(node.text);
  const newer = readNumber(node.text, true);
  if (!read.ok && newer.ok) {
    const message = `${quoted(node.text)} is ${newer.value} where the C library is new (Debian 13); else it is no number: ${instead}.`;
    return [at(node, severity('binary', message, `Write ${newer.value}.`))];
  }
  if (!read.ok) {
    const message = `${quoted(node.text)} is not a number xl can read: ${instead}.`;
    return [at(node, severity('not-a-number', message, numberRemedy(key, kind, node.text)))];
  }
  const plain = /^\s*[+-]?0\d+$/.test(node.text) ? BigInt(node.text.replace(/^\s*[+-]?0*(?=\d)/, '')) : undefined;
  if (read.form === 'octal' && plain !== undefined && plain !== (read.value < 0n ? -read.value : read.value)) {
    const message = `A number that begins with 0 is octal to xl: ${node.text} is ${read.value}.`;
    return [at(node, warning('octal', message, `Write ${plain}, or ${read.value} if that is meant.`))];
  }
  if (BOUNDED.includes(key) && (read.value < 0n || read.value >= 2n ** 31n)) {
    return [at(node, error('out-of-range', `${key} = ${read.value} is out of range: xl refuses it.`, 'Leave it out.'))];
  }
  return [];
}

function numberRemedy(key: string, kind: string, text: string): string {
  if (kind === 'flag') {
    const on = /^(yes|true|on|enabled?)$/i.test(text.trim());
    return `Write ${key} = ${on ? 1 : /^(no|false|off|disabled?)$/i.test(text.trim()) ? 0 : '1 or 0'}.`;
  }
  const size = /^\s*(\d+)\s*([kmgt])(i?b)?\s*$/i.exec(text);
  if (size && (key === 'memory' || key === 'maxmem')) {
    const power = { k: -10, m: 0, g: 10, t: 20 }[(size[2] as string).toLowerCase() as 'k' | 'm' | 'g' | 't'];
    return `xl counts in MiB: write ${key} = ${Math.max(1, Math.round(Number(size[1]) * 2 ** power))}.`;
  }
  if (/^\s*0\d+\s*$/.test(text)) return `Write it without the zeros in front: ${Number(text)}.`;
  if (text !== text.trim() && readNumber(text.trim()).ok) return `Take the space away: ${text.trim()}.`;
  return 'Write a whole number.';
}

function nestedList({ key, node }: Setting, config: Config): LintProblem[] {
  const kind = kindOfKey(key);
  if (node.kind !== 'list' || !kind?.includes('list')) return [];
  const position = node.items.findIndex(isList);
  // vnuma is a list of lists by design.
  if (key === 'vnuma' || position === -1) return [];
  const lost = node.items.length - position;
  const message = `A list stands inside ${key}: xl stops there and drops ${lost === 1 ? 'it' : `it and ${lost - 1} more`}.`;
  const fatal = known(key, config) && (FATAL_ITEMS.includes(key) || (hvm(config) && FATAL_HVM_ITEMS.includes(key)));
  const finding = fatal ? error : warning;
  return [at(node.items[position] ?? node, finding('nested-list', message, 'Take the inner brackets away.'))];
}
