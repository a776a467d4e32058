/**
 * The network that the host itself hangs on: its cards, and what each of the programs that may set them up says of them.
 * Nothing secret is in it: passwords of wireless networks and of 802.1X are never read, or dropped as they are read.
 */
export interface HostNetwork {
  /** Real cards only. */
  cards: HostCard[];
  /** Null each: it is not on this host, or it does not run. */
  ifupdown: IfupdownFacts | null;
  networkd: NetworkdFacts | null;
  netplan: NetplanFacts | null;
  networkManager: NetworkManagerFacts | null;
}

export interface HostCard {
  name: string;
  mac: string;
  wireless: boolean;
  /** A cable is in, and the other end answers. */
  carrier: boolean;
  /** What it is a port of; kind as ip(8) has it: bridge, bond, team. */
  partOf: { kind: string; name: string } | null;
  /** With prefix, without link-local ones. Dynamic: by DHCP or a router's advertisement. */
  addresses: { address: string; dynamic: boolean }[];
  /** Routers of its default routes. */
  gateways: string[];
  /** Interfaces on top of it, which go down with it: its VLANs, a macvlan, a tunnel. Absent: none, or an older xenguide did not look. */
  carries?: string[];
}

/** Some lines of a text file, as they stand; `from` and `to` count from 1 and both belong to it. */
export interface Lines {
  file: string;
  from: number;
  to: number;
  lines: string[];
}

/** The line that a paragraph begins with: interfaces(5) goes on behind a backslash at a line’s end. */
export function headOf(lines: readonly string[]): string {
  const last = lines.findIndex((line) => !line.endsWith('\\'));
  return lines
    .slice(0, last === -1 ? lines.length : last + 1)
    .map((line) => line.replace(/\\$/, ''))
    .join('');
}

export interface IfupdownFacts {
  /** Interfaces that it has brought up (/run/network/ifstate). */
  up: string[];
  /** /etc/network/interfaces.d is there. */
  folder: boolean;
  /** `source` and `source-directory` lines. */
  sources: { file: string; line: number; pattern: string }[];
  /** Paragraphs of interfaces(5) that name one of the host's cards, or the bridge that one is in. */
  stanzas: Lines[];
  /** sha256 of each file that a stanza is in. */
  checksums: Record<string, string>;
}

export interface NetworkdFacts {
  /** What it says of each card (/run/systemd/netif). */
  links: NetworkdLink[];
}

export interface NetworkdLink {
  card: string;
  /** `configured`, `configuring`, `unmanaged` … */
  state: string;
  /** The .network file that fits the card; null: none. */
  file: string | null;
  /** Lines of that file and of its drop-ins, without comments. */
  lines: string[];
  /** Number by which DHCP servers tell this card from others of this machine (RFC 4361). Null: not by DHCP. */
  iaid: number | null;
}

export interface NetplanFacts {
  /** Definitions of cards in /etc/netplan and the like, in the order in which netplan reads them. */
  definitions: NetplanDefinition[];
  /** sha256 of each file that a definition is in. */
  checksums: Record<string, string>;
}

export interface NetplanDefinition {
  file: string;
  /** `ethernets`, `wifis`, `bonds` … */
  section: string;
  id: string;
  /** Its own keys with the lines below each; those of `auth` and `access-points` are left out. */
  keys: ({ key: string } & Lines)[];
  /** Line of the definition's name. */
  line: number;
  /** Spaces in front of its keys. */
  indent: number;
  /** In braces, with anchors, or in another form that is not read here. */
  unreadable: boolean;
}

export interface NetworkManagerFacts {
  /** state: `connected`, `unmanaged`, `disconnected` … */
  devices: { device: string; type: string; state: string; uuid: string }[];
  profiles: NetworkManagerProfile[];
}

export interface NetworkManagerProfile {
  path: string;
  uuid: string;
  id: string;
  /** Names of its sections. */
  sections: string[];
  /** Lines of [connection], [ethernet], [ipv4] and [ipv6], by section. */
  lines: Record<string, string[]>;
}
