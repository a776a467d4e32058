import { noted } from '../text/t.ts';
import type { HostSetting } from './host-setting.ts';

/** How a routed guest’s file says that it needs a setting; src/network/route/card.ts writes it. */
export const needs = (key: string): string => `needs ${key}`;

/**
 * The host passes packets on between its interfaces: private networks and routed guests need it, and it goes with the last.
 * A reservation of a private network (`MAC,ADDRESS,NAME`) is the note of a guest there.
 */
export const FORWARDING: HostSetting = {
  id: 'network.forwarding',
  title: noted('Let the host pass on packets between networks'),
  why: noted('Linux does not do so by itself. What may pass is decided by the rules of each network.'),
  key: 'net.ipv4.ip_forward',
  value: '1',
  // A router takes no redirects, a host does: Linux changes this along (Documentation/networking/ip-sysctl.rst).
  along: ['net.ipv4.conf.all.accept_redirects'],
  // It sets that of every card too. Somebody may pass packets on between some of them only.
  cards: '^net\\.ipv4\\.conf\\..*\\.forwarding$',
  file: '70-xenguide.conf',
  about: 'The host passes packets on between its networks: Xen guests on private networks and routed ones need it.',
  before: 'forwarding-before',
  needed: ['-E', '-e', '^[0-9a-f:]{17},', '-e', '^needs net\\.ipv4\\.ip_forward$'],
  others: noted(
    'net.ipv4.ip_forward stays on: since xenguide switched it on something else on this host has come to need it, such as Docker, libvirt or a file in /etc/sysctl.d. If nothing does: sysctl -w net.ipv4.ip_forward=0. Who it may be: nft list ruleset; ip -br address; grep -rs ip_forward /etc/sysctl*',
  ),
};

/** The same for IPv6: routed guests, and those of private networks that have IPv6, each with a file that says so. */
export const FORWARDING6: HostSetting = {
  id: 'network.forwarding6',
  title: noted('Let the host pass on IPv6 packets between networks'),
  why: noted('Linux does not do so by itself, for IPv6 as little as for IPv4.'),
  key: 'net.ipv6.conf.all.forwarding',
  value: '1',
  cards: '^net\\.ipv6\\.conf\\..*\\.forwarding$',
  file: '70-xenguide-ipv6.conf',
  about:
    'The host passes IPv6 packets on between its networks: Xen guests on private networks and routed ones need it.',
  before: 'forwarding6-before',
  needed: ['-xF', '-e', needs('net.ipv6.conf.all.forwarding')],
  others: noted(
    'net.ipv6.conf.all.forwarding stays on: since xenguide switched it on something else on this host has come to need it, such as Docker, libvirt or a file in /etc/sysctl.d. If nothing does: sysctl -w net.ipv6.conf.all.forwarding=0. Who it may be: nft list ruleset; ip -br address; grep -rs forwarding /etc/sysctl*',
  ),
};

/** What lets the host pass IPv6 on, in the order in which it is made; `adverts` as Facts.routerAdverts has them. */
export const passingSix = (adverts: readonly string[]): HostSetting[] => [
  // Before the passing on: the moment that begins, the kernel forgets what it learned by the old setting.
  ...adverts.map(listening),
  FORWARDING6,
];

/** Linux: a host that passes IPv6 on is a router, and a router takes its way out from no other one unless this is 2. */
const listening = (card: string): HostSetting => {
  const key = `net/ipv6/conf/${card}/accept_ra`;
  return {
    id: `network.adverts.${card}`,
    title: noted`Keep the host’s own IPv6 way out over ${card}`,
    why: noted`The host learns it from its router’s advertisements on ${card}. Linux stops to listen to them as soon as it passes IPv6 on itself, unless this is 2.`,
    key,
    value: '2',
    file: `70-xenguide-adverts-${card}.conf`,
    about: `The host passes IPv6 on and still takes its own way out from the router on ${card}.`,
    before: `adverts-${card}-before`,
    // Whoever has IPv6 passed on needs the host’s own way out as well.
    needed: ['-xF', '-e', needs(key), '-e', needs(FORWARDING6.key)],
    // It comes behind FORWARDING6, and where that stays on, the host’s way out would be lost with this.
    backIf: {
      so: { run: ['sysctl', '-n', FORWARDING6.key], says: '0' },
      otherwise: { run: ['sysctl', '-n', FORWARDING6.key], says: '1' },
      stays: noted`The host goes on listening to its router on ${card} (accept_ra = 2), because it goes on passing IPv6 on: else it would lose its own IPv6 way out. After a reboot it does so only if a file in /etc/sysctl.d has: ${key} = 2`,
    },
  };
};
