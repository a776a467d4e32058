import type { PacketFilter } from '../../host/traffic.ts';
import { t } from '../../text/t.ts';
import type { Watch } from './conflict.ts';

/** The kernel has two places for rules, and asks both: what one lets pass the other may drop (pain P39). */
export const twoRuleSystems: Watch = {
  id: 'two-rule-systems',
  page: 'network/conflicts',
  find({ traffic }) {
    const filters = traffic?.filters ?? [];
    const old = filters.filter((each) => each.by === 'iptables-legacy' && decides(each));
    const others = filters.filter((each) => each.by !== 'iptables-legacy' && decides(each));
    const [first] = old;
    const [other] = others;
    if (!first || !other) return [];
    return [
      {
        title: t('rules stand in two places: in the old iptables (legacy) and in nft'),
        evidence: `${told(first)}; ${told(other)}`,
        means: t(
          'A packet must pass both, and each tool shows its own only: a rule that lets a guest through in one changes nothing in the other.',
        ),
        remedy: t(
          'See both. Old rules that belong to nobody any more go with iptables-legacy -P FORWARD ACCEPT and iptables-legacy -F.',
        ),
        commands: ['iptables-legacy-save -c', 'nft list ruleset'],
        severity: 'notice',
      },
    ];
  },
};

/** Empty tables that accept all are there as soon as somebody has looked. */
const decides = ({ policy, rules }: PacketFilter): boolean =>
  policy === 'drop' || Object.values(rules).some((all) => all.length > 0);

function told({ by, family, table, chain, policy, packets, rules }: PacketFilter): string {
  const count = Object.values(rules).reduce((sum, all) => sum + all.length, 0);
  const place = by === 'nft' ? t`nft ${family} ${table} ${chain}` : `${by} ${chain}`;
  return t`${place}: ${count} rules, policy ${policy}${packets === null ? '' : ` ${t`with ${packets} packets`}`}`;
}
