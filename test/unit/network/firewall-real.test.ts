import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { guardActions } from '../../../src/network/firewall/actions.ts';
import type { Guard } from '../../../src/network/firewall/guard.ts';
import { ownRenderer } from '../../support/templates.ts';
import { type Frame, obstacle, Wires } from './wires.ts';

/** The rules of cards with real frames: what is dropped is not heard, what is not is. */

const WEB = '00:16:3e:00:00:01';
const MAIL = '00:16:3e:00:00:02';
const OTHER = '00:16:3e:00:00:99';
const ALL = 'ff:ff:ff:ff:ff:ff';
const FIN = 1;
const SYN = 2;
const ACK = 16;

const guard = (more: Partial<Guard> = {}): Guard => ({
  guest: 'web1',
  mac: WEB,
  antispoof: true,
  allow: null,
  forwards: [],
  ipv4: '10.77.0.2',
  ipv6: 'none',
  ...more,
});

const why = obstacle();
if (why) process.stderr.write(`test/unit/network/firewall-real: left out: ${why}\n`);

it('the hotplug script has nothing that shellcheck would say', () => {
  const script = join(import.meta.dirname, '../../../templates/network/vif-xenguide');
  expect(spawnSync('shellcheck', ['--severity=style', script], { encoding: 'utf8' }).stdout).toBe('');
});

describe.skipIf(why !== undefined && !process.env.CI)('a card with a firewall', () => {
  let wires: Wires;
  let before: string;
  const ruleset = () => wires.run('host', 'nft list ruleset');
  const up = (card: string, mac: string, type: 'vif' | 'tap' = 'vif') =>
    wires.hotplug('host', card, mac, 'xenbr0', type === 'vif' ? 'online' : 'add', type);
  const down = (card: string, mac: string, type: 'vif' | 'tap' = 'vif') =>
    wires.hotplug('host', card, mac, 'xenbr0', type === 'vif' ? 'offline' : 'remove', type);

  beforeAll(() => {
    wires = new Wires();
    for (const space of ['host', 'web', 'mail']) wires.space(space);
    wires.wire('host', 'vif1.0', 'web', 'enX0', WEB);
    wires.wire('host', 'vif2.0', 'mail', 'enX0', MAIL);
    wires.run('host', 'ip link add name xenbr0 type bridge stp_state 0 forward_delay 0');
    wires.run('host', 'ip link set dev xenbr0 up');
    // Somebody else's rules, which nothing of ours may touch.
    wires.run('host', [
      'nft',
      'add table inet filter; add chain inet filter forward { type filter hook forward priority 0; }',
    ]);
    wires.run('host', 'ip link set dev vif2.0 master xenbr0 up');
    before = ruleset();
  });
  afterAll(() => wires?.close());
  afterEach(() => {
    down('vif1.0', WEB);
    down('vif2.0', MAIL);
    wires.run('host', 'ip link set dev vif2.0 master xenbr0 up');
  });

  function protect(more: Partial<Guard> = {}): void {
    const own = guard(more);
    wires.write(guardActions(own, ownRenderer.fill));
    const card = own.mac === WEB ? 'vif1.0' : 'vif2.0';
    expect(up(card, own.mac)).toMatchObject({ status: 0 });
  }

  async function heard(...[from, to, frames, end]: Parameters<Wires['heard']>): Promise<string[]> {
    await wires.carries(['host', 'vif1.0'], ['host', 'vif2.0']);
    return wires.heard(from, to, frames, end);
  }
  const good: Frame = { label: 'end', dst: ALL, src: WEB, ip: ['10.77.0.2', '10.77.0.255'], udp: [9, 9] };
  const said = (frames: Frame[]) => heard(['web', 'enX0'], ['mail', 'enX0'], frames, good);

  it('without it everything is heard: the frames of these tests do arrive', async () => {
    wires.run('host', 'ip link set dev vif1.0 master xenbr0 up');
    const labels = LIES.map(({ label }) => label);
    expect(await said(LIES)).toEqual(labels);
  });

  const LIES: Frame[] = [
    { label: 'mac', dst: ALL, src: OTHER, ip: ['10.77.0.2', '10.77.0.255'], udp: [9, 9] },
    { label: 'ip', dst: ALL, src: WEB, ip: ['10.77.0.3', '10.77.0.255'], udp: [9, 9] },
    { label: 'arp mac', dst: ALL, src: WEB, arp: [OTHER, '10.77.0.2'] },
    { label: 'arp ip', dst: ALL, src: WEB, arp: [WEB, '10.77.0.1'] },
    { label: 'vlan', dst: ALL, src: WEB, vlan: 7, ip: ['10.77.0.2', '10.77.0.255'], udp: [9, 9] },
    { label: 'other protocol', dst: ALL, src: WEB, type: 0x88b5 },
    { label: 'dhcp server', dst: ALL, src: WEB, ip: ['10.77.0.2', '255.255.255.255'], udp: [67, 68] },
    { label: 'dhcp6 server', dst: ALL, src: WEB, ip6: ['fe80::2', 'ff02::1'], udp: [547, 546] },
    { label: 'router advert', dst: ALL, src: WEB, ip6: ['fe80::2', 'ff02::1'], icmp6: 134 },
    { label: 'redirect', dst: ALL, src: WEB, ip: ['10.77.0.2', '10.77.0.3'], icmp: 5 },
    { label: 'ip6', dst: ALL, src: WEB, ip6: ['2001:db8::3', 'ff02::1'], udp: [9, 9] },
    { label: 'arp of other hardware', dst: ALL, src: WEB, hardware: 6, arp: [WEB, '10.77.0.1'] },
    { label: 'probe for another', dst: ALL, src: WEB, arp: [WEB, '0.0.0.0'], asks: '10.77.0.1' },
    // Clients look at the port that they are asked at only (dhclient's filter, say).
    { label: 'dhcp server elsewhere', dst: ALL, src: WEB, ip: ['10.77.0.2', '255.255.255.255'], udp: [1067, 68] },
    { label: 'dhcp6 server elsewhere', dst: ALL, src: WEB, ip6: ['fe80::2', 'ff02::1'], udp: [1547, 546] },
    { label: 'router of old', dst: ALL, src: WEB, ip: ['10.77.0.2', '255.255.255.255'], icmp: 9 },
    // RFC 7113: what it is stands in the second piece, behind options that fill the first.
    {
      ...{ label: 'router advert in pieces', dst: ALL, src: WEB, ip6: ['fe80::2', 'ff02::1'] },
      ...{ ahead: [44, '3c00000800000007'], icmp6: 134 },
    },
    {
      ...{ label: 'router advert behind options', dst: ALL, src: WEB, ip6: ['fe80::2', 'ff02::1'] },
      ...{ ahead: [60, '3a00010400000000'], icmp6: 134 },
    },
    {
      label: 'neighbour of another',
      dst: ALL,
      src: WEB,
      ip6: ['fe80::2', 'ff02::1'],
      icmp6: 136,
      target: '2001:db8::1',
    },
    { label: 'doubt of another', dst: ALL, src: WEB, ip6: ['::', 'ff02::1'], icmp6: 135, target: '2001:db8::1' },
  ];

  it('whose address is known: no lie of the guest is heard', async () => {
    protect();
    expect(await said(LIES)).toEqual([]);
  });

  it.each([
    ['with no check of its sender it draws another’s frames to itself by a frame to the bridge', false, 'vif1.0'],
    [
      'it cannot draw another’s frames to itself by a frame to the bridge, which no rule of bridges sees',
      true,
      'vif2.0',
    ],
  ])('%s', async (_, antispoof, place) => {
    protect({ antispoof });
    const known = (): string => wires.run('host', 'bridge fdb show br xenbr0');
    wires.send('mail', 'enX0', [{ label: 'mail', dst: ALL, src: MAIL }]);
    // It must have been heard before, not after what follows.
    await expect.poll(known).toMatch(new RegExp(`^${MAIL} dev vif2.0 master`, 'm'));
    // The groups of IEEE 802.1D that no bridge passes on: STP, pause, LACP, 802.1X, LLDP.
    const groups = ['00', '01', '02', '03', '0e'].map((end) => ({
      label: end,
      dst: `01:80:c2:00:00:${end}`,
      src: MAIL,
    }));
    const afterwards = async (): Promise<string> => {
      await said(groups);
      return known();
    };
    const there = new RegExp(`^${MAIL} dev ${place} master`, 'm');
    if (antispoof) expect(await afterwards()).toMatch(there);
    // The other one’s kernel speaks up by itself now and then, for IPv6, and has its place back by that.
    else await expect.poll(afterwards, { timeout: 30_000 }).toMatch(there);
  });

  it('the guest’s own words are heard: ARP, DHCP, its probe for an address, IPv6 between neighbours', async () => {
    protect();
    const truths: Frame[] = [
      { label: 'arp', dst: ALL, src: WEB, arp: [WEB, '10.77.0.2'] },
      { label: 'arp probe', dst: ALL, src: WEB, arp: [WEB, '0.0.0.0'], asks: '10.77.0.2' },
      { label: 'dhcp', dst: ALL, src: WEB, ip: ['0.0.0.0', '255.255.255.255'], udp: [68, 67] },
      { label: 'tcp', dst: MAIL, src: WEB, ip: ['10.77.0.2', '10.77.0.3'], tcp: [4000, 25, SYN] },
      { label: 'neighbour', dst: ALL, src: WEB, ip6: ['fe80::2', 'ff02::1'], icmp6: 135, target: 'fe80::3' },
      { label: 'answer', dst: ALL, src: WEB, ip6: ['fe80::2', 'ff02::1'], icmp6: 136, target: 'fe80::2' },
      { label: 'new address', dst: ALL, src: WEB, ip6: ['::', 'ff02::1'], icmp6: 135, target: 'fe80::2' },
    ];
    expect(await said(truths)).toEqual(truths.map(({ label }) => label));
  });

  it('whose address comes by DHCP from elsewhere: any address, but never another MAC nor the part of a server', async () => {
    protect({ ipv4: null, ipv6: null });
    expect(await said(LIES)).toEqual([
      ...['ip', 'arp ip', 'ip6', 'arp of other hardware', 'probe for another', 'neighbour of another'],
      'doubt of another',
    ]);
  });

  it('and that can be neither the router nor the host, whatever address it comes by', async () => {
    protect({ ipv4: null, ipv6: null, foreign: ['10.77.0.1', '10.77.0.3', '2001:db8::1', '2001:db8::3'] });
    expect(await said(LIES)).toEqual(['probe for another']);
  });

  it('with a fixed IPv6 address: that one and the neighbours’ only', async () => {
    protect({ ipv4: null, ipv6: '2001:db8::2' });
    const six = (label: string, more: Partial<Frame>): Frame => ({ label, dst: ALL, src: WEB, ...more });
    const own = [
      six('own ip6', { ip6: ['2001:db8::2', 'ff02::1'], udp: [9, 9] }),
      six('own piece', { ip6: ['2001:db8::2', '2001:db8::9'], ahead: [44, '1100000800000007'], udp: [9, 9] }),
      six('own answer', { ip6: ['2001:db8::2', 'ff02::1'], icmp6: 136, target: '2001:db8::2' }),
      six('own doubt', { ip6: ['::', 'ff02::1'], icmp6: 135, target: '2001:db8::2' }),
    ];
    const lies = LIES.filter(({ label }) => ['ip6', 'neighbour of another', 'doubt of another'].includes(label));
    expect(await said([...own, ...lies])).toEqual(own.map(({ label }) => label));
  });

  describe('between neighbours', () => {
    const six = (label: string, from: string, more: Partial<Frame> = { udp: [9, 9] }): Frame => ({
      ...{ label, dst: ALL, src: WEB, ip6: [from, 'ff02::1'] },
      ...more,
    });
    const answer = (target: string): Partial<Frame> => ({ icmp6: 136, target });
    const doubt = (target: string): Partial<Frame> => ({ icmp6: 135, target });
    // 02:00:00:00:00:05 is a guest’s that is not in Xen’s range.
    const [MAILS, ODD, ROUTER] = ['fe80::216:3eff:fe00:2', 'fe80::ff:fe00:5', 'fe80::1'] as const;
    const lies = [
      ...[MAILS, ODD, ROUTER].flatMap((each, index) => [
        six(`speaks ${index}`, each),
        six(`answers ${index}`, 'fe80::2', answer(each)),
        six(`doubts ${index}`, '::', doubt(each)),
      ]),
    ];
    const elsewhere = [
      six('elsewhere', '2001:db8::216:3eff:fe00:2'),
      six('answers elsewhere', 'fe80::2', answer('2001:db8::216:3eff:fe00:2')),
      six('odd elsewhere', '2001:db8::ff:fe00:5'),
    ];
    // Made of its own MAC address, or drawn.
    const truths = ['fe80::216:3eff:fe00:1', 'fe80::a2b4:3eff:fe00:2', 'fe80::8d3a:1c2f:77aa:9e01'].flatMap(
      (each, index) => [
        six(`own ${index}`, each),
        six(`own answer ${index}`, each, answer(each)),
        six(`own doubt ${index}`, '::', doubt(each)),
      ],
    );
    const foreign = ['10.77.0.1', ROUTER];
    const otherMacs = ['02:00:00:00:00:05'];

    it.each<[string, Partial<Guard>]>([
      ['without IPv6', { ipv6: 'none' }],
      ['with a fixed address', { ipv6: '2001:db8::2' }],
      ['with any', { ipv4: null, ipv6: null }],
    ])('%s: it is neither the router nor another guest that has an address of its MAC', async (_, more) => {
      protect({ foreign, otherMacs, ...more });
      expect(await said([...lies, ...truths, ...elsewhere])).toEqual(truths.map(({ label }) => label));
    });

    it('where nothing is known of others, those in Xen’s range are none of its all the same', async () => {
      protect({ ipv4: null, ipv6: null });
      const heardOf = lies.filter(({ label }) => !label.endsWith('0')).map(({ label }) => label);
      expect(await said([...lies, ...elsewhere])).toEqual([...heardOf, 'odd elsewhere']);
    });

    it('a fixed address that looks like another’s is its own', async () => {
      protect({ ipv6: '2001:db8::216:3eff:fe00:2' });
      const own = [elsewhere[0]!, elsewhere[1]!];
      expect(await said(own)).toEqual(own.map(({ label }) => label));
    });
  });

  describe('and a list of what may come in', () => {
    const allow: Guard['allow'] = [
      { proto: 'tcp', port: 22, from: 'any' },
      { proto: 'tcp', port: 80, from: '10.77.0.0/24' },
      { proto: 'icmp', port: null, from: '10.77.0.9' },
    ];
    const asks = (label: string, more: Partial<Frame>, from = '10.77.0.3'): Frame => ({
      label,
      dst: WEB,
      src: MAIL,
      ip: [from, '10.77.0.2'],
      ...more,
    });
    const end = asks('end', { tcp: [5000, 22, SYN] });
    const reaches = (frames: Frame[]) => heard(['mail', 'enX0'], ['web', 'enX0'], frames, end);

    it('lets in just that, and what keeps the network going', async () => {
      protect({ allow, forwards: [{ proto: 'udp', host: 5353, guest: 53 }] });
      const reached = await reaches([
        asks('tcp 22', { tcp: [5000, 22, SYN] }, '192.0.2.7'),
        asks('tcp 23', { tcp: [5000, 23, SYN] }),
        asks('tcp 23 with fin', { tcp: [5000, 23, SYN | FIN] }),
        asks('tcp 80 inside', { tcp: [5000, 80, SYN] }),
        asks('tcp 80 outside', { tcp: [5000, 80, SYN] }, '192.0.2.7'),
        asks('forwarded', { udp: [5000, 53] }, '192.0.2.7'),
        asks('udp 54', { udp: [5000, 54] }),
        asks('ping', { icmp: 8 }),
        asks('ping of nine', { icmp: 8 }, '10.77.0.9'),
        asks('unreachable', { icmp: 3 }),
        { label: 'arp', dst: WEB, src: MAIL, arp: [MAIL, '10.77.0.3'] },
        { label: 'neighbour', dst: WEB, src: MAIL, ip6: ['fe80::3', 'fe80::2'], icmp6: 135 },
        { label: 'ip6 tcp 22', dst: WEB, src: MAIL, ip6: ['fe80::3', 'fe80::2'], tcp: [5000, 22, SYN] },
        { label: 'ip6 tcp 23', dst: WEB, src: MAIL, ip6: ['fe80::3', 'fe80::2'], tcp: [5000, 23, SYN] },
        { label: 'dhcp', dst: WEB, src: MAIL, ip: ['10.77.0.1', '255.255.255.255'], udp: [67, 68] },
        asks('other protocol', {}),
      ]);
      expect(reached).toEqual([
        ...['tcp 22', 'tcp 80 inside', 'forwarded', 'ping of nine', 'unreachable', 'arp', 'neighbour', 'ip6 tcp 22'],
        'dhcp',
      ]);
    });

    it('lets in the answers to what the guest began, and no others', async () => {
      protect({ allow });
      const answer = asks('udp answer', { udp: [53, 4000] });
      const segment = asks('tcp answer', { tcp: [25, 4000, SYN | ACK] });
      expect(await reaches([answer])).toEqual([]);
      await wires.carries(['web', 'enX0'], ['host', 'vif1.0']);
      wires.send('web', 'enX0', [
        { label: 'question', dst: MAIL, src: WEB, ip: ['10.77.0.2', '10.77.0.3'], udp: [4000, 53] },
      ]);
      expect(await reaches([answer, segment, asks('other port', { udp: [53, 4001] })])).toEqual([
        'udp answer',
        'tcp answer',
      ]);
    });

    it('real connections: an open port is reached, and one that the guest makes itself comes through', async () => {
      protect({ allow });
      wires.run('web', 'ip address replace 10.77.0.2/24 dev enX0');
      wires.run('mail', 'ip address replace 10.77.0.3/24 dev enX0');
      for (const [server, client, address, port] of [
        ['web', 'mail', '10.77.0.2', '22'],
        ['mail', 'web', '10.77.0.3', '25'],
      ] as const) {
        const listening = wires.start(server, ['serve', port, address]);
        await listening.ready;
        expect(wires.packets(client, 'connect', address, port)).toBe('connected');
        await listening.said;
      }
    });
  });

  it('goes with the card, and the table with the last: the host’s rules are as they were, byte for byte', () => {
    protect({ allow: [] });
    protect({ guest: 'mail', mac: MAIL, ipv4: '10.77.0.3' });
    expect(ruleset()).toContain('from-vif1.0');
    expect(down('vif1.0', WEB).status).toBe(0);
    expect(ruleset()).not.toContain('vif1.0');
    expect(ruleset()).toContain('from-vif2.0');
    expect(down('vif2.0', MAIL).status).toBe(0);
    expect(ruleset()).toBe(before);
  });

  it('called twice, or after a card that went without a word, is the same as once', () => {
    protect();
    const once = ruleset();
    expect(up('vif1.0', WEB).status).toBe(0);
    expect(ruleset()).toBe(once);
  });

  it('nft is started a few times only: libxl ends a script after 40 seconds, and a slow host takes one for each start', () => {
    const counted = `${wires.root}/nft-starts`;
    wires.put('bin/nft', `#!/bin/sh\necho >>${counted}\nPATH=\${PATH#*:} exec nft "$@"\n`);
    wires.run('host', `chmod 755 ${wires.root}/bin/nft`);
    const starts = (act: () => unknown): number => {
      writeFileSync(counted, '');
      act();
      return readFileSync(counted, 'utf8').length;
    };
    try {
      wires.write(guardActions(guard(), ownRenderer.fill));
      wires.write(guardActions(guard({ guest: 'mail', mac: MAIL, ipv4: '10.77.0.3' }), ownRenderer.fill));
      expect(starts(() => up('vif2.0', MAIL))).toBe(2);
      expect(starts(() => up('vif1.0', WEB))).toBe(2);
      expect(starts(() => up('vif1.0', WEB))).toBe(3);
      expect(starts(() => down('vif1.0', WEB))).toBe(2);
      expect(starts(() => down('vif2.0', MAIL))).toBe(2);
    } finally {
      wires.run('host', `rm ${wires.root}/bin/nft`);
    }
    expect(ruleset()).toBe(before);
  });

  it('what somebody has taken away by hand is no obstacle', () => {
    protect();
    protect({ guest: 'mail', mac: MAIL, ipv4: '10.77.0.3' });
    wires.run('host', ['nft', 'delete element bridge xenguide from { "vif1.0" }']);
    expect(up('vif1.0', WEB)).toMatchObject({ status: 0 });
    expect(ruleset()).toContain('"vif1.0" : jump from-vif1.0');
    wires.run('host', ['nft', 'delete element bridge xenguide to { "vif1.0" }']);
    expect(down('vif1.0', WEB).status).toBe(0);
    expect(ruleset()).not.toContain('vif1.0');
    expect(down('vif2.0', MAIL).status).toBe(0);
    expect(ruleset()).toBe(before);
  });

  it('guests that start and end at once do not take each other’s rules away', async () => {
    wires.write(guardActions(guard(), ownRenderer.fill));
    wires.write(guardActions(guard({ guest: 'mail', mac: MAIL, ipv4: '10.77.0.3' }), ownRenderer.fill));
    const all = [
      ['vif1.0', WEB],
      ['vif2.0', MAIL],
    ] as const;
    const soon = (verb: string, cards: readonly (readonly [string, string])[] = all) =>
      cards.map(([card, mac]) => wires.hotplugSoon('host', card, mac, 'xenbr0', verb));
    for (let round = 0; round < 5; round += 1) {
      expect(await Promise.all(soon('online'))).toEqual([0, 0]);
      for (const [card] of all) expect(ruleset()).toContain(`"${card}" : jump from-${card}`);
      // The first goes while the second comes anew.
      await Promise.all([...soon('offline', all.slice(0, 1)), ...soon('online', all.slice(1))]);
      expect(ruleset()).not.toContain('vif1.0');
      expect(ruleset()).toContain('"vif2.0" : jump from-vif2.0');
      await Promise.all(soon('offline'));
      expect(ruleset()).toBe(before);
    }
  });

  describe('called guests, as a chain for all cards once was', () => {
    const script = join(import.meta.dirname, '../../../templates/network/vif-xenguide');
    const as = (verb: string) =>
      wires.script(script, 'host', 'vif1.0', { mac: WEB, bridge: 'xenbr0', vifname: 'guests' }, verb);
    const OLD = `table bridge xenguide {
  map from { type ifname : verdict; elements = { "vif9.0" : jump from-vif9.0 }; }
  map to { type ifname : verdict; elements = { "vif9.0" : jump to-vif9.0 }; }
  chain from-vif9.0 { ether saddr != 00:16:3e:00:00:09 drop; }
  chain to-vif9.0 { }
  chain from-guests { type filter hook prerouting priority filter; iifname vmap @from; }
  chain to-guests { type filter hook postrouting priority filter; oifname vmap @to; }
}
`;
    afterEach(() => {
      wires.script(script, 'host', 'vif1.0', { mac: WEB }, 'offline');
      wires.run('host', `rm -f ${wires.root}/store/local/domain/0/backend/vif/1/0/vifname`);
      if (wires.run('host', 'ip -br link').includes('guests')) wires.run('host', 'ip link set dev guests name vif1.0');
      if (ruleset().includes('bridge xenguide')) wires.run('host', 'nft delete table bridge xenguide');
    });

    it('a card has its rules, and so have the others', async () => {
      protect({ guest: 'mail', mac: MAIL, ipv4: '10.77.0.3' });
      wires.write(guardActions(guard(), ownRenderer.fill));
      expect(as('online')).toMatchObject({ status: 0 });
      const lies = (mac: string): Frame[] => [
        { label: 'mac', dst: ALL, src: OTHER, ip: ['10.77.0.2', '10.77.0.255'], udp: [9, 9] },
        { label: 'protocol', dst: ALL, src: mac },
      ];
      await wires.carries(['host', 'guests'], ['host', 'vif2.0']);
      wires.send('mail', 'enX0', [{ label: 'mail', dst: ALL, src: MAIL }]);
      const drawn: Frame = { label: 'drawn', dst: '01:80:c2:00:00:0e', src: MAIL };
      expect(await wires.heard(['web', 'enX0'], ['mail', 'enX0'], [...lies(WEB), drawn], good)).toEqual([]);
      expect(wires.run('host', 'bridge fdb show br xenbr0')).toContain(`${MAIL} dev vif2.0 master`);
      const end: Frame = { label: 'end', dst: ALL, src: MAIL, ip: ['10.77.0.3', '10.77.0.255'], udp: [9, 9] };
      expect(await wires.heard(['mail', 'enX0'], ['web', 'enX0'], lies(MAIL), end)).toEqual([]);
      expect(as('offline').status).toBe(0);
      expect(ruleset()).not.toMatch(/[-"]guests\b[^{]*jump|from-guests/);
      expect(ruleset()).toContain('"vif2.0" : jump from-vif2.0');
    });

    it('a table of before stays in force for the cards that are in it, and goes with the last', () => {
      wires.write(guardActions(guard(), ownRenderer.fill));
      wires.run('host', 'nft -f -', OLD);
      expect(as('online')).toMatchObject({ status: 0 });
      expect(ruleset()).toMatch(/chain out-of-guests \{\s+type filter hook prerouting/);
      expect(ruleset()).not.toMatch(/chain (from|to)-guests \{\s+type filter hook/);
      for (const card of ['guests', 'vif9.0']) expect(ruleset()).toContain(`"${card}" : jump from-${card}`);
      expect(as('offline').status).toBe(0);
      expect(ruleset()).not.toContain('from-guests');
      expect(ruleset()).toContain('"vif9.0" : jump from-vif9.0');
      // It is there no more, as far as Xen’s own script is concerned.
      down('vif9.0', OTHER);
      expect(ruleset()).toBe(before);
    });

    it('where nothing new came up, the table of before goes with its last card as well', () => {
      wires.run('host', 'nft -f -', OLD);
      expect(down('vif1.0', WEB).status).toBe(0);
      expect(ruleset()).toContain('hook prerouting');
      down('vif9.0', OTHER);
      expect(ruleset()).toBe(before);
    });
  });

  it('the emulated card of an hvm guest gets the same, and each goes by itself', () => {
    wires.run('host', 'ip tuntap add dev vif1.0-emu mode tap');
    protect();
    expect(up('vif1.0-emu', WEB, 'tap')).toMatchObject({ status: 0 });
    expect(ruleset()).toContain('jump from-vif1.0-emu');
    down('vif1.0-emu', WEB, 'tap');
    expect(ruleset()).not.toContain('-emu');
    expect(ruleset()).toContain('jump from-vif1.0');
  });

  it('a card without rules does not come up, and xl can tell why', () => {
    expect(up('vif1.0', OTHER)).toMatchObject({ status: 1 });
    expect(wires.run('host', `cat ${wires.root}/store/local/domain/0/backend/vif/1/0/hotplug-error`)).toContain(OTHER);
    expect(wires.run('host', 'ip -o link show dev vif1.0')).not.toContain('master');
    expect(ruleset()).toBe(before);
  });

  it('rules that nft does not take keep the card down, with its words', () => {
    writeFileSync(join(wires.root, `etc/xen/xenguide/network/vif/${WEB}.nft`), 'table bridge xenguide { nonsense }\n');
    expect(up('vif1.0', WEB)).toMatchObject({ status: 1, stderr: expect.stringContaining('cannot be loaded') });
    expect(wires.run('host', 'ip -o link show dev vif1.0')).not.toContain('master');
    expect(ruleset()).toBe(before);
  });

  it('where Xen’s own script fails, no rules stay', () => {
    wires.write(guardActions(guard(), ownRenderer.fill));
    wires.put('refuse', '');
    expect(up('vif1.0', WEB).status).not.toBe(0);
    wires.run('host', `rm ${wires.root}/refuse`);
    expect(ruleset()).toBe(before);
  });
});
