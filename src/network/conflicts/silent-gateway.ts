import { t } from '../../text/t.ts';
import { sh } from './command.ts';
import type { Watch } from './conflict.ts';

/** A router that the host itself has asked for in vain. */
export const silentGateway: Watch = {
  id: 'silent-gateway',
  page: 'network/address',
  find(facts, cards) {
    const gateways = cards
      ? cards.flatMap(({ address }) => (address.dhcp ? [] : (address.gateway ?? [])))
      : (facts.defaultRoute?.gateway ?? []);
    return [gateways].flat().flatMap((gateway) => {
      const all = facts.traffic?.neighbours.filter(({ ip }) => ip === gateway) ?? [];
      const [silent] = all;
      if (!silent || all.some(({ mac }) => mac !== null)) return [];
      return [
        {
          title: t`the gateway ${gateway} does not answer`,
          evidence: `/proc/net/arp: nobody has answered for ${gateway} on ${silent.device}`,
          means: cards
            ? t('The guest will not get out of its own network.')
            : t('Neither the host nor guests with this gateway get out.'),
          remedy: t('See whether it is the right address, and whether the router runs and hangs on this network:'),
          commands: [sh`ping -c 3 ${gateway}`],
          severity: 'hinders' as const,
        },
      ];
    });
  },
};
