import type { HostNetwork } from '../../host/host-network.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import type { Problem } from '../../problem.ts';
import { noted } from '../../text/t.ts';
import type { HostNetworkChange } from './change.ts';

/** A bridge that is wanted. */
export interface Wish {
  bridge: string;
  /** The card of the host. */
  nic: string;
  /** A bridge of its own for this VLAN (1 to 4094) over the card, which keeps its addresses; null: the card itself. */
  vlan: number | null;
  /** What becomes the bridge’s port: the card, or its VLAN `eno1.20`. */
  port: string;
  /** The card’s, which the bridge gets too, so that DHCP servers and switches still know the host. */
  mac: string;
  /** The guest that it is made for: named in the files, so that an admin knows how they go away. */
  guest: string;
}

/** What a card of a guest takes along, so that its bridge can be made: the wish, and what was seen of the host. */
export interface NewBridge {
  wish: Wish;
  host: HostNetwork;
  dialect: string;
}

export type Wrong = Omit<Problem, 'field'>;

/** What a dialect says of a card. */
export interface Claim {
  /** It has set the card up; else it only says that it would. */
  inForce: boolean;
  /** A sentence: where that is seen. */
  evidence: string;
}

/** Lines of one file that come and go; of a file with other lines only those. */
export interface Difference {
  path: string;
  before: readonly string[];
  after: readonly string[];
}

/** A change that only waits for the templates of its files. */
export interface Made {
  differences: readonly Difference[];
  change(fill: FillTemplate): HostNetworkChange;
}

/** A program that sets up the host’s cards, and how a bridge is said in its language. One file a dialect. */
export interface Dialect {
  id: string;
  label: string;
  /** Does it rule this card? Undefined: it does not speak of it. */
  rules(host: HostNetwork, nic: string): Claim | undefined;
  /** What should be read before the card’s addresses move, besides that they do. Absent: nothing. */
  warns?(wish: Wish, host: HostNetwork): readonly string[];
  /** Only asked where it rules the card. */
  change(wish: Wish, host: HostNetwork): Made | Wrong;
}

export const isWrong = <T extends object>(made: T | Wrong): made is Wrong => 'remedy' in made;

/** The parts of a change that are the same in each language. */
export function begun(wish: Wish, host: HostNetwork) {
  const { bridge, nic, vlan, port } = wish;
  const ports = [port];
  const { addresses = [], gateways = [] } = host.cards.find(({ name }) => name === nic) ?? {};
  return {
    title:
      vlan === null
        ? noted`Make the bridge ${bridge} from the card ${nic}, which hands its addresses over`
        : noted`Make the bridge ${bridge} over the VLAN ${vlan} of the card ${nic}`,
    name: bridge,
    nic,
    ports,
    carriesConnection: vlan === null && addresses.length > 0,
    gateways,
    verify: ['test', '-e', `/sys/class/net/${bridge}/brif/${port}`] as const,
  };
}

/** What a change keeps for itself on the host; it goes with the way back. */
export const keptIn = (bridge: string): string => `/etc/xen/xenguide/network/uplink/${bridge}`;

/** Puts the card on its own feet again, from wherever a change was left. What is not there any more fails, and may. */
export const takenApart = ({ bridge, nic, port, vlan }: Wish): [string, ...string[]][] => [
  ['ip', 'link', 'delete', 'dev', bridge, 'type', 'bridge'],
  ...(vlan === null
    ? [['ip', 'link', 'set', 'dev', nic, 'nomaster'] as [string, ...string[]]]
    : [['ip', 'link', 'delete', 'dev', port, 'type', 'vlan'] as [string, ...string[]]]),
];

/** A VLAN with its bridge, made by hand beside what is there: the program that rules the card does it at boot. */
export const putTogether = ({ bridge, nic, port, vlan, mac }: Wish): [string, ...string[]][] => [
  ['ip', 'link', 'set', 'dev', nic, 'up'],
  ['ip', 'link', 'add', 'link', nic, 'name', port, 'type', 'vlan', 'id', String(vlan)],
  [
    ...(['ip', 'link', 'add', 'name', bridge, 'address', mac, 'type', 'bridge'] as const),
    ...['stp_state', '0', 'forward_delay', '0'],
  ],
  ['ip', 'link', 'set', 'dev', port, 'master', bridge, 'up'],
  ['ip', 'link', 'set', 'dev', bridge, 'up'],
];

/** A line of a configuration file, taken over as it stands. */
export function oneLine(value: string): string {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value.replaceAll('\t', ' '))) {
    throw new TypeError(`“${value}” cannot stand in a file of the host’s network`);
  }
  return value;
}
