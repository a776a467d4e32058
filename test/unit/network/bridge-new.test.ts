import { describe, expect, it } from 'vitest';
import { exampleFacts } from '../../../src/host/example.ts';
import type { Facts } from '../../../src/host/facts.ts';
import type { HostCard } from '../../../src/host/host-network.ts';
import type { FilterRule, PacketFilter } from '../../../src/host/traffic.ts';
import { bridge } from '../../../src/network/bridge.ts';
import type { NetworkAnswers, NetworkContext } from '../../../src/network/mode.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { outcomeOf } from '../../../src/wizard/outcome.ts';
import { ownRenderer } from '../../support/templates.ts';
import { exampleWorld } from '../../support/worlds.ts';
import { CARD, plainHost } from './plain-host.ts';

const INTERFACES = '/etc/network/interfaces';
const context = (facts: Facts): NetworkContext => ({ at: 'network.0', guest: 'web1', mac: '00:16:3e:11:22:33', facts });
const keys = (answers: NetworkAnswers, facts: Facts) =>
  bridge.fields(answers, context(facts)).map(({ key }) => key.replace('network.0.', ''));
const outcome = (facts: Facts, own: Record<string, Answer>) =>
  outcomeOf(
    new Map<string, Answer>([
      ['source.path', '/srv/images/debian-12.qcow2'],
      ['network.0.mode', 'bridge'],
      ...Object.entries(own).map(([key, value]) => [`network.0.${key}`, value] as const),
    ]),
    exampleWorld({ facts }),
  );

describe('a host without a bridge', () => {
  it('can have one made, but is not talked into it', () => {
    expect(bridge.unavailable(plainHost())).toBeUndefined();
    expect(bridge.hesitates?.(plainHost())).toMatch(/changes its own network/);
    const { spec, evaluation } = outcomeOf(
      new Map([['source.path', '/srv/images/debian-12.qcow2']]),
      exampleWorld({ facts: plainHost() }),
    );
    expect(spec.cards[0]?.mode).toBe('nat');
    const mode = evaluation.placed.find(({ field }) => field.key === 'network.0.mode');
    expect(mode?.field.suggest?.because).toMatch(/no bridge yet.*private network/);
  });

  it('is asked for the card, and then for the name', () => {
    expect(keys({}, plainHost()).slice(0, 2)).toEqual(['from', 'mac']);
    expect(keys({ from: 'eno1' }, plainHost()).slice(0, 3)).toEqual(['from', 'vlan', 'bridge']);
    const name = bridge.fields({ from: 'eno1' }, context(plainHost()))[2];
    expect(name?.suggest?.value).toBe('xenbr0');
    const tagged = bridge.fields({ from: 'eno1', vlan: 20 }, context(plainHost()))[2];
    expect(tagged?.suggest?.value).toBe('xenbr20');
  });

  it('which card is never guessed: an open question names what to write', () => {
    const { problems, ready } = outcome(plainHost(), {});
    expect(ready).toBe(false);
    expect(problems).toMatchObject([{ field: 'network.0.from', remedy: expect.stringMatching(/from: eno1/) }]);
  });

  it('gets one, with what changes shown line by line', () => {
    const { problems, spec } = outcome(plainHost(), { from: 'eno1' });
    expect(problems).toEqual([]);
    const [card] = spec.cards;
    expect(card?.vif.bridge).toBe('xenbr0');
    expect(bridge.differences?.(card!)).toMatchObject([
      {
        path: '/etc/network/interfaces',
        before: ['iface eno1 inet static', '  address 192.0.2.2/24'].toSpliced(0, 0, 'auto eno1'),
        after: [],
      },
      {
        path: '/etc/network/interfaces.d/xenguide-xenbr0',
        after: expect.arrayContaining(['auto xenbr0', '  address 192.0.2.2/24']),
      },
    ]);
    expect(spec.warnings.join('\n')).toMatch(/192.0.2.2\/24.*move from eno1 to xenbr0/);
    expect(bridge.actions(card!, ownRenderer.fill).map(({ id }) => id)).toEqual(['network.uplink.xenbr0']);
  });

  it('rules of the host’s firewall that name the card are told: they do not see it any more', () => {
    const facts = plainHost();
    const rule = (text: string, more: Partial<FilterRule>): FilterRule => ({ text, does: 'drop', packets: 0, ...more });
    const filter = (...rules: FilterRule[]): PacketFilter => ({
      ...{ by: 'nft', family: 'inet', table: 'filter', chain: 'input', hook: 'input', policy: 'accept', packets: null },
      rules: { input: rules },
    });
    const warned = (own: Record<string, Answer>, ...rules: FilterRule[]) => {
      facts.traffic = { ...facts.traffic, switches: {}, switchLines: [], neighbours: [], filters: [filter(...rules)] };
      return outcome(facts, own).spec.warnings.join('\n');
    };
    const closed = rule('input: iifname "eno1" tcp dport 3306 drop', { in: 'eno1', protocol: 'tcp', port: 3306 });
    expect(warned({ from: 'eno1', bridge: 'xenbr0' }, closed)).toMatch(
      /firewall name eno1 \(.*iifname "eno1" tcp dport 3306 drop\).*let in.*for xenbr0 first/,
    );
    expect(warned({ from: 'eno1', bridge: 'xenbr0' }, closed, rule('b', { in: '!lo eno1' }))).toMatch(/and 1 more/);
    expect(warned({ from: 'eno1', bridge: 'xenbr0' }, rule('c', { in: 'eno10' }))).not.toMatch(/firewall name/);
    // The card stays what it is.
    expect(warned({ from: 'eno1', vlan: 20, bridge: 'xenbr20' }, closed)).not.toMatch(/firewall name/);
  });

  it('two cards of a guest on the new bridge make it once; two bridges from one card are refused', () => {
    const both = (name: string) =>
      outcomeOf(
        new Map<string, Answer>([
          ['source.path', '/srv/images/debian-12.qcow2'],
          ...['0', '1'].flatMap((index) => [
            [`network.${index}.mode`, 'bridge'] as const,
            [`network.${index}.from`, 'eno1'] as const,
            [`network.${index}.bridge`, index === '0' ? 'xenbr0' : name] as const,
          ]),
        ]),
        exampleWorld({ facts: plainHost() }),
      );
    const { problems, spec } = both('xenbr0');
    expect(problems).toEqual([]);
    const [first, second] = spec.cards.map((card) => JSON.stringify(bridge.actions(card, ownRenderer.fill)));
    expect(first).toBe(second);
    expect(both('xenbr1').problems).toMatchObject([
      { field: 'network.1.bridge', message: expect.stringMatching(/two bridges/) },
    ]);
  });
});

describe('a bridge from the card that another card of the guest is led over', () => {
  const together = (other: Record<string, Answer>, nic: string) =>
    outcomeOf(
      new Map<string, Answer>([
        ['source.path', '/srv/images/debian-12.qcow2'],
        ...Object.entries({ mode: 'bridge', from: nic, bridge: 'xenbr0' }).map(
          ([key, value]) => [`network.0.${key}`, value] as const,
        ),
        ...Object.entries(other).map(([key, value]) => [`network.1.${key}`, value] as const),
      ]),
      exampleWorld({ facts: { ...plainHost(), routerAdverts: ['eno1'] } }),
    ).problems;

  it.each<[string, Record<string, Answer>]>([
    ['routed', { mode: 'route', via: 'eno1', ip: '203.0.113.7' }],
    ['private, with IPv6', { mode: 'nat', subnet6: 'auto' }],
  ])('%s: refused', (_, other) => {
    expect(together(other, 'eno1')).toMatchObject([
      { field: 'network.0.from', kind: 'conflict', message: expect.stringMatching(/cut off/) },
    ]);
  });

  it('private without IPv6 does not go by its name', () => {
    expect(together({ mode: 'nat' }, 'eno1')).toEqual([]);
  });
});

describe('a host with a bridge', () => {
  it('offers a new one last, and asks for the card only then', () => {
    const facts = exampleFacts();
    const choice = bridge.fields({}, context(facts))[0]!;
    expect(choice.kind === 'choice' && choice.options.map(({ value }) => value)).toEqual(['xenbr0', 'xenbr1']);
    expect(keys({ bridge: 'xenbr0' }, facts)).not.toContain('from');
    expect(keys({ bridge: 'xenbr1' }, facts).slice(0, 2)).toEqual(['bridge', 'from']);
  });

  it('the same answers again, or a second guest, just use what the first made', () => {
    const facts = exampleFacts();
    facts.hostNetwork!.cards = [{ ...CARD, partOf: { kind: 'bridge', name: 'xenbr0' } }];
    const { problems, spec } = outcome(facts, { bridge: 'xenbr0', from: 'eno1' });
    expect(problems).toEqual([]);
    expect(bridge.actions(spec.cards[0]!, ownRenderer.fill)).toEqual([]);
  });

  it('over a VLAN of a card that is in a bridge already: the card’s own bridge stays', () => {
    const facts = plainHost();
    facts.bridges = [{ name: 'br9', ports: ['eno1'], addresses: ['192.0.2.2/24'], mtu: 1500 }];
    facts.nics[0]!.bridge = 'br9';
    facts.hostNetwork!.cards[0]!.partOf = { kind: 'bridge', name: 'br9' };
    facts.hostNetwork!.ifupdown!.up = ['lo', 'br9'];
    facts.hostNetwork!.ifupdown!.stanzas = [
      { file: '/etc/network/interfaces', from: 5, to: 5, lines: ['iface br9 inet dhcp'] },
    ];
    const { problems, spec } = outcome(facts, { from: 'eno1', vlan: 20 });
    expect(problems).toEqual([]);
    expect(spec.cards[0]?.vif.bridge).toBe('xenbr20');
    expect(spec.warnings.join()).not.toMatch(/move/);
  });
});

describe('what cannot be', () => {
  it.each([
    [
      'a name of 16 characters',
      'bridge',
      { from: 'eno1', bridge: 'xenbr0-and-more-' },
      () => {},
      /16 characters/,
      /shorter/,
    ],
    ['a name with a dot', 'bridge', { from: 'eno1', bridge: 'xenbr0.20' }, () => {}, /cannot be the name/, /letters/],
    ['a name that a card has', 'bridge', { from: 'eno1', bridge: 'eno1' }, () => {}, /no bridge/, /another name/],
    [
      'a name that another bridge has',
      'bridge',
      { from: 'eno1', bridge: 'br9' },
      (facts) => facts.bridges.push({ name: 'br9', ports: [], addresses: [], mtu: 1500 }),
      /br9 is a bridge already/,
      /Leave from out/,
    ],
    ['no such card', 'from', { from: 'eno9', bridge: 'xenbr0' }, () => {}, /no network card eno9/, /eno1/],
    ['a wireless card', 'from', { from: 'eno1' }, (_, card) => (card.wireless = true), /wireless/, /NAT/],
    [
      'a member of a bond',
      'from',
      { from: 'eno1' },
      (_, card) => (card.partOf = { kind: 'bond', name: 'bond0' }),
      /bond bond0/,
      /bond0 by hand/,
    ],
    [
      'a port of another bridge',
      'from',
      { from: 'eno1' },
      (_, card) => (card.partOf = { kind: 'bridge', name: 'br9' }),
      /bridge br9 already/,
      /Choose the bridge br9/,
    ],
    [
      'a card that nobody rules',
      'from',
      { from: 'eno1' },
      (facts) => (facts.hostNetwork!.ifupdown!.stanzas = facts.hostNetwork!.ifupdown!.stanzas.slice(-1)),
      /nothing that xenguide knows/,
      /NAT/,
    ],
    [
      'a card that two would set up',
      'from',
      { from: 'eno1' },
      (facts) =>
        (facts.hostNetwork!.networkd = {
          links: [
            { card: 'eno1', state: 'configured', file: '/etc/systemd/network/10-eno1.network', lines: [], iaid: null },
          ],
        }),
      /several programs/,
      /reboot once/,
    ],
    [
      'a card with a VLAN of the host’s on it',
      'from',
      { from: 'eno1' },
      (_, card) => (card.carries = ['eno1.20']),
      /eno1 carries eno1\.20/,
      /VLAN.*vlan.*NAT/,
    ],
    [
      'a card that a guest is routed over',
      'from',
      { from: 'eno1' },
      (facts) => (facts.routedGuests = [{ guest: 'mail', mac: '', addresses: ['192.0.2.20'], via: 'eno1' }]),
      /routed over eno1 \(mail\)/,
      /xenguide undo mail/,
    ],
    [
      'a card by whose settings guests have IPv6',
      'from',
      { from: 'eno1' },
      (facts) => (facts.settledCards = ['eno1']),
      /70-xenguide-…-eno1\.conf/,
      /another card/,
    ],
    ['a VLAN that is none', 'vlan', { from: 'eno1', vlan: 4095 }, () => {}, /1 to 4094/, /4094/],
    [
      'a VLAN that the host uses itself',
      'from',
      { from: 'eno1', vlan: 20 },
      (facts) => facts.nics.push({ ...facts.nics[0]!, name: 'eno1.20', physical: false }),
      /eno1.20/,
      /by hand/,
    ],
  ] as [string, string, Record<string, Answer>, (facts: Facts, card: HostCard) => unknown, RegExp, RegExp][])(
    '%s is refused',
    (_, field, answers, change, says, remedy) => {
      const { problems } = outcome(
        plainHost((facts, card) => {
          // Another card that could be taken: with none at all the mode is what cannot be chosen.
          const { cards, ifupdown } = facts.hostNetwork!;
          cards.push({ ...CARD, name: 'eno2', mac: '02:00:00:00:00:02', addresses: [] });
          ifupdown!.up.push('eno2');
          ifupdown!.stanzas.push({ file: INTERFACES, from: 9, to: 9, lines: ['iface eno2 inet manual'] });
          change(facts, card);
        }),
        answers,
      );
      expect(problems[0]).toMatchObject({
        field: `network.0.${field}`,
        message: expect.stringMatching(says),
        remedy: expect.stringMatching(remedy),
      });
    },
  );

  it('a card with a VLAN of the host’s on it can carry another one for guests', () => {
    const { problems, spec } = outcome(
      plainHost((_, card) => (card.carries = ['eno1.20'])),
      { from: 'eno1', vlan: 30 },
    );
    expect(problems).toEqual([]);
    expect(spec.cards[0]?.vif.bridge).toBe('xenbr30');
  });

  it('without any card that can be taken, the mode says why and what then', () => {
    const { problems } = outcome(
      plainHost((_, card) => (card.wireless = true)),
      { from: 'eno1' },
    );
    expect(problems).toMatchObject([
      {
        field: 'network.0.mode',
        message: expect.stringMatching(/eno1 is wireless/),
        remedy: expect.stringMatching(/NAT/),
      },
    ]);
  });

  it('/etc that can only be read, and names taken meanwhile, are found right before', () => {
    const { spec } = outcome(plainHost(), { from: 'eno1' });
    const asked = bridge.preconditions(spec.cards[0]!);
    expect(asked.map(({ check }) => ('run' in check ? check.run.join(' ') : ''))).toContain('test -w /etc');
    expect(asked.every(({ until }) => until === 'network.uplink.xenbr0')).toBe(true);
  });
});
