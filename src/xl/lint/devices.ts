import { at, error, type Finding, type LintProblem, warning } from '../problem.ts';
import type { TextNode } from '../value.ts';
import { type Config, quoted, type Rule } from './config.ts';

export const deviceRules: Rule[] = [
  { about: 'PCI devices', check: (config) => eachItem(config, 'pci', badPci) },
  { about: 'PCI passthrough and guest types', check: pciOnPvh },
  { about: 'CPU ranges', check: (config) => [...cpuRanges(config, 'cpus'), ...cpuRanges(config, 'cpus_soft')] },
  { about: 'interrupts', check: (config) => eachItem(config, 'irqs', badIrq) },
  { about: 'I/O ports', check: (config) => eachItem(config, 'ioports', badPorts) },
];

function eachItem(config: Config, key: string, look: (text: string) => Finding | undefined): LintProblem[] {
  return config.items(key).flatMap(({ node }) => {
    const finding = look(node.text);
    return finding ? [at(node, finding)] : [];
  });
}

/** `[DDDD:]BB:DD.F[@SLOT][,key=value…]` or `key=value…` with bdf or name (tools/libs/util/libxlu_pci.c, Xen 4.17). */
function badPci(spec: string): Finding | undefined {
  const remedy = 'Write it as lspci does: 0000:03:00.0';
  const refused = (why: string) => error('bad-pci', `xl refuses the PCI device ${quoted(spec)}: ${why}.`, remedy);
  const place = /^[0-9a-f:]+\.([0-9a-f]+|\*)/i.exec(spec)?.[0];
  let rest = spec;
  let named = 0;
  if (place !== undefined && isBdf(place)) {
    const behind = /^(@([0-9a-f]+))?(,|$)/i.exec(spec.slice(place.length));
    if (!behind) return refused('something stands behind its number');
    if (behind[2] !== undefined && Number.parseInt(behind[2], 16) > 0x1f) return refused('its slot is above 1f');
    rest = spec.slice(place.length + behind[0].length);
    named += 1;
  }
  for (const field of rest.replace(/,$/, '').split(',')) {
    if (field === '' && rest === '') break;
    const [, key, value] = /^([^=]*)=(.*)$/.exec(field) ?? [];
    if (key === undefined || value === undefined) return refused(`${quoted(field)} is no device and no option`);
    if (key === 'bdf' && isBdf(value)) named += 1;
    else if (key === 'name') named += 1;
    else if (key === 'rdm_policy' && /^(strict|relaxed|invalid)$/i.test(value)) continue;
    else if (key === 'vslot' && /^[0-9a-f]+$/i.test(value) && Number.parseInt(value, 16) <= 0x1f) continue;
    else if (!['permissive', 'msitranslate', 'seize', 'power_mgmt'].includes(key))
      return refused(`it knows no ${field}`);
  }
  return named === 0 ? refused('it names no device') : undefined;
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
  const message = 'Xen cannot pass PCI devices to pvh guests.';
  return [config.problem('pci', warning('pci-on-pvh', message, 'Set type = "hvm" (or "pv"), or take pci out.'))];
}

function cpuRanges(config: Config, key: 'cpus' | 'cpus_soft'): LintProblem[] {
  const whole = config.setting(key)?.node;
  const nodes: TextNode[] = whole?.kind === 'text' ? [whole] : config.items(key).map(({ node }) => node);
  return nodes.flatMap((node) => {
    const odd = node.text.split(',').find((range) => range !== '' && !isCpuRange(range));
    if (odd === undefined) return [];
    const message = `${quoted(odd)} is no range of CPUs: xl refuses the file.`;
    return [at(node, error('bad-cpus', message, 'Write "0-3", "0,2", "all", "2-5,^3" or "node:0".'))];
  });
}

function isCpuRange(range: string): boolean {
  if (/^(nodes?:)?all$/.test(range)) return true;
  const parts = /^\^?(?:nodes?:)?\s*\+?(\d+)(?:-\s*\+?(\d+))?$/.exec(range);
  return parts !== null && (parts[2] === undefined || BigInt(parts[2]) >= BigInt(parts[1] as string));
}

function badIrq(text: string): Finding | undefined {
  if (/^\s*\+?\d+$/.test(text) && BigInt(text.trim()) < 2n ** 32n - 1n) return undefined;
  return error('bad-irq', `${quoted(text)} is no interrupt number: xl refuses the file.`, 'Write a decimal number.');
}

function badPorts(text: string): Finding | undefined {
  const parts = /^\s*\+?(?:0x)?([0-9a-f]+)(?:-\s*\+?(?:0x)?([0-9a-f]+))?(.*)$/is.exec(text);
  const [first, last] = [parts?.[1], parts?.[2]].map((hex) => (hex === undefined ? undefined : BigInt(`0x${hex}`)));
  const large = [first, last].some((port) => port !== undefined && port >= 2n ** 32n - 1n);
  const refused = !parts || large || (last !== undefined && parts[3] !== '') || parts[3]?.startsWith('-');
  const remedy = 'Write hexadecimal numbers: "2f8-2ff".';
  if (refused) return error('bad-ioport', `${quoted(text)} is no range of ports: xl refuses the file.`, remedy);
  if (parts[3] !== '') return warning('bad-ioport', `Of ${quoted(text)} xl reads only the beginning.`, remedy);
  return undefined;
}
