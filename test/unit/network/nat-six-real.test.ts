import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOST4, HOST6, type NatGuest, NatHost, WORLD4, WORLD6 } from './nat-host.ts';
import { type Frame, obstacle } from './wires.ts';

/** A private network with IPv6, applied and undone as on a host: real advertisements, DHCPv6, masquerade and ports. */

const WEB: NatGuest = {
  name: 'web1',
  mac: '00:16:3e:00:00:01',
  space: 'web',
  vif: 'vif1.0',
  network: { forwards: ['tcp/2222 to 22', 'udp/5353 to 53'] },
  firewall: { 'firewall.antispoof': true },
};
const MAIL: NatGuest = {
  name: 'mail',
  mac: '00:16:3e:00:00:02',
  space: 'mail',
  vif: 'vif2.0',
  network: { ip: '10.77.0.20' },
};

const why = obstacle();
if (why) process.stderr.write(`test/unit/network/nat-six-real: left out: ${why}\n`);

describe.skipIf(why !== undefined && !process.env.CI)('a private network with IPv6', () => {
  let host: NatHost;
  let before: string[];
  let net: string;
  const run = (space: string, words: string) => host.wires.run(space, words);
  const mac = (space: string, card: string) => run(space, `cat /sys/class/net/${card}/address`).trim();

  beforeAll(async () => {
    host = await NatHost.make();
    // A neighbour that knows how to get into the private network, if the host lets it.
    before = host.everything();
    for (const guest of [WEB, MAIL]) await host.apply(guest);
    host.look();
    net = host.facts.natNetworks![0]!.subnet6!.replace('/64', '');
    run('world', `ip -6 route add ${net}/64 via ${HOST6}`);
    for (const guest of [WEB, MAIL]) await host.plugIn(guest);
  }, 120_000);
  afterAll(() => host?.close());

  it('has addresses of this host’s own (RFC 4193), the same for both guests', () => {
    expect(net).toMatch(/^fd[0-9a-f]{2}:[0-9a-f]{1,4}:[0-9a-f]{1,4}::$/);
    const byName = host.facts.natNetworks![0]!.reservations.toSorted((a, b) => (a.guest < b.guest ? -1 : 1));
    expect(byName).toEqual([
      { guest: 'mail', mac: MAIL.mac, ip: '10.77.0.20', ip6: `${net}20` },
      { guest: 'web1', mac: WEB.mac, ip: '10.77.0.2', ip6: `${net}2` },
    ]);
  });

  it('tells guests that the host is their router, and to make no address themselves', () => {
    const said = host.wires.packets('web', 'advert', 'enX0').split('\n');
    expect(said).toEqual(['router fe80::1 managed other', `prefix ${net}/64 on-link`, `names ${net}1`]);
  });

  it.each([
    ['web', '2', '0004aa01'],
    ['mail', '20', '0004bb01'],
  ])('gives %s the address that is kept for it by DHCPv6, and its name server', (space, end, duid) => {
    expect(host.wires.packets(space, 'lease6', 'enX0', duid)).toBe(`${net}${end} ${net}1`);
    run(space, `ip address replace ${net}${end}/128 dev enX0 nodad`);
  });

  it('a guest’s kernel takes the way out from it, and no other address', async () => {
    await expect
      .poll(() => run('web', 'ip -6 route show default'), { timeout: 30_000 })
      .toContain('via fe80::1 dev enX0 proto ra');
    expect(run('web', 'ip -6 -o address show dev enX0 scope global').trim().split('\n')).toHaveLength(1);
  });

  it('gives no address to a guest that it keeps none for', async () => {
    const guest: NatGuest = { ...MAIL, space: 'other', vif: 'vif3.0', mac: '00:16:3e:00:00:77' };
    await host.plugIn(guest);
    expect(host.wires.packets('other', 'lease6', 'enX0', '0004cc01')).toBe('none');
    run('host', 'ip link delete vif3.0');
  });

  it('the host and the outside answer a ping, and the host looks names up', () => {
    for (const address of [`${net}1`, WORLD6, `${net}20`]) {
      expect(host.wires.packets('web', 'ping', address)).toBe('answered');
    }
    expect(run('host', 'ss -H -n -l -u')).toContain(`[${net}1]`);
  });

  it('sends a guest out under the host’s IPv6 address, and with IPv4 as before', async () => {
    expect(await host.connects('web', WORLD6, '80', 'world', WORLD6)).toBe(HOST6);
    expect(host.wires.packets('web', 'lease', 'enX0', WEB.mac)).toBe('10.77.0.2 10.77.0.1');
    run('web', 'ip address replace 10.77.0.2/24 dev enX0');
    run('web', 'ip route replace default via 10.77.0.1');
    expect(await host.connects('web', WORLD4, '80', 'world', WORLD4)).toBe(HOST4);
  });

  it.each([
    ['from outside', 'world', WORLD6],
    ['from the host itself', 'host', HOST6],
  ])('leads a port of the host to the guest over IPv6, reached %s', async (_, from, seen) => {
    expect(await host.connects(from, HOST6, '2222', 'web', `${net}2`, '22')).toBe(seen);
  });

  it('and from the other guest, and over IPv4', async () => {
    expect(await host.connects('mail', HOST6, '2222', 'web', `${net}2`, '22')).toBe(`${net}1`);
    expect(await host.connects('world', HOST4, '2222', 'web', '10.77.0.2', '22')).toBe(WORLD4);
  });

  it('lets nobody else in, who knows the guests’ addresses too', async () => {
    const frame = (label: string, to: string, port: number): Frame => ({
      label,
      dst: mac('host', 'eno1'),
      src: mac('world', 'eth0'),
      ip6: [WORLD6, to],
      udp: [4000, port],
    });
    const link = /(fe80:\S+)\//.exec(run('host', 'ip -6 -o address show dev eno1 scope link'))![1]!;
    const sent = [frame('direct', `${net}2`, 53), frame('not led', HOST6, 54), frame('link', link, 5353)];
    const heard = () => host.wires.heard(['world', 'eth0'], ['web', 'enX0'], sent, frame('led', HOST6, 5353));
    expect(await heard()).toEqual([]);
    // Without the rules the first does get in.
    run('host', 'nft flush chain inet xenguide-xenguide0 between');
    expect(await heard()).toEqual(['direct']);
    host.wires.run('host', [`${host.root}/bin/systemctl`, 'reload', 'xenguide-network-xenguide0.service']);
  });

  it('a guest that lies about its IPv6 address is not heard, by the world or by the other guest', async () => {
    const from = (label: string, more: Partial<Frame>): Frame => ({
      ...{ label, dst: mac('host', 'xenguide0'), src: WEB.mac, udp: [9, 9] },
      ...more,
    });
    const lies = [
      from('other guest', { ip6: [`${net}20`, WORLD6] }),
      from('free one', { ip6: [`${net}99`, WORLD6] }),
      from('foreign', { ip6: ['2001:db8:99::9', WORLD6] }),
    ];
    const own = from('own', { ip6: [`${net}2`, WORLD6] });
    expect(await host.wires.heard(['web', 'enX0'], ['world', 'eth0'], lies, own)).toEqual([]);
    // Where nothing keeps them, the network itself still lets out its own addresses only: they did arrive.
    run('host', 'nft flush chain bridge xenguide out-of-guests');
    expect(await host.wires.heard(['web', 'enX0'], ['world', 'eth0'], lies, own)).toEqual(['other guest', 'free one']);
    run('host', 'nft add rule bridge xenguide out-of-guests iifname vmap @from');

    const to = (label: string, target: string): Frame => ({
      ...{ label, dst: MAIL.mac, src: WEB.mac, ip6: ['fe80::216:3eff:fe00:1', `${net}20`], icmp6: 136, target },
    });
    const said = [to('router', `${net}1`), to('router link', 'fe80::1'), to('mail', `${net}20`)];
    const end = to('itself', `${net}2`);
    expect(await host.wires.heard(['web', 'enX0'], ['mail', 'enX0'], said, end)).toEqual([]);
  });

  it('a system that was installed anew gets the address as soon as that of the old one has run out', () => {
    expect(host.wires.packets('web', 'lease6', 'enX0', '0004aa02')).toBe('none');
    // Five minutes later, or after the server was started anew:
    for (const verb of ['stop', 'start']) {
      host.wires.run('host', [`${host.root}/bin/systemctl`, verb, 'xenguide-dhcp-xenguide0.service']);
    }
    expect(host.wires.packets('web', 'lease6', 'enX0', '0004aa02')).toBe(`${net}2 ${net}1`);
  });

  it('one guest goes without the other noticing, and with the last all is as it was, byte for byte', async () => {
    expect(run('host', 'sysctl -n net.ipv6.conf.all.forwarding').trim()).toBe('1');
    host.wires.hotplug('host', WEB.vif, WEB.mac, 'xenguide0', 'offline');
    run('host', 'ip link delete vif1.0');
    await host.undo('web1');
    expect(await host.connects('mail', WORLD6, '80', 'world', WORLD6)).toBe(HOST6);
    expect(run('host', 'sysctl -n net.ipv6.conf.all.forwarding').trim()).toBe('1');
    run('host', 'ip link delete vif2.0');
    await host.undo('mail');
    expect(host.everything()).toEqual(before);
  });
});
