import type { FilterRule, PacketFilter } from '../traffic.ts';
import { reachable } from './reachable.ts';

/** Conditions that let every packet pass, or that others in the rule say again. */
const HARMLESS = new Set(['comment', 'tcp', 'udp', 'conntrack', 'state']);

/**
 * The table `filter` as iptables-save(8) prints it with counters:
 *   :FORWARD DROP [2:168]
 *   [2:168] -A FORWARD -i xenbr0 -j ACCEPT
 */
export function readSaved(text: string, by: 'iptables-nft' | 'iptables-legacy'): PacketFilter[] {
  const table = /^\*filter\n([\s\S]*?)^COMMIT$/m.exec(text)?.[1];
  if (table === undefined) return [];
  const rules: Record<string, FilterRule[]> = {};
  for (const [, packets, chain = '', words = ''] of table.matchAll(/^\[(\d+):\d+\] -A (\S+)(.*)$/gm)) {
    const rule = readRule(words.trim());
    if (!rule) continue;
    rules[chain] ??= [];
    rules[chain].push({ text: `-A ${chain}${words}`, ...rule, packets: Number(packets) });
  }
  return [...table.matchAll(/^:(INPUT|FORWARD) (ACCEPT|DROP) \[(\d+):\d+\]$/gm)].map(
    ([, chain = '', policy, packets]): PacketFilter => ({
      by,
      family: 'ip',
      table: 'filter',
      chain,
      hook: chain === 'INPUT' ? 'input' : 'forward',
      policy: policy === 'DROP' ? 'drop' : 'accept',
      packets: Number(packets),
      rules: reachable(rules, chain),
    }),
  );
}

/** Undefined: a condition in it cannot be judged, or it decides nothing. */
function readRule(line: string): Omit<FilterRule, 'text' | 'packets'> | undefined {
  // ufw spares what is for the host a drop in this way: -m addrtype --dst-type LOCAL -j RETURN.
  return readCertain(line) ?? (/ -j RETURN$/.test(` ${line}`) ? { does: 'return', maybe: true } : undefined);
}

function readCertain(line: string): Omit<FilterRule, 'text' | 'packets'> | undefined {
  // A comment may hold anything, also what looks like a condition.
  const words = line.replace(/--comment ("(?:[^"\\]|\\.)*"|\S+)/g, '').split(/\s+/);
  const rule: Omit<FilterRule, 'text' | 'packets'> = { does: '' };
  for (let at = 0; at < words.length; at += 1) {
    const not = words[at] === '!' ? '!' : '';
    if (not) at += 1;
    const word = words[at]!;
    const value = words[at + 1] ?? '';
    if (word === '') continue;
    at += 1;
    if (word === '-i') rule.in = not + wildcard(value);
    else if (word === '-o') rule.out = not + wildcard(value);
    else if (not) return undefined;
    else if (word === '-p') rule.protocol = value;
    else if (word === '--dport' && /^\d+$/.test(value)) rule.port = Number(value);
    else if (word === '--ctstate' || word === '--state') {
      if (!value.includes('ESTABLISHED') || value.includes('NEW')) return undefined;
      rule.answers = true;
    } else if (word === '-j' || word === '-g') {
      rule.does = target(value, word === '-g');
      // What REJECT and LOG are told besides changes nothing here.
      break;
    } else if (word !== '-m' || !HARMLESS.has(value)) return undefined;
  }
  return rule.does === '' ? undefined : rule;
}

/** `vif+` of iptables is what nft writes `vif*`. */
const wildcard = (name: string): string => name.replace(/\+$/, '*');

function target(name: string, goto: boolean): string {
  if (name === 'ACCEPT') return 'accept';
  if (name === 'DROP' || name === 'REJECT') return 'drop';
  if (name === 'RETURN') return 'return';
  return `${goto ? 'goto' : 'jump'} ${name}`;
}
