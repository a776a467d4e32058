import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCards } from '../../../src/commands/network-test/look.ts';
import { readNetworkFacts } from '../../../src/host/network-facts.ts';
import type { Outcome } from '../../../src/network/test/network-test.ts';
import { readStore, STORE_ARGV } from '../../../src/network/test/store.ts';
import { type RoutedGuest, RoutedHost } from './routed-host.ts';
import { StandIn } from './stand-in.ts';
import { obstacle } from './wires.ts';

/** The test page of a routed guest: real routes, proxies, rules and switches; each fault is made for real and named first. */

const why = obstacle();
if (why) process.stderr.write(`test/unit/network/doctor-route-real: left out: ${why}\n`);
const PATIENCE = 300_000;

const WEB: RoutedGuest = {
  name: 'web1',
  mac: '00:16:3e:00:00:01',
  space: 'web',
  vif: 'vif1.0',
  network: { ip: '192.0.2.10', ip6: '2001:db8::10' },
  firewall: { 'firewall.antispoof': true },
};

describe.skipIf(why !== undefined && !process.env.CI)('the test of a routed guest', { timeout: PATIENCE }, () => {
  let host: RoutedHost;
  let xen: StandIn;
  const ip = (words: string) => host.wires.run('host', `ip ${words}`);
  const sysctl = (words: string) => host.wires.run('host', `sysctl -q -w ${words}`);
  const online = () => expect(host.script(WEB, 'online')).toMatchObject({ status: 0 });

  async function look(): Promise<Outcome[]> {
    const runner = xen.runner('host');
    const facts = await readNetworkFacts(runner);
    const store = readStore((await runner.run({ argv: STORE_ARGV })).stdout);
    const subject = { name: 'web1', cards: [host.card(WEB)], login: undefined, emulated: false };
    const [tested] = await testCards(subject, facts, store, { host: runner });
    return tested!.checks;
  }

  beforeAll(async () => {
    host = await RoutedHost.make();
    xen = new StandIn(host.wires);
    await host.apply(WEB);
    host.plugIn(WEB);
    online();
    await host.setUp(WEB);
    xen.runs('web1', 1, { mac: WEB.mac, state: '4', script: '/etc/xen/scripts/vif-xenguide-route' });
    xen.nameServer('host', '192.0.2.1');
    await xen.names('world');
  }, PATIENCE);
  afterAll(() => {
    xen?.close();
    host?.close();
  });

  it('all is well: its firewall, the routes, what the host answers, and the gateway is the host’s', async () => {
    const checks = await look();
    expect(
      checks.filter(({ verdict }) => verdict === 'fail' || verdict === 'unsure'),
      JSON.stringify(checks, null, 1),
    ).toEqual([]);
    const message = (id: string) => checks.find((each) => each.id === id)?.message;
    expect(message('firewall')).toBe('The rules of vif1.0 are loaded.');
    expect(message('route.led')).toBe('The host’s routes to 192.0.2.10 and 2001:db8::10 lead to vif1.0.');
    expect(message('route.answering')).toBe('The host answers for 192.0.2.10 and 2001:db8::10 on eno1.');
    expect(message('gateway')).toBe('The gateway 192.0.2.1 answers the host.');
  });

  it.each<[string, string, RegExp, () => unknown, () => unknown]>([
    [
      'a firewall that was taken away',
      'firewall',
      /The firewall of vif1.0 is not loaded/,
      () => host.wires.run('host', 'nft delete table netdev xenguide'),
      online,
    ],
    [
      'a route that is gone',
      'route.led',
      /route to 192.0.2.10 does not lead to vif1.0/,
      () => ip('route del 192.0.2.10 dev vif1.0'),
      online,
    ],
    [
      'IPv4 is not passed on',
      'route.forwarding',
      /does not pass packets on/,
      () => sysctl('net.ipv4.ip_forward=0'),
      () => sysctl('net.ipv4.ip_forward=1'),
    ],
    [
      'IPv6 is not passed on',
      'route.forwarding',
      /does not pass packets on/,
      () => sysctl('net.ipv6.conf.all.forwarding=0'),
      () => sysctl('net.ipv6.conf.all.forwarding=1'),
    ],
    [
      'nobody answers for its IPv6 address',
      'route.answering',
      /does not answer for 2001:db8::10 on eno1/,
      () => ip('-6 neighbour del proxy 2001:db8::10 dev eno1'),
      online,
    ],
    [
      'the host’s card does not answer for others',
      'route.answering',
      /does not answer on eno1 for IPv6/,
      () => sysctl('net.ipv6.conf.eno1.proxy_ndp=0'),
      online,
    ],
    [
      'another firewall drops what it does not know',
      'route.between',
      /nft chain inet filter forward/,
      () => {
        for (const words of ['table inet filter', 'chain inet filter forward']) {
          const hook = words.startsWith('chain') ? ['{ type filter hook forward priority 0; policy drop; }'] : [];
          host.wires.run('host', ['nft', 'add', ...words.split(' '), ...hook]);
        }
      },
      () => host.wires.run('host', 'nft delete table inet filter'),
    ],
  ])('%s: named', async (_, id, says, make, mend) => {
    make();
    try {
      const checks = await look();
      const found = checks.find((each) => each.id === id)!;
      expect(found, JSON.stringify(checks, null, 1)).toMatchObject({ verdict: 'fail' });
      expect(found.message).toMatch(says);
      expect(found.remedy).not.toBe('');
    } finally {
      mend();
    }
  });
});
