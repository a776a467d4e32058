import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniqueLocal } from '../../../src/guest/identity.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import type { Facts } from '../../../src/host/facts.ts';
import { cardDiagrams } from '../../../src/network/diagram.ts';
import { canonicalIpv6 } from '../../../src/network/ipv6.ts';
import type { NetworkContext } from '../../../src/network/mode.ts';
import { guestAddress6, hostAddress6 } from '../../../src/network/nat/six.ts';
import { nat } from '../../../src/network/nat.ts';
import {
  freeAddress,
  isHostIn,
  netmask,
  overlap,
  printSubnet,
  readSubnet,
  toAddress,
} from '../../../src/network/subnet.ts';
import { commandLine } from '../../../src/plan/command-line.ts';
import { seedFiles } from '../../../src/seed/nocloud.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { outcomeOf } from '../../../src/wizard/outcome.ts';
import { network } from '../../../src/wizard/sections/network.ts';
import { ownRenderer } from '../../support/templates.ts';
import { exampleWorld } from '../../support/worlds.ts';

const MAC = '00:16:3e:11:22:33';
const context = (facts: Facts = exampleFacts(), guest = 'web1'): NetworkContext => ({
  at: 'network.0',
  guest,
  mac: MAC,
  facts,
});
const answers = { network: 'xenguide0', subnet: '10.77.0.0/24', mac: 'auto', ip: 'auto' };
const suggestion = (key: string, facts: Facts, own = {}) =>
  nat.fields(own, context(facts)).find((field) => field.key === `network.0.${key}`)?.suggest?.value;

/** A host with one guest behind NAT. */
function usedFacts(): Facts {
  const facts = exampleFacts();
  facts.natNetworks = [
    {
      name: 'xenguide0',
      subnet: '10.77.0.0/24',
      reservations: [{ guest: 'mail', mac: '00:16:3e:00:00:07', ip: '10.77.0.2' }],
      forwards: [{ guest: 'mail', proto: 'tcp', host: 2525, ip: '10.77.0.2', port: 25 }],
    },
  ];
  facts.bridges.push({ name: 'xenguide0', ports: [], addresses: ['10.77.0.1/24'], mtu: 1500 });
  facts.routes!.push({ to: '10.77.0.0/24', device: 'xenguide0' });
  return facts;
}

describe('behind NAT', () => {
  it('the address is known before the guest starts', () => {
    expect(nat.resolve(answers, context())).toMatchObject({
      vif: { mac: MAC, bridge: 'xenguide0' },
      address: { dhcp: true, reserved: '10.77.0.2' },
    });
  });

  it('the second guest joins the first, with the next address', () => {
    const facts = usedFacts();
    expect(suggestion('network', facts)).toBe('xenguide0');
    expect(suggestion('subnet', facts, { network: 'xenguide0' })).toBe('10.77.0.0/24');
    expect(nat.problems(answers, context(facts))).toEqual([]);
    expect(nat.resolve(answers, context(facts))?.address).toEqual({ dhcp: true, reserved: '10.77.0.3' });
  });

  it('a guest that is planned again keeps its address', () => {
    const facts = usedFacts();
    facts.natNetworks![0]!.reservations.push({ guest: 'web1', mac: MAC, ip: '10.77.0.9' });
    expect(nat.resolve(answers, context(facts))?.address).toEqual({ dhcp: true, reserved: '10.77.0.9' });
  });

  it('another subnet is suggested where the usual one is in use', () => {
    const facts = exampleFacts();
    facts.routes!.push({ to: '10.0.0.0/8', device: 'wg0' });
    expect(suggestion('subnet', facts)).toBeUndefined();
    facts.routes!.at(-1)!.to = '10.77.0.128/25';
    expect(suggestion('subnet', facts)).toBe('10.78.0.0/24');
  });

  it('a VPN that takes all there is is a way out, and no network', () => {
    const facts = exampleFacts();
    facts.routes!.push({ to: '0.0.0.0/1', device: 'tun0' }, { to: '128.0.0.0/1', device: 'tun0' });
    expect(suggestion('subnet', facts)).toBe('10.77.0.0/24');
    expect(nat.problems(answers, context(facts))).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string, RegExp]>([
    [
      'a subnet that a route leads to',
      { subnet: '192.0.2.0/24', network: 'lab' },
      'subnet',
      /host reaches over xenbr0/,
    ],
    ['another subnet for a network that is there', { subnet: '10.78.0.0/24' }, 'subnet', /10\.77\.0\.0\/24 already/],
    ['an address that is kept for another', { ip: '10.77.0.2' }, 'ip', /guest mail/],
    ['the host’s own address', { ip: '10.77.0.1' }, 'ip', /not an address that a guest/],
    ['the broadcast address', { ip: '10.77.0.255' }, 'ip', /not an address that a guest/],
    ['a port that is led to another guest', { forwards: ['tcp/2525 to 25'] }, 'forwards', /guest mail/],
    ['a port that a program has', { forwards: ['tcp/22'] }, 'forwards', /program of the host/],
    ['a UDP port that a program has', { forwards: ['udp/69'] }, 'forwards', /program of the host/],
    ['the port of its own DHCP server', { forwards: ['udp/67'] }, 'forwards', /private network’s own server/],
    ['that of its own name server', { forwards: ['tcp/53'] }, 'forwards', /private network’s own server/],
  ])('%s is refused', (_, more, key, says) => {
    const facts = { ...usedFacts(), listening: [22], listeningUdp: [69] };
    const [problem] = nat.problems({ ...answers, ...more }, context(facts));
    expect(problem).toMatchObject({ field: `network.0.${key}`, message: expect.stringMatching(says) });
    expect(problem!.remedy).not.toBe('');
  });

  describe('two cards of one guest', () => {
    const problems = (...cards: Record<string, Answer>[]) => {
      const entries = cards.flatMap((card, index) =>
        Object.entries(card).map(([key, value]): [string, Answer] => [`network.${index}.${key}`, value]),
      );
      const all = new Map<string, Answer>([['name', 'web1'], ...entries]);
      return network.problems!(all, { ...exampleWorld(), facts: exampleFacts() });
    };
    const behind = { mode: 'nat', network: 'xenguide0', subnet: '10.77.0.0/24', mac: 'auto', ip: 'auto' };
    const routed = { mode: 'route', via: 'xenbr0', mac: 'auto', answer: 'auto' };

    it.each<[string, Record<string, Answer>, Record<string, Answer>, string, RegExp]>([
      ['one address twice', { ...behind, ip: '10.77.0.9' }, { ...behind, ip: '10.77.0.9' }, 'ip', /10\.77\.0\.9/],
      ['the one that auto would be', { ...behind, ip: '10.77.0.3' }, behind, 'ip', /10\.77\.0\.3/],
      ['one route twice', { ...routed, ip: '192.0.2.9' }, { ...routed, ip: '192.0.2.9' }, 'ip', /192\.0\.2\.9/],
      [
        'one IPv6 route twice',
        { ...routed, ip6: '2001:db8::9' },
        { ...routed, ip6: '2001:DB8:0::9' },
        'ip6',
        /2001:db8::9/,
      ],
      [
        'one port of the host twice',
        { ...behind, forwards: ['tcp/2222 to 22'] },
        { ...behind, forwards: ['udp/2222 to 22', 'tcp/2222 to 80'] },
        'forwards',
        /tcp\/2222 leads to another card/,
      ],
    ])('%s: refused', (_, first, second, key, says) => {
      expect(problems(first, second)).toEqual([
        { field: `network.1.${key}`, message: expect.stringMatching(says), remedy: expect.stringMatching(/./) },
      ]);
    });

    it('with what is each one’s own there is nothing to say', () => {
      expect(problems(behind, behind, { mode: 'bridge', bridge: 'xenbr0', mac: 'auto', ip: 'auto' })).toEqual([]);
    });
  });

  it('the same port of the other protocol is free', () => {
    const facts = { ...usedFacts(), listening: [22], listeningUdp: [67] };
    expect(nat.problems({ ...answers, forwards: ['udp/22', 'tcp/67', 'udp/2525'] }, context(facts))).toEqual([]);
  });

  it('is what is suggested where there is no bridge, and why', () => {
    const facts = { ...exampleFacts(), bridges: [] };
    const { evaluation, problems, spec } = outcomeOf(
      new Map<string, Answer>([['source.path', '/srv/images/debian-12.qcow2']]),
      exampleWorld({ facts }),
    );
    expect(problems).toEqual([]);
    expect(spec.cards[0]).toMatchObject({ mode: 'nat', guard: { ipv4: '10.77.0.2', ipv6: 'none' } });
    const mode = evaluation.placed.find(({ field }) => field.key === 'network.0.mode');
    expect(mode?.field.suggest?.because).toMatch(/no bridge.*behind the host/);
  });

  it('a private network’s bridge is no bridge to the world: it is not offered as one', () => {
    const facts = usedFacts();
    facts.bridges = facts.bridges.filter(({ name }) => name === 'xenguide0');
    const { spec } = outcomeOf(new Map([['source.path', '/srv/images/debian-12.qcow2']]), exampleWorld({ facts }));
    expect(spec.cards[0]?.mode).toBe('nat');
  });

  it.each(['nft', 'dnsmasq'] as const)(
    'without %s it cannot be chosen, and the remedy says what to install',
    (tool) => {
      const facts = exampleFacts();
      facts.tools[tool].path = null;
      expect(nat.unavailable(facts)).toEqual({
        reason: expect.stringContaining(tool),
        remedy: expect.stringContaining(facts.tools[tool].package),
      });
    },
  );
});

/** A host that gets out with IPv6. */
function sixFacts(facts = exampleFacts()): Facts {
  facts.bridges[0]!.addresses.push('2001:db8::2/64');
  facts.defaultRoute6 = { device: 'xenbr0', gateway: 'fe80::1' };
  return facts;
}

describe('IPv6 behind NAT', () => {
  const OWN = 'fd96:db44:da7::/64';
  const six = (more: Record<string, unknown> = {}, facts = sixFacts()) =>
    nat.resolve({ ...answers, subnet6: 'auto', ...more }, context(facts))!;
  const suggested = (facts: Facts, own = {}) =>
    nat.fields(own, context(facts)).find(({ key }) => key === 'network.0.subnet6')!.suggest!;

  it('is suggested where the host itself has a way out and an address to go with, with the reason', () => {
    expect(suggested(sixFacts(), { network: 'xenguide0' })).toEqual({
      value: 'auto',
      because: `the host has IPv6 over xenbr0; ${OWN} is made for this network`,
    });
    const lonely = { ...exampleFacts(), defaultRoute6: { device: 'xenbr0', gateway: 'fe80::1' } };
    const waylessly = { ...sixFacts(), defaultRoute6: null };
    for (const facts of [exampleFacts(), lonely, waylessly]) {
      expect(suggested(facts)).toEqual({ value: 'none', because: 'the host itself has no IPv6 way out' });
    }
  });

  it('the guest’s address is known before it starts, and is that of the IPv4 one', () => {
    expect(six()).toMatchObject({
      address: { dhcp: true, reserved: '10.77.0.2', reserved6: 'fd96:db44:da7::2' },
      router6: 'fe80::1',
      own: { subnet6: OWN },
    });
    expect(six()).not.toHaveProperty('noIpv6');
    const at = (ip: string, subnet: string) => six({ ip, subnet }).address;
    expect(at('10.77.0.120', '10.77.0.0/24')).toMatchObject({ reserved6: 'fd96:db44:da7::120' });
    expect(at('10.77.3.20', '10.77.0.0/16')).toMatchObject({ reserved6: 'fd96:db44:da7::3:20' });
    expect(at('10.77.17.5', '10.77.16.0/20')).toMatchObject({ reserved6: 'fd96:db44:da7::1:5' });
  });

  it('no two guests of a network have one address', () => {
    const of = (number: number) =>
      guestAddress6(toAddress(readSubnet('10.77.0.0/16')!.first + number), '10.77.0.0/16', OWN);
    const all = Array.from({ length: 65_534 }, (_, index) => of(index + 1));
    expect(new Set(all).size).toBe(all.length);
    expect(all[0]).toBe(hostAddress6(OWN));
  });

  it('is the same for the same host and network, and another for others', () => {
    const other = sixFacts();
    other.nics[0]!.mac = '02:00:00:00:00:02';
    const prefixes = [six(), six({}, other), six({ network: 'xenguide1' })].map(({ own }) => own!.subnet6!);
    expect(prefixes[0]).toBe(OWN);
    expect(new Set(prefixes).size).toBe(3);
    fc.assert(
      fc.property(fc.string(), fc.string(), (host, network) => {
        const prefix = uniqueLocal(host, network);
        expect(prefix).toMatch(/^fd[0-9a-f]{2}:/);
        expect(canonicalIpv6(prefix.replace('/64', ''))).toBe(prefix.replace('/64', ''));
      }),
    );
  });

  it('a network keeps what it was made with: others join it, whatever the host’s cards are by then', () => {
    const facts = usedFacts();
    facts.natNetworks![0]!.subnet6 = 'fd00:1:2::/64';
    expect(suggested(facts, { network: 'xenguide0' })).toMatchObject({ value: 'auto' });
    expect(six({}, facts).address).toMatchObject({ reserved: '10.77.0.3', reserved6: 'fd00:1:2::3' });
    // And one that does without can be in it.
    expect(nat.problems({ ...answers, subnet6: 'none' }, context(facts))).toEqual([]);
    expect(six({ subnet6: 'none' }, facts)).toMatchObject({ noIpv6: true });
  });

  it('a network that was made without goes on without', () => {
    const facts = sixFacts(usedFacts());
    expect(suggested(facts, { network: 'xenguide0' })).toEqual({
      value: 'none',
      because: 'xenguide0 was made without IPv6',
    });
    expect(nat.problems({ ...answers, subnet6: 'none' }, context(facts))).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, (facts: Facts) => void, RegExp]>([
    ['auto for a network that has none', {}, () => {}, /xenguide0 was made without IPv6/],
    [
      'another than the network has',
      { subnet6: 'fd00:9::/64' },
      (facts) => {
        facts.natNetworks![0]!.subnet6 = 'fd00:1:2::/64';
      },
      /fd00:1:2::\/64 already/,
    ],
    [
      'one that the host has elsewhere',
      { network: 'lab', subnet: '10.78.0.0/24', subnet6: 'fd00:9::/64' },
      (facts) => facts.bridges[0]!.addresses.push('fd00:9::5/64'),
      /in use on this host, over xenbr0/,
    ],
    [
      'one of another private network',
      { network: 'lab', subnet: '10.78.0.0/24', subnet6: 'fd00:1:2::/64' },
      (facts) => {
        facts.natNetworks![0]!.subnet6 = 'fd00:1:2::/64';
      },
      /in use on this host, over xenguide0/,
    ],
  ])('%s is refused', (_, more, change, says) => {
    const facts = usedFacts();
    change(facts);
    const [problem] = nat.problems({ ...answers, subnet6: 'auto', ...more }, context(facts));
    expect(problem).toMatchObject({ field: 'network.0.subnet6', message: expect.stringMatching(says) });
    expect(problem!.remedy).not.toBe('');
  });

  it.each([
    ['auto', undefined],
    ['none', undefined],
    ['fd00:9::/64', undefined],
    ['FD00:9:0:1::/64', undefined],
    ['2001:db8::/64', /a host may give its guests itself/],
    ['fd00:9::/48', /a host may give its guests itself/],
    ['fd00:9::5/64', /a host may give its guests itself/],
    ['fd00:9::', /not an IPv6 network/],
    ['10.77.0.0/24', /a host may give its guests itself/],
    ['yes', /not an IPv6 network/],
  ])('“%s” as an answer', (text, says) => {
    const field = nat.fields(answers, context(sixFacts())).find(({ key }) => key === 'network.0.subnet6')!;
    const wrong =
      'check' in field ? (field.check as (value: Answer) => { message: string } | undefined)(text) : undefined;
    if (says === undefined) expect(wrong).toBeUndefined();
    else expect(wrong?.message).toMatch(says);
  });

  it('the firewall knows it; the first-login seed asks for it by DHCPv6', () => {
    const { problems, spec } = outcomeOf(
      new Map<string, Answer>([
        ['source.path', '/srv/images/debian-12.qcow2'],
        ['network.0.mode', 'nat'],
      ]),
      exampleWorld({ facts: sixFacts() }),
    );
    expect(problems).toEqual([]);
    const [card] = spec.cards;
    expect(card?.guard).toMatchObject({ ipv4: '10.77.0.2', ipv6: 'fd96:db44:da7::2', foreign: ['fe80::1'] });
    const files = seedFiles({ name: 'web1', instanceId: 'x', login: { user: 'a', sshKeys: ['k'] }, cards: [card!] });
    expect(files.find(({ name }) => name === 'network-config')!.content).toMatch(/dhcp4: true\n +dhcp6: true/);
  });

  it('the drawing has both addresses', () => {
    const [way] = cardDiagrams('web1', 'pv', six(), nat.route!(six(), sixFacts()));
    expect(way!.lines[0]).toBe('+ guest web1: enX0 or eth0 (10.77.0.2, fd96:db44:da7::2)');
    expect(way!.lines).toContain('+ bridge xenguide0: the host is 10.77.0.1 and fd96:db44:da7::1 there');
  });

  it('is found again by a guest that xenguide did not make', () => {
    const facts = sixFacts(usedFacts());
    facts.natNetworks![0]!.subnet6 = OWN;
    facts.natNetworks![0]!.reservations[0]!.ip6 = 'fd96:db44:da7::2';
    const found = nat.recognise!({ mac: '00:16:3e:00:00:07', vif: { bridge: 'xenguide0' } }, facts)!;
    expect(found.address).toEqual({ dhcp: true, reserved: '10.77.0.2', reserved6: 'fd96:db44:da7::2' });
    const ids = nat.tests!(found, facts).map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('nat.six.'))).toHaveLength(6);
    expect(nat.tests!(nat.resolve(answers, context())!, facts).some(({ id }) => id.startsWith('nat.six.'))).toBe(false);
  });

  it('what must hold on the host: its kernel has IPv6, and the prefix is still nobody’s', () => {
    const checks = nat.preconditions(six()).map(({ check }) => ('run' in check ? check.run.join(' ') : ''));
    expect(checks).toContain('test -e /proc/sys/net/ipv6/conf/all/forwarding');
    expect(checks).toContain(`ip -6 route show root ${OWN}`);
  });

  it('its settings are those of routed guests: the host keeps listening to its own router', () => {
    const card = six({}, { ...sixFacts(), routerAdverts: ['xenbr0'] });
    const ids = nat.actions(card, ownRenderer.fill).map(({ id }) => id);
    expect(ids.slice(0, 5)).toEqual([
      'network.reserve.web1,0',
      ...['network.forwarding', 'network.adverts.xenbr0', 'network.forwarding6', 'network.make.xenguide0'],
    ]);
  });
});

describe('the plan for it', () => {
  const card = (facts = exampleFacts(), guest = 'web1') =>
    nat.resolve({ ...answers, forwards: ['tcp/2222 to 22'] }, context(facts, guest))!;
  const actions = (guest = 'web1') => nat.actions(card(exampleFacts(), guest), ownRenderer.fill);

  it('what is shared is the same for two guests, word for word, but for what asks whether one is alone', () => {
    const [, forwarding, make] = actions();
    const [, otherForwarding, otherMake] = actions('mail');
    expect(make!.do).toEqual(otherMake!.do);
    expect(forwarding!.do).toEqual(otherForwarding!.do);
    expect([make!.whenThere, forwarding!.whenThere]).toEqual(['keep', 'keep']);
  });

  it('takes nothing shared away while another guest has a reservation', () => {
    const make = actions().find(({ id }) => id === 'network.make.xenguide0')!;
    for (const step of make.undo) {
      expect(commandLine(step)).toContain("guests -mindepth 1 '!' -name 'web1,*'");
    }
  });

  it('never names a card of the host', () => {
    const facts = exampleFacts();
    const text = JSON.stringify([nat.actions(card(facts), ownRenderer.fill), nat.preconditions(card(facts))]);
    for (const { name } of [...facts.nics, ...facts.bridges]) expect(text).not.toContain(name);
  });

  it('dnsmasq gets a name that it takes for one', () => {
    const file = (guest: string) => {
      const [write] = actions(guest)[0]!.do.filter((step) => 'write' in step);
      return write?.text?.trim();
    };
    expect(file('web1')).toBe(`${MAC},10.77.0.2,web1`);
    expect(file('ignore')).toBe(`${MAC},10.77.0.2,guest-ignore`);
    expect(file('45m')).toBe(`${MAC},10.77.0.2,guest-45m`);
    expect(file('a.b_c+')).toBe(`${MAC},10.77.0.2,a-b-c`);
  });
});

describe('IPv4 networks', () => {
  const subnet = fc
    .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 8, max: 30 }))
    .map(([address, prefix]) => ({ first: address - (address % 2 ** (32 - prefix)), prefix }));

  it('are read as they are printed', () => {
    fc.assert(fc.property(subnet, (each) => void expect(readSubnet(printSubnet(each))).toEqual(each)));
  });

  it('give addresses that are inside, free, and neither the first nor the last', () => {
    fc.assert(
      fc.property(subnet, fc.nat(5), (each, index) => {
        const address = freeAddress(each, new Set(), index);
        if (address !== undefined) expect(isHostIn(address, each)).toBe(true);
      }),
    );
    expect(freeAddress(readSubnet('10.0.0.0/30')!, new Set(['10.0.0.2']), 0)).toBeUndefined();
  });

  it('overlap when one has an address of the other', () => {
    const [a, b, c] = ['10.77.0.0/24', '10.0.0.0/8', '10.78.0.0/24'].map((text) => readSubnet(text)!);
    expect([overlap(a!, b!), overlap(b!, a!), overlap(a!, c!)]).toEqual([true, true, false]);
    expect(netmask(a!)).toBe('255.255.255.0');
  });
});
