import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guarded } from '../../../src/guest/guards.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import { bridge } from '../../../src/network/bridge.ts';
import type { NetworkCard } from '../../../src/network/card.ts';
import { guardActions } from '../../../src/network/firewall/actions.ts';
import type { Guard } from '../../../src/network/firewall/guard.ts';
import { rulesOf } from '../../../src/network/firewall/rules.ts';
import { nat } from '../../../src/network/nat.ts';
import { none } from '../../../src/network/none.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { outcomeOf } from '../../../src/wizard/outcome.ts';
import { ownRenderer } from '../../support/templates.ts';
import { exampleWorld } from '../../support/worlds.ts';

const MAC = '00:16:3e:00:00:01';
const guard: Guard = {
  guest: 'web1',
  mac: MAC,
  antispoof: true,
  allow: null,
  forwards: [],
  ipv4: null,
  ipv6: null,
};
const words = (all: Guard): string =>
  Object.values(rulesOf(all))
    .flat()
    .map(({ says }) => says)
    .join('\n');
const outcome = (answers: Record<string, Answer>, world = exampleWorld()) =>
  outcomeOf(new Map(Object.entries({ 'source.path': '/srv/images/debian-12.qcow2', ...answers })), world);

describe('what the rules say of themselves', () => {
  it('each has a sentence for people', () => {
    const rules = rulesOf({ ...guard, allow: [{ proto: 'tcp', port: 22, from: 'any' }] });
    for (const { says } of [...rules.from, ...rules.to]) expect(says).toMatch(/^[A-Z].*\.$/);
  });

  it('an address that nobody knows in advance is said not to be checked, and is not', () => {
    expect(words(guard)).toMatch(/not known in advance: it is not checked/);
    expect(JSON.stringify(rulesOf(guard).from)).not.toContain('ip saddr !=');
  });

  it('a known one is named', () => {
    expect(words({ ...guard, ipv4: '192.0.2.10' })).toContain('It can use the IPv4 address 192.0.2.10 only');
  });

  it('without a list nothing is held back, and the table of what was asked is not kept', () => {
    const rules = rulesOf(guard);
    expect(rules.to).toEqual([]);
    expect(JSON.stringify(rules.from)).not.toContain('update');
  });

  it('with an empty list everything ends with a drop', () => {
    expect(rulesOf({ ...guard, allow: [] }).to.at(-1)).toEqual({
      says: 'Everything else to the guest is dropped.',
      lines: ['drop'],
    });
  });

  it('a port that is led to the guest is let in for everybody, unless the list itself says from where', () => {
    const openings = (allow: Guard['allow']) =>
      rulesOf({ ...guard, allow, forwards: [{ proto: 'tcp', host: 2222, guest: 22 }] })
        .to.flatMap(({ lines }) => lines)
        .filter((line) => line.includes('dport 22 '));
    expect(openings([])).toEqual(['tcp dport 22 return']);
    expect(openings([{ proto: 'udp', port: 22, from: '192.0.2.0/24' }])).toEqual([
      'tcp dport 22 return',
      'ip saddr 192.0.2.0/24 udp dport 22 return',
    ]);
    expect(openings([{ proto: 'tcp', port: 22, from: '192.0.2.0/24' }])).toEqual([
      'ip saddr 192.0.2.0/24 tcp dport 22 return',
    ]);
  });
});

describe('which addresses are known', () => {
  const card = (address: NetworkCard['address'], more: Partial<NetworkCard> = {}): NetworkCard => ({
    mode: 'bridge',
    mac: MAC,
    vif: { mac: MAC, bridge: 'xenbr0' },
    address,
    ...more,
  });
  const on = new Map<string, Answer>([['firewall.antispoof', true]]);

  it.each<[string, NetworkCard, Guard['ipv4'], Guard['ipv6']]>([
    ['by DHCP from elsewhere: none', card({ dhcp: true }), null, null],
    ['kept for it: that', card({ dhcp: true, reserved: '10.77.0.2' }, { noIpv6: true }), '10.77.0.2', 'none'],
    ['fixed IPv4: that', card({ dhcp: false, ip: '192.0.2.9/24', gateway: null, dns: [] }), '192.0.2.9', null],
    ['fixed IPv6: that', card({ dhcp: false, ip: '2001:db8::9/64', gateway: null, dns: [] }), null, '2001:db8::9'],
  ])('%s', (_, own, ipv4, ipv6) => {
    expect(guarded(own, bridge, 'web1', on).guard).toMatchObject({ ipv4, ipv6 });
  });

  it('at a bridge of the host its router’s and the host’s are known to be others’', () => {
    const facts = exampleFacts();
    facts.bridges[0]!.addresses = ['192.0.2.2/24', '2001:db8::2/64'];
    const own = card({ dhcp: true });
    expect(guarded(own, bridge, 'web1', on, facts).guard?.foreign).toEqual([
      ...['192.0.2.1', '192.0.2.2', '2001:db8::2'],
    ]);
    // Those between neighbours too; a tunnel’s router has none.
    facts.bridges[0]!.linkLocal = ['fe80::2'];
    facts.defaultRoute6 = { device: 'xenbr0', gateway: 'fe80::1' };
    expect(guarded(own, bridge, 'web1', on, facts).guard?.foreign).toEqual([
      ...['192.0.2.1', 'fe80::1', '192.0.2.2', '2001:db8::2', 'fe80::2'],
    ]);
    facts.defaultRoute6 = { device: 'xenbr0', gateway: null };
    expect(guarded(own, bridge, 'web1', on, facts).guard?.foreign).not.toContain('fe80::1');
    const elsewhere = { ...own, vif: { mac: MAC, bridge: 'br9' } };
    expect(guarded(elsewhere, bridge, 'web1', on, facts).guard).not.toHaveProperty('foreign');
  });

  it('other guests’ MAC addresses are, where they are not of Xen’s range: that one is known', () => {
    const facts = exampleFacts();
    const guest = (name: string, macs: string[]) => ({
      ...{ name, domid: null, uuid: null, memoryBytes: null, disks: [], config: null },
      macs,
    });
    facts.guests = [guest('web1', ['02:00:00:00:00:01']), guest('db', ['02:00:00:00:00:05', '00:16:3e:00:00:05'])];
    expect(guarded(card({ dhcp: true }), bridge, 'web1', on, facts).guard?.otherMacs).toEqual(['02:00:00:00:00:05']);
    expect(guarded(card({ dhcp: true }), bridge, 'web1', on, exampleFacts()).guard).not.toHaveProperty('otherMacs');
  });

  it('the card names the hotplug script where there is something to do, and Xen’s own stays where not', () => {
    expect(guarded(card({ dhcp: true }), bridge, 'web1', on).vif.script).toBe('vif-xenguide');
    expect(guarded(card({ dhcp: true }), bridge, 'web1', new Map()).vif).not.toHaveProperty('script');
    expect(guarded(card({ dhcp: true }), none, 'web1', on).guard).toBeUndefined();
  });
});

describe('the questions', () => {
  it('posing as another machine is off the table where nft is there', () => {
    const { spec, problems } = outcome({});
    expect(problems).toEqual([]);
    expect(spec.cards[0]?.guard).toMatchObject({ antispoof: true, allow: null });
  });

  it('a guest without a card is not asked', () => {
    const { evaluation } = outcome({ 'network.0.mode': 'none' });
    expect(evaluation.placed.filter(({ section }) => section === 'firewall')).toEqual([]);
  });

  it('without nft it is not suggested, with the reason, and refused with the remedy', () => {
    const facts = exampleFacts();
    facts.tools.nft.path = null;
    const world = exampleWorld({ facts });
    const plain = outcome({}, world);
    expect(plain.spec.cards[0]?.guard).toBeUndefined();
    const field = plain.evaluation.placed.find(({ field }) => field.key === 'firewall.antispoof');
    expect(field?.field.suggest?.because).toContain('nft');
    for (const answers of [{ 'firewall.antispoof': true }, { 'firewall.allow': ['tcp/22'] }]) {
      expect(outcome(answers, world).problems[0]).toMatchObject({
        remedy: expect.stringContaining('apt install nftables'),
      });
    }
  });

  it('a script of the host’s own for all cards is not put aside unasked', () => {
    const facts = exampleFacts();
    facts.xlConf['vif.default.script'] = 'vif-openvswitch';
    expect(outcome({}, exampleWorld({ facts })).spec.cards[0]?.guard).toBeUndefined();
  });

  it('nothing may come in, in one word', () => {
    expect(outcome({ 'firewall.allow': ['nothing'] }).spec.cards[0]?.guard?.allow).toEqual([]);
  });
});

describe('what is done on the host', () => {
  const actions = guardActions({ ...guard, allow: [] }, ownRenderer.fill);

  it('nft reads the rules before they count', () => {
    const path = `/etc/xen/xenguide/network/vif/${MAC}.nft`;
    expect(actions.at(-1)!.do.at(-1)).toMatchObject({ run: ['nft', '-c', '-f', path] });
  });

  it('the script is shared: undo takes it away only behind the last card', () => {
    const [script] = actions;
    expect(script).toMatchObject({ whenThere: 'keep', undo: actions.at(-1)!.undo.slice(1) });
    expect(JSON.stringify(script!.undo)).toContain('-quit');
  });

  it('on the other host of a guest with two, every step is done there', () => {
    const there = guardActions(guard, ownRenderer.fill, 'ssh://root@xenb');
    const steps = there.flatMap((action) => [...action.do, ...action.undo, action.check!]);
    expect(steps.every(({ on }) => on === 'ssh://root@xenb')).toBe(true);
    const ids = [...actions, ...there].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('a guest’s name cannot write a rule', () => {
    fc.assert(
      fc.property(fc.string(), (guest) => {
        let text = '';
        try {
          text = JSON.stringify(guardActions({ ...guard, guest }, ownRenderer.fill));
        } catch {
          return;
        }
        expect(text).not.toMatch(/[\u2028\u2029]/);
        expect(guest).not.toMatch(/\n/);
      }),
    );
  });

  it('both modes on a bridge have it', () => {
    expect([bridge.guarded, nat.guarded, none.guarded]).toEqual([true, true, undefined]);
  });
});
