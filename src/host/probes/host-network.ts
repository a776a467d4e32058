import type { HostCard, HostNetwork } from '../host-network.ts';
import { readIfupdown } from './host-network/ifupdown.ts';
import { readNetplan } from './host-network/netplan.ts';
import { PROFILE_LINES, readNetworkManager } from './host-network/network-manager.ts';
import { readNetworkd } from './host-network/networkd.ts';
import { isPhysical, kind, name } from './network.ts';
import { number, type Probe, type Row, readJson, rows, type Seen, text } from './probe.ts';
import { splitGrep } from './text-files.ts';

const NETPLAN = ['/lib/netplan', '/usr/lib/netplan', '/etc/netplan', '/run/netplan'] as const;
const NETWORKD = ['/etc/systemd/network', '/run/systemd/network', '/usr/lib/systemd/network'] as const;
const PROFILES = ['/etc', '/run', '/usr/lib'].map((root) => `${root}/NetworkManager/system-connections`);
const SUM = ['-exec', 'sha256sum', '--', '{}', '+'] as const;

/**
 * Everything that is in files, by one program: lines with a NUL behind the file's name are whole files, lines with a tab
 * are parts of profiles (which may hold passwords: only what is needed leaves the host), the others are checksums and
 * the folders that wireless cards have in /sys.
 */
const FILES = [
  ...(['find', '-L', '/sys/class/net', '/etc/network', ...NETPLAN, ...NETWORKD, '/run/systemd/netif'] as const),
  ...[...PROFILES, '-maxdepth', '2', '(', '-path', '/sys/class/net/*/wireless', '-print', ')', '-o', '-type', 'f'],
  ...['-size', '-256k', '(', '-path', '*/system-connections/*', '-exec', 'awk', PROFILE_LINES, '{}', '+', '-o', '('],
  // What ifupdown takes in may lie in any folder of its own; those of scripts are not meant.
  ...['-path', '/etc/network/*', '!', '-path', '/etc/network/if-*', '-o', '-path', '*.yaml', '-o'],
  ...['-name', '*.network', '-o', '-path', '*.network.d/*.conf', '-o', '-path', '/run/systemd/netif/l*/*', ')'],
  ...['-exec', 'grep', '-aHZ', '', '{}', '+', ...SUM, ')'],
] as const;

/**
 * The cards of the host, and who rules each: ifupdown, systemd-networkd, netplan, NetworkManager. Only their files are
 * read, with programs that are everywhere: a netplan that is started takes seconds to say the same.
 */
export const hostNetwork: Probe = {
  id: 'host-network',
  paths: ['/sbin/ifup', '/usr/sbin/ifup', '/usr/sbin/netplan', '/sbin/netplan', '/etc/network/interfaces.d'],
  files: ['/run/network/ifstate'],
  commands: {
    links: { argv: ['ip', '-json', '-details', 'address', 'show'] },
    route: { argv: ['ip', '-json', 'route', 'show'] },
    files: { argv: [...FILES] },
    devices: { argv: ['nmcli', '-t', '-f', 'DEVICE,TYPE,STATE,CON-UUID', 'device', 'status'], timeoutMs: 20_000 },
  },
  parse: (seen) => {
    const links = readJson('host-network', seen.result('links'));
    // The probe of the network has told that already.
    if (!('json' in links)) return {};
    return { hostNetwork: readAll(seen, rows(links.json)) };
  },
};

function readAll(seen: Seen, links: readonly Row[]): HostNetwork {
  const printed = seen.result('files').stdout;
  const files = splitGrep(printed);
  const below = (...folders: string[]) =>
    new Map([...files].filter(([path]) => folders.some((folder) => path.startsWith(folder))));
  const route = readJson('host-network', seen.result('route'));
  const wireless = printed.split('\n').filter((line) => line.endsWith('/wireless'));
  const cards = links
    .filter(isPhysical)
    .map((link) => readCard(link, links, 'json' in route ? rows(route.json) : [], wireless));
  const names = [...new Set(cards.flatMap((card) => [card.name, ...(card.partOf ? [card.partOf.name] : [])]))];
  const indexes = new Map(links.map((link) => [number(link.ifindex), name(link)]));
  const sums = checksums(printed);
  const has = (...paths: string[]) => paths.some((path) => seen.stat(path) !== undefined);
  const devices = seen.result('devices');
  return {
    cards,
    ifupdown: has('/sbin/ifup', '/usr/sbin/ifup')
      ? readIfupdown(below('/etc/network/'), seen.text('/run/network/ifstate') ?? '', {
          cards: names,
          sums,
          folder: has('/etc/network/interfaces.d'),
        })
      : null,
    networkd: readNetworkd(below('/run/systemd/netif/'), below(...NETWORKD), indexes, names),
    netplan: has('/usr/sbin/netplan', '/sbin/netplan') ? readNetplan(below(...NETPLAN), sums) : null,
    networkManager: devices.code === 0 ? readNetworkManager(devices.stdout, printed) : null,
  };
}

function readCard(link: Row, all: readonly Row[], routes: readonly Row[], wireless: readonly string[]): HostCard {
  const master = text(link.master);
  const above = all.find((each) => each.ifname === master);
  const own = rows(link.addr_info).filter((info) => info.scope !== 'link' && text(info.local) !== null);
  const ways = routes.filter(({ dst, dev, gateway }) => dst === 'default' && dev === link.ifname && text(gateway));
  // What ip(8) shows as eno1.20@eno1.
  const carries = all.filter((each) => each.link === link.ifname).map(name);
  return {
    name: name(link),
    mac: (text(link.address) ?? '').toLowerCase(),
    wireless: wireless.includes(`/sys/class/net/${name(link)}/wireless`),
    carrier: Array.isArray(link.flags) && link.flags.includes('LOWER_UP'),
    partOf: master === null ? null : { kind: (above && kind(above)) ?? 'unknown', name: master },
    addresses: own.map((info) => ({
      address: `${String(info.local)}/${number(info.prefixlen)}`,
      dynamic: info.dynamic === true,
    })),
    gateways: ways.map(({ gateway }) => String(gateway)),
    ...(carries.length > 0 ? { carries } : {}),
  };
}

/** `SUM  PATH`, a line each (sha256sum(1)). */
const checksums = (stdout: string): Record<string, string> =>
  Object.fromEntries([...stdout.matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm)].map(([, sum, path]) => [path!, sum!]));
