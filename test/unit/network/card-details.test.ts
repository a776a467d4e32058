import { describe, expect, it } from 'vitest';
import type { GuestSpec } from '../../../src/guest/spec.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import type { Facts } from '../../../src/host/facts.ts';
import { renderChecked } from '../../../src/plan/render.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { outcomeOf } from '../../../src/wizard/outcome.ts';
import { ownRenderer } from '../../support/templates.ts';
import { equippedFacts, exampleWorld } from '../../support/worlds.ts';

/** The guest that these answers make. */
function guest(answers: Record<string, Answer>, facts: Facts = exampleFacts()): GuestSpec {
  const all = new Map<string, Answer>([
    ['source.path', '/srv/images/debian-12.qcow2'],
    ['name', 'web1'],
    ...Object.entries(answers),
  ]);
  const { problems, spec } = outcomeOf(all, exampleWorld({ facts }));
  expect(problems).toEqual([]);
  return spec;
}

describe('what hardly anybody answers of a card', () => {
  it('is left out of the config unless it is answered', () => {
    expect(Object.keys(guest({}).cards[0]!.vif).sort()).toEqual(['bridge', 'mac', 'script']);
  });

  it('goes to xl as it was answered, in every mode', () => {
    for (const mode of ['bridge', 'nat']) {
      const spec = guest({
        'network.0.mode': mode,
        'network.0.vifname': 'web1-lan',
        'network.0.rate': '100Mb/s',
        'network.0.mtu': '1400',
      });
      expect(spec.cards[0]!.vif).toMatchObject({ vifname: 'web1-lan', rate: '100Mb/s', mtu: 1400 });
      expect(renderChecked(spec, ownRenderer)).toMatch(/vifname=web1-lan,rate=100Mb\/s,mtu=1400"/);
    }
  });

  it('a model is for hvm', () => {
    expect(guest({ type: 'hvm', 'network.0.model': 'e1000' }).cards[0]!.vif.model).toBe('e1000');
  });
});

describe('the config', () => {
  it('says where a script of ours comes from, and says nothing where there is none', () => {
    const says = /script: not Xen's own\. "xenguide apply" or the guest's \.sh file/;
    expect(renderChecked(guest({}), ownRenderer)).toMatch(says);
    expect(renderChecked(guest({ 'firewall.antispoof': false }), ownRenderer)).not.toMatch(says);
  });
});

describe('cards and disks together', () => {
  const warnings = (answers: Record<string, Answer>, facts?: Facts) => guest(answers, facts).warnings;

  it('two ways out are told, and one is not', () => {
    const two = { 'network.0.mode': 'bridge', 'network.1.mode': 'nat' };
    expect(warnings(two).filter((text) => /default gateway/.test(text))).toEqual([
      expect.stringMatching(/card 1 \(Bridge, xenbr0\), card 2 \(NAT .*xenguide0\)/),
    ]);
    const one = { ...two, 'network.0.ip': '192.0.2.10/24', 'network.0.gateway': '' };
    expect(warnings(one).filter((text) => /default gateway/.test(text))).toEqual([]);
  });

  it('a disk of two hosts, of which one only has the guest’s network: told, with what to do', () => {
    const drbd = {
      'storage.backend': 'drbd',
      'storage.peer.host': 'ssh://root@xenb',
      'storage.peer.name': 'xenb',
      'storage.peer.address': '10.9.0.2',
      'storage.peer.vg': 'vg0',
      'storage.address': '10.9.0.1',
    };
    const peer = equippedFacts();
    const all = (mode: string, more: Record<string, Answer> = {}) => {
      const answers = new Map<string, Answer>([
        ['source.path', '/srv/images/debian-12.qcow2'],
        ['name', 'web1'],
        ['network.0.mode', mode],
        ...Object.entries({ ...drbd, ...more }),
      ]);
      const peers = new Map([['ssh://root@xenb', { facts: peer }]]);
      return outcomeOf(answers, exampleWorld({ facts: equippedFacts(), peers })).spec.warnings.filter((text) =>
        /on two hosts/.test(text),
      );
    };
    expect(all('nat')).toEqual([
      expect.stringMatching(/private network xenguide0 is on this one only.*Choose a bridge/),
    ]);
    expect(all('route', { 'network.0.ip': '203.0.113.9' })).toEqual([
      expect.stringMatching(/address 203\.0\.113\.9 is led to this one only.*Choose a bridge/),
    ]);
    expect(all('bridge')).toEqual([]);
    peer.bridges = [];
    expect(all('bridge')).toEqual([expect.stringMatching(/xenb has no bridge xenbr0.*guide network\/bridge/)]);
  });

  it('a firewall in the way is told in the review, with the commands', () => {
    const facts = exampleFacts();
    facts.traffic!.filters = [
      {
        ...{
          by: 'iptables-nft',
          family: 'ip',
          table: 'filter',
          chain: 'FORWARD',
          hook: 'forward',
          policy: 'drop',
          packets: 12,
        },
        rules: {
          FORWARD: [{ text: '-A FORWARD -j DOCKER-USER', does: 'jump DOCKER-USER', packets: 12 }],
          'DOCKER-USER': [],
        },
      },
    ];
    expect(warnings({ 'network.0.mode': 'nat' }, facts)).toContainEqual(
      expect.stringMatching(/Docker drops .*12 packets.*iptables-nft -I DOCKER-USER -i xenguide0 -j ACCEPT/),
    );
    expect(warnings({ 'network.0.mode': 'bridge' }, facts).join()).not.toMatch(/Docker/);
  });
});
