/**
 * What a host does with packets, as far as that can be in a guest's way. Read only. Each key absent: not looked, or the
 * tool that would tell is missing.
 */
export interface TrafficFacts {
  /** Rules of other firewalls at the places that a guest's packets come by; xenguide's own are left out. */
  filters?: PacketFilter[];
  /** Switches of the kernel by their name, `net.ipv4.ip_forward`; one that is not there (a module is missing) is absent. */
  switches: Record<string, string>;
  /** What sets such a switch at boot, in the order in which it is read: of two lines the later one counts. */
  switchLines: { name: string; value: string; file: string; line: number }[];
  /** IPv4 addresses that the host has asked for lately, and the MAC that answered; null: nobody did. */
  neighbours: { ip: string; mac: string | null; device: string }[];
  /** MAC addresses behind ports of bridges (`bridge fdb`): learned, or a port's own. */
  learned?: { mac: string; bridge: string; port: string }[];
  /** Programs of the host that speak DHCP: servers have port 67, clients 68. `device` null: on all, or not known. */
  dhcp?: { port: 67 | 68; program: string; pid: number; device: string | null }[];
  /** Default routes, the best first. */
  waysOut?: { device: string; gateway: string }[];
  /** Zone of firewalld for interfaces that nobody put into another; null: it does not run. */
  firewalldZone?: string | null;
}

/** A chain that the kernel asks, with those that it leads to. */
export interface PacketFilter {
  /** Through which of the kernel's two rule systems it was made: the old one of iptables-legacy stands beside the other. */
  by: 'nft' | 'iptables-nft' | 'iptables-legacy';
  family: 'ip' | 'ip6' | 'inet';
  table: string;
  chain: string;
  hook: 'input' | 'forward';
  policy: 'accept' | 'drop';
  /** How many packets came to the policy; null: nobody counts. */
  packets: number | null;
  /**
   * By chain, the rules whose conditions can be judged without a packet at hand. Others are passed over, but for those that
   * would spare a packet what stands behind them (`maybe`).
   */
  rules: Record<string, FilterRule[]>;
}

export interface FilterRule {
  /** As its tool writes it. */
  text: string;
  /** Interfaces, with a space between several; `!` in front: any but these; `*` at the end: any that begins so. */
  in?: string;
  out?: string;
  protocol?: string;
  port?: number;
  /** Only answers of connections that are there already. */
  answers?: true;
  /** It has a condition besides that cannot be judged: only where it does `return`. */
  maybe?: true;
  /** `accept`, `drop`, `return`, `jump CHAIN` or `goto CHAIN`. */
  does: string;
  packets: number | null;
}
