import { t } from '../text/t.ts';
import { readLeadingNumber } from './number.ts';
import { parseRate } from './rate.ts';
import { minorOf, NEWEST_MINOR } from './version.ts';

/** One entry of vif=[] (xen-facts 6.1). */
export interface XlVif {
  mac?: string;
  bridge?: string;
  script?: string;
  vifname?: string;
  gatewaydev?: string;
  ip?: string;
  model?: string;
  type?: 'ioemu' | 'vif';
  rate?: string;
  mtu?: number;
}

/** A card that no vif string can describe. */
export class UnprintableVif extends Error {
  override readonly name = 'UnprintableVif';
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

export interface VifReading {
  vif: XlVif;
  /** Fields xl knows that XlVif has no place for, as they stand: `backend=net1`, `trusted`. */
  others: string[];
  /** Fields xl prints a line about and overlooks; it goes on with the rest. */
  ignored: { field: string; why: string; remedy: string }[];
  /** What makes xl refuse the whole config. */
  problem?: { message: string; remedy: string };
}

const TEXTS = ['mac', 'bridge', 'script', 'vifname', 'gatewaydev', 'ip', 'model'] as const;
const OTHER_KEYS = /^(backend|forwarddev|devid|vlan|colo_\w+)=/;

/**
 * The card as a string for vif=[]: `mac=…,bridge=…`.
 *
 * @throws UnprintableVif where a value holds a comma (xl has no way to write one), or xl would refuse it
 */
export function printVif(vif: XlVif): string {
  const fields: string[] = [];
  for (const key of TEXTS) {
    const value = vif[key];
    if (value !== undefined) fields.push(`${key}=${text(key, value)}`);
  }
  if (vif.type !== undefined) fields.push(`type=${vif.type}`);
  if (vif.rate !== undefined) fields.push(`rate=${rate(vif.rate)}`);
  if (vif.mtu !== undefined) fields.push(`mtu=${mtu(vif.mtu)}`);
  return fields.join(',');
}

/**
 * Reads one entry of vif=[] as xl does (tools/xl/xl_parse.c, parse_nic_config): split at commas, empty fields vanish,
 * only spaces before a field are skipped.
 *
 * @param xenVersion `4.17`; default: the newest known. `vlan` came with 4.19.
 */
export function parseVif(spec: string, xenVersion?: string): VifReading {
  const minor = (xenVersion === undefined ? undefined : minorOf(xenVersion)) ?? NEWEST_MINOR;
  const reading: VifReading = { vif: {}, others: [], ignored: [] };
  for (const raw of spec.split(',')) {
    if (raw === '') continue;
    readField(reading, raw.replace(/^ +/, ''), minor);
    if (reading.problem) break;
  }
  return reading;
}

function readField(reading: VifReading, field: string, minor: number): void {
  const equals = field.indexOf('=');
  const key = equals === -1 ? '' : field.slice(0, equals);
  const value = field.slice(equals + 1);
  const { vif } = reading;
  const ignore = (why: string, remedy: string) => void reading.ignored.push({ field, why, remedy });
  if ((TEXTS as readonly string[]).includes(key)) vif[key as (typeof TEXTS)[number]] = value;
  else if (key === 'netdev') {
    vif.gatewaydev = value;
    ignore(t('netdev= is the old name of gatewaydev='), t`Write gatewaydev=${value}.`);
  } else if (key === 'type') {
    if (value === 'vif' || value === 'ioemu') vif.type = value;
    else ignore(t`${JSON.stringify(value)} is no type`, t('Use type=vif, type=ioemu, or leave it out.'));
  } else if (key === 'rate') {
    const read = parseRate(value);
    if ('problem' in read)
      refuse(reading, t`rate: ${read.problem}`, t('Write it like rate=10Mb/s or rate=1MB/s@50ms.'));
    else vif.rate = value;
  } else if (key === 'mtu' || key === 'devid') {
    const number = readLeadingNumber(value);
    if (number === undefined) refuse(reading, t`${key}=${value} is no number`, t`Write ${key}= with digits only.`);
    else if (key === 'mtu') vif.mtu = Number(BigInt.asIntN(32, number));
    else reading.others.push(field);
  } else if (key === 'accel') ignore(t('accel= is not supported any more'), t('Take it out.'));
  else if (key === 'vlan' && minor < 19) ignore(t('vlan= is known from Xen 4.19 on'), t('Use a bridge for each VLAN.'));
  else if (OTHER_KEYS.test(field) || field === 'trusted' || field === 'untrusted') reading.others.push(field);
  else ignore(t`${JSON.stringify(field)} is nothing xl knows for a card`, suggestion(field));
}

function refuse(reading: VifReading, message: string, remedy: string): void {
  reading.problem = { message, remedy };
}

function suggestion(field: string): string {
  if (field === '') return t('Take out the empty field.');
  if (/^\d+\.\d+\.\d+\.\d+/.test(field)) return t('Several addresses stand in one ip= with spaces between.');
  const key = /^\s*(\w+)\s*=/.exec(field)?.[1]?.toLowerCase();
  if (key && [...TEXTS, 'type', 'rate', 'mtu'].includes(key)) return t`Write ${key}= in lower case and without spaces.`;
  return t`Known are ${[...TEXTS, 'type', 'rate', 'mtu'].join(', ')}.`;
}

function text(key: string, value: string): string {
  if (value === '' || /[,\0-\x1f\x7f]/.test(value) || value !== value.trim()) {
    throw new UnprintableVif(
      t`${key} ${JSON.stringify(value)} is empty, or holds a comma, a control character or a space at its end.`,
      t('xl splits a card at every comma and keeps spaces: use a value without them.'),
    );
  }
  return value;
}

function rate(value: string): string {
  const read = parseRate(value);
  if ('problem' in read) throw new UnprintableVif(t`rate: ${read.problem}.`, t('Write it like 10Mb/s.'));
  return value;
}

function mtu(value: number): number {
  if (Number.isInteger(value) && value > 0 && value < 2 ** 31) return value;
  throw new UnprintableVif(t`mtu ${value} is no whole number above 0.`, t('The usual MTU is 1500.'));
}
