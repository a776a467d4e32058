import { t } from '../../text/t.ts';
import { isInNetwork } from '../address.ts';
import type { Watch } from './conflict.ts';

/** A fixed address of another network than the one that the bridge leads into. Not always a slip: one cable can carry several. */
export const foreignAddress: Watch = {
  id: 'foreign-address',
  page: 'network/address',
  find(facts, cards) {
    return (cards ?? []).flatMap(({ address, vif }) => {
      const bridge = facts.bridges.find(({ name }) => name === vif.bridge);
      if (address.dhcp || !bridge) return [];
      const [ip = ''] = address.ip.split('/');
      const judged = bridge.addresses.map((own) => isInNetwork(ip, own)).filter((inside) => inside !== undefined);
      if (judged.length === 0 || judged.includes(true)) return [];
      return [
        {
          title: t`the address ${ip} is not of the network that ${bridge.name} leads into`,
          evidence: `ip address show dev ${bridge.name}: ${bridge.addresses.join(', ')}`,
          means: t(
            'Neither the host nor the machines there reach the guest directly; without a router that knows both, not at all.',
          ),
          remedy: t('Take an address of that network, or auto. If the network has both, leave it as it is.'),
          commands: [],
          severity: 'hinders' as const,
        },
      ];
    });
  },
};
