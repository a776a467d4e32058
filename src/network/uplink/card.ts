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

/**
 * What is on top of a card goes down with it as it becomes a port, and only links come back by themselves: neither routes nor
 * IPv6 addresses (addrconf_ifdown in the kernel). The way to the host may be among them, whatever the card itself has.
 */
export function carriedProblem({ name, carries = [] }: HostCard, vlan: number | null): Wrong | undefined {
  if (vlan !== null || carries.length === 0) return undefined;
  return {
    message: t`${name} carries ${carries.join(', ')}: they go down while it becomes a port of the bridge, and their routes and IPv6 addresses do not come back`,
    remedy: t`For guests on a VLAN answer its number with vlan: the card stays as it is then. Make a bridge over one that is there (${carries.join(', ')}) by hand: xenguide guide network/vlan. Or choose NAT or a routed network.`,
  };
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
