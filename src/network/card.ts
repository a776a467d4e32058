import type { XlVif } from '../xl/vif.ts';
import type { Guard } from './firewall/guard.ts';
import type { Forward } from './ports.ts';
import type { NewBridge } from './uplink/dialect.ts';

/** With its prefix. A gateway outside of its network is reached over the card all the same (`on-link`). */
interface FixedAddress {
  ip: string;
  gateway: string | null;
  /** Where no gateway outside of the network can be told: what serves as well. */
  asInNetwork?: { gateway: string; prefix: number };
}

/** One network card of a guest. Complete: nothing is left to choose. */
export interface NetworkCard {
  mode: string;
  mac: string;
  /** The line in vif=[]. */
  vif: XlVif;
  /** What the guest is told about its address in the first-login seed; `reserved`: what its DHCP server will answer. `reserved6`: the
   * same of DHCPv6, and it makes no other IPv6 address itself. */
  address:
    | { dhcp: true; reserved?: string; reserved6?: string }
    | ({ dhcp: false; dns: string[]; second?: { ip: string; gateway: string } } & FixedAddress);
  /** Its network has no IPv6, and none can be brought into it. */
  noIpv6?: true;
  /** What its router is called between neighbours over IPv6, where that is known whatever the host is. */
  router6?: string;
  /** Ports of the host that lead to it. */
  forwards?: readonly Forward[];
  /** Its bridge is made for it, from a card of the host. */
  newBridge?: NewBridge;
  /** What only its mode reads, by names of its own. */
  own?: Readonly<Record<string, string>>;
  /** Its firewall; absent: none. */
  guard?: Guard;
}

/** A card as Xen or a config file tells it. */
export type FoundCard = Pick<NetworkCard, 'mac' | 'vif'>;
