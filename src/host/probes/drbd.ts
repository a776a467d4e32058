import type { DrbdFacts } from '../facts.ts';
import { failure, type Probe } from './probe.ts';

/** The hotplug script of drbd-utils up to 9.30; upstream took it out then. */
const SCRIPT = '/etc/xen/scripts/block-drbd';
const LISTENING = ['/proc/net/tcp', '/proc/net/tcp6'];
const LISTENING_UDP = ['/proc/net/udp', '/proc/net/udp6'];

/** Mirrors over the network: the kernel's module, and what the configured resources take up. */
export const drbd: Probe = {
  id: 'drbd',
  files: [...LISTENING, ...LISTENING_UDP],
  paths: [SCRIPT],
  commands: {
    module: { argv: ['modinfo', '-F', 'version', 'drbd'] },
    resources: { argv: ['drbdadm', 'dump-xml'], timeoutMs: 15_000 },
  },
  parse: (seen) => {
    const ports = (files: readonly string[], state: string) =>
      [...new Set(files.flatMap((file) => listeners(seen.text(file) ?? '', state)))].sort((a, b) => a - b);
    const listening = ports(LISTENING, '0A');
    const listeningUdp = ports(LISTENING_UDP, '07');
    const dump = seen.result('resources');
    // Not installed is a fact of its own (tools.drbdadm), nothing that went wrong.
    if (dump.code === 127) return { listening, listeningUdp, drbd: null };
    const module = seen.result('module');
    const reason = failure(dump);
    return {
      listening,
      listeningUdp,
      drbd: {
        module: module.code === 0 ? module.stdout.trim() || null : null,
        script: seen.stat(SCRIPT) !== undefined,
        resources: reason === undefined ? readResources(dump.stdout) : [],
      },
      gaps: reason === undefined ? [] : [{ probe: 'drbd', reason }],
    };
  },
};

/** `drbdadm dump-xml` as drbd-utils 8.9 to 9.32 print it; minors and ports of all hosts that a resource names. */
function readResources(xml: string): DrbdFacts['resources'] {
  const numbers = (text: string, pattern: RegExp) => [
    ...new Set([...text.matchAll(pattern)].map(([, n]) => Number(n))),
  ];
  return [...xml.matchAll(/<resource name="([^"]*)"[\s\S]*?<\/resource>/g)].map(([text, name = '']) => ({
    name,
    minors: numbers(text, /<device minor="(\d+)"/g),
    ports: numbers(text, /<address [^>]*\bport="(\d+)"/g),
  }));
}

/**
 * Ports that something listens on. State 0A is listening for TCP, 07 unconnected for UDP; `local_address` is hexadecimal
 * `ADDRESS:PORT` (proc(5)).
 */
function listeners(text: string, state: string): number[] {
  const lines = new RegExp(`^\\s*\\d+: [0-9A-F]+:([0-9A-F]{4}) \\S+ ${state} `, 'gm');
  return [...text.matchAll(lines)].map(([, port]) => Number.parseInt(port!, 16));
}
