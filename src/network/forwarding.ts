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
};

/** The same for IPv6: routed guests only. */
export const FORWARDING6: HostSetting = {
  id: 'network.forwarding6',
  title: noted('Let the host pass on IPv6 packets between networks'),
  why: noted('Linux does not do so by itself, for IPv6 as little as for IPv4.'),
  key: 'net.ipv6.conf.all.forwarding',
  value: '1',
  cards: '^net\\.ipv6\\.conf\\..*\\.forwarding$',
  file: '70-xenguide-ipv6.conf',
  about: 'The host passes IPv6 packets on between its networks: routed Xen guests need it.',
  before: 'forwarding6-before',
  needed: ['-xF', '-e', needs('net.ipv6.conf.all.forwarding')],
};
