import { describe, expect, test } from 'vitest';
import { loadRenderer } from '../../../src/commands/new/renderer.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import type { Manifest } from '../../../src/keep/manifest.ts';
import {
  cardActions as bring,
  type CardInput,
  cardNotes,
  cardProblems,
  cardPreconditions as mustBe,
} from '../../../src/keep/restore/cards.ts';
import { guardActions } from '../../../src/network/firewall/actions.ts';
import type { Guard } from '../../../src/network/firewall/guard.ts';
import { natCardIn } from '../../../src/network/nat/again.ts';
import { nat } from '../../../src/network/nat.ts';
import { route } from '../../../src/network/route.ts';
import type { Action, Plan } from '../../../src/plan/action.ts';
import type { FillTemplate } from '../../../src/plan/host-file.ts';
import { printVif } from '../../../src/xl/vif.ts';

const MAC = '00:16:3e:00:00:01';
const PART = `/etc/xen/xenguide/network/vif/${MAC}.nft`;
const GUARD: Guard = {
  ...{ guest: 'web1', mac: MAC, antispoof: true, allow: [], forwards: [] },
  ...{ ipv4: '10.0.0.5', ipv6: null },
};
const { fill } = await loadRenderer(undefined);
const made = guardActions(GUARD, fill);
const backup = (actions: readonly Action[] | null): Manifest =>
  ({ guest: 'web1', plan: actions && { actions } }) as unknown as Manifest;
const config = (script: string, mac = MAC): string => `name = "web1"\nvif = [ "mac=${mac},bridge=xenbr0${script}" ]\n`;
const inputOf = (guest: string, config: string, manifest: Manifest, host: CardInput['host'] = {}): CardInput => ({
  ...{ guest, config, manifest, host },
});
const cardActions = (guest: string, text: string, manifest: Manifest, how: FillTemplate): Action[] =>
  bring(inputOf(guest, text, manifest), how);
/** What is asked of the host besides the bridge. */
const cardPreconditions = (text: string, manifest: Manifest): Plan['preconditions'] =>
  mustBe(inputOf('web1', text, manifest)).filter(({ message }) => !message.includes('bridge xenbr0'));
const writes = (actions: readonly Action[]) =>
  actions.flatMap((action) => action.do.flatMap((step) => ('write' in step ? [[step.write, step.text]] : [])));

describe('the firewall of a card, where its guest is made of a backup', () => {
  test('comes again, the rules as they were, with the script that loads them', () => {
    const actions = cardActions('web1', config(',script=vif-xenguide'), backup(made), fill);
    expect(actions.map(({ id }) => id)).toEqual(['network.vif-script', `network.firewall.${MAC}`]);
    expect(writes(actions)).toEqual(writes(made));
    // One that is there already is of use, and stays.
    expect(actions.map(({ whenThere }) => whenThere)).toEqual(['keep', 'keep']);
    expect(cardPreconditions(config(',script=vif-xenguide'), backup(made))).toEqual([]);
  });

  test('the script comes once for several cards', () => {
    const other = { ...GUARD, mac: '00:16:3e:00:00:02' };
    const two = config(',script=vif-xenguide').replace(' ]', `, "mac=${other.mac},script=vif-xenguide" ]`);
    const ids = cardActions('web1', two, backup([...made, ...guardActions(other, fill)]), fill).map(({ id }) => id);
    expect(ids).toEqual(['network.vif-script', `network.firewall.${MAC}`, `network.firewall.${other.mac}`]);
  });

  test('of the plan in a backup only the text of the rules is used', () => {
    const evil = made.map((action) => ({
      ...action,
      do: [...action.do, { run: ['rm', '-rf', '/'] as const }, { write: '/etc/passwd', mode: 0o644, text: 'x' }],
    }));
    const actions = cardActions('web1', config(',script=vif-xenguide'), backup(evil), fill);
    expect(JSON.stringify(actions)).not.toMatch(/-rf|passwd/);
    expect(writes(actions)).toEqual(writes(made));
    const path = config(',script=vif-xenguide', '../../../tmp/x');
    expect(cardActions('web1', path, backup(evil), fill)).toEqual([]);
  });

  test('a card without a script needs nothing', () => {
    expect(cardActions('web1', config(''), backup(made), fill)).toEqual([]);
    expect(cardPreconditions(config(''), backup(made))).toEqual([]);
  });
});

describe('a script that a backup does not bring', () => {
  test.each([
    [',script=vif-xenguide', null, '/etc/xen/scripts/vif-xenguide'],
    [',script=vif-xenguide', [], '/etc/xen/scripts/vif-xenguide'],
    [',script=vif-mine', made, '/etc/xen/scripts/vif-mine'],
    [',script=/opt/vif', made, '/opt/vif'],
  ] as const)('%s: it must be there, and that is asked before anything is made', (script, plan, path) => {
    expect(cardPreconditions(config(script), backup(plan))).toEqual([
      {
        check: { run: ['test', '-x', path] },
        message: `${path} is not on this host, and it sets up a network card of the guest`,
        remedy: 'Bring it here first, or restore the guest without its cards: --no-network.',
        exit: 'notReady',
      },
    ]);
  });
});

test('the rules stand where the script looks for them', () => {
  expect(writes(made).map(([path]) => path)).toContain(PART);
});

test('a bridge that is not there is told before anything is made', () => {
  expect(mustBe(inputOf('web1', config(''), backup(null)))).toEqual([
    expect.objectContaining({
      check: { run: ['test', '-e', '/sys/class/net/xenbr0'] },
      message: 'there is no bridge xenbr0 on this host, and a network card of the guest belongs to it',
      exit: 'notReady',
    }),
  ]);
});

describe('a card of a kind that the host has a part in', () => {
  const context = { at: 'network.0', guest: 'web1', mac: MAC, facts: exampleFacts() };
  const vifOf = (card: { vif: Parameters<typeof printVif>[0] }): string =>
    `name = "web1"\nvif = [ "${printVif(card.vif)}" ]\n`;
  const same = (actions: readonly Action[]) => actions.map((action) => ({ ...action, whenThere: 'keep' as const }));
  /** As JSON, since a backup is a file. */
  const kept = (actions: readonly Action[]): Manifest => backup(JSON.parse(JSON.stringify(actions)) as Action[]);

  const behind = nat.resolve(
    {
      ...{ network: 'xenguide0', subnet: '10.77.0.0/24', subnet6: 'fd12:3456:789a::/64', mac: 'auto', ip: 'auto' },
      forwards: ['tcp/2222 to 22', 'udp/5353 to 53'],
    },
    context,
  )!;
  const routed = route.resolve({ via: 'eno1', ip: '192.0.2.10', ip6: '2001:db8::10', mac: 'auto' }, context)!;
  const ROUTED = { ...GUARD, routed: true } as const;

  test('behind NAT: the network, the address that is kept for it, and its ports of the host come again', () => {
    const all = nat.actions!(behind, fill);
    expect(all.map(({ id }) => id)).toContain('network.forwards.web1,0');
    expect(bring(inputOf('web1', vifOf(behind), kept(all)), fill)).toEqual(same(all));
    const messages = mustBe(inputOf('web1', vifOf(behind), kept(all))).map(({ message }) => message);
    expect(messages).toContain('10.77.0.2 is kept for another guest');
    expect(messages.join()).not.toContain('no bridge');
  });

  test('routed: its route, its firewall and the script come again', () => {
    const all = [...route.actions!({ ...routed, guard: ROUTED }, fill), ...guardActions(ROUTED, fill)];
    const actions = bring(inputOf('web1', vifOf(routed), kept(all)), fill);
    expect(actions).toEqual(same(all));
    const messages = mustBe(inputOf('web1', vifOf(routed), kept(all))).map(({ message }) => message);
    expect(messages).toContain('the host has no network card eno1');
    expect(messages.join()).not.toContain('vif-xenguide-route');
  });

  test.each([
    ['its firewall is missing', () => route.actions!({ ...routed, guard: ROUTED }, fill)],
    ['it was made by hand', () => []],
  ])('routed, and %s: that is asked before', (_, all) => {
    const input = inputOf('web1', vifOf(routed), kept(all()));
    expect(bring(input, fill)).toEqual([]);
    expect(mustBe(input).map(({ message }) => message)).toEqual([
      expect.stringContaining('vif-xenguide-route is not on this host'),
      expect.stringContaining('the route to the card 00:16:3e:00:00:01 is not described on this host'),
    ]);
  });

  test('a network of that name that is another one is refused', () => {
    const there = { name: 'xenguide0', subnet: '10.78.0.0/24', reservations: [], forwards: [] };
    const input = inputOf('web1', vifOf(behind), kept(nat.actions!(behind, fill)), { natNetworks: [there] });
    expect(cardProblems(input)).toMatchObject([{ kind: 'conflict', message: expect.stringContaining('10.78.0.0/24') }]);
    expect(cardProblems({ ...input, host: {} })).toEqual([]);
  });

  test('for a guest of another name nothing is kept, and that is said', () => {
    const config = vifOf(behind).replace(MAC, '00:16:3e:00:00:09');
    const host = { natNetworks: [{ name: 'xenguide0', subnet: '10.77.0.0/24', reservations: [], forwards: [] }] };
    expect(bring(inputOf('web2', config, kept(nat.actions!(behind, fill)), host), fill)).toEqual([]);
    expect(cardNotes({ config, host })).toEqual([expect.stringContaining('gets no address')]);
    expect(cardNotes({ config, host: {} })).toEqual([]);
  });

  test.each([
    ['an address of another network', '10.77.0.2', '10.79.0.2'],
    ['an order to dnsmasq', ',web1', ',web1,ignore'],
    ['a line more', ',web1', ',web1\nx'],
  ])('%s in what the backup says is nothing', (_, word, other) => {
    const files = new Map(writes(nat.actions!(behind, fill)) as [string, string][]);
    const about = { guest: 'web1', mac: MAC, bridge: 'xenguide0' };
    expect(natCardIn(files, about, {})).toBeDefined();
    const path = [...files.keys()].find((each) => each.endsWith('/guests/web1,0'))!;
    files.set(path, files.get(path)!.replace(word, other));
    expect(natCardIn(files, about, {})).toBeUndefined();
    expect(nat.again!({ ...about, files, script: undefined, host: {} })).toBeUndefined();
  });
});
