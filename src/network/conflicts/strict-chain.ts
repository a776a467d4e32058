import type { Facts } from '../../host/facts.ts';
import type { PacketFilter } from '../../host/traffic.ts';

/** A chain of another firewall that drops what none of its rules knows, as far as `nft` lists it. */
export const strictChain = (
  { traffic }: Pick<Facts, 'traffic'>,
  hook: PacketFilter['hook'],
): PacketFilter | undefined =>
  traffic?.filters?.find((each) => each.hook === hook && each.policy === 'drop' && each.by !== 'iptables-legacy');
