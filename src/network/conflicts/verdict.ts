import type { FilterRule, PacketFilter } from '../../host/traffic.ts';
import { t } from '../../text/t.ts';

/** A packet as far as rules are judged by it. */
export interface Packet {
  in: string;
  /** Null: it is for the host itself. */
  out: string | null;
  /** It belongs to a connection that is there already. */
  answer?: true;
  protocol?: string;
  port?: number;
}

/** What drops a packet; its own words and its counter. */
export interface Dropped {
  text: string;
  packets: number | null;
}

/**
 * What becomes of a packet in a filter: undefined when it passes. Only what is certain counts: rules with conditions
 * that cannot be judged here are not in the facts at all, and one about a port says nothing about a packet without one.
 */
export function dropped(filter: PacketFilter, packet: Packet): Dropped | undefined {
  const end = walk(filter, filter.chain, packet, 0);
  if (end === 'accept') return undefined;
  if (end !== 'return') return { text: end.text, packets: end.packets };
  return filter.policy === 'drop' ? { text: t`policy ${filter.policy}`, packets: filter.packets } : undefined;
}

type End = 'accept' | 'return' | FilterRule;

function walk(filter: PacketFilter, chain: string, packet: Packet, depth: number): End {
  // The kernel takes no loops; a facts file could hold one.
  if (depth > 16) return 'return';
  const rules = Object.hasOwn(filter.rules, chain) ? filter.rules[chain]! : [];
  // Something may have taken it out of this chain before: then a drop in it is not certain.
  let spared = false;
  for (const rule of rules) {
    if (!concerns(rule, packet)) continue;
    if (rule.maybe) {
      spared = depth > 0;
      continue;
    }
    if (rule.does === 'accept' || rule.does === 'return') return rule.does;
    if (rule.does === 'drop') return spared ? 'return' : rule;
    const [verb, to = ''] = rule.does.split(' ');
    const end = walk(filter, to, packet, depth + 1);
    if (spared && typeof end === 'object') return 'return';
    if (end !== 'return' || verb === 'goto') return end;
  }
  return 'return';
}

function concerns(rule: FilterRule, packet: Packet): boolean {
  return (
    isInterface(rule.in, packet.in) &&
    isInterface(rule.out, packet.out) &&
    (rule.answers === undefined || packet.answer === true) &&
    (rule.protocol === undefined || rule.protocol === packet.protocol) &&
    (rule.port === undefined || rule.port === packet.port)
  );
}

function isInterface(wanted: string | undefined, name: string | null): boolean {
  if (wanted === undefined) return true;
  if (name === null) return false;
  const not = wanted.startsWith('!');
  const names = (not ? wanted.slice(1) : wanted).split(' ');
  return names.some((each) => (each.endsWith('*') ? name.startsWith(each.slice(0, -1)) : each === name)) !== not;
}

/** `ip filter FORWARD (iptables-nft), policy drop: 12 packets`. */
export function where({ by, family, table, chain }: PacketFilter, { text, packets }: Dropped): string {
  const place = by === 'nft' ? t`nft chain ${family} ${table} ${chain}` : t`${by}, chain ${chain}`;
  const counter = packets === null ? t('without a counter') : t`${packets} packets so far`;
  return `${place}: ${text}, ${counter}`;
}
