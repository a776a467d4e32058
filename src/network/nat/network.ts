import type { NetworkCard } from '../card.ts';
import type { NetworkContext } from '../mode.ts';
import type { Forward } from '../ports.ts';

/** One card on a private network, with everything that its files say. */
export interface NatCard {
  network: string;
  subnet: string;
  guest: string;
  /** Number of the card in the guest, from 0. */
  index: string;
  mac: string;
  ip: string;
  /** The network’s IPv6 prefix (`fd12:3456:789a::/64`) and the guest’s address in it; empty: it has no IPv6. */
  subnet6: string;
  ip6: string;
  /** The host’s cards that must go on listening to router advertisements when it passes IPv6 on. */
  adverts: readonly string[];
  forwards: readonly Forward[];
  /** The network was not there when the facts were taken: its subnet must still be free. */
  isNew: boolean;
}

export function natCardOf({ own = {}, mac, vif, address, forwards = [] }: NetworkCard): NatCard {
  const { subnet = '', subnet6 = '', adverts = '', guest = '', index = '0', isNew = '' } = own;
  const ip = address.dhcp ? (address.reserved ?? '') : address.ip;
  const ip6 = (address.dhcp && address.reserved6) || '';
  const listening = adverts.split(' ').filter(Boolean);
  const network = vif.bridge ?? '';
  return {
    ...{ network, subnet, guest, index, mac, ip, subnet6, ip6, forwards },
    adverts: listening,
    isNew: isNew === 'yes',
  };
}

export const toOwn = (
  network: string,
  subnet: string,
  subnet6: string | undefined,
  { at, guest, facts }: NetworkContext,
) => ({
  subnet,
  ...(subnet6 === undefined ? {} : { subnet6, adverts: (facts?.routerAdverts ?? []).join(' ') }),
  guest,
  index: at.slice(at.lastIndexOf('.') + 1),
  isNew: facts?.natNetworks?.some(({ name }) => name === network) ? 'no' : 'yes',
});

/** Where the private networks are described, a folder each. The probe src/host/probes/nat-networks.ts reads them back. */
export const NETWORKS = '/etc/xen/xenguide/network/nat';

/** Everything of one network on the host. */
export function placesOf(network: string) {
  const folder = `${NETWORKS}/${network}`;
  return {
    folder,
    guests: `${folder}/guests`,
    forwards: `${folder}/forwards`,
    needs: `${folder}/needs`,
    dnsmasq: `${folder}/dnsmasq.conf`,
    rules: `${folder}/rules.nft`,
    networkUnit: `xenguide-network-${network}.service`,
    dhcpUnit: `xenguide-dhcp-${network}.service`,
    table: `xenguide-${network}`,
  };
}

export const unitFile = (unit: string): string => `/etc/systemd/system/${unit}`;

/** A comma is in no guest’s name: `web1,0` is nobody else’s. */
export const cardFile = ({ guest, index }: Pick<NatCard, 'guest' | 'index'>): string => `${guest},${index}`;
