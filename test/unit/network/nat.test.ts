import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleFacts } from '../../../src/host/example.ts';
import type { Facts } from '../../../src/host/facts.ts';
import type { NetworkContext } from '../../../src/network/mode.ts';
import { nat } from '../../../src/network/nat.ts';
import { freeAddress, isHostIn, netmask, overlap, printSubnet, readSubnet } from '../../../src/network/subnet.ts';
import { commandLine } from '../../../src/plan/command-line.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { outcomeOf } from '../../../src/wizard/outcome.ts';
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
    ['a UDP port that a program has', { forwards: ['udp/67'] }, 'forwards', /program of the host/],
  ])('%s is refused', (_, more, key, says) => {
    const facts = { ...usedFacts(), listening: [22], listeningUdp: [67] };
    const [problem] = nat.problems({ ...answers, ...more }, context(facts));
    expect(problem).toMatchObject({ field: `network.0.${key}`, message: expect.stringMatching(says) });
    expect(problem!.remedy).not.toBe('');
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
