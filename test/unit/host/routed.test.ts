import { expect, test } from 'vitest';
import { routed } from '../../../src/host/probes/routed.ts';
import { passingSix } from '../../../src/network/forwarding.ts';
import { route } from '../../../src/network/route.ts';
import { ownRenderer } from '../../support/templates.ts';
import { routedFacts } from '../network/routed-host.ts';
import { read } from './recorded.ts';

/** As grep -HZ prints every line of the file that a plan writes. */
function written(guest: string, mac: string, more: Record<string, unknown>): string {
  const card = route.resolve(
    { via: 'eno1', answer: 'auto', mac: 'auto', ...more },
    { at: 'network.1', guest, mac, facts: routedFacts() },
  )!;
  const steps = route.actions(card, ownRenderer.fill).flatMap((action) => action.do);
  const file = steps.find((step) => 'write' in step && step.write.startsWith('/etc/xen/xenguide'));
  if (!file || !('write' in file)) throw new Error('no file of the guest');
  const lines = file.text!.trimEnd().split('\n');
  return lines.map((line) => `${file.write}\0${line}\n`).join('');
}

test('what a plan wrote is read back: whose card has which addresses', () => {
  const files =
    written('web.1', '00:16:3e:00:00:01', { ip: '192.0.2.10', ip6: '2001:db8::10' }) +
    written('mail', '00:16:3e:00:00:02', { ip: '203.0.113.9' });
  expect(read(routed, { commands: { files } }).routedGuests).toEqual([
    { guest: 'web.1', mac: '00:16:3e:00:00:01', addresses: ['192.0.2.10', '2001:db8::10'], via: 'eno1' },
    { guest: 'mail', mac: '00:16:3e:00:00:02', addresses: ['203.0.113.9'], via: 'eno1' },
  ]);
});

/** `ip -6 -json route show default` of iproute2 6.1: one learned by the kernel, one by NetworkManager, one fixed. */
const ROUTES = JSON.stringify([
  {
    dst: 'default',
    gateway: 'fe80::1',
    dev: 'eno1',
    protocol: 'ra',
    metric: 1024,
    flags: [],
    expires: 1790,
    pref: 'medium',
  },
  { dst: 'default', gateway: 'fe80::1', dev: 'eno2', protocol: 'ra', metric: 101, flags: [], pref: 'medium' },
  { dst: 'default', gateway: 'fe80::1', dev: 'eno3', metric: 1024, flags: [], pref: 'medium' },
]);
const ADVERTS = ['all:1', 'default:1', 'eno1:1', 'eno2:0', 'eno3:1', 'lo:1']
  .map((each) => `/proc/sys/net/ipv6/conf/${each.replace(':', '/accept_ra:')}\n`)
  .join('');

test('only a card whose way out the kernel itself learned would lose it', () => {
  expect(read(routed, { commands: { routes: ROUTES, adverts: ADVERTS } }).routerAdverts).toEqual(['eno1']);
});

test('cards whose settings are kept for guests are known by the names of the files', () => {
  const adverts = ['adverts-eno1', 'answering-eno1', 'answering-eno2', 'ipv6']
    .map((each) => `/etc/sysctl.d/70-xenguide-${each}.conf:# x\n/etc/sysctl.d/70-xenguide-${each}.conf:y = 1\n`)
    .join('');
  expect(read(routed, { commands: { adverts } }).settledCards).toEqual(['eno1', 'eno2']);
});

test('the way out is the one with the least metric; a tunnel’s has no gateway, and there may be none', () => {
  const way = (routes: unknown[]) => read(routed, { commands: { routes: JSON.stringify(routes) } }).defaultRoute6;
  expect(read(routed, { commands: { routes: ROUTES } }).defaultRoute6).toEqual({ device: 'eno2', gateway: 'fe80::1' });
  expect(way([{ dst: 'default', dev: 'sit0', metric: 1024 }])).toEqual({ device: 'sit0', gateway: null });
  const several = [
    { gateway: 'fe80::2', dev: 'eno1', weight: 1 },
    { gateway: 'fe80::3', dev: 'eno1', weight: 1 },
  ];
  expect(way([{ dst: 'default', metric: 1024, nexthops: several }])).toEqual({ device: 'eno1', gateway: 'fe80::2' });
  expect(way([])).toBeNull();
});

test('one that goes on listening already is left alone', () => {
  const adverts = ADVERTS.replace('eno1/accept_ra:1', 'eno1/accept_ra:2');
  expect(read(routed, { commands: { routes: ROUTES, adverts } }).routerAdverts).toEqual([]);
});

test('one that does so by an earlier guest is needed by the next as well', () => {
  const [setting] = passingSix(['eno1']);
  const adverts = `${ADVERTS.replace('eno1/accept_ra:1', 'eno1/accept_ra:2')}/etc/sysctl.d/${setting!.file}:# why\n`;
  expect(read(routed, { commands: { routes: ROUTES, adverts } }).routerAdverts).toEqual(['eno1']);
});

test('name servers that a guest can ask: not the host’s own, but those behind it', () => {
  const files = {
    '/etc/resolv.conf': 'nameserver 127.0.0.53\noptions edns0\n',
    '/run/systemd/resolve/resolv.conf': 'nameserver 192.0.2.1\nnameserver 2001:db8::1\nnameserver fe80::1%eno1\n',
  };
  expect(read(routed, { files }).nameServers).toEqual(['192.0.2.1', '2001:db8::1']);
  expect(read(routed, { files: { '/etc/resolv.conf': 'nameserver 9.9.9.9\n' } }).nameServers).toEqual(['9.9.9.9']);
});

test('without ip(8) and without guests nothing is made up', () => {
  expect(read(routed, {})).toEqual({ routedGuests: [], nameServers: [] });
});
