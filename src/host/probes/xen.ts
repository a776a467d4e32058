import { noted } from '../../text/t.ts';
import type { Facts, XenFacts } from '../facts.ts';
import { failure, type Probe, type Seen } from './probe.ts';

const CAPABILITIES = '/proc/xen/capabilities';
const TYPE = '/sys/hypervisor/type';
const INITDOMAIN = '/sys/hypervisor/start_flags/initdomain';
const UUID = '/sys/hypervisor/uuid';
const VERSION = ['major', 'minor', 'extra'].map((part) => `/sys/hypervisor/version/${part}`);

const MiB = 2 ** 20;

/**
 * Whether this is a dom0, and what its Xen can do (xen-facts 8). The kernel's own words are asked first: `xl` fails
 * in many ways, and only with them it is known what its failure means.
 */
export const xen: Probe = {
  id: 'xen',
  files: [CAPABILITIES, TYPE, INITDOMAIN, UUID, ...VERSION],
  commands: {
    info: { argv: ['xl', 'info'], timeoutMs: 30_000 },
    installed: {
      argv: [
        ...(['find', '/boot', '-maxdepth', '1', '('] as const),
        ...['-name', 'xen-*', '-print', ')', '-o', '(', '-name', 'config-*', '-print'],
        ...['-exec', 'grep', '-H', '^CONFIG_XEN_DOM0=y', '{}', ';', ')'],
      ],
    },
  },
  parse: (seen) => {
    const info = seen.result('info');
    const { role, reason } = findRole(seen);
    const facts: XenFacts = {
      ...readInfo(info.code === 0 ? info.stdout : ''),
      role,
      reason,
      ...readInstalled(seen.result('installed').stdout),
    };
    facts.version ??= role === 'none' ? null : kernelsVersion(seen);
    const problem = failure(info);
    const gaps: Facts['gaps'] = role === 'dom0' && problem !== undefined ? [{ probe: 'xen', reason: problem }] : [];
    return { xen: facts, gaps };
  },
};

function findRole(seen: Seen): Pick<XenFacts, 'role' | 'reason'> {
  const info = seen.result('info');
  const problem = failure(info);
  const control = seen.text(CAPABILITIES)?.includes('control_d') ?? false;
  const first = seen.text(INITDOMAIN)?.trim() === '1';
  const evidence = control ? noted`${CAPABILITIES} says control_d` : noted`${INITDOMAIN} says 1`;
  const type = seen.text(TYPE)?.trim();
  if (problem === undefined && /^xen_version\s*:/m.test(info.stdout)) {
    return { role: 'dom0', reason: control || first ? noted`${evidence}, and xl answers.` : noted('xl answers.') };
  }
  if (control || first) return { role: 'unreachable', reason: noted`${evidence}, but xl fails: ${problem}` };
  if (type === undefined) return { role: 'none', reason: noted`${TYPE} is not there: no Xen runs below this Linux.` };
  if (type !== 'xen') return { role: 'none', reason: noted`${TYPE} says “${type}”, not xen.` };
  // A dom0 whose Xen services are not started: xenfs is not mounted, and old kernels have no start flags.
  if (/^[0-]+$/.test(seen.text(UUID)?.trim() ?? 'x')) {
    return { role: 'unreachable', reason: noted`${UUID} is all zeros as in a dom0, but xl fails: ${problem}` };
  }
  return { role: 'domU', reason: noted`${TYPE} says xen, but this system does not control it: it is a guest.` };
}

/** `xl info`: lines `key : value`, memory in MiB (tools/xl/xl_info.c). */
function readInfo(text: string): Omit<XenFacts, 'role' | 'reason'> {
  const values = new Map<string, string>();
  for (const [, key = '', value = ''] of text.matchAll(/^(\w+)\s*:\s?(.*)$/gm)) values.set(key, value.trim());
  const commandLine = values.get('xen_commandline') ?? null;
  return {
    version: values.get('xen_version') ?? null,
    caps: words(values.get('xen_caps')),
    virtCaps: words(values.get('virt_caps')),
    commandLine,
    dom0Mem:
      commandLine
        ?.split(/\s+/)
        .findLast((word) => word.startsWith('dom0_mem='))
        ?.slice(9) ?? null,
    totalMemoryBytes: Number(values.get('total_memory') ?? 0) * MiB,
    freeMemoryBytes: Number(values.get('free_memory') ?? 0) * MiB,
    cpus: Number(values.get('nr_cpus') ?? 0),
  };
}

const words = (list: string | undefined): string[] => (list ?? '').split(/\s+/).filter((word) => word !== '');

function kernelsVersion(seen: Seen): string | null {
  const [major, minor, extra] = VERSION.map((path) => seen.text(path)?.trim());
  return major === undefined || minor === undefined ? null : `${major}.${minor}${extra ?? ''}`;
}

/** Hypervisor images (`xen-4.17-amd64.gz`, not its `.config` or `.efi` twin), and which kernels can be a dom0. */
function readInstalled(text: string): Pick<XenFacts, 'installed' | 'kernels'> {
  const lines = text.split('\n').filter((line) => line !== '');
  const configs = lines.filter((line) => line.startsWith('/boot/config-') && !line.includes(':'));
  return {
    installed: lines.filter((line) => /^\/boot\/xen-[^:]*\.gz$/.test(line)).sort(),
    kernels: configs.sort().map((config) => ({ config, dom0: lines.includes(`${config}:CONFIG_XEN_DOM0=y`) })),
  };
}
