import { t } from '../../text/t.ts';
import { sh } from './command.ts';
import type { Watch } from './conflict.ts';

/** A fixed address that somebody answers for already: of the host’s own neighbours, and of addresses kept behind NAT. */
export const addressTaken: Watch = {
  id: 'address-taken',
  page: 'network/address',
  find(facts, cards, guest) {
    return (cards ?? []).flatMap(({ mac, address, vif }) => {
      if (address.dhcp) return [];
      const ip = address.ip.split('/')[0]!;
      const kept = facts.natNetworks
        ?.flatMap(({ reservations }) => reservations)
        .find((each) => (each.ip === ip || each.ip6 === ip) && each.guest !== guest);
      const heard = facts.traffic?.neighbours.find((each) => each.ip === ip && each.mac !== null && each.mac !== mac);
      if (!kept && !heard) return [];
      return [
        {
          title: t`the address ${ip} is in use`,
          evidence: heard
            ? `/proc/net/arp: ${ip} is ${heard.mac} on ${heard.device}`
            : `kept for the guest ${kept!.guest} (${kept!.mac})`,
          means: t('Two machines with one address cut each other off, by turns.'),
          remedy: t('Choose another one, outside of what a DHCP server gives away. Whether one answers still:'),
          commands: [sh`arping -c 3 -I ${vif.bridge ?? heard?.device ?? 'CARD'} ${ip}`],
          severity: 'hinders' as const,
        },
      ];
    });
  },
};
