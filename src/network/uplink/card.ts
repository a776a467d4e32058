import type { HostCard, HostNetwork } from '../../host/host-network.ts';
import { t } from '../../text/t.ts';
import { isWrong, type Wish, type Wrong } from './dialect.ts';
import { rulerOf } from './index.ts';

/** Why no bridge can be made from this card; undefined: one can. With a VLAN the card itself is left as it is. */
export function cardProblem(host: HostNetwork, card: HostCard, vlan: number | null): Wrong | undefined {
  const { name, wireless, partOf } = card;
  if (wireless) {
    return {
      message: t`${name} is wireless: an access point takes frames of its own stations only, so guests behind it are not heard`,
      remedy: t('Choose NAT, or a routed network; or use a card with a cable.'),
    };
  }
  if (partOf && (vlan === null || partOf.kind !== 'bridge')) {
    return partOf.kind === 'bridge'
      ? {
          message: t`${name} is a port of the bridge ${partOf.name} already`,
          remedy: t`Choose the bridge ${partOf.name}.`,
        }
      : {
          message: t`${name} is a member of the ${partOf.kind} ${partOf.name}, which has its addresses`,
          remedy: t`Make a bridge over ${partOf.name} by hand (xenguide guide network/bridge), and choose it here; or choose NAT.`,
        };
  }
  const ruler = rulerOf(host, rulingName(card));
  return isWrong(ruler) ? ruler : undefined;
}

/** A card in a bridge is set up by whatever sets up the bridge. */
export const rulingName = ({ name, partOf }: HostCard): string => (partOf?.kind === 'bridge' ? partOf.name : name);

/** `eno1.20`; Linux allows 15 bytes. */
export const vlanName = (nic: string, vlan: number): string =>
  `${nic}.${vlan}`.length > 15 ? `vlan${vlan}` : `${nic}.${vlan}`;

export const wishOf = (bridge: string, card: HostCard, vlan: number | null, guest: string): Wish => ({
  ...{ bridge, vlan, guest, mac: card.mac, nic: card.name },
  port: vlan === null ? card.name : vlanName(card.name, vlan),
});
