import { noted } from '../../text/t.ts';
import type { Forward, Opening } from '../ports.ts';

/** What a guest's card may send and be sent. Complete: nothing is left to choose. */
export interface Guard {
  guest: string;
  mac: string;
  /** The guest cannot pretend to be another machine. */
  antispoof: boolean;
  /** New connections to the guest; null: all that come. */
  allow: readonly Opening[] | null;
  /** Ports of the host that lead to it: they are let in too. */
  forwards: readonly Forward[];
  /** Known in advance: a fixed address or a reservation; `none`: it is to have none. */
  ipv4: string | 'none' | null;
  /** The same; `none`: there is no IPv6 in its network but between neighbours. */
  ipv6: string | 'none' | null;
  /** Addresses on its bridge that are known to be others’: its router’s and the host’s. */
  foreign?: readonly string[];
  /** MAC addresses of other guests outside of Xen’s range 00:16:3e. */
  otherMacs?: readonly string[];
  /** The card is no port of a bridge: its frames are looked at where they enter and leave the vif itself. */
  routed?: true;
}

/** As long as the guest is not running there is no name for its card: the hotplug script puts the real one in its place. */
export const PLACEHOLDER = 'xenguide-vif';

/** Where the guests' parts are, a file a card, named by its MAC. The hotplug script and its template say the same. */
export const PARTS = '/etc/xen/xenguide/network/vif';
export const GUARD_SCRIPT = 'vif-xenguide';

/** The same for routed cards (src/network/route). */
export const ROUTED = '/etc/xen/xenguide/network/route';
export const ROUTE_SCRIPT = 'vif-xenguide-route';

/** Where a card’s rules are kept, who loads them, and into what. */
export interface GuardPlace {
  /** Of nft(8). Both see whole frames, ARP too, and take the same words. */
  family: 'bridge' | 'netdev';
  script: string;
  /** Folders of ours, the last with the rules in it. */
  parts: readonly string[];
  /** What the guest is kept from and protected against, for people. */
  beyond: string;
  /** What the kernel needs for it. */
  kernel: string;
}

export const placeOf = ({ routed }: Pick<Guard, 'routed'>): GuardPlace =>
  routed
    ? {
        family: 'netdev',
        script: ROUTE_SCRIPT,
        parts: [ROUTED, `${ROUTED}/rules`],
        beyond: noted('the host'),
        kernel: noted('nft’s rules for single cards, inwards and outwards (CONFIG_NETFILTER_EGRESS, Linux 5.16)'),
      }
    : {
        family: 'bridge',
        script: GUARD_SCRIPT,
        parts: [PARTS],
        beyond: noted('its bridge'),
        kernel: noted('nft’s rules for bridges (CONFIG_NF_TABLES_BRIDGE)'),
      };

export const partOf = (guard: Pick<Guard, 'routed' | 'mac'>): string =>
  `${placeOf(guard).parts.at(-1)}/${guard.mac}.nft`;
