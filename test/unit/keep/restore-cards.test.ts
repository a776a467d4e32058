import { describe, expect, test } from 'vitest';
import { loadRenderer } from '../../../src/commands/new/renderer.ts';
import type { Manifest } from '../../../src/keep/manifest.ts';
import { cardActions, cardPreconditions } from '../../../src/keep/restore/cards.ts';
import { guardActions } from '../../../src/network/firewall/actions.ts';
import type { Guard } from '../../../src/network/firewall/guard.ts';
import type { Action } from '../../../src/plan/action.ts';

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
