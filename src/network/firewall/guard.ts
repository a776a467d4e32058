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
  /** Known in advance: a fixed address or a reservation. */
  ipv4: string | null;
  /** The same; `none`: there is no IPv6 in its network but between neighbours. */
  ipv6: string | 'none' | null;
}

/** As long as the guest is not running there is no name for its card: the hotplug script puts the real one in its place. */
export const PLACEHOLDER = 'xenguide-vif';

/** Where the guests' parts are, a file a card, named by its MAC. The hotplug script and its template say the same. */
export const PARTS = '/etc/xen/xenguide/network/vif';
export const GUARD_SCRIPT = 'vif-xenguide';
export const partOf = (mac: string): string => `${PARTS}/${mac}.nft`;
