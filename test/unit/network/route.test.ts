import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as yaml from 'yaml';
import { makePlan } from '../../../src/commands/new/make.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import type { Facts } from '../../../src/host/facts.ts';
import { conflictWarnings } from '../../../src/network/conflicts/index.ts';
import { canonicalIpv6, isInIpv6Network } from '../../../src/network/ipv6.ts';
import type { NetworkContext } from '../../../src/network/mode.ts';
import { route } from '../../../src/network/route.ts';
import { seedFiles } from '../../../src/seed/nocloud.ts';
import { kernelWords } from '../../../src/storage/nfs-root/kernel-words.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { outcomeOf } from '../../../src/wizard/outcome.ts';
import { ownRenderer } from '../../support/templates.ts';
import { debianImage, exampleWorld } from '../../support/worlds.ts';
import { routedFacts } from './routed-host.ts';

const MAC = '00:16:3e:11:22:33';
const context = (facts: Facts = routedFacts(), guest = 'web1'): NetworkContext => ({
  at: 'network.0',
  guest,
  mac: MAC,
  facts,
});
const BOTH = { via: 'eno1', answer: 'auto', mac: 'auto', ip: '192.0.2.10', ip6: '2001:DB8:0::10' };
const card = (more: Record<string, unknown> = {}, facts = routedFacts()) =>
  route.resolve({ ...BOTH, ...more }, context(facts))!;
const field = (key: string, answers: Record<string, unknown> = {}, facts = routedFacts()) =>
  route.fields(answers, context(facts)).find((each) => each.key === `network.0.${key}`)!;

describe('a routed card', () => {
  it('has what xl wants in its vif, and its addresses with the host as the way out', () => {
    expect(card()).toMatchObject({
      vif: { mac: MAC, script: 'vif-xenguide-route', gatewaydev: 'eno1', ip: '192.0.2.10 2001:db8::10' },
      address: {
        dhcp: false,
        ip: '192.0.2.10/32',
        gateway: '169.254.0.1',
        second: { ip: '2001:db8::10/128', gateway: 'fe80::1' },
      },
    });
  });

  it('may have IPv6 only', () => {
    const { ip: _, ...six } = BOTH;
    const own = route.resolve(six, context())!;
    expect(own.address).toEqual({ dhcp: false, ip: '2001:db8::10/128', gateway: 'fe80::1', dns: [] });
    const ids = route.actions(own, ownRenderer.fill).map(({ id }) => id);
    expect(ids).toContain('network.forwarding6');
    expect(ids).not.toContain('network.forwarding');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['in the card’s own network: the host answers', {}, '192.0.2.10 2001:db8::10'],
    ['from elsewhere: a router sends it', { ip: '203.0.113.9', ip6: '2001:db8:7::9' }, ''],
    ['from elsewhere, but asked for', { ip: '203.0.113.9', ip6: undefined, answer: 'always' }, '203.0.113.9'],
    ['in the network, but sent all the same', { answer: 'never' }, ''],
  ])('%s', (_, more, answered) => expect(card(more).own).toMatchObject({ answered }));

  it('where nobody is told of an address, that is said', () => {
    expect(route.warnings!(card(), routedFacts()).join()).not.toContain('nobody is told');
    expect(route.warnings!(card({ ip: '203.0.113.9' }), routedFacts()).join()).toMatch(
      /203\.0\.113\.9: nobody is told/,
    );
  });

  it('a firewall that would win is told, with what to allow', () => {
    const facts = routedFacts();
    facts.traffic = {
      ...{ switches: {}, switchLines: [], neighbours: [] },
      filters: [
        {
          ...{ by: 'nft', family: 'ip', table: 'filter', chain: 'FORWARD', hook: 'forward', policy: 'drop' },
          ...{ packets: 0, rules: {} },
        },
      ],
    };
    const [warning] = conflictWarnings(facts, [card()], 'web1');
    expect(warning).toMatch(/drops what vif\+ sends out.*FORWARD/s);
  });
});

describe('what the guest is told', () => {
  const seed = (own = card({ dns: ['192.0.2.1'] })) =>
    seedFiles({ name: 'web1', instanceId: 'i', login: { user: 'admin', sshKeys: [] }, cards: [own] }).find(
      ({ name }) => name === 'network-config',
    )!.content;

  it('by the seed: lone addresses, with gateways that are on the link', () => {
    expect(seed()).toMatch(/- "192\.0\.2\.10\/32"\s+- "2001:db8::10\/128"/);
    expect(seed()).toMatch(/to: "0\.0\.0\.0\/0"\s+via: "169\.254\.0\.1"\s+on-link: true/);
    expect(seed()).toMatch(/to: "::\/0"\s+via: "fe80::1"\s+on-link: true/);
  });

  it('by the kernel’s ip=, which takes no gateway outside of its network: a network of two', () => {
    const folder = { server: '192.0.2.3', export: '/srv/web1', version: '3' } as const;
    expect(kernelWords(folder, card({ dns: ['192.0.2.1'] }), 'web1')[1]).toBe(
      'ip=192.0.2.10::192.0.2.11:255.255.255.254:web1::none:192.0.2.1',
    );
    expect(kernelWords(folder, card({ ip: '192.0.2.255' }), 'web1')[1]).toContain('::192.0.2.254:255.255.255.254:');
  });

  it('by hand: commands that are complete', () => {
    expect(route.byHand!(card())).toEqual([
      'ip -4 address add 192.0.2.10/32 dev enX0',
      'ip -4 route add default via 169.254.0.1 dev enX0 onlink',
      'ip -6 address add 2001:db8::10/128 dev enX0',
      'ip -6 route add default via fe80::1 dev enX0 onlink',
    ]);
  });
});

describe('the questions', () => {
  const outcome = (answers: Record<string, Answer>, facts = routedFacts()) =>
    outcomeOf(
      new Map<string, Answer>(Object.entries({ 'source.path': '/srv/images/debian-12.qcow2', ...answers })),
      exampleWorld({ facts }),
    );

  it('one address is all that has to be answered', () => {
    const { problems, spec } = outcome({ 'network.0.mode': 'route', 'network.0.ip': '192.0.2.10' });
    expect(problems).toEqual([]);
    expect(spec.cards[0]).toMatchObject({
      vif: { gatewaydev: 'eno1', script: 'vif-xenguide-route', ip: '192.0.2.10' },
      address: { dns: ['192.0.2.1'] },
      guard: { routed: true, ipv4: '192.0.2.10', ipv6: 'none' },
    });
  });

  it('none is one too few', () => {
    expect(outcome({ 'network.0.mode': 'route' }).problems[0]).toMatchObject({
      field: 'network.0.ip',
      remedy: expect.stringContaining('ip6'),
    });
  });

  it.each<[string, string, RegExp]>([
    ['ip', '192.0.2.10/24', /not a single IPv4/],
    ['ip', '2001:db8::1', /not a single IPv4/],
    ['ip', 'auto', /not a single IPv4/],
    ['ip', '127.0.0.1', /no address that a machine/],
    ['ip', '169.254.0.1', /no address that a machine/],
    ['ip', '239.1.1.1', /no address that a machine/],
    ['ip6', '192.0.2.10', /not a single IPv6/],
    ['ip6', '2001:db8::/64', /not a single IPv6/],
    ['ip6', 'fe80::5', /leads to a machine/],
    ['ip6', '::1', /leads to a machine/],
    ['ip6', 'ff02::1', /leads to a machine/],
  ])('%s: %s is refused', (key, value, says) => expect(field(key).check?.(value)?.message).toMatch(says));
  it.each([
    ['ip', '192.0.2.10/32'],
    ['ip', '10.0.0.1'],
    ['ip6', '2001:db8::10/128'],
    ['ip6', 'fd00::1'],
  ])('%s: %s is taken', (key, value) => expect(field(key).check?.(value)).toBeUndefined());

  it('the host’s card is the one with its way out, and no guest’s nor a private network’s', () => {
    const facts = routedFacts();
    facts.nics.push({ ...facts.nics[0]!, name: 'vif3.0', addresses: ['169.254.0.1/32'] });
    facts.nics.push({ ...facts.nics[0]!, name: 'wg0', addresses: ['10.9.0.1/24'] });
    facts.bridges.push({ name: 'xenguide0', ports: [], addresses: ['10.77.0.1/24'], mtu: 1500 });
    facts.natNetworks = [{ name: 'xenguide0', subnet: '10.77.0.0/24', reservations: [], forwards: [] }];
    const via = field('via', {}, facts);
    expect(via.kind === 'choice' && via.options.map(({ value }) => value)).toEqual(['eno1', 'wg0']);
    expect(via.suggest?.value).toBe('eno1');
  });

  it('a bridge that has the host’s address is its card', () => {
    expect(field('via', {}, exampleFacts()).suggest?.value).toBe('xenbr0');
  });

  it('a host without any address cannot do it', () => {
    const facts = { ...routedFacts(), defaultRoute: null };
    expect(route.unavailable(facts)).toBeUndefined();
    facts.nics[0]!.addresses = [];
    expect(route.unavailable(facts)?.reason).toMatch(/no network card/);
  });
});

describe('what cannot be', () => {
  function crowded(): Facts {
    const facts = routedFacts();
    facts.nics.push({ ...facts.nics[0]!, name: 'eno2', addresses: ['198.51.100.2/24'] });
    facts.natNetworks = [
      {
        name: 'xenguide0',
        subnet: '10.77.0.0/24',
        reservations: [{ guest: 'db', mac: '00:16:3e:00:00:07', ip: '10.77.0.2' }],
        forwards: [],
      },
    ];
    facts.routedGuests = [{ guest: 'mail', mac: '00:16:3e:00:00:08', addresses: ['192.0.2.20', '2001:db8::20'] }];
    facts.guests = [
      {
        ...{ name: 'old', domid: null, uuid: null, memoryBytes: null, macs: [], disks: [], config: '/etc/xen/old.cfg' },
        addresses: ['192.0.2.30'],
      },
    ];
    return facts;
  }
  it.each<[string, Record<string, unknown>, string, RegExp]>([
    ['the host’s own address', { ip: '192.0.2.2' }, 'ip', /host’s own address, on eno1/],
    ['the host’s own IPv6 address, written otherwise', { ip6: '2001:db8:0:0::2' }, 'ip6', /host’s own address/],
    ['its gateway', { ip: '192.0.2.1' }, 'ip', /host’s gateway/],
    ['another routed guest’s', { ip: '192.0.2.20' }, 'ip', /guest mail/],
    ['another routed guest’s, IPv6', { ip6: '2001:db8::20' }, 'ip6', /guest mail/],
    ['one that a config names', { ip: '192.0.2.30' }, 'ip', /guest old/],
    ['one that is kept for a guest behind NAT', { ip: '10.77.0.2' }, 'ip', /guest db/],
    ['one of a private network', { ip: '10.77.0.9' }, 'ip', /10\.77\.0\.0\/24, a network that is on xenguide0/],
    ['one of the network of another card', { ip: '198.51.100.9' }, 'ip', /on eno2 and not on eno1/],
    ['the network’s own', { ip: '192.0.2.0' }, 'ip', /stands for the network/],
    ['the broadcast address', { ip: '192.0.2.255' }, 'ip', /stands for the network/],
  ])('%s', (_, more, key, says) => {
    const facts = crowded();
    const { ip: _ip, ip6: _ip6, ...rest } = BOTH;
    const [problem] = route.problems({ ...rest, ...more }, context(facts));
    expect(problem).toMatchObject({ field: `network.0.${key}`, message: expect.stringMatching(says) });
    expect(problem!.remedy).not.toBe('');
  });

  it('the first address of a network that is led to the host is a machine’s like any other', () => {
    expect(route.problems({ ...BOTH, ip: '203.0.113.8' }, context(crowded()))).toEqual([]);
  });

  it('a guest that is planned again finds its own address free', () => {
    expect(route.problems({ ...BOTH, ip: '192.0.2.20', ip6: undefined }, context(crowded(), 'mail'))).toEqual([]);
  });
});

describe('the plan for it', () => {
  const ids = (more: Record<string, unknown> = {}, facts = routedFacts()) =>
    route.actions(card(more, facts), ownRenderer.fill).map(({ id }) => id);

  it('listens on for the host’s own IPv6 way out before it passes packets on, and only where that is needed', () => {
    const facts = { ...routedFacts(), routerAdverts: ['eno1'] };
    expect(ids({}, facts).slice(2)).toEqual([
      ...['network.adverts.eno1', 'network.forwarding6', 'network.forwarding', 'network.answering.eno1'],
    ]);
    expect(ids().slice(2)).toEqual(['network.forwarding6', 'network.forwarding', 'network.answering.eno1']);
    expect(ids({ ip6: undefined }, facts).slice(2)).toEqual(['network.forwarding']);
    expect(ids({ answer: 'never' }).slice(2)).toEqual(['network.forwarding6', 'network.forwarding']);
  });

  it('what is shared is the same for two guests, word for word', () => {
    const [, ...mine] = route.actions(card(), ownRenderer.fill);
    const other = route.resolve({ ...BOTH, ip: '192.0.2.11', ip6: '2001:db8::11' }, context(routedFacts(), 'mail'))!;
    const [, ...theirs] = route.actions(other, ownRenderer.fill);
    expect(mine.map(({ do: steps }) => steps)).toEqual(theirs.map(({ do: steps }) => steps));
    expect(new Set(mine.map(({ whenThere }) => whenThere))).toEqual(new Set(['keep']));
  });

  it('the whole guest: its script is not that of bridges, and the result says what to type in it', () => {
    const plan = (image: { cloudInit?: boolean }) => {
      const world = exampleWorld({ facts: routedFacts(), image: debianImage(image) });
      const answers = new Map<string, Answer>([
        ['source.path', '/srv/images/debian-12.qcow2'],
        ['network.0.mode', 'route'],
        ['network.0.ip', '192.0.2.10'],
        ['network.0.ip6', '2001:db8::10'],
        ['login.user', 'admin'],
      ]);
      return makePlan(outcomeOf(answers, world), world, ownRenderer, yaml);
    };
    const { actions, after } = plan({});
    expect(actions.map(({ id }) => id)).not.toContain('network.vif-script');
    expect(actions.map(({ id }) => id)).toContain('network.route-script');
    expect(after.join('\n')).toContain('Its address:   192.0.2.10, 2001:db8::10');
    expect(after.join('\n')).not.toContain('Set in it');
    const byHand = plan({ cloudInit: false }).after.join('\n');
    expect(byHand).toMatch(/Set in it: +ip -4 address add 192\.0\.2\.10\/32 dev enX0\n +ip -4 route add default/);
  });
});

describe('IPv6 addresses', () => {
  it.each([
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['::1', '::1'],
    ['fe80::', 'fe80::'],
  ])('%s is written %s (RFC 5952)', (text, written) => expect(canonicalIpv6(text)).toBe(written));

  it('written once, they are written so for good, and lie in their own network', () => {
    const six = fc
      .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff })), { minLength: 8, maxLength: 8 })
      .map((groups) => groups.map((each) => each.toString(16)).join(':'));
    fc.assert(
      fc.property(six, fc.integer({ min: 0, max: 128 }), (text, prefix) => {
        const written = canonicalIpv6(text)!;
        expect(canonicalIpv6(written)).toBe(written);
        expect(isInIpv6Network(written, `${text}/${prefix}`)).toBe(true);
      }),
    );
  });

  it('are in a network or not', () => {
    expect(isInIpv6Network('2001:db8::10', '2001:db8::2/64')).toBe(true);
    expect(isInIpv6Network('2001:db8:0:1::10', '2001:db8::2/64')).toBe(false);
    expect(isInIpv6Network('192.0.2.1', '2001:db8::2/64')).toBe(false);
  });
});
