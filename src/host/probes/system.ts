import { noted } from '../../text/t.ts';
import type { Facts } from '../facts.ts';
import type { Probe } from './probe.ts';

const STATUS = '/proc/self/status';
const OS = '/etc/os-release';

/** The operating system of the host itself: name, kernel, processors, memory, and whether we are root there. */
export const system: Probe = {
  id: 'system',
  files: [
    STATUS,
    OS,
    '/proc/sys/kernel/hostname',
    '/proc/sys/kernel/osrelease',
    '/proc/meminfo',
    '/proc/cpuinfo',
    '/sys/devices/system/cpu/online',
  ],
  parse: (seen) => {
    const os = readAssignments(seen.text(OS) ?? '');
    const memory = readMemory(seen.text('/proc/meminfo') ?? '');
    return {
      hostname: seen.text('/proc/sys/kernel/hostname')?.trim() ?? '',
      root: /^Uid:\s+\d+\s+0\s/m.test(seen.text(STATUS) ?? ''),
      os: {
        id: os.ID ?? 'linux',
        version: os.VERSION_ID ?? '',
        pretty: os.PRETTY_NAME ?? os.NAME ?? 'Linux',
        kernel: seen.text('/proc/sys/kernel/osrelease')?.trim() ?? '',
      },
      cpu: {
        count: countCpus(seen.text('/sys/devices/system/cpu/online') ?? ''),
        model: /^model name\s*:\s*(.+)$/m.exec(seen.text('/proc/cpuinfo') ?? '')?.[1]?.trim() ?? null,
      },
      memory,
      gaps: memory.totalBytes === 0 ? [{ probe: 'system', reason: noted('/proc/meminfo could not be read') }] : [],
    };
  },
};

/** `KEY=value` lines as in os-release(5) and /etc/default: quotes taken off, the last of a key counts. */
export function readAssignments(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, key = '', value = ''] of text.matchAll(/^\s*([A-Za-z_][A-Za-z0-9_]*)=(.*)$/gm)) {
    const quoted = /^(["'])(.*)\1\s*$/.exec(value);
    found[key] = quoted ? (quoted[2] ?? '').replace(/\\(["'\\$`])/g, '$1') : value.trim();
  }
  return found;
}

function readMemory(text: string): Facts['memory'] {
  const kib = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
  return { totalBytes: kib('MemTotal') * 1024, availableBytes: kib('MemAvailable') * 1024 };
}

/** How many processors a list such as `0-3,6` names. */
function countCpus(list: string): number {
  return list
    .trim()
    .split(',')
    .filter((part) => /^\d+(-\d+)?$/.test(part))
    .reduce((sum, part) => {
      const [from = 0, to = from] = part.split('-').map(Number);
      return sum + to - from + 1;
    }, 0);
}
