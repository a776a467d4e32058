import type { Facts } from '../../host/facts.ts';
import type { NetworkCard } from '../card.ts';
import { addressTaken } from './address-taken.ts';
import { bridgeNetfilter } from './bridge-netfilter.ts';
import type { Conflict, Watch } from './conflict.ts';
import { dhcpClients } from './dhcp-clients.ts';
import { dhcpServer } from './dhcp-server.ts';
import { foreignAddress } from './foreign-address.ts';
import { forwardDrop } from './forward-drop.ts';
import { forwardingOff } from './forwarding-off.ts';
import { inputDrop } from './input-drop.ts';
import { lonelyBridge } from './lonely-bridge.ts';
import { mtu } from './mtu.ts';
import { rpFilter } from './rp-filter.ts';
import { sameMac } from './same-mac.ts';
import { silentGateway } from './silent-gateway.ts';
import { subnetClash } from './subnet-clash.ts';
import { twoRuleSystems } from './two-rule-systems.ts';

/** Everything that is looked for, the worst first. A new one is one file and one line here. */
export const WATCHES: readonly Watch[] = [
  forwardDrop,
  inputDrop,
  forwardingOff,
  lonelyBridge,
  sameMac,
  addressTaken,
  foreignAddress,
  silentGateway,
  subnetClash,
  rpFilter,
  mtu,
  dhcpServer,
  dhcpClients,
  bridgeNetfilter,
  twoRuleSystems,
];

export interface Found extends Conflict {
  id: string;
  page: string;
}

/** All that is in the way: of these cards of the guest, or of any guest on this host. */
export const conflicts = (facts: Facts, cards?: readonly NetworkCard[], guest?: string): Found[] =>
  WATCHES.flatMap(({ id, page, find }) => find(facts, cards, guest).map((conflict) => ({ id, page, ...conflict })));

/** One as a sentence or two: what, how it was seen, what it means. */
export const inWords = ({ title, evidence, means }: Conflict): string =>
  `${title.slice(0, 1).toUpperCase()}${title.slice(1)} (${evidence}). ${means}`;

/** What to do, with the commands behind. */
export const remedyOf = ({ remedy, commands }: Conflict): string =>
  commands.length === 0 ? remedy : `${remedy} ${commands.join(' ; ')}`;

/** For the review of a guest: notices are left to `xenguide doctor`. */
export const conflictWarnings = (facts: Facts, cards: readonly NetworkCard[], guest: string): string[] =>
  conflicts(facts, cards, guest)
    .filter(({ severity }) => severity !== 'notice')
    .map((conflict) => `${inWords(conflict)} ${remedyOf(conflict)}`);
