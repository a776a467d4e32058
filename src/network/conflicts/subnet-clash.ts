import { t } from '../../text/t.ts';
import { overlap, readSubnet } from '../subnet.ts';
import { takenSubnets } from '../taken-subnets.ts';
import type { Watch } from './conflict.ts';

/**
 * A private network whose addresses the host reaches elsewhere too: a VPN that came later, say. A new one is refused
 * before it is made (src/network/nat/problems.ts).
 */
export const subnetClash: Watch = {
  id: 'subnet-clash',
  page: 'network/conflicts',
  find(facts, cards) {
    const networks = (facts.natNetworks ?? []).filter(
      ({ name }) => !cards || cards.some(({ vif }) => vif.bridge === name),
    );
    return networks.flatMap(({ name, subnet }) => {
      const own = readSubnet(subnet);
      const clash = own && takenSubnets(facts, name).find((each) => overlap(each.subnet, own));
      if (!clash) return [];
      return [
        {
          title: t`${name} has addresses that the host also reaches over ${clash.by}`,
          evidence: `ip route: ${clash.text} over ${clash.by}, and ${subnet} over ${name}`,
          means: t`Either the guests of ${name} or the machines behind ${clash.by} are not reached.`,
          remedy: t(
            'Give one of them other addresses. For the guests: xenguide undo each, and make them anew on another network.',
          ),
          commands: ['ip route'],
          severity: 'hinders' as const,
        },
      ];
    });
  },
};
