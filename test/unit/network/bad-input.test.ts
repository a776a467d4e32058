import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as yaml from 'yaml';
import { makePlan } from '../../../src/commands/new/make.ts';
import type { Facts } from '../../../src/host/facts.ts';
import type { HostCard } from '../../../src/host/host-network.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { outcomeOf } from '../../../src/wizard/outcome.ts';
import { ownRenderer } from '../../support/templates.ts';
import { debianImage, exampleWorld } from '../../support/worlds.ts';
import { CARD, plainHost } from './plain-host.ts';

/** Whatever a person answers to the questions about the network: what cannot be is refused with its field and a remedy. */

const answersOf = (network: Record<string, Answer>) =>
  new Map<string, Answer>([
    ['source.path', '/srv/images/debian-12.qcow2'],
    ...Object.entries(network).map(([key, value]) => [`network.0.${key}`, value] as const),
  ]);
const bridged = (facts: Facts) => {
  facts.bridges = [{ name: 'xenbr0', ports: ['eno2'], addresses: ['192.0.2.3/24'], mtu: 1500 }];
};
/** Another card that could be taken: with none at all the mode is what cannot be chosen. */
const second = (facts: Facts) => {
  const { cards, ifupdown } = facts.hostNetwork!;
  cards.push({ ...CARD, name: 'eno2', mac: '02:00:00:00:00:02', addresses: [] });
  ifupdown!.up.push('eno2');
  ifupdown!.stanzas.push({ file: '/etc/network/interfaces', from: 9, to: 9, lines: ['iface eno2 inet manual'] });
};

describe('a network that cannot be is refused', () => {
  it.each<[string, Record<string, Answer>, string, RegExp, (facts: Facts, card: HostCard) => unknown]>([
    ['a bridge’s name of 16 characters', { mode: 'bridge', bridge: 'xenbr0-and-more-' }, 'bridge', /16 char/, bridged],
    ['a bridge that is a card', { mode: 'bridge', bridge: 'eno1' }, 'bridge', /eno1 is a network card/, bridged],
    ['a bridge that is not there', { mode: 'bridge', bridge: 'br9' }, 'bridge', /no bridge br9/, bridged],
    ['a new bridge’s name of 16', { mode: 'bridge', from: 'eno1', bridge: 'b'.repeat(16) }, 'bridge', /16/, second],
    ['a private network’s name of 16', { mode: 'nat', network: 'x'.repeat(16) }, 'network', /16 char/, () => {}],
    ['a private network called as a card', { mode: 'nat', network: 'eno1' }, 'network', /interface/, () => {}],
    ['or as a bridge of others', { mode: 'nat', network: 'xenbr0' }, 'network', /did not make/, bridged],
    ['no address', { mode: 'bridge', bridge: 'xenbr0', ip: '192.0.2.300/24' }, 'ip', /not an address/, bridged],
    ['without a prefix', { mode: 'bridge', bridge: 'xenbr0', ip: '192.0.2.30' }, 'ip', /prefix/, bridged],
    [
      'a gateway outside its network',
      { mode: 'bridge', bridge: 'xenbr0', ip: '192.0.2.30/24', gateway: '198.51.100.1' },
      ...(['gateway', /192\.0\.2\.30\/24/, bridged] as const),
    ],
    ['an address outside its subnet', { mode: 'nat', ip: '10.99.0.2' }, 'ip', /not an address that a guest/, () => {}],
    ['the first of the card’s network', { mode: 'route', ip: '192.0.2.0' }, 'ip', /first or the last/, () => {}],
    ['the host’s own', { mode: 'route', ip: '192.0.2.2' }, 'ip', /host’s own/, () => {}],
    [
      'a port in use',
      { mode: 'nat', forwards: ['tcp/22 to 22'] },
      ...(['forwards', /program of the host/, (facts: Facts) => (facts.listening = [22])] as const),
    ],
    [
      'a card in a bond',
      { mode: 'bridge', from: 'eno1', bridge: 'xenbr0' },
      'from',
      /bond bond0/,
      (facts, card) => {
        second(facts);
        card.partOf = { kind: 'bond', name: 'bond0' };
      },
    ],
    [
      'a wireless card',
      { mode: 'bridge', from: 'eno1', bridge: 'xenbr0' },
      'from',
      /wireless/,
      (facts, card) => {
        second(facts);
        card.wireless = true;
      },
    ],
    ['NAT without dnsmasq', { mode: 'nat' }, 'mode', /dnsmasq/, (facts) => (facts.tools.dnsmasq.path = null)],
    ['NAT without nft', { mode: 'nat' }, 'mode', /nft/, (facts) => (facts.tools.nft.path = null)],
  ])('%s', (_, network, key, says, change) => {
    const { problems } = outcomeOf(answersOf(network), exampleWorld({ facts: plainHost(change) }));
    const found = problems.find(({ field }) => field === `network.0.${key}`);
    expect(found, JSON.stringify(problems)).toMatchObject({ message: expect.stringMatching(says) });
    expect(found!.remedy).not.toBe('');
  });

  it('a gateway that does not answer is told before anything is made', () => {
    const facts = plainHost(bridged);
    facts.traffic = {
      ...{ switches: {}, switchLines: [] },
      neighbours: [{ ip: '192.0.2.254', mac: null, device: 'xenbr0' }],
    };
    const network = { mode: 'bridge', bridge: 'xenbr0', ip: '192.0.2.30/24', gateway: '192.0.2.254' };
    const { spec } = outcomeOf(answersOf(network), exampleWorld({ facts, image: debianImage({}) }));
    expect(spec.warnings).toContainEqual(expect.stringMatching(/gateway 192\.0\.2\.254 does not answer.*ping -c 3/));
  });
});

describe.skipIf(process.getuid?.() !== 0 && !process.env.CI)('on a host whose /etc can only be read', () => {
  it.each<[string, Record<string, Answer>]>([
    ['a bridge that is there', { mode: 'bridge', bridge: 'xenbr0' }],
    ['a new bridge', { mode: 'bridge', from: 'eno1', bridge: 'xenbr1' }],
    ['a private network', { mode: 'nat' }],
    ['a routed guest', { mode: 'route', ip: '192.0.2.10' }],
  ])('%s is not begun', (_, network) => {
    const world = exampleWorld({ facts: plainHost(bridged), image: debianImage({}) });
    const outcome = outcomeOf(answersOf(network), world);
    expect(outcome.problems).toEqual([]);
    const { preconditions, actions } = makePlan(outcome, world, ownRenderer, yaml);
    const asked = preconditions.flatMap(({ check, exit, remedy }) =>
      'run' in check && check.run[0] === 'test' && check.run[1] === '-w'
        ? [{ folder: check.run[2]!, exit, remedy }]
        : [],
    );
    // Every folder of the host’s settings that a step writes into, but for our own, which lie below one of them.
    const written = actions.flatMap((action) => action.do.flatMap((step) => ('write' in step ? [step.write] : [])));
    const places = written.flatMap(
      (path) => /^\/etc\/(xen|systemd\/system|sysctl\.d)\//.exec(path)?.[0].slice(0, -1) ?? [],
    );
    expect(asked.map(({ folder }) => folder)).toEqual(expect.arrayContaining([...new Set(places)]));
    expect(asked.every(({ exit, remedy }) => exit === 'notReady' && /read-only/.test(remedy))).toBe(true);
    // As the very check says it, where a folder is mounted so.
    const folder = mkdtempSync(join(tmpdir(), 'xenguide-read-only-'));
    try {
      const mounted = `mount --bind -o ro "$0" "$0" && mount -o remount,ro,bind "$0" && ! test -w "$0"`;
      expect(spawnSync('unshare', ['-m', 'sh', '-c', mounted, folder]).status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
