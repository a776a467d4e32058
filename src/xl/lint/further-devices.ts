import { t } from '../../text/t.ts';
import { at, error, type Finding, type LintProblem, warning } from '../problem.ts';
import { type Config, isList, quoted, type Rule } from './config.ts';
import { eachItem, fieldsOf, refused } from './specs.ts';

/** Devices that few guests have: what xl refuses in them (tools/xl/xl_parse.c, the same from Xen 4.17 to 4.22). */
export const furtherDeviceRules: Rule[] = [
  // memory of devices
  { check: (config) => eachItem(config, 'iomem', iomem) },
  // memory that the host's devices have reserved
  { check: rdm },
  // USB controllers and devices
  { check: (config) => [...eachItem(config, 'usbctrl', usbctrl), ...eachItem(config, 'usbdev', usbdev)] },
  // keyboards and displays that no emulator makes
  { check: (config) => [...eachItem(config, 'vkb', vkb), ...eachItem(config, 'vdispl', vdispl)] },
  // sound cards, each a list
  { check: vsnd },
];

/** sscanf takes spaces, a sign and 0x before each of the numbers. */
const RANGE = /^\s*[+-]?(0x)?[0-9a-f]+,\s*[+-]?(0x)?[0-9a-f]+(@\s*[+-]?(0x)?[0-9a-f]+)?$/i;

function iomem(spec: string): Finding | undefined {
  if (RANGE.test(spec)) return undefined;
  const message = t`${quoted(spec)} is no range of memory: xl refuses the file.`;
  return error('bad-iomem', message, t('Write the numbers of pages in hexadecimal: "fe000,1" or "fe000,1@fe100".'));
}

/** tools/libs/util/libxlu_pci.c, xlu_rdm_parse. */
function rdm(config: Config): LintProblem[] {
  const text = config.text('rdm');
  if (text === undefined || /^((strategy=host|policy=(?:strict|relaxed|invalid))(,(?!$)|$))+$/i.test(text)) return [];
  const message = t`xl cannot read rdm = ${quoted(text)}, and goes on without it.`;
  return [config.problem('rdm', warning('bad-rdm', message, t('Write "strategy=host,policy=strict", or "…relaxed".')))];
}

const nothingFor = ({ key, value }: { key: string; value: string | undefined }): string =>
  t`${quoted(value === undefined ? key : `${key}=${value}`)} is nothing for it`;

function usbctrl(spec: string): Finding | undefined {
  const odd = fieldsOf(spec).find(({ key, value }) =>
    key === 'type'
      ? !/^(auto|pv|devicemodel|qusb)$/i.test(value ?? '')
      : value === undefined || !['version', 'ports'].includes(key),
  );
  return odd && refused(t('the USB controller'), nothingFor(odd), t('Write "type=auto,version=2,ports=4".'));
}

function usbdev(spec: string): Finding | undefined {
  const odd = fieldsOf(spec).find(({ key, value }) =>
    key === 'type'
      ? !/^hostdev$/i.test(value ?? '')
      : value === undefined || !['hostbus', 'hostaddr', 'controller', 'port'].includes(key),
  );
  return odd && refused(t('the USB device'), nothingFor(odd), t('Write "hostbus=1,hostaddr=3", as lsusb tells them.'));
}

const TOUCH = ['multi-touch-width', 'multi-touch-height', 'multi-touch-num-contacts'];
const VKB = `backend unique-id feature-disable-keyboard feature-disable-pointer feature-abs-pointer
  feature-raw-pointer feature-multi-touch width height`.split(/\s+/);

function vkb(spec: string): Finding | undefined {
  const what = t('the keyboard');
  const remedy = t('Write "backend-type=qemu", or "backend-type=linux,backend=DOMAIN".');
  const fields = fieldsOf(spec);
  const odd = fields.find(({ key, value }) =>
    key === 'backend-type'
      ? !/^(qemu|linux|unknown)$/i.test(value ?? '')
      : value === undefined || ![...VKB, ...TOUCH].includes(key),
  );
  if (odd) return refused(what, nothingFor(odd), remedy);
  const last = new Map(fields.map(({ key, value }) => [key, value ?? '']));
  if (/^(unknown)?$/i.test(last.get('backend-type') ?? '')) return refused(what, t('it has no backend-type'), remedy);
  const isSet = (key: string): boolean => Number.parseInt(last.get(key) ?? '', 10) !== 0 && last.has(key);
  if (!isSet('feature-multi-touch') || TOUCH.some(isSet)) return undefined;
  return refused(what, t('for multi-touch it needs a width, a height or a number of contacts'), remedy);
}

function vdispl(spec: string): Finding | undefined {
  const what = t('the display');
  const remedy = t('Write "backend=DOMAIN,connectors=ID:1920x1080".');
  const fields = fieldsOf(spec);
  const odd = fields.find(
    ({ key, value }) => value === undefined || !['backend', 'be-alloc', 'connectors'].includes(key),
  );
  if (odd) return refused(what, nothingFor(odd), remedy);
  const all =
    fields
      .findLast(({ key }) => key === 'connectors')
      ?.value?.split(';')
      .filter(Boolean) ?? [];
  if (all.length === 0) return refused(what, t('it has no connectors'), remedy);
  const bad = all.find((each) => !/^:*[^:]+:+\s*[+-]?\d+x\s*[+-]?\d+/.test(each));
  if (bad === undefined) return undefined;
  // Where not even a first number is read, xl complains, but takes it.
  if (!/^:*[^:]+:+\s*[^\s\d:+-]/.test(bad)) return refused(what, t`${quoted(bad)} is no connector`, remedy);
  return warning('bad-spec', t`xl reads no size in the connector ${quoted(bad)}, and passes over it.`, remedy);
}

const SOUND = ['sample-rates', 'sample-formats', 'channels-min', 'channels-max', 'buffer-size'];
const OF_SOUND = new Map([
  ['card', [...SOUND, 'backend', 'short-name', 'long-name']],
  ['pcm', [...SOUND, 'name']],
  ['stream', [...SOUND, 'unique-id', 'type']],
]);
/** libxl_vsnd_pcm_format (tools/libs/light/libxl_types.idl). */
const FORMATS = /^([su]8|[su](16|24|32)_[lb]e|f(32|64)_[lb]e|iec958_subframe_[lb]e|mu_law|a_law|ima_adpcm|mpeg|gsm)$/i;

function vsnd(config: Config): LintProblem[] {
  const what = t('the sound card');
  const remedy = t('Write [ [ "card, backend=DOMAIN", "pcm, name=…", "stream, type=p" ] ].');
  return (config.list('vsnd')?.items ?? []).flatMap((card) => {
    if (!isList(card)) return [at(card, refused(what, t('it must be a list'), remedy))];
    const end = card.items.findIndex(isList);
    for (const item of card.items.slice(0, end === -1 ? undefined : end)) {
      const odd = isList(item) ? undefined : oddSound(item.text);
      if (odd) return [at(item, refused(what, nothingFor(odd), remedy))];
    }
    return [];
  });
}

function oddSound(spec: string): { key: string; value: string | undefined } | undefined {
  const [kind, ...fields] = fieldsOf(spec);
  if (!kind) return undefined;
  const keys = kind.value === undefined ? OF_SOUND.get(kind.key.toLowerCase()) : undefined;
  if (!keys) return kind;
  return fields.find(({ key, value }) => {
    if (value === undefined || !keys.includes(key)) return true;
    if (key === 'sample-formats') return value.split(';').some((each) => each !== '' && !FORMATS.test(each));
    return key === 'type' && !/^[pc]$/i.test(value);
  });
}
