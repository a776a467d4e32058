import type { Facts } from '../../host/facts.ts';
import type { PacketFilter } from '../../host/traffic.ts';
import { noted, t } from '../../text/t.ts';
import { nameOf } from '../conflicts/allow.ts';
import type { Wish } from '../uplink/dialect.ts';

/**
 * Rules of the host’s firewall go by the interface that a packet came in by. Once the card is a port of the bridge that is the
 * bridge, for the host’s own packets as for others: what such rules let in is shut out, and what they keep out comes in.
 */
export function namedRules({ nic, bridge }: Wish, { traffic }: Pick<Facts, 'traffic'>): string[] {
  const found = (traffic?.filters ?? []).flatMap((filter) => rulesOf(filter, nic));
  if (found.length === 0) return [];
  const [first, ...more] = [...new Set(found)];
  const seen = `${first}${more.length > 0 ? ` ${t`and ${more.length} more`}` : ''}`;
  return [
    noted`Rules of the host’s firewall name ${nic} (${seen}). What comes in by ${nic} comes from ${bridge} for them afterwards: who is let in by such a rule is shut out, and who is kept out by one is let in. Write the same rules for ${bridge} first.`,
  ];
}

const rulesOf = (filter: PacketFilter, nic: string): string[] =>
  Object.values(filter.rules)
    .flat()
    .filter((rule) => [rule.in, rule.out].some((names) => names?.replace(/^!/, '').split(' ').includes(nic)))
    .map(({ text }) => `${nameOf(filter)}: ${text}`);
