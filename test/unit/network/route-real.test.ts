import { spawn, spawnSync } from 'node:child_process';

import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HOST4, type RoutedGuest, RoutedHost, VIF_MAC, WORLD4, WORLD6 } from './routed-host.ts';
import { type Frame, obstacle } from './wires.ts';

/** Routed guests with real routes, real neighbours and real frames, applied and undone as on a host. */

const WEB: RoutedGuest = {
  name: 'web1',
  mac: '00:16:3e:00:00:01',
  space: 'web',
  vif: 'vif1.0',
  network: { ip: '192.0.2.10', ip6: '2001:db8::10' },
  firewall: { 'firewall.antispoof': true },
};
/** From a network that the outside leads to the host: nobody asks for it on the wire. */
const MAIL: RoutedGuest = {
  name: 'mail',
  mac: '00:16:3e:00:00:02',
  space: 'mail',
  vif: 'vif2.0',
  network: { ip: '203.0.113.9', ip6: '2001:db8:77::9' },
};
const OTHER = '00:16:3e:00:00:99';
const ALL = 'ff:ff:ff:ff:ff:ff';
const SYN = 2;

const why = obstacle();
if (why) process.stderr.write(`test/unit/network/route-real: left out: ${why}\n`);

it('the hotplug script has nothing that shellcheck would say', () => {
  const script = join(import.meta.dirname, '../../../templates/network/vif-xenguide-route');
  expect(spawnSync('shellcheck', ['--severity=style', script], { encoding: 'utf8' }).stdout).toBe('');
});

describe.skipIf(why !== undefined && !process.env.CI)('two routed guests', () => {
  let host: RoutedHost;
  let before: string[];
  const store = (key: string) => host.wires.run('host', `cat ${host.root}/store/local/domain/0/backend/vif/1/0/${key}`);

  beforeAll(async () => {
    host = await RoutedHost.make();
    before = host.everything();
    host.wires.run('world', `ip route add 203.0.113.8/29 via ${HOST4}`);
    host.wires.run('world', 'ip route add 2001:db8:77::/64 via 2001:db8::2');
    for (const guest of [WEB, MAIL]) {
      await host.apply(guest);
      host.plugIn(guest);
      expect(host.script(guest, 'online')).toMatchObject({ status: 0, stderr: '' });
      await host.setUp(guest);
    }
  }, 120_000);
  afterAll(() => host?.close());

  it('xl is told that the card is up', () => expect(store('hotplug-status')).toBe('connected'));

  it.each([
    ['a neighbour outside reaches the guest by ARP', 'world', 'web', '192.0.2.10', WORLD4],
    ['and by IPv6 neighbour discovery', 'world', 'web', '2001:db8::10', WORLD6],
    ['an address of a network that is led to the host', 'world', 'mail', '203.0.113.9', WORLD4],
    ['and an IPv6 one', 'world', 'mail', '2001:db8:77::9', WORLD6],
    ['the guest gets out under its own address', 'web', 'world', WORLD4, '192.0.2.10'],
    ['and with IPv6', 'web', 'world', WORLD6, '2001:db8::10'],
    ['one guest reaches the other', 'web', 'mail', '203.0.113.9', '192.0.2.10'],
    ['and with IPv6', 'mail', 'web', '2001:db8::10', '2001:db8:77::9'],
    ['the host reaches it under its own address', 'host', 'web', '192.0.2.10', HOST4],
    ['the guest reaches the host', 'web', 'host', HOST4, '192.0.2.10'],
  ])('%s', async (_, from, to, address, seen) => {
    expect(await host.connects(from, to, address)).toBe(seen);
  });

  it('the host answers on its card for what neighbours look for there, and nothing else', () => {
    expect(host.wires.run('host', 'ip -4 neighbour show proxy')).toMatch(/^192\.0\.2\.10 dev eno1 +proxy\s*$/);
    expect(host.wires.run('host', 'ip -6 neighbour show proxy')).toMatch(/^2001:db8::10 dev eno1 +proxy\s*$/);
    expect(host.wires.run('host', 'sysctl -n net.ipv4.conf.eno1.proxy_arp').trim()).toBe('0');
  });

  it('a guest that can only be told a network and a gateway in it is reached as well', async () => {
    const { wires } = host;
    const { address } = host.card(WEB);
    const pair = address.dhcp ? undefined : address.asInNetwork!;
    expect(pair).toEqual({ gateway: '192.0.2.11', prefix: 31 });
    wires.run('web', 'ip address flush dev enX0');
    wires.run('web', 'ip address add 192.0.2.10/31 dev enX0');
    wires.run('web', 'ip route add default via 192.0.2.11');
    expect(await host.connects('web', 'world', WORLD4)).toBe('192.0.2.10');
    // As if it were plugged into the host’s network.
    wires.run('web', 'ip address flush dev enX0');
    wires.run('web', 'ip address add 192.0.2.10/24 dev enX0');
    wires.run('web', `ip route add default via ${WORLD4}`);
    expect(await host.connects('world', 'web', '192.0.2.10')).toBe(WORLD4);
    await host.setUp(WEB);
  });

  const from = (label: string, more: Partial<Frame>, src = WEB.mac): Frame => ({ label, dst: VIF_MAC, src, ...more });
  const own = from('end', { ip: ['192.0.2.10', WORLD4], udp: [9, 9] });
  const LIES: Frame[] = [
    from('mac', { ip: ['192.0.2.10', WORLD4], udp: [9, 9] }, OTHER),
    from('ip', { ip: ['192.0.2.99', WORLD4], udp: [9, 9] }),
    from('other guest', { ip: ['203.0.113.9', WORLD4], udp: [9, 9] }),
    from('ip6', { ip6: ['2001:db8::99', WORLD6], udp: [9, 9] }),
  ];
  const said = (frames: Frame[]) => host.wires.heard(['web', 'enX0'], ['world', 'eth0'], frames, own);

  it('no lie of a guest with a firewall gets out', async () => {
    expect(await said([...LIES, from('own ip6', { ip6: ['2001:db8::10', WORLD6], udp: [9, 9] })])).toEqual(['own ip6']);
  });

  it('in ARP it speaks for itself only', async () => {
    const { wires } = host;
    const table = () => wires.run('host', 'ip -4 neighbour show dev vif1.0');
    const lies = [
      from('arp mac', { dst: ALL, arp: [OTHER, '192.0.2.10'] }),
      from('arp ip', { dst: ALL, arp: [WEB.mac, '192.0.2.50'] }),
    ];
    wires.run('host', `ip neighbour replace 192.0.2.10 lladdr ${WEB.mac} dev vif1.0 nud stale`);
    wires.run('host', `ip neighbour replace 192.0.2.50 lladdr ${OTHER} dev vif1.0 nud stale`);
    wires.run('host', 'sysctl -q -w net.ipv4.neigh.vif1/0.locktime=0');
    expect(await said(lies)).toEqual([]);
    expect(table()).toMatch(new RegExp(`192\\.0\\.2\\.10 lladdr ${WEB.mac}`));
    expect(table()).toMatch(new RegExp(`192\\.0\\.2\\.50 lladdr ${OTHER}`));
    // The same lies are believed where nothing keeps them away: they did arrive.
    wires.run('host', 'nft flush chain netdev xenguide in-vif1.0');
    await said(lies);
    expect(table()).toMatch(new RegExp(`192\\.0\\.2\\.10 lladdr ${OTHER}`));
    expect(table()).toMatch(new RegExp(`192\\.0\\.2\\.50 lladdr ${WEB.mac}`));
    expect(await said(LIES)).toEqual(LIES.map(({ label }) => label));
    wires.run('host', 'ip neighbour del 192.0.2.50 dev vif1.0');
    wires.run('host', 'ip neighbour del 192.0.2.10 dev vif1.0');
    expect(host.script(WEB, 'online')).toMatchObject({ status: 0 });
  });

  describe('with a list of what may come in', () => {
    const into = (label: string, more: Partial<Frame>): Frame => {
      const mac = (space: string, card: string) => host.wires.run(space, `cat /sys/class/net/${card}/address`).trim();
      return { label, dst: mac('host', 'eno1'), src: mac('world', 'eth0'), ip: [WORLD4, '192.0.2.10'], ...more };
    };
    const listed = (allow: string[]): RoutedGuest => ({
      ...WEB,
      firewall: { ...WEB.firewall, 'firewall.allow': allow },
    });
    const replan = async (guest: RoutedGuest): Promise<void> => {
      host.script(WEB, 'offline');
      await host.undo('web1');
      await host.apply(guest);
      expect(host.script(guest, 'online')).toMatchObject({ status: 0, stderr: '' });
      await host.wires.carries(['web', 'enX0'], ['host', 'vif1.0']);
    };
    const reached = (frames: Frame[], end: Frame) => host.wires.heard(['world', 'eth0'], ['web', 'enX0'], frames, end);

    it('lets in just that, with IPv4 and IPv6', async () => {
      await replan(listed(['tcp/22', 'tcp/80 from 192.0.2.0/24', 'udp/53 from 2001:db8::/64']));
      const six = (more: Partial<Frame>): Partial<Frame> => {
        const { ip: _, ...rest } = { ...into('', {}), ip6: [WORLD6, '2001:db8::10'] as [string, string], ...more };
        return rest;
      };
      const sixth = (label: string, more: Partial<Frame>): Frame => ({ ...six(more), label }) as Frame;
      const frames = [
        into('tcp 22', { tcp: [5000, 22, SYN] }),
        into('tcp 23', { tcp: [5000, 23, SYN] }),
        into('tcp 80', { tcp: [5000, 80, SYN] }),
        into('tcp 80 far', { ip: ['198.51.100.7', '192.0.2.10'], tcp: [5000, 80, SYN] }),
        into('ping', { icmp: 8 }),
        sixth('six udp 53', { udp: [5000, 53] }),
        sixth('six tcp 23', { tcp: [5000, 23, SYN] }),
        sixth('six tcp 22', { tcp: [5000, 22, SYN] }),
      ];
      expect(await reached(frames, into('end', { tcp: [5001, 22, SYN] }))).toEqual([
        ...['tcp 22', 'tcp 80', 'six udp 53', 'six tcp 22'],
      ]);
      expect(await host.connects('world', 'web', '192.0.2.10', '22')).toBe(WORLD4);
      expect(await host.connects('web', 'world', WORLD4, '25')).toBe('192.0.2.10');
    });

    it('“nothing” lets in answers only', async () => {
      await replan(listed(['nothing']));
      const answer = into('end', { tcp: [22, 5000, SYN | 16] });
      expect(await reached([into('tcp 22', { tcp: [5000, 22, SYN] }), into('ping', { icmp: 8 })], answer)).toEqual([]);
      expect(await host.connects('web', 'world', WORLD4, '25')).toBe('192.0.2.10');
      await replan(WEB);
    });
  });

  it('called twice it is the same as once', () => {
    const once = host.everything();
    expect(host.script(WEB, 'online')).toMatchObject({ status: 0 });
    expect(host.everything()).toEqual(once);
  });

  it('a guest that moves within the host keeps its address when its old card goes', async () => {
    const { wires } = host;
    const moved = { ...WEB, vif: 'vif7.0', space: 'moved' };
    host.plugIn(moved);
    expect(host.script(moved, 'online')).toMatchObject({ status: 0 });
    await host.setUp(moved);
    expect(host.script(WEB, 'offline')).toMatchObject({ status: 0 });
    expect(await host.connects('world', 'moved', '192.0.2.10')).toBe(WORLD4);
    expect(await host.connects('world', 'moved', '2001:db8::10')).toBe(WORLD6);
    host.script(moved, 'offline');
    wires.run('host', 'ip link delete vif7.0');
    expect(wires.run('host', 'ip -4 neighbour show proxy')).toBe('');
    expect(host.script(WEB, 'online')).toMatchObject({ status: 0 });
  });

  it('the emulated card of an hvm guest serves until the real one is there', () => {
    const { wires } = host;
    const way = () => wires.run('host', 'ip -4 route get 192.0.2.10');
    wires.run('host', 'ip tuntap add dev vif1.0-emu mode tap');
    expect(host.script(WEB, 'add', { vif: 'vif1.0-emu' })).toMatchObject({ status: 0, stderr: '' });
    expect(way()).toContain('dev vif1.0 ');
    wires.run('web', 'ip link set dev enX0 down');
    expect(way()).toContain('dev vif1.0-emu');
    expect(wires.run('host', 'nft list table netdev xenguide')).toContain('jump from-vif1.0-emu');
    expect(host.script(WEB, 'remove', { vif: 'vif1.0-emu' })).toMatchObject({ status: 0 });
    wires.run('host', 'ip link delete vif1.0-emu');
    expect(wires.run('host', 'nft list table netdev xenguide')).not.toContain('-emu');
    expect(wires.run('host', 'ip -4 neighbour show proxy')).toContain('192.0.2.10');
    wires.run('web', 'ip link set dev enX0 up');
  });

  describe('a card does not come up, and xl can tell why,', () => {
    const refused = (says: RegExp, more: { ip?: string } = {}, guest = WEB) => {
      host.script(WEB, 'offline');
      expect(host.script(guest, 'online', more).status).toBe(1);
      expect(store('hotplug-error')).toMatch(says);
      expect(host.wires.run('host', 'ip -4 route')).not.toContain('192.0.2.10');
    };
    const aside = (path: string, test: () => void) => {
      const place = join(host.root, 'etc/xen/xenguide/network/route', path);
      host.wires.run('host', `mv ${place} ${place}.aside`);
      test();
      host.wires.run('host', `mv ${place}.aside ${place}`);
    };

    it('when its description is missing', () =>
      aside(`guests/web1,0,${WEB.mac}`, () => refused(/not described on this host/)));
    it('when its rules are missing', () => aside(`rules/${WEB.mac}.nft`, () => refused(/no rules for the card/)));
    it('when the config has another address', () => refused(/the config says ip=192\.0\.2\.77/, { ip: '192.0.2.77' }));
    it('when the host does not pass packets on', () => {
      host.wires.run('host', 'sysctl -q -w net.ipv6.conf.all.forwarding=0');
      refused(/net\.ipv6\.conf\.all\.forwarding = 1/);
      host.wires.run('host', 'sysctl -q -w net.ipv6.conf.all.forwarding=1');
    });
    it('and comes up again when all is well', () => expect(host.script(WEB, 'online')).toMatchObject({ status: 0 }));
  });

  it('after a boot of the host the files alone bring it back', async () => {
    const { wires } = host;
    host.script(WEB, 'offline');
    wires.run(
      'host',
      'sysctl -q -w net.ipv4.ip_forward=0 net.ipv6.conf.all.forwarding=0 net.ipv6.conf.eno1.proxy_ndp=0',
    );
    for (const file of wires.run('host', `find ${host.root}/etc/sysctl.d -type f`).trim().split('\n')) {
      wires.run('host', `sysctl -q -p ${file}`);
    }
    expect(host.script(WEB, 'online')).toMatchObject({ status: 0 });
    await wires.carries(['web', 'enX0'], ['host', 'vif1.0']);
    await host.setUp(WEB);
    expect(await host.connects('world', 'web', '2001:db8::10')).toBe(WORLD6);
    expect(await host.connects('world', 'web', '192.0.2.10')).toBe(WORLD4);
  });

  it('the first goes without the second noticing, and with the last all is as it was, byte for byte', async () => {
    const { wires } = host;
    host.script(WEB, 'offline');
    wires.run('host', 'ip link delete vif1.0');
    await host.undo('web1');
    expect(await host.connects('mail', 'world', WORLD4)).toBe('203.0.113.9');
    expect(await host.connects('world', 'mail', '2001:db8:77::9')).toBe(WORLD6);
    expect(wires.run('host', 'sysctl -n net.ipv6.conf.eno1.proxy_ndp').trim()).toBe('0');
    host.script(MAIL, 'offline');
    wires.run('host', 'ip link delete vif2.0');
    await host.undo('mail');
    expect(host.everything()).toEqual(before);
  });
});

describe.skipIf(why !== undefined && !process.env.CI)('a host', () => {
  let host: RoutedHost;
  beforeAll(async () => {
    host = await RoutedHost.make();
  });
  // What failed half-way must not stand in the way of its second try, nor of the next test.
  afterEach(() => host.clear('web1'));
  afterAll(() => host?.close());

  it.each([
    ['192.0.2.10', { ip: '192.0.2.10' }],
    ['2001:db8::10', { ip6: '2001:db8::10' }],
  ])('does not give a guest the address %s, which a machine on its network has', async (address, network) => {
    const guest = { ...WEB, network };
    const { wires } = host;
    const own = address.includes(':') ? [`${address}/64`, 'nodad'] : [`${address}/24`];
    wires.run('world', ['ip', 'address', 'add', ...own, 'dev', 'eth0']);
    await wires.carries(['world', 'eth0'], ['host', 'eno1']);
    expect(await host.tryApply(guest)).toMatchObject({
      message: expect.stringContaining(`a machine on the network of eno1 has the address ${address} already`),
    });
    wires.run('world', ['ip', 'address', 'del', own[0]!, 'dev', 'eth0']);
    const before = host.everything();
    await host.apply(guest);
    await host.undo('web1');
    expect(host.everything()).toEqual(before);
  });

  it('keeps settings that are stricter than the usual ones', async () => {
    host.wires.run('host', 'sysctl -q -w net.ipv4.conf.all.accept_redirects=0');
    const before = host.everything();
    await host.apply(WEB);
    await host.undo('web1');
    expect(host.everything()).toEqual(before);
  });

  it.each([
    ['some cards', 'net.ipv4.conf.eno2.forwarding=1 net.ipv6.conf.eno2.forwarding=1'],
    ['all but one', 'net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1 net.ipv4.conf.eno2.forwarding=0'],
  ])('that passes packets on between %s goes on to do just that', async (_, switches) => {
    const { wires } = host;
    wires.run('host', 'ip link add name eno2 type veth peer name eno2-end');
    wires.run('host', `sysctl -q -w ${switches}`);
    const before = host.everything();
    await host.apply(WEB);
    expect(wires.run('host', 'sysctl -n net.ipv4.conf.eno1.forwarding net.ipv6.conf.eno1.forwarding')).toBe('1\n1\n');
    await host.undo('web1');
    expect(host.everything()).toEqual(before);
    wires.run('host', 'ip link delete eno2');
    wires.run('host', 'sysctl -q -w net.ipv4.ip_forward=0 net.ipv6.conf.all.forwarding=0');
  });

  describe('that learns its IPv6 way out from its router', () => {
    let advertiser: ReturnType<typeof spawn>;
    const way = () => host.wires.run('host', 'ip -6 route show default');
    // Asked for: by itself the router lets up to twenty seconds go by between two of its adverts.
    const learned = async (): Promise<void> => {
      const look = () => {
        if (!way().includes('proto ra')) host.wires.packets('host', 'advert', 'eno1');
        return way();
      };
      await expect.poll(look, { timeout: 90_000 }).toContain('proto ra');
    };
    beforeAll(() => {
      const words = [
        'dnsmasq',
        '--keep-in-foreground',
        '--port=0',
        '--interface=eth0',
        '--bind-dynamic',
        '--enable-ra',
      ];
      advertiser = spawn('ip', [
        ...['netns', 'exec', host.wires.nameOf('world'), ...words],
        ...['--dhcp-range=2001:db8::,ra-only', '--ra-param=eth0,4,1800', '--conf-file=/dev/null', '--pid-file='],
      ]);
      host.wires.run('host', 'sysctl -q -w net.ipv6.conf.eno1.accept_ra=1 net.ipv6.conf.eno1.autoconf=0');
    });
    afterAll(() => {
      advertiser?.kill();
    });

    it('would lose it when it begins to pass packets on', async () => {
      await learned();
      host.wires.run('host', 'sysctl -q -w net.ipv6.conf.all.forwarding=1');
      expect(way()).toBe('');
      host.wires.run('host', 'sysctl -q -w net.ipv6.conf.all.forwarding=0');
    }, 120_000);

    it('keeps it, and listens as before afterwards', async () => {
      await learned();
      host.facts.routerAdverts = ['eno1'];
      const before = host.everything();
      await host.apply(WEB);
      expect(way()).toContain('proto ra');
      expect(host.wires.run('host', 'sysctl -n net.ipv6.conf.eno1.accept_ra').trim()).toBe('2');
      // It does not only keep what it has: it learns it anew.
      host.wires.run('host', 'ip -6 route flush proto ra');
      await learned();
      await host.undo('web1');
      await learned();
      expect(host.everything().sort()).toEqual(before.sort());
    }, 400_000);
  });
});
