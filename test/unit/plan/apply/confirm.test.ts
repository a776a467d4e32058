import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localRunner } from '../../../../src/host/local.ts';
import { HostLost, type Result, type Runner } from '../../../../src/host/runner.ts';
import type { Action, ConfirmStep } from '../../../../src/plan/action.ts';
import { applyPlan } from '../../../../src/plan/apply/apply.ts';
import { undoGuest } from '../../../../src/plan/apply/undo.ts';
import type { Confirm } from '../../../../src/plan/confirmation.ts';
import { EXIT } from '../../../../src/problem.ts';
import { action, folder, makePlace, type Place, planOf, snapshot } from '../plans.ts';

/**
 * A host that goes back by itself, played by files: `armed` becomes `confirmed` by our yes or `returned` by the host, whoever
 * is first.
 */

let place: Place;
let before: string[];
/** So long the host waits. seconds */
let patience = 60;
let host: NodeJS.Timeout;
beforeEach(() => {
  place = makePlace();
  before = snapshot(place.root);
  patience = 60;
  host = setInterval(() => {
    const since = existsSync(at('through')) ? statSync(at('through')).mtimeMs : Number.POSITIVE_INFINITY;
    if (Date.now() - since > patience * 1000) alone();
  }, 200);
});
afterEach(() => {
  clearInterval(host);
  place.remove();
});

const at = (name: string): string => join(place.root, name);
const is = (name: string) => ({ run: ['test', '-e', at(name)] as const });
const alone = (): void => {
  if (existsSync(at('armed'))) renameSync(at('armed'), at('returned'));
};

/** Of the seconds that the host waits five are kept back. */
const confirmStep = (): ConfirmStep => ({
  confirm: 'The host’s addresses are on xenbr0 now.',
  seconds: patience,
  since: at('through'),
  keep: ['mv', '-T', '--', at('armed'), at('confirmed')],
  kept: is('confirmed'),
  wentBack: is('returned'),
  goBack: ['mv', '-T', '--', at('armed'), at('returned')],
  backSeconds: 5,
});
const change = (): Action =>
  action('network', {
    do: [
      { run: ['touch', '--', at('armed')] },
      { run: ['touch', '--', at('through')], across: { until: is('through'), seconds: 30 } },
      confirmStep(),
    ],
    undo: [{ run: ['rm', '-f', '--', ...['armed', 'through', 'confirmed', 'returned'].map(at)] }],
  });

interface How {
  confirm?: Confirm;
  runner?: Runner;
  signal?: AbortSignal;
}

async function apply({ runner = localRunner(), ...how }: How) {
  const notes: string[] = [];
  const outcome = await applyPlan(planOf([folder(at('vm')), change()]), runner, {
    start: true,
    stateDir: place.stateDir,
    onEvent: (event) => {
      if (event.type === 'note') notes.push(event.text);
    },
    ...how,
  });
  return { ...outcome, notes: notes.join('\n') };
}

describe('a person', () => {
  test('who says yes keeps it, and the journal knows', async () => {
    const asked: unknown[] = [];
    const outcome = await apply({
      confirm: async (question) => {
        asked.push(question);
        return true;
      },
    });
    expect(outcome.exitCode).toBe(EXIT.done);
    expect(existsSync(at('confirmed'))).toBe(true);
    expect(asked).toMatchObject([{ what: 'The host’s addresses are on xenbr0 now.', where: 'this machine' }]);
    const journal = readFileSync(join(place.records, 'journal'), 'utf8');
    expect(journal).toMatch(/"armed","id":"network"[\s\S]*"confirmed","id":"network"[\s\S]*"done","id":"network"/);
    expect((await undoGuest('web1', localRunner(), { stateDir: place.stateDir })).exitCode).toBe(EXIT.done);
    expect(snapshot(place.root)).toEqual(before);
  });

  test('who says no has the old network at once, and everything before is taken back', async () => {
    const outcome = await apply({ confirm: async () => false });
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    expect(outcome.problems[0]?.message).toContain('put back the network it had, by itself: it was not confirmed');
    expect(snapshot(place.root)).toEqual(before);
  });

  test('who says nothing is waited for no longer than the host waits', async () => {
    patience = 20;
    const outcome = await apply({ confirm: () => new Promise(() => undefined) });
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    expect(outcome.problems[0]?.message).toContain('nobody confirmed it in time');
    expect(snapshot(place.root)).toEqual(before);
  }, 120_000);

  test('whose yes comes when the host has begun to go back is told so', async () => {
    const outcome = await apply({
      confirm: async () => {
        alone();
        return true;
      },
    });
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    expect(outcome.problems[0]?.message).toContain('the yes came too late');
    expect(snapshot(place.root)).toEqual(before);
  });

  test('who presses Ctrl-C has said no', async () => {
    const stop = new AbortController();
    const outcome = await apply({
      signal: stop.signal,
      confirm: () => {
        stop.abort();
        return new Promise(() => undefined);
      },
    });
    expect(outcome.exitCode).toBe(EXIT.interrupted);
    expect(snapshot(place.root)).toEqual(before);
  });

  test('is not asked once the host has gone back already', async () => {
    let asked = false;
    const late = change();
    const steps = [...late.do.slice(0, 2), { run: ['touch', '-d', '-5min', at('through')] as const }, late.do[2]!];
    const outcome = await applyPlan(planOf([{ ...late, do: steps }]), localRunner(), {
      start: true,
      stateDir: place.stateDir,
      confirm: async () => {
        asked = true;
        return true;
      },
    });
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    expect(asked).toBe(false);
  });
});

/** A far host: what is begun while `broken` hangs for ever, until the connection is given up. */
function far() {
  const real = localRunner();
  const state = { broken: false, renewed: 0 };
  let drop: (() => void)[] = [];
  const runner: Runner = {
    ...real,
    where: 'ssh://root@xen1',
    run: (command, options) =>
      state.broken
        ? new Promise<Result>((_, reject) => drop.push(() => reject(new HostLost('gone'))))
        : real.run(command, options),
    renew: () => {
      state.renewed += 1;
      state.broken = false;
      for (const each of drop) each();
      drop = [];
    },
  };
  return { runner, state };
}

describe('nobody to ask', () => {
  test('over ssh: a connection that was made after the change must have answered', async () => {
    const { runner, state } = far();
    const outcome = await apply({ runner });
    expect(outcome.exitCode).toBe(EXIT.done);
    expect(state.renewed).toBeGreaterThan(0);
    expect(outcome.notes).toContain('answers over a new connection. It stays so.');
  });

  test('over ssh: the old connection is dead after the change, and the new one confirms', async () => {
    const { runner, state } = far();
    const { run } = runner;
    const outcome = await apply({
      runner: {
        ...runner,
        run: (command, options) => {
          const result = run(command, options);
          if (!command.argv.includes('touch') || !command.argv.includes(at('through'))) return result;
          // It was done over there; its answer does not come back.
          return result.then(() => {
            state.broken = true;
            return run(command, options);
          });
        },
      },
    });
    expect(outcome.problems).toEqual([]);
    expect(existsSync(at('confirmed'))).toBe(true);
  }, 120_000);

  test('on this machine: the gateway must answer', async () => {
    patience = 15;
    const real = localRunner();
    const asked: string[] = [];
    const runner = (neighbour: string): Runner => ({
      ...real,
      run: async (command, options) => {
        if (command.argv[0] === 'ping') return { code: 1, stdout: '', stderr: '', timedOut: false };
        if (command.argv[0] !== 'ip') return real.run(command, options);
        asked.push(command.argv.slice(1).join(' '));
        const stdout = command.argv.includes('route') ? 'default via 192.0.2.1 dev xenbr0\n' : neighbour;
        return { code: 0, stdout, stderr: '', timedOut: false };
      },
    });
    const silent = await apply({ runner: runner('192.0.2.1  FAILED\n') });
    expect(silent.exitCode).toBe(EXIT.takenBack);
    expect(silent.problems[0]?.message).toContain('gateway did not answer');
    expect(snapshot(place.root)).toEqual(before);
    expect(asked).toContain('-4 neigh del 192.0.2.1 dev xenbr0');
    const heard = await apply({ runner: runner('192.0.2.1 lladdr 52:55:0a:00:02:02 REACHABLE\n') });
    expect(heard.exitCode).toBe(EXIT.done);
  }, 120_000);

  test('on this machine: where there is no gateway, nobody is lost', async () => {
    const real = localRunner();
    const runner: Runner = {
      ...real,
      run: (command, options) =>
        command.argv[0] === 'ip'
          ? Promise.resolve({ code: 0, stdout: '', stderr: '', timedOut: false })
          : real.run(command, options),
    };
    expect((await apply({ runner })).exitCode).toBe(EXIT.done);
  });
});

test('what was passed over is said, and only when it is so', async () => {
  const said: string[] = [];
  const saying = action('says', {
    do: [
      { say: 'it is there', onlyIf: [{ run: ['test', '-d', place.root] }] },
      { say: 'it is not there', onlyIf: [{ run: ['test', '!', '-d', place.root] }] },
    ],
  });
  await applyPlan(planOf([saying]), localRunner(), {
    start: true,
    stateDir: place.stateDir,
    onEvent: (event) => {
      if (event.type === 'note') said.push(event.text);
    },
  });
  expect(said).toContain('it is there');
  expect(said).not.toContain('it is not there');
});
