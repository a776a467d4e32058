import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { carryOutBackup } from '../../../src/commands/keep/carry-out.ts';
import { undoBackup } from '../../../src/commands/keep/undo.ts';
import { localRunner } from '../../../src/host/local.ts';
import type { RecipeId } from '../../../src/keep/recipes/recipe.ts';
import { openBackup, verifyBackup } from '../../../src/keep/verify.ts';
import type { Plan } from '../../../src/plan/action.ts';
import { printPlan } from '../../../src/plan/plan-file.ts';
import { EXIT, UserError } from '../../../src/problem.ts';
import { inputOf, planFor, STAMP } from './making.ts';
import { disk, guestOf, nobodyElse, type StandIn, standIn } from './stand-in.ts';

/** `kill -9` for real, in the middle of a backup: the guest goes on, and nothing is left once it was taken back or gone on with. */

vi.setConfig({ testTimeout: 240_000 });

let host: StandIn;
let program: string;

beforeEach(async () => {
  host = standIn();
  program = join(host.root, 'child.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'backup-child.ts')],
    ...{ bundle: true, platform: 'node', format: 'esm', outfile: program },
  });
});
afterEach(() => host.remove());

const plan = (recipe: RecipeId): Plan =>
  host.here(planFor(recipe, inputOf(guestOf([disk('web1-disk', 'xvda', 4 * 2 ** 20)]), { to: host.to })));

/** Gives back how many calls to the host there were; undefined: it was killed. */
function child(
  what: Plan,
  number: number | string,
  moment = 'before',
  env: NodeJS.ProcessEnv = {},
): Promise<number | undefined> {
  const path = join(host.root, 'plan.json');
  writeFileSync(path, printPlan(what));
  return new Promise((resolve) => {
    const started = spawn('node', [program, path, host.stateDir, String(number), moment], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    });
    let said = '';
    started.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    started.on('exit', (code) => resolve(code === 0 ? Number(said) : undefined));
  });
}

let told: string[];
const args = () => ({
  ...{ connect: nobodyElse, runner: localRunner(), cwd: undefined, json: false, yes: true, stateDir: host.stateDir },
  io: {
    ...{ out: () => undefined, say: (line: string) => void told.push(line) },
    ...{ terminal: false, dumb: false, columns: 80, signal: new AbortController().signal },
  },
});

async function goesOn(): Promise<void> {
  const unit = (): boolean => readdirSync(join(host.root, 'units')).some((name) => name.endsWith('.pid'));
  await vi.waitUntil(() => !unit(), { timeout: 20_000 });
  expect(host.guest()).toBe('running');
}

async function takeBack(): Promise<void> {
  told = [];
  try {
    expect(await undoBackup('web1', args()), told.join('\n')).toBe(EXIT.done);
  } catch (error) {
    // Killed before anything was begun.
    if (!(error instanceof UserError)) throw error;
    expect(error.exitCode).toBe(EXIT.conflict);
  }
}

test('whatever moment it is killed at: the guest goes on by itself, undo leaves nothing, or it is gone on with', async () => {
  const what = plan('pause');
  const calls = (await child(what, 0))!;
  expect(calls).toBeGreaterThan(20);
  await takeBack();
  for (let number = 2, round = 0; number <= calls; number += 7, round += 1) {
    await child(what, number, round % 2 === 0 ? 'before' : 'during');
    await goesOn();
    if (round % 3 === 1) {
      expect(await carryOutBackup(what, args()), `after call ${number}`).toBe(EXIT.done);
      const final = join(host.to, `web1-${STAMP}`);
      expect(await verifyBackup(localRunner(), final, await openBackup(localRunner(), final))).toEqual([]);
      rmSync(final, { recursive: true });
    } else await takeBack();
    expect(host.left(), `after call ${number}`).toEqual([]);
    expect(host.guest()).toBe('running');
  }
});

test.each(['state', 'saved'] as const)(
  '%s, in the middle of it: the guest goes on by itself; the way back waits for that, and does not stop it twice',
  async (recipe) => {
    const killed = await child(plan(recipe), 'start', 'during', { XENGUIDE_STAND_IN_SLOW: '2' });
    expect(killed).toBeUndefined();
    await takeBack();
    expect(host.guest()).toBe('running');
    expect(host.left()).toEqual([]);
    expect(host.told().filter((line) => line.startsWith('save')).length).toBeLessThanOrEqual(1);
  },
);

test('killed when all is done but the name: it is given it by the next', async () => {
  const what = plan('pause');
  await child(what, 0);
  expect(readdirSync(host.to)).toEqual([`.web1-${STAMP}.partial`]);
  expect(await carryOutBackup(what, args())).toBe(EXIT.done);
  expect(readdirSync(host.to)).toEqual([`web1-${STAMP}`]);
  expect(host.left()).toEqual([]);
  expect(existsSync(host.stateDir)).toBe(false);
});
