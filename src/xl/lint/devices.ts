import { t } from '../../text/t.ts';
import { at, error, type Finding, type LintProblem, warning } from '../problem.ts';
import type { TextNode } from '../value.ts';
import { type Config, quoted, type Rule } from './config.ts';

export const deviceRules: Rule[] = [
  // PCI devices
  { check: (config) => eachItem(config, 'pci', badPci) },
  // PCI passthrough and guest types
  { check: pciOnPvh },
  // CPU ranges
  { check: (config) => [...cpuRanges(config, 'cpus'), ...cpuRanges(config, 'cpus_soft')] },
  // CPUID policies
  { check: cpuid },
  // interrupts
  { check: (config) => eachItem(config, 'irqs', badIrq) },
  // I/O ports
  { check: (config) => eachItem(config, 'ioports', badPorts) },
];

function eachItem(config: Config, key: string, look: (text: string) => Finding | undefined): LintProblem[] {
  return config.items(key).flatMap(({ node }) => {
    const finding = look(node.text);
    return finding ? [at(node, finding)] : [];
  });
}

/** `[DDDD:]BB:DD.F[@SLOT][,key=value…]` or `key=value…` with bdf or name (tools/libs/util/libxlu_pci.c, Xen 4.17). */
function badPci(spec: string): Finding | undefined {
  const remedy = t('Write it as lspci does: 0000:03:00.0');
  const refused = (why: string) => error('bad-pci', t`xl refuses the PCI device ${quoted(spec)}: ${why}.`, remedy);
  const place = /^[0-9a-f:]+\.([0-9a-f]+|\*)/i.exec(spec)?.[0];
  let rest = spec;
  let numbered = false;
  let named = false;
  if (place !== undefined && isBdf(place)) {
    const behind = /^(@([0-9a-f]+))?(,|$)/i.exec(spec.slice(place.length));
    if (!behind) return refused(t('something stands behind its number'));
    if (behind[2] !== undefined && Number.parseInt(behind[2], 16) > 0x1f) return refused(t('its slot is above 1f'));
    rest = spec.slice(place.length + behind[0].length);
    numbered = true;
  }
  for (const field of rest.replace(/,$/, '').split(',')) {
    if (field === '' && rest === '') break;
    const [, key, value] = /^([^=]*)=(.*)$/.exec(field) ?? [];
    if (key === undefined || value === undefined) return refused(t`${quoted(field)} is no device and no option`);
    if (key === 'bdf' && isBdf(value)) numbered = true;
    else if (key === 'name') named = true;
    else if (key === 'rdm_policy' && /^(strict|relaxed|invalid)$/i.test(value)) continue;
    else if (key === 'vslot' && /^[0-9a-f]+$/i.test(value) && Number.parseInt(value, 16) <= 0x1f) continue;
    else if (!['permissive', 'msitranslate', 'seize', 'power_mgmt'].includes(key))
      return refused(t`it knows no ${field}`);
  }
  if (numbered && named) return refused(t('it is given by number and by name'));
  return numbered || named ? undefined : refused(t('it names no device'));
}

function isBdf(text: string): boolean {
  const parts = /^(?:([0-9a-f]+):)?([0-9a-f]+):([0-9a-f]+)\.([0-9a-f]+|\*)$/i.exec(text);
  if (!parts) return false;
  const [domain, bus, device, fn] = parts
    .slice(1)
    .map((part) => Number.parseInt(part === '*' ? '0' : (part ?? '0'), 16));
  return (domain ?? 0) <= 0xffff && (bus ?? 0) <= 0xff && (device ?? 0) <= 0x1f && (fn ?? 0) <= 7;
}

function pciOnPvh(config: Config): LintProblem[] {
  if (config.guest !== 'pvh' || config.items('pci').length === 0) return [];
  const message = t('Xen cannot pass PCI devices to pvh guests.');
  return [config.problem('pci', warning('pci-on-pvh', message, t('Set type = "hvm" (or "pv"), or take pci out.')))];
}

/** One text counts for all CPUs of the guest; of a list, xl reads as many items as the guest has CPUs. */
function cpuRanges(config: Config, key: 'cpus' | 'cpus_soft'): LintProblem[] {
  const whole = config.setting(key)?.node;
  if (whole?.kind === 'text') return badRange(whole);
  const items = config.items(key).map(({ node }) => node);
  // Before Xen 4.22 a guest without vcpus= counts as one with none here.
  const unset = (config.minor ?? 22) < 22 ? 0n : 1n;
  const count = Number(config.number('maxvcpus') || config.number('vcpus') || unset);
  const surplus = items[count];
  const problems = items.slice(0, count).flatMap(badRange);
  if (surplus) {
    const message = t`${key} has ${items.length} entries, but the guest ${count} CPUs: xl drops the others.`;
    problems.push(at(surplus, warning('cpus-surplus', message, t('Set vcpus, or write one text for all CPUs.'))));
  }
  return problems;
}

function badRange(node: TextNode): LintProblem[] {
  const odd = node.text.split(',').find((range) => range !== '' && !isCpuRange(range));
  if (odd === undefined) return [];
  const message = t`${quoted(odd)} is no range of CPUs: xl refuses the file.`;
  return [at(node, error('bad-cpus', message, t('Write "0-3", "0,2", "all", "2-5,^3" or "node:0".')))];
}

function isCpuRange(range: string): boolean {
  if (/^(nodes?:)?all$/.test(range)) return true;
  const parts = /^\^?(?:nodes?:)?\s*\+?(\d+)(?:-\s*\+?(\d+))?$/.exec(range);
  return parts !== null && (parts[2] === undefined || BigInt(parts[2]) >= BigInt(parts[1] as string));
}

/** Both notations of libxl_cpuid.c by their form; the names of features are left to xl. */
function cpuid(config: Config): LintProblem[] {
  const drop = (node: TextNode, what: string, remedy: string) =>
    at(node, warning('bad-cpuid', t`xl drops ${quoted(what)}: it is no CPUID policy.`, remedy));
  const whole = config.setting('cpuid')?.node;
  if (whole?.kind === 'text') {
    const [first, ...rest] = whole.text.split(',').filter((field) => field !== '');
    const odd = first === undefined || first === 'host' ? rest.find((field) => !/^\w+=\w+$/.test(field)) : first;
    return odd === undefined ? [] : [drop(whole, odd, t('Write "host,feature=0,other=1".'))];
  }
  return config
    .items('cpuid')
    .filter(({ node }) => !/^\s*\w+(,\w+)?:(e[abcd]x=.{32},?)+$/.test(node.text))
    .map(({ node }) => drop(node, node.text, t('Write cpuid = "host,feature=0" instead.')));
}

function badIrq(text: string): Finding | undefined {
  if (/^\s*\+?\d+$/.test(text) && BigInt(text.trim()) < 2n ** 32n - 1n) return undefined;
  return error(
    'bad-irq',
    t`${quoted(text)} is no interrupt number: xl refuses the file.`,
    t('Write a decimal number.'),
  );
}

function badPorts(text: string): Finding | undefined {
  const parts = /^\s*\+?(?:0x)?([0-9a-f]+)(?:-\s*\+?(?:0x)?([0-9a-f]+))?(.*)$/is.exec(text);
  const [first, last] = [parts?.[1], parts?.[2]].map((hex) => (hex === undefined ? undefined : BigInt(`0x${hex}`)));
  const large = [first, last].some((port) => port !== undefined && port >= 2n ** 32n - 1n);
  const refused = !parts || large || (last !== undefined && parts[3] !== '') || parts[3]?.startsWith('-');
  const remedy = t('Write hexadecimal numbers: "2f8-2ff".');
  if (refused) return error('bad-ioport', t`${quoted(text)} is no range of ports: xl refuses the file.`, remedy);
  if (parts[3] !== '') return warning('bad-ioport', t`Of ${quoted(text)} xl reads only the beginning.`, remedy);
  return undefined;
}
