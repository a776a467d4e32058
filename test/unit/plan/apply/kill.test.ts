import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { localRunner } from '../../../../src/host/local.ts';
import type { Action, Plan } from '../../../../src/plan/action.ts';
import { applyPlan } from '../../../../src/plan/apply/apply.ts';
import { undoGuest } from '../../../../src/plan/apply/undo.ts';
import { printPlan } from '../../../../src/plan/plan-file.ts';
import { EXIT, UserError } from '../../../../src/problem.ts';
import { failing, folder, onHost, planOf, slowCopy, snapshot, written } from '../plans.ts';

/** `kill -9` for real: a process that carries a plan out ends in the middle of everything, at every call to the host. */

const runner = localRunner();
let base: string;
let root: string;
let stateDir: string;
let program: string;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'xenguide-kill-'));
  root = join(base, 'host');
  stateDir = join(base, 'state');
  program = join(base, 'child.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'apply-child.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
  });
});
afterAll(() => rmSync(base, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(root, { recursive: true, force: true });
  rmSync(stateDir, { recursive: true, force: true });
  mkdirSync(root);
  writeFileSync(join(root, 'theirs'), 'was here before');
});

const at = (name: string): string => join(root, name);

interface Ended {
  code: number | null;
  signal: string | null;
  calls: number;
}

function child(plan: Plan, verb: 'apply' | 'undo', number: number | string = 0, moment = 'before'): Promise<Ended> {
  const planPath = join(base, 'plan.json');
  writeFileSync(planPath, printPlan(plan));
  return new Promise((resolve) => {
    const process = spawn('node', [program, planPath, stateDir, verb, String(number), moment], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    process.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    process.on('exit', (code, signal) => resolve({ code, signal, calls: Number(said) }));
  });
}

/** Undo as a person would: there may be nothing to undo yet. */
async function clean(): Promise<void> {
  try {
    expect((await undoGuest('web1', runner, { stateDir })).exitCode).toBe(EXIT.done);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).exitCode).toBe(EXIT.conflict);
  }
}

const plan = (): Plan => planOf([folder(at('vm')), slowCopy(at('vm/disk'), 20), written(at('vm/a.cfg'), 'x')]);

describe.each(['before', 'during'])('killed %s', (moment) => {
  test('any call to the host: apply goes on to the same end, and undo leaves no trace', async () => {
    const start = snapshot(root);
    const whole = await child(plan(), 'apply');
    expect(whole.code).toBe(EXIT.done);
    const end = snapshot(root);
    await clean();
    expect(snapshot(root)).toEqual(start);

    // Each call meets one of the two: together they cover every moment.
    for (let number = moment === 'before' ? 1 : 2; number <= whole.calls; number += 2) {
      const cut = await child(plan(), 'apply', number, moment);
      expect(cut.signal ?? cut.code).toSatisfy((how) => how === 'SIGKILL' || (moment === 'during' && how === 0));
      if (number % 4 < 2) {
        expect((await applyPlan(plan(), runner, { start: true, stateDir })).exitCode).toBe(EXIT.done);
        expect(snapshot(root)).toEqual(end);
      }
      await clean();
      expect(snapshot(root)).toEqual(start);
      expect(existsSync(stateDir)).toBe(false);
    }
  }, 120_000);
});

test('an undo that is killed goes on from where it was', async () => {
  const start = snapshot(root);
  await applyPlan(plan(), runner, { start: true, stateDir });
  const whole = await child(plan(), 'undo');
  expect(whole.code).toBe(EXIT.done);
  for (let number = 1; number <= whole.calls; number += 5) {
    await applyPlan(plan(), runner, { start: true, stateDir });
    expect((await child(plan(), 'undo', number, 'during')).code ?? 'killed').toSatisfy(
      (how) => how === 'killed' || how === 0,
    );
    await clean();
    expect(snapshot(root)).toEqual(start);
    expect(existsSync(stateDir)).toBe(false);
  }
}, 120_000);

test('the program that was running when we were killed does not write on behind the back of the next', async () => {
  const long = planOf([folder(at('vm')), slowCopy(at('vm/disk'), 100_000)]);
  const start = snapshot(root);
  const cut = await child(long, 'apply', 'python3', 'during');
  expect(cut.signal).toBe('SIGKILL');
  const outcome = await undoGuest('web1', runner, { stateDir });
  expect(outcome.exitCode).toBe(EXIT.done);
  expect(snapshot(root)).toEqual(start);
  const running = await runner.run({ argv: ['pgrep', '-f', at('vm/disk')] });
  expect(running.stdout).toBe('');
}, 120_000);

test('on another host too', async () => {
  const peer = 'ssh://root@xenb';
  const both = (): Plan =>
    planOf([folder(at('vm')), onHost(peer, folder(at('there'))), onHost(peer, slowCopy(at('there/disk'), 5))]);
  const connect = async (where: string) => ({ ...runner, where });
  const start = snapshot(root);
  const whole = await child(both(), 'apply');
  expect(whole.code).toBe(EXIT.done);
  const end = snapshot(root);
  await undoGuest('web1', runner, { stateDir, connect });
  for (let number = 1; number <= whole.calls; number += 3) {
    await child(both(), 'apply', number, number % 2 ? 'before' : 'during');
    if (number % 2) {
      expect((await applyPlan(both(), runner, { start: true, stateDir, connect })).exitCode).toBe(EXIT.done);
      expect(snapshot(root)).toEqual(end);
    }
    await undoGuest('web1', runner, { stateDir, connect }).catch((error: unknown) => {
      expect((error as UserError).exitCode).toBe(EXIT.conflict);
    });
    expect(snapshot(root)).toEqual(start);
    expect(existsSync(stateDir)).toBe(false);
  }
}, 120_000);

const anAction: fc.Arbitrary<(name: string) => Action> = fc.oneof(
  fc.constant((name: string) => folder(at(name))),
  fc.constant((name: string) => written(at(name), name)),
  fc.integer({ min: 1, max: 10 }).map((pieces) => (name: string) => slowCopy(at(name), pieces)),
  { arbitrary: fc.constant((name: string) => failing(name)), weight: 1 },
);

test('whatever the plan and the moment, apply completes or takes back, and undo leaves everything as it was', async () => {
  const start = snapshot(root);
  await fc.assert(
    fc.asyncProperty(
      fc.array(anAction, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom('before', 'during', 'after'),
      fc.boolean(),
      async (makers, number, moment, goOn) => {
        const random = planOf(makers.map((make, index) => make(`thing${index}`)));
        const hasFailure = random.actions.some(({ touches }) => touches.length === 0);
        await child(random, 'apply', number, moment);
        if (goOn) {
          const outcome = await applyPlan(random, runner, { start: true, stateDir });
          expect(outcome.exitCode).toBe(hasFailure ? EXIT.takenBack : EXIT.done);
          if (!hasFailure) for (const { touches } of random.actions) expect(existsSync(touches[0]!)).toBe(true);
        }
        await clean();
        expect(snapshot(root)).toEqual(start);
        expect(existsSync(stateDir)).toBe(false);
      },
    ),
    { numRuns: 10 },
  );
}, 120_000);
