import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FORWARDING, FORWARDING6, passingSix } from '../../../src/network/forwarding.ts';
import { type HostSetting, settle } from '../../../src/network/host-setting.ts';
import { ownRenderer } from '../../support/templates.ts';
import { type NatGuest, NatHost } from './nat-host.ts';
import { obstacle } from './wires.ts';

/** What becomes of passing packets on when the last guest goes and another program of the host has come to need it. */

const WEB: NatGuest = { name: 'web1', mac: '00:16:3e:00:00:01', space: 'web', vif: 'vif1.0' };
const FOUR = 'net.ipv4.ip_forward';
const SIX = 'net.ipv6.conf.all.forwarding';

const why = obstacle();
if (why) process.stderr.write(`test/unit/network/forwarding-real: left out: ${why}\n`);

describe.skipIf(why !== undefined && !process.env.CI)('when the last guest goes, passing packets on', () => {
  let host: NatHost;
  const run = (words: string | readonly string[]) => host.wires.run('host', words);
  const value = (key: string): string => run(`sysctl -n ${key}`).trim();
  const put = (path: string, text: string): void => {
    const place = join(host.root, path);
    mkdirSync(join(place, '..'), { recursive: true });
    writeFileSync(place, text);
  };
  const left = () => host.everything().filter((line) => /^(etc|var)\/.*(70-xenguide|before)/.test(line));

  /** What Docker has while it runs: a bridge with an address and without a card, and a rule. */
  const docker = (): void => {
    run('ip link add name docker0 type bridge');
    run('ip address add 172.17.0.1/16 dev docker0');
    run('iptables -t nat -A POSTROUTING -s 172.17.0.0/16 ! -o docker0 -j MASQUERADE');
  };

  /** The settings alone, without a network that needs them. */
  const passing = [FORWARDING, FORWARDING6];
  const settings = (all: readonly HostSetting[]): Promise<void> =>
    host.applyOnly(
      'web1',
      all.map((each) => settle(each, 'web1', ownRenderer.fill)),
    );

  beforeEach(async () => {
    host = await NatHost.make();
  });
  afterEach(() => host?.close());

  it('ends: nobody else needs it', async () => {
    const before = host.everything();
    await host.apply(WEB);
    expect([value(FOUR), value(SIX)]).toEqual(['1', '1']);
    expect(await host.undo('web1')).not.toContain('stays on');
    expect(host.everything()).toEqual(before);
  });

  it('ends, where Docker was there before and did without', async () => {
    docker();
    const before = host.everything();
    await settings(passing);
    expect(await host.undo('web1')).not.toContain('stays on');
    expect(host.everything()).toEqual(before);
  });

  it('stays, where Docker has come; what is ours goes', async () => {
    await host.apply(WEB);
    docker();
    expect(await host.undo('web1')).toContain(`${FOUR} stays on`);
    expect([value(FOUR), value(SIX)]).toEqual(['1', '0']);
    expect(left()).toEqual([]);
    expect(run('ip -br link')).not.toContain('xenguide0');
  });

  it.each<[string, () => void]>([
    ['a bridge of libvirt’s or LXD’s has come', () => run('ip link add name virbr0 type bridge') && undefined],
    [
      'somebody’s rules of nft write the host’s address into what passes',
      () =>
        run([
          'nft',
          'add table ip mine; add chain ip mine out { type nat hook postrouting priority 100; }; add rule ip mine out ip saddr 10.9.0.0/24 masquerade',
        ]),
    ],
    ['rules of iptables-legacy do', () => run('iptables-legacy -t nat -A POSTROUTING -s 10.9.0.0/24 -j MASQUERADE')],
    ['a file says so', () => put('etc/sysctl.d/90-router.conf', 'net/ipv4/ip_forward=1\n')],
    ['networkd is told so', () => put('etc/systemd/network/lan.network', '[Network]\nIPMasquerade=ipv4\n')],
  ])('stays where meanwhile %s; only what is ours goes, and it is said', async (what, come) => {
    await settings(passing);
    come();
    if (what.includes('libvirt')) run('ip address add 192.168.122.1/24 dev virbr0');
    const said = await host.undo('web1');
    expect(said.match(/net\.ipv4\.ip_forward stays on/g)).toHaveLength(1);
    expect(said).not.toContain(`${SIX} stays on`);
    expect([value(FOUR), value('net.ipv4.conf.eno1.forwarding'), value(SIX)]).toEqual(['1', '1', '0']);
    expect(left()).toEqual([]);
  });

  it('ends, where a file that is read later says no', async () => {
    await settings(passing);
    put('etc/sysctl.d/80-router.conf', 'net.ipv4.ip_forward = 1\n');
    put('etc/sysctl.d/99-hard.conf', 'net.ipv4.conf.all.forwarding = 0\n');
    expect(await host.undo('web1')).not.toContain('stays on');
    expect(value(FOUR)).toBe('0');
  });

  it('was on before: it is as it was, and nothing has to be said', async () => {
    run(`sysctl -q -w ${FOUR}=1 net.ipv4.conf.lo.forwarding=0`);
    await settings(passing);
    docker();
    expect(await host.undo('web1')).not.toContain('stays on');
    expect([value(FOUR), value('net.ipv4.conf.lo.forwarding')]).toEqual(['1', '0']);
  });

  it('of IPv6 stays with what keeps the host its own way out', async () => {
    host.facts.routerAdverts = ['eno1'];
    await host.apply(WEB);
    expect(value('net.ipv6.conf.eno1.accept_ra')).toBe('2');
    run('ip6tables -t nat -A POSTROUTING -s fd00:9::/64 -j MASQUERADE');
    const said = await host.undo('web1');
    expect(said).toContain(`${SIX} stays on`);
    expect(said.match(/goes on listening to its router on eno1/g)).toHaveLength(1);
    expect(said).not.toContain('ip_forward stays on');
    expect([value(FOUR), value(SIX), value('net.ipv6.conf.eno1.accept_ra')]).toEqual(['0', '1', '2']);
    expect(left()).toEqual([]);
  });

  it('of IPv6 stays with what keeps the host its own way out as long as another guest is there, and goes with the last', async () => {
    host.facts.routerAdverts = ['eno1'];
    const before = host.everything();
    await host.apply(WEB);
    await host.apply({ ...WEB, name: 'mail', mac: '00:16:3e:00:00:02' });
    for (const last of ['web1', 'mail']) {
      expect([value(SIX), value('net.ipv6.conf.eno1.accept_ra')]).toEqual(['1', '2']);
      expect(await host.undo(last)).not.toContain('goes on');
    }
    expect(host.everything()).toEqual(before);
  });

  it('of IPv6 ends with it', async () => {
    const before = host.everything();
    await settings([...passingSix(['eno1'])]);
    expect(await host.undo('web1')).not.toContain('goes on');
    expect(host.everything()).toEqual(before);
  });
});
