import { t } from '../../text/t.ts';
import { isKnownKey, kindOfKey, knownSince, suggestKey } from '../keys.ts';
import { readNumber } from '../number.ts';
import { at, error, type LintProblem, warning } from '../problem.ts';
import type { Setting } from '../value.ts';
import { type Config, isList, quoted, type Rule } from './config.ts';

/** Keys of xm that xl dropped, with where the matter is decided now. */
const GONE = new Map<string, string>(
  Object.entries({
    dhcp: t('Write ip=dhcp into cmdline.'),
    gateway: t('Write ip=… into cmdline, or set it inside the guest.'),
    hostname: t('Set it inside the guest; the name of the guest is name=.'),
    ip: t('Write ip=… into a vif entry or into cmdline.'),
    netmask: t('Write ip=… into cmdline, or set it inside the guest.'),
    nfs_root: t('Write root=/dev/nfs nfsroot=SERVER:/PATH into cmdline.'),
    nfs_server: t('Write root=/dev/nfs nfsroot=SERVER:/PATH into cmdline.'),
    vncconsole: t('Use xl create -V, or xl vncviewer.'),
    vscsi: t('xl has none: use disk.'),
    superpages: t('Leave it out.'),
    features: t('Leave it out.'),
  }),
);

export const keyRules: Rule[] = [
  // keys xl does not know are ignored in silence
  { check: unknownKeys },
  // keys a newer Xen knows are ignored in silence
  { check: newerKeys },
  // of two assignments to one key the last counts
  { check: assignedTwice },
  // a list where xl wants one value, and the reverse
  { check: each(wrongKind) },
  // numbers that are none, or read otherwise than they look
  { check: each(numberTrouble) },
  // lists end for xl at the first list inside
  { check: each(nestedList) },
];

function each(look: (setting: Setting, config: Config) => LintProblem[]): (config: Config) => LintProblem[] {
  return (config) => [...config.parsed.nodes.values()].flatMap((setting) => look(setting, config));
}

function unknownKeys(config: Config): LintProblem[] {
  return config.parsed.assignments.flatMap((a) => {
    if (isKnownKey(a.key)) return [];
    const meant = suggestKey(a.key);
    const remedy =
      GONE.get(a.key) ?? (meant ? t`Did you mean ${meant}?` : t('Take it out, or look for its name in man xl.cfg.'));
    return [at(a, warning('unknown-key', t`xl knows no key ${a.key}: it ignores the line without a word.`, remedy))];
  });
}

function newerKeys(config: Config): LintProblem[] {
  const { minor } = config;
  if (minor === undefined) return [];
  return config.parsed.assignments.flatMap((a) => {
    if (!isKnownKey(a.key) || isKnownKey(a.key, `4.${minor}`)) return [];
    const message = t`${a.key} is known from Xen ${knownSince(a.key)} on: xl 4.${minor} ignores the line.`;
    return [at(a, warning('key-too-new', message, t('Take it out, or upgrade Xen.')))];
  });
}

function assignedTwice(config: Config): LintProblem[] {
  const seen = new Map<string, number>();
  return config.parsed.assignments.flatMap((a) => {
    const before = seen.get(a.key);
    seen.set(a.key, a.line);
    if (before === undefined || a.op === '+=') return [];
    const message = t`${a.key} is set in line ${before}, too: xl takes only the last one.`;
    return [at(a, warning('assigned-twice', message, t('Keep one of them, or add to it with +=.')))];
  });
}

/** Lists without which xl gives up when one value stands there, instead of printing a warning and going on. */
const FATAL_LISTS = ['device_model_args', 'device_model_args_pv', 'device_model_args_hvm'];
const FATAL_HVM_LISTS = ['mca_caps', 'smbios'];
/** Lists in which xl gives up at an item that is a list; in the others it just stops. */
const FATAL_ITEMS = ['llc_colors', 'xenstore_quota', 'ioports', 'irqs', 'iomem'];
const FATAL_HVM_ITEMS = ['viridian', 'mca_caps', 'smbios'];
const BOUNDED = ['max_grant_frames', 'max_maptrack_frames', 'max_grant_version'];

/** Lists that a guest misses more than others. */
const LOST: Record<string, () => string> = {
  disk: () => t('disk wants a list, but here stands one value: xl drops it, and the guest then has no disks.'),
  vif: () => t('vif wants a list, but here stands one value: xl drops it, and the guest then has no network.'),
};

function wrongKind({ key, node }: Setting, config: Config): LintProblem[] {
  const kind = kindOfKey(key);
  if (kind === undefined || kind.includes('list') === (node.kind === 'list')) return [];
  if (kind === 'text or list' || kind === 'flag or list') return [];
  if (node.kind === 'text') {
    const message = LOST[key]?.() ?? t`${key} wants a list, but here stands one value: xl drops it.`;
    const remedy = t`Put brackets around it: ${key} = [ … ].`;
    const fatal = known(key, config) && (FATAL_LISTS.includes(key) || (hvm(config) && FATAL_HVM_LISTS.includes(key)));
    return [at(node, fatal ? error('not-a-list', message, remedy) : warning('not-a-list', message, remedy))];
  }
  const message = t`${key} wants one value, but here stands a list: xl drops it.`;
  const remedy = t`Take the brackets away: ${key} = ${kind === 'text' ? '"…"' : '1'}.`;
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

/** What xl does instead of reading a number. */
function insteadOf(key: string): string {
  if (BOUNDED.includes(key)) return t('xl refuses the file');
  if (key === 'memory') return t('xl ignores it and gives the guest 32 MiB');
  if (key === 'vcpus') return t('xl ignores it and gives the guest one CPU');
  return t('xl ignores it');
}

function numberTrouble({ key, node, op }: Setting): LintProblem[] {
  const kind = kindOfKey(key);
  if (node.kind !== 'text' || (kind !== 'number' && kind !== 'flag')) return [];
  const severity = BOUNDED.includes(key) ? error : warning;
  const instead = insteadOf(key);
  if (op === '+=') {
    return [
      at(node, severity('number-added', t`+= does not add numbers: ${instead}.`, t`Write ${key} = and the sum.`)),
    ];
  }
  const read = readNumber(node.text);
  const newer = readNumber(node.text, true);
  if (!read.ok && newer.ok) {
    const message = t`${quoted(node.text)} is ${newer.value} where the C library is new (Debian 13); else it is no number: ${instead}.`;
    return [at(node, severity('binary', message, t`Write ${newer.value}.`))];
  }
  if (!read.ok) {
    const message = t`${quoted(node.text)} is not a number xl can read: ${instead}.`;
    return [at(node, severity('not-a-number', message, numberRemedy(key, kind, node.text)))];
  }
  const plain = /^\s*[+-]?0\d+$/.test(node.text) ? BigInt(node.text.replace(/^\s*[+-]?0*(?=\d)/, '')) : undefined;
  if (read.form === 'octal' && plain !== undefined && plain !== (read.value < 0n ? -read.value : read.value)) {
    const message = t`A number that begins with 0 is octal to xl: ${node.text} is ${read.value}.`;
    return [at(node, warning('octal', message, t`Write ${plain}, or ${read.value} if that is meant.`))];
  }
  if (BOUNDED.includes(key) && (read.value < 0n || read.value >= 2n ** 31n)) {
    return [
      at(node, error('out-of-range', t`${key} = ${read.value} is out of range: xl refuses it.`, t('Leave it out.'))),
    ];
  }
  return [];
}

function numberRemedy(key: string, kind: string, text: string): string {
  if (kind === 'flag') {
    if (/^(yes|true|on|enabled?)$/i.test(text.trim())) return t`Write ${key} = ${1}.`;
    if (/^(no|false|off|disabled?)$/i.test(text.trim())) return t`Write ${key} = ${0}.`;
    return t`Write ${key} = 1 or 0.`;
  }
  const size = /^\s*(\d+)\s*([kmgt])(i?b)?\s*$/i.exec(text);
  if (size && (key === 'memory' || key === 'maxmem')) {
    const power = { k: -10, m: 0, g: 10, t: 20 }[(size[2] as string).toLowerCase() as 'k' | 'm' | 'g' | 't'];
    return t`xl counts in MiB: write ${key} = ${Math.max(1, Math.round(Number(size[1]) * 2 ** power))}.`;
  }
  if (/^\s*0\d+\s*$/.test(text)) return t`Write it without the zeros in front: ${Number(text)}.`;
  if (text !== text.trim() && readNumber(text.trim()).ok) return t`Take the space away: ${text.trim()}.`;
  return t('Write a whole number.');
}

function nestedList({ key, node }: Setting, config: Config): LintProblem[] {
  const kind = kindOfKey(key);
  if (node.kind !== 'list' || !kind?.includes('list')) return [];
  const position = node.items.findIndex(isList);
  // These are lists of lists by design.
  if (key === 'vnuma' || key === 'vsnd' || position === -1) return [];
  const lost = node.items.length - position;
  const message =
    lost === 1
      ? t`A list stands inside ${key}: xl stops there and drops it.`
      : t`A list stands inside ${key}: xl stops there and drops it and ${lost - 1} more.`;
  const fatal = known(key, config) && (FATAL_ITEMS.includes(key) || (hvm(config) && FATAL_HVM_ITEMS.includes(key)));
  const finding = fatal ? error : warning;
  return [at(node.items[position] ?? node, finding('nested-list', message, t('Take the inner brackets away.')))];
}
