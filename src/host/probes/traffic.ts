import type { TrafficFacts } from '../traffic.ts';
import { readNft } from './filters-nft.ts';
import { readSaved } from './filters-saved.ts';
import { failure, type Probe, type Row, readJson, rows, text } from './probe.ts';
import { readSwitches, readSwitchLines } from './switches.ts';
import { splitGrep } from './text-files.ts';

const ARP = '/proc/net/arp';
const FIREWALLD = '/etc/firewalld/firewalld.conf';

/**
 * What the host does with packets. Every command only reads; `iptables-legacy-save` without a table’s name loads no
 * module (it takes the tables that the kernel has already).
 */
export const traffic: Probe = {
  id: 'traffic',
  files: [ARP, FIREWALLD],
  commands: {
    nft: { argv: ['nft', '-j', '-t', 'list', 'ruleset'] },
    iptables: { argv: ['iptables-nft-save', '-c', '-t', 'filter'] },
    legacy: { argv: ['iptables-legacy-save', '-c'] },
    switches: {
      argv: [
        ...([
          'find',
          '-L',
          '/proc/sys/net/bridge',
          '/proc/sys/net/ipv4/ip_forward',
          '/proc/sys/net/ipv4/conf',
          '/proc/sys/net/ipv6/conf/all/forwarding',
        ] as const),
        ...['/usr/lib/sysctl.d', '/usr/local/lib/sysctl.d', '/run/sysctl.d', '/etc/sysctl.d', '/etc/sysctl.conf'],
        // The pid files of dhclient tell by their names which card each is for.
        ...['/run', '-maxdepth', '2', '-type', 'f', '-size', '-64k'],
        ...[
          '(',
          '-name',
          'rp_filter',
          '-o',
          '-name',
          'ip_forward',
          '-o',
          '-path',
          '*/ipv6/conf/all/forwarding',
          '-o',
          '-name',
          'bridge-nf-call-*',
        ],
        ...['-o', '-path', '*/sysctl.d/*.conf', '-o', '-name', 'sysctl.conf', '-o', '-name', 'dhclient.*.pid', ')'],
        ...['-exec', 'grep', '-asHZ', '', '{}', '+'],
      ],
    },
    sockets: { argv: ['ss', '-H', '-a', '-n', '-u', '-p', '( sport = :67 or sport = :68 )'] },
    learned: { argv: ['bridge', '-j', 'fdb', 'show'] },
    route: { argv: ['ip', '-json', 'route', 'show'] },
  },
  parse: (seen) => {
    const files = splitGrep(seen.result('switches').stdout);
    const nft = seen.result('nft');
    const saved = [
      ...readSaved(seen.result('iptables').stdout, 'iptables-nft'),
      ...readSaved(seen.result('legacy').stdout, 'iptables-legacy'),
    ];
    // What iptables can tell of its own table it tells better: it knows its extensions, and counts at the policy.
    const tables = readNft(nft.stdout).filter(
      ({ family, table }) => !(family === 'ip' && table === 'filter' && saved.some(({ by }) => by === 'iptables-nft')),
    );
    const sockets = seen.result('sockets');
    const learned = readJson('traffic', seen.result('learned'));
    const route = readJson('traffic', seen.result('route'));
    const zone = /^\s*DefaultZone=(\S+)/m.exec(seen.text(FIREWALLD) ?? '')?.[1];
    const facts: TrafficFacts = {
      ...(failure(nft) === undefined || saved.length > 0 ? { filters: [...tables, ...saved] } : {}),
      switches: readSwitches(files),
      switchLines: readSwitchLines(files),
      neighbours: readNeighbours(seen.text(ARP) ?? ''),
      ...('json' in learned ? { learned: readLearned(rows(learned.json)) } : {}),
      ...(failure(sockets) === undefined ? { dhcp: readSockets(sockets.stdout, files) } : {}),
      ...('json' in route ? { waysOut: readWaysOut(rows(route.json)) } : {}),
      firewalldZone: tables.some(({ table }) => table === 'firewalld') ? (zone ?? 'public') : null,
    };
    return { traffic: facts };
  },
};

/** /proc/net/arp (proc(5)): address, type, flags, MAC, mask, device. Flag 2: somebody answered. */
const readNeighbours = (arp: string): TrafficFacts['neighbours'] =>
  [...arp.matchAll(/^([\d.]+) +0x\w+ +0x(\w+) +([0-9a-f:]{17}) +\S+ +(\S+)$/gm)].map(
    ([, ip = '', flags = '', mac = '', device = '']) => ({
      ip,
      mac: (Number.parseInt(flags, 16) & 2) === 0 ? null : mac,
      device,
    }),
  );

/** Without groups of receivers, and without the MAC that every vif has on this side. */
const readLearned = (entries: readonly Row[]): NonNullable<TrafficFacts['learned']> =>
  entries.flatMap(({ mac, ifname, master }) => {
    const address = text(mac)?.toLowerCase();
    if (address === undefined || text(master) === null || address === 'fe:ff:ff:ff:ff:ff') return [];
    if (Number.parseInt(address.slice(0, 2), 16) & 1) return [];
    return [{ mac: address, bridge: String(master), port: String(ifname) }];
  });

/**
 * `UNCONN 0 0 0.0.0.0%xenbr0:67 0.0.0.0:* users:(("dnsmasq",pid=812,fd=4))` of ss(8); a scope behind `%` is the card.
 * dhclient is bound to none, but there is a file with its number for each card.
 */
function readSockets(stdout: string, files: ReadonlyMap<string, string>): NonNullable<TrafficFacts['dhcp']> {
  const cards = new Map<number, string>();
  for (const [path, content] of files) {
    const card = /\/dhclient\.(\S+)\.pid$/.exec(path)?.[1];
    if (card !== undefined) cards.set(Number(content), card);
  }
  const found = stdout.split('\n').flatMap((line): NonNullable<TrafficFacts['dhcp']> => {
    const [, device = null, port] = /^\S+ +\d+ +\d+ +\S*?(?:%([^:\s]+))?:(67|68) /.exec(line) ?? [];
    if (port === undefined) return [];
    return [...line.matchAll(/"([^"]+)",pid=(\d+)/g)].map(([, program = '', pid]) => ({
      port: port === '67' ? 67 : 68,
      program,
      pid: Number(pid),
      device: device ?? cards.get(Number(pid)) ?? null,
    }));
  });
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}

/** Default routes by their metric. */
function readWaysOut(routes: readonly Row[]): NonNullable<TrafficFacts['waysOut']> {
  return routes
    .filter(({ dst, dev, gateway }) => dst === 'default' && text(dev) !== null && text(gateway) !== null)
    .toSorted((a, b) => Number(a.metric ?? 0) - Number(b.metric ?? 0))
    .map(({ dev, gateway }) => ({ device: String(dev), gateway: String(gateway) }));
}
