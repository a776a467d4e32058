import type { Facts } from '../facts.ts';
import { firstHop } from './first-hop.ts';
import { number, type Probe, type Row, readJson, rows, text } from './probe.ts';
import { splitGrep } from './text-files.ts';

const GUESTS = '/etc/xen/xenguide/network/route/guests';
/** Behind a resolver of the host’s own, systemd-resolved, the second has the real ones. */
const RESOLVERS = ['/etc/resolv.conf', '/run/systemd/resolve/resolv.conf'];

/** What a routed guest has to do with: others of its kind, the host’s IPv6 way out, its name servers. */
export const routed: Probe = {
  id: 'routed',
  files: RESOLVERS,
  commands: {
    files: { argv: ['find', GUESTS, '-type', 'f', '-size', '-64k', '-exec', 'grep', '-aHZ', '', '{}', '+'] },
    routes: { argv: ['ip', '-6', '-json', 'route', 'show', 'default'] },
    adverts: {
      argv: [
        ...(['find', '/proc/sys/net/ipv6/conf', '/etc/sysctl.d', '(', '-name', 'accept_ra', '-o'] as const),
        ...['-name', '70-xenguide-adverts-*.conf', '-o', '-name', '70-xenguide-answering-*.conf', ')'],
        ...['-exec', 'grep', '-H', '', '{}', '+'],
      ],
    },
  },
  parse: (seen) => {
    const routes = readJson('routed', seen.result('routes'));
    const settled = readSettled(seen.result('adverts').stdout);
    return {
      ...(settled.length > 0 ? { settledCards: settled } : {}),
      routedGuests: readGuests(splitGrep(seen.result('files').stdout)),
      ...('json' in routes
        ? {
            routerAdverts: readAdverts(routes.json, seen.result('adverts').stdout),
            defaultRoute6: readWayOut(rows(routes.json)),
          }
        : {}),
      nameServers: readServers(RESOLVERS.map((path) => seen.text(path) ?? '')),
    };
  },
};

/** Files of these two kinds name a card (src/network/forwarding.ts, src/network/route/settings.ts). */
const readSettled = (settings: string): string[] => [
  ...new Set(
    [...settings.matchAll(/^\/etc\/sysctl\.d\/70-xenguide-(?:adverts|answering)-([^/\n]+?)\.conf:/gm)].map(
      ([, card]) => card!,
    ),
  ),
];

/** The files are `GUEST,CARD,MAC`, with a line `address …` for each address and one `via …`. */
function readGuests(files: ReadonlyMap<string, string>): NonNullable<Facts['routedGuests']> {
  return [...files].flatMap(([path, content]) => {
    const [guest = '', , mac = ''] = path.slice(GUESTS.length + 1).split(',');
    const addresses = [...content.matchAll(/^address (\S+)$/gm)].map(([, address]) => address!);
    const via = /^via (\S+)$/m.exec(content)?.[1];
    return guest !== '' && addresses.length > 0
      ? [{ guest, mac, addresses, ...(via === undefined ? {} : { via }) }]
      : [];
  });
}

/**
 * Where a program of the host’s listens in the kernel’s place (NetworkManager, networkd), accept_ra is 0. Where xenguide has
 * made it 2 for an earlier guest, the next one needs it as well.
 */
function readAdverts(json: unknown, settings: string): string[] {
  const learned = rows(json).filter(({ protocol }) => protocol === 'ra');
  const listening = new Set(
    [
      ...settings.matchAll(/^\/proc\/sys\/net\/ipv6\/conf\/([^/\n]+)\/accept_ra:1$/gm),
      ...settings.matchAll(/^\/etc\/sysctl\.d\/70-xenguide-adverts-([^/\n]+?)\.conf:/gm),
    ].map(([, card]) => card!),
  );
  return [...new Set(learned.flatMap(({ dev }) => text(dev) ?? []))].filter((card) => listening.has(card));
}

/** The one with the least metric; a tunnel’s has no gateway. Of several routers (`nexthops`) the first. */
function readWayOut(routes: readonly Row[]): Exclude<Facts['defaultRoute6'], undefined> {
  const ways = routes.map(firstHop).filter((route) => text(route.dev) !== null);
  const [best] = ways.toSorted((a, b) => number(a.metric) - number(b.metric));
  return best ? { device: String(best.dev), gateway: text(best.gateway) } : null;
}

/** Those that a guest can ask too: not the host’s own at 127.0.0.53. */
function readServers(contents: readonly string[]): string[] {
  const all = contents.map((content) =>
    [...content.matchAll(/^nameserver[ \t]+([0-9a-fA-F.:]+)[ \t]*$/gm)]
      .map(([, address]) => address!)
      .filter((address) => !/^(127\.|::1$|0\.0\.0\.0$)/.test(address)),
  );
  return [...new Set(all.find((servers) => servers.length > 0) ?? [])];
}
