import type { Bridge, Facts, Nic } from '../facts.ts';
import { firstHop } from './first-hop.ts';
import { number, type Probe, type Row, readJson, rows, text } from './probe.ts';

/** Cards, bridges and the way out, as ip(8) of iproute2 tells them. */
export const network: Probe = {
  id: 'network',
  commands: {
    links: { argv: ['ip', '-json', '-details', 'address', 'show'] },
    route: { argv: ['ip', '-json', 'route', 'show'] },
  },
  parse: (seen) => {
    const links = readJson('network', seen.result('links'));
    const route = readJson('network', seen.result('route'));
    const all = 'json' in links ? rows(links.json) : [];
    return {
      nics: all.filter((link) => !isLoopback(link) && kind(link) !== 'bridge').map(readNic),
      bridges: all.filter((link) => kind(link) === 'bridge').map((link) => readBridge(link, all)),
      defaultRoute: 'json' in route ? readRoute(rows(route.json)) : null,
      ...('json' in route ? { routes: readRoutes(rows(route.json)) } : {}),
      // Both fail for the same reason: say it once.
      gaps: 'gaps' in links ? links.gaps : 'gaps' in route ? route.gaps : [],
    };
  },
};

const isLoopback = (link: Row): boolean => link.link_type === 'loopback';
export const name = (link: Row): string => text(link.ifname) ?? '';
export const kind = (link: Row): string | null => text((link.linkinfo as Row | undefined)?.info_kind);

function readNic(link: Row): Nic {
  const isPort = (link.linkinfo as Row | undefined)?.info_slave_kind === 'bridge';
  return {
    name: name(link),
    mac: (text(link.address) ?? '').toLowerCase(),
    up: Array.isArray(link.flags) && link.flags.includes('UP'),
    ...addresses(link),
    bridge: isPort ? text(link.master) : null,
    physical: isPhysical(link),
    mtu: number(link.mtu),
  };
}

/**
 * A card has a device behind it and no kind. A guest's card on this side (`vif3.0`) has both a device and a bus of
 * its own, xen-backend; iproute2 before 5.14 does not tell the device, then the name must do.
 */
export function isPhysical(link: Row): boolean {
  if (kind(link) !== null || link.link_type !== 'ether' || /^(vif\d|tap|xenbr)/.test(name(link))) return false;
  return link.parentbus !== 'xen-backend';
}

function readBridge(link: Row, all: readonly Row[]): Bridge {
  return {
    name: name(link),
    ports: all.filter((port) => port.master === link.ifname).map(name),
    ...addresses(link),
    mtu: number(link.mtu),
  };
}

/** With prefix; apart the link-local ones that every card has. */
function addresses(link: Row): Pick<Nic, 'addresses' | 'linkLocal'> {
  const all = rows(link.addr_info).filter((info) => text(info.local) !== null);
  const linkLocal = all
    .filter((info) => info.scope === 'link' && info.family === 'inet6')
    .map((info) => String(info.local));
  // A guest’s card on this side has the same one everywhere, which nobody is asked at.
  const isVif = /^(vif\d|tap)/.test(name(link));
  return {
    addresses: all
      .filter((info) => info.scope !== 'link')
      .map((info) => `${String(info.local)}/${number(info.prefixlen)}`),
    ...(linkLocal.length > 0 && !isVif ? { linkLocal } : {}),
  };
}

/** Of the default routes the one with the least metric, which is the one that is used. */
function readRoute(routes: readonly Row[]): Facts['defaultRoute'] {
  const usable = routes
    .map(firstHop)
    .filter((route) => route.dst === 'default' && text(route.dev) !== null && text(route.gateway) !== null);
  const [best] = usable.toSorted((a, b) => number(a.metric) - number(b.metric));
  if (!best) return null;
  return { device: String(best.dev), gateway: String(best.gateway), source: text(best.prefsrc) };
}

/** Where else there is a way to; a single address is written without its prefix. */
function readRoutes(routes: readonly Row[]): NonNullable<Facts['routes']> {
  const ways = routes.filter(({ dst, dev }) => text(dst) !== null && dst !== 'default' && text(dev) !== null);
  return ways.map(({ dst, dev }) => ({
    to: String(dst).includes('/') ? String(dst) : `${String(dst)}/32`,
    device: String(dev),
  }));
}
