import type { Facts } from '../../host/facts.ts';
import type { PacketFilter } from '../../host/traffic.ts';
import { dropped, type Packet } from './verdict.ts';

/** No rule can name these. */
const NOBODY = '\0';

/**
 * A chain of another firewall that drops what none of its rules knows, by its policy or by a last rule (firewalld's), as far
 * as `nft` lists it. `families`: of what is looked at; all of them, unless it is said.
 */
export const strictChain = (
  { traffic }: Pick<Facts, 'traffic'>,
  hook: PacketFilter['hook'],
  families: readonly PacketFilter['family'][] = ['ip', 'ip6', 'inet'],
): PacketFilter | undefined =>
  traffic?.filters?.find(
    (each) =>
      each.hook === hook &&
      families.includes(each.family) &&
      each.by !== 'iptables-legacy' &&
      dropped(each, { in: NOBODY, out: hook === 'input' ? null : NOBODY }) !== undefined,
  );

/** Does it let all of these pass, as far as that can be judged? */
export const letsAll = (filter: PacketFilter, packets: readonly Packet[]): boolean =>
  packets.every((packet) => dropped(filter, packet) === undefined);

/** What a guest behind `device` sends out by `way`, and the answers to it. */
export const bothWays = (device: string, way: string): Packet[] => [
  { in: device, out: way },
  { in: way, out: device, answer: true },
];
