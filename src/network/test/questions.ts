import type { Answer, Question } from './network-test.ts';

/**
 * Questions that no single program answers on a plain Debian host: it has bash, but neither ping nor arping (xen-facts 11).
 * The scripts are constants; what they are about comes as arguments.
 */

/**
 * Does anybody answer at $1? Says how in its first line: `icmp`, `tcp`, `arp`, `heard SECONDS` (a while ago, not now), or
 * `silence`; then the kernel’s own line about that neighbour, if it is one. A machine that drops everything still answers ARP.
 */
const REACH = `
say() { echo "$1"; ip -o neighbour show to "$at"; exit 0; }
at=$1
ping -n -c 1 -W 2 "$at" >/dev/null 2>&1 && say icmp
words=$(timeout 3 bash -c ': <"/dev/tcp/$0/22"' "$at" 2>&1) && say tcp
case $words in *refused*) say tcp ;; esac
for turn in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
  state=$(ip -o -s neighbour show to "$at")
  case $state in
    *REACHABLE*)
      age=\${state#*used }; age=\${age#*/}; age=\${age%%/*}
      if [ "$age" -gt "$SECONDS" ] 2>/dev/null; then say "heard $age"; fi
      say arp ;;
    *PERMANENT* | *NOARP*) say silence ;;
    *FAILED* | '') say silence ;;
  esac
  sleep 0.5
done
say silence`;

export const reach = (address: string): Question => ({
  argv: ['bash', '-c', REACH, 'bash', address],
  timeoutMs: 20_000,
});

export interface Reached {
  how: 'icmp' | 'tcp' | 'arp' | 'heard' | 'silence';
  /** Of the neighbour at that address, as the kernel has it; null: it is no neighbour, or never answered. */
  mac: string | null;
  /** The kernel's line. */
  evidence: string[];
}

export function readReach({ stdout }: Answer): Reached {
  const [first = '', ...rest] = stdout.split('\n').filter((line) => line.trim() !== '');
  const how = (['icmp', 'tcp', 'arp', 'heard'] as const).find((word) => first.startsWith(word)) ?? 'silence';
  const mac = /lladdr ([0-9a-f:]{17})/.exec(rest.join('\n'))?.[1] ?? null;
  return { how, mac, evidence: rest.map((line) => `ip neighbour: ${line.trim()}`) };
}

/** Tries to open a TCP connection, and closes it at once. */
export const connect = (address: string, port: number): Question => ({
  argv: ['timeout', '4', 'bash', '-c', ': <"/dev/tcp/$0/$1"', address, String(port)],
});

/** open: somebody listens. refused: the machine answers that nobody does. silence: something drops it on the way. */
export function readConnect({ code, stderr }: Answer): 'open' | 'refused' | 'silence' {
  if (code === 0) return 'open';
  return /refused/i.test(stderr) ? 'refused' : 'silence';
}

/**
 * Asks name servers ($1, or those of the host) for the root’s own servers: 17 bytes (RFC 1035, 4.1) that any of them can
 * answer, and that tell nobody anything. A line each: the server, and its answer in hex.
 */
const NAMES = `
for at in \${1:-$(sed -n 's/^nameserver[[:space:]]*//p' /etc/resolv.conf | head -n 2)}; do
  echo "$at $(timeout 4 bash -c '
    exec 3<>"/dev/udp/$0/53" &&
    printf "\\x12\\x34\\x01\\x00\\x00\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x02\\x00\\x01" >&3 &&
    dd bs=512 count=1 <&3 2>/dev/null | od -An -v -tx1 | head -n 1' "$at" 2>/dev/null)"
done`;

export const askNames = (server = ''): Question => ({ argv: ['bash', '-c', NAMES, 'bash', server] });

/** What each server said: `well`, `failed` (it answers, but finds nothing out), `refused`, or `silence`. */
export function readNames({ stdout }: Answer): { server: string; says: 'well' | 'failed' | 'refused' | 'silence' }[] {
  return stdout.split('\n').flatMap((line) => {
    const [server = '', ...bytes] = line.trim().split(/\s+/);
    if (server === '') return [];
    // The low half of the fourth byte is the answer’s code.
    const code = bytes.length < 4 ? undefined : Number.parseInt(bytes[3]!, 16) % 16;
    const says = code === undefined ? 'silence' : code === 0 ? 'well' : code === 5 ? 'refused' : 'failed';
    return [{ server, says } as const];
  });
}
