import { t } from '../../text/t.ts';
import { readLeadingNumber } from '../number.ts';
import { at, error, type Finding, type LintProblem, warning } from '../problem.ts';
import { type Config, isList, quoted, type Rule } from './config.ts';

/** Entries of lists that few guests have: what xl refuses in them (tools/xl/xl_parse.c). */
export const specRules: Rule[] = [
  // vtpm entries
  { check: (config) => eachItem(config, 'vtpm', vtpm) },
  // pvcalls entries
  { check: (config) => eachItem(config, 'pvcalls', pvcalls) },
  // channel entries
  { check: (config) => eachItem(config, 'channel', channel) },
  // p9 entries
  { check: (config) => eachItem(config, 'p9', p9) },
  // vnuma entries are lists of options
  { check: vnuma },
  // smbios entries
  {
    check: (config) => (config.guest === 'hvm' ? eachItem(config, 'smbios', smbios, 18) : []),
  },
  // virtio entries
  { check: (config) => eachItem(config, 'virtio', virtio, 18) },
  // cache colours
  { check: (config) => eachItem(config, 'llc_colors', colours, 20) },
  // xenstore quotas
  { check: (config) => eachItem(config, 'xenstore_quota', quota, 22) },
  // sve, arm_sci and altp2m_count
  { check: laterNumbers },
];

type Look = (spec: string, config: Config) => Finding | undefined;

export function eachItem(config: Config, key: string, look: Look, since = 17): LintProblem[] {
  if ((config.minor ?? since) < since) return [];
  return config.items(key).flatMap(({ node }) => {
    const finding = look(node.text, config);
    return finding ? [at(node, finding)] : [];
  });
}

/** @param what with its article */
export function refused(what: string, why: string, remedy: string): Finding {
  return error('bad-spec', t`xl refuses ${what}: ${why}.`, remedy);
}

/** `key=value` fields; a field without "=" has no value. Empty fields vanish, spaces in front do not count. */
export function fieldsOf(spec: string): { key: string; value: string | undefined }[] {
  return spec
    .split(',')
    .filter((field) => field !== '')
    .map((field) => {
      const [key, ...value] = field.replace(/^ +/, '').split('=');
      return { key: key as string, value: value.length === 0 ? undefined : value.join('=') };
    });
}

/** xl stops reading these entries at the first field without "=". */
function upToOddField(spec: string): { key: string; value: string }[] {
  const fields = fieldsOf(spec);
  const odd = fields.findIndex((field) => field.value === undefined);
  return fields.slice(0, odd === -1 ? undefined : odd) as { key: string; value: string }[];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function vtpm(spec: string): Finding | undefined {
  const remedy = t('Write "backend=DOMAIN,uuid=…".');
  const fields = upToOddField(spec);
  const odd = fields.find(({ key, value }) => key !== 'backend' && (key !== 'uuid' || !UUID.test(value)));
  if (odd) return refused(t('the vtpm'), t`${quoted(`${odd.key}=${odd.value}`)} is nothing for it`, remedy);
  return fields.some(({ key }) => key === 'backend')
    ? undefined
    : refused(t('the vtpm'), t('it has no backend'), remedy);
}

function pvcalls(spec: string): Finding | undefined {
  const odd = upToOddField(spec).find(({ key }) => key !== 'backend');
  return odd && refused(t('the pvcalls entry'), t`it knows no ${quoted(odd.key)}`, t('Write "backend=DOMAIN".'));
}

function channel(spec: string): Finding | undefined {
  const remedy = t('Write "connection=pty,name=…" or "connection=socket,path=…,name=…".');
  const fields = new Map(fieldsOf(spec).map(({ key, value }) => [key.trim(), value?.trim()]));
  if ([...fields.values()].some((value) => !value)) return refused(t('the channel'), t('a field has no value'), remedy);
  const connection = fields.get('connection');
  if (connection !== 'pty' && connection !== 'socket')
    return refused(t('the channel'), t('it needs a connection'), remedy);
  if (connection === 'socket' && !fields.has('path'))
    return refused(t('the channel'), t('a socket needs a path'), remedy);
  const odd = [...fields.keys()].find((key) => !['backend', 'name', 'path', 'connection'].includes(key));
  return odd === undefined ? undefined : warning('bad-spec', t`xl ignores ${quoted(odd)} in a channel.`, remedy);
}

const P9_KEYS = ['security_model', 'path', 'tag', 'backend'];
const P9_LATER = ['type', 'max-files', 'max-open-files', 'max-space', 'auto-delete'];

function p9(spec: string, { minor }: Config): Finding | undefined {
  const remedy = t('Write "tag=…,security_model=none,path=/the/folder".');
  const later = (minor ?? 19) >= 19;
  const fields = later ? fieldsOf(spec) : upToOddField(spec);
  const known = later ? [...P9_KEYS, ...P9_LATER] : P9_KEYS;
  const odd = fields.find(({ key, value }) => !known.includes(key.trim()) || (later && !value));
  if (odd) return refused(t('the p9 entry'), t`it knows no ${quoted(odd.key)}, or there is no value`, remedy);
  const missing = ['path', 'security_model', 'tag'].find((key) => !fields.some((field) => field.key.trim() === key));
  if (missing === undefined || fields.some(({ value }) => value === 'xen_9pfsd')) return undefined;
  const message = t`The p9 entry has no ${missing}.`;
  return later ? warning('bad-spec', message, remedy) : refused(t('the p9 entry'), t`it has no ${missing}`, remedy);
}

function vnuma(config: Config): LintProblem[] {
  const what = t('the vnuma entry');
  const remedy = t('Write [ [ "pnode=0", "size=512", … ] ].');
  return (config.list('vnuma')?.items ?? []).flatMap((node) => {
    if (!isList(node)) return [at(node, refused(what, t('it must be a list'), remedy))];
    const odd = node.items.find((option) => !isList(option) && !isVnumaOption(option.text, config));
    return odd && !isList(odd) ? [at(odd, refused(what, t`${quoted(odd.text)} is nothing for it`, remedy))] : [];
  });
}

/** Up to 4.17 with strtok, which passes over an empty part; from 4.18 on at the first "=" (tools/xl/xl_parse.c, split_string_into_pair). */
const isVnumaOption = (text: string, { minor }: Config): boolean =>
  ((minor ?? 17) < 18 && isVnumaPair(/^=*([^=]+)=+([^=]+)/.exec(text))) ||
  ((minor ?? 18) >= 18 && isVnumaPair(/^([^=]*)=(.+)/s.exec(text)));

/** Options that it does not know are passed over. */
function isVnumaPair(pair: RegExpExecArray | null): boolean {
  const [, key = '', value] = pair ?? [];
  if (value === undefined) return false;
  const numbers = /^\s*(pnode|size)\s*$/.test(key) ? [value] : /^\s*vdistances\s*$/.test(key) ? value.split(',') : [];
  return numbers.every((number) => number === '' || readLeadingNumber(number.trim()) !== undefined);
}

const SMBIOS = `bios_vendor bios_version system_manufacturer system_product_name system_version system_serial_number
  baseboard_manufacturer baseboard_product_name baseboard_version baseboard_serial_number baseboard_asset_tag
  baseboard_location_in_chassis enclosure_manufacturer enclosure_serial_number enclosure_asset_tag
  battery_manufacturer battery_device_name oem`.split(/\s+/);

function smbios(spec: string): Finding | undefined {
  const equals = spec.indexOf('=');
  const known = SMBIOS.includes(spec.slice(0, Math.max(0, equals)).toLowerCase());
  if (known && spec.length > equals + 1) return undefined;
  return refused(
    t('the smbios entry'),
    t`${quoted(spec)} is none`,
    t`Write "${SMBIOS[0]}=…"; man xl.cfg lists the others.`,
  );
}

function virtio(spec: string): Finding | undefined {
  const odd = fieldsOf(spec).find(({ key, value }, i, all) => {
    if (/^virtio/.test(all[i - 1]?.value ?? '') && all[i - 1]?.key === 'type') return false;
    if (key === 'transport') return !/^(mmio|unknown)$/i.test(value ?? '');
    return value === undefined || !['backend', 'type', 'grant_usage'].includes(key);
  });
  return (
    odd && refused(t('the virtio entry'), t`it knows no ${quoted(odd.key)}`, t('Known are backend, type, transport.'))
  );
}

function colours(spec: string): Finding | undefined {
  const [, first, last] = /^\s*\+?(\d+)(?:-\s*\+?(\d+))?/.exec(spec) ?? [];
  if (first !== undefined && (last === undefined || BigInt(last) >= BigInt(first))) return undefined;
  return refused(t('the range of cache colours'), t`${quoted(spec)} is none`, t('Write "0-3" or "5".'));
}

function quota(spec: string): Finding | undefined {
  const value = /^[^=]*=\s*\+?(0x[0-9a-f]+|\d+)$/i.exec(spec)?.[1];
  if (value !== undefined && Number(value) < 2 ** 32) return undefined;
  return refused(t('the xenstore quota'), t`${quoted(spec)} is none`, t('Write "NAME=NUMBER".'));
}

function laterNumbers(config: Config): LintProblem[] {
  const problems: LintProblem[] = [];
  const sve = config.text('sve');
  const length = /^[1-9]\d*$/.test(sve ?? '') ? Number(sve) : undefined;
  const fine = /^(hw|disabled)$/i.test(sve ?? '') || (length !== undefined && length % 128 === 0 && length <= 2048);
  if (sve !== undefined && !fine && (config.minor ?? 18) >= 18) {
    problems.push(
      config.problem('sve', refused('sve=', t`${quoted(sve)} is no length`, t('Write "hw" or a multiple of 128.'))),
    );
  }
  const sci = fieldsOf(config.text('arm_sci') ?? '').find(
    ({ key, value }) => key === 'type' && value !== undefined && !/^(none|scmi_smc)$/i.test(value),
  );
  if (sci && (config.minor ?? 21) >= 21) {
    const remedy = t('Write "type=scmi_smc", or take it out.');
    problems.push(
      config.problem('arm_sci', refused('arm_sci=', t`${quoted(`type=${sci.value}`)} is nothing for it`, remedy)),
    );
  }
  const count = config.number('altp2m_count');
  if (count !== undefined && (count < 0n || count > 65535n) && (config.minor ?? 21) >= 21) {
    problems.push(
      config.problem('altp2m_count', refused('altp2m_count=', t`${count} is out of range`, t('Write 0 to 65535.'))),
    );
  }
  return problems;
}
