import type { NetworkCard, NetworkContext } from '../mode.ts';
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
  forwards: readonly Forward[];
  /** The network was not there when the facts were taken: its subnet must still be free. */
  isNew: boolean;
}

export function natCardOf({ own = {}, mac, vif, address, forwards = [] }: NetworkCard): NatCard {
  const { subnet = '', guest = '', index = '0', isNew = '' } = own;
  const ip = address.dhcp ? (address.reserved ?? '') : address.ip;
  return { network: vif.bridge ?? '', subnet, guest, index, mac, ip, forwards, isNew: isNew === 'yes' };
}

export const toOwn = (network: string, subnet: string, { at, guest, facts }: NetworkContext) => ({
  subnet,
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
