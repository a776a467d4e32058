import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { carryOutBackup } from '../../../src/commands/keep/carry-out.ts';
import { localRunner } from '../../../src/host/local.ts';
import type { Manifest } from '../../../src/keep/manifest.ts';
import { restorePlan } from '../../../src/keep/restore/plan.ts';
import { prepareRestore } from '../../../src/keep/restore/prepare.ts';
import { openBackup } from '../../../src/keep/verify.ts';
import type { Plan } from '../../../src/plan/action.ts';
import { applyPlan } from '../../../src/plan/apply/apply.ts';
import { undoGuest } from '../../../src/plan/apply/undo.ts';
import { printPlan } from '../../../src/plan/plan-file.ts';
import { EXIT, UserError } from '../../../src/problem.ts';
import { tool } from '../../fixtures/images.ts';
import { ownRenderer } from '../../support/templates.ts';
import { inputOf, planFor, STAMP } from './making.ts';
import { disk, factsOf, guestOf, nobodyElse, type StandIn, standIn, VG } from './stand-in.ts';

/**
 * The law: a saved memory never meets disks that moved on. xl’s stand-in knows the disk’s sum of the moment of saving, and leaves a
 * mark (`torn`) when a restore finds another one; each guest that comes back writes to its disk at once.
 */

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

const ONE = [disk('web1-disk', 'xvda', 4 * 2 ** 20)];
const isTorn = (): boolean => existsSync(join(host.root, 'torn'));
const off = (): void => writeFileSync(join(host.root, 'guest'), 'off\n');

/** A backup with the memory in it, and then everything of the guest is lost. */
async function saved(): Promise<string> {
  const plan = host.here(planFor('state', inputOf(guestOf(ONE), { to: host.to })));
  const code = await carryOutBackup(plan, {
    ...{ runner: localRunner(), connect: nobodyElse, cwd: undefined, json: true, yes: true, stateDir: host.stateDir },
    io: {
      ...{ out: () => undefined, say: () => undefined },
      ...{ terminal: false, dumb: false, columns: 80, signal: new AbortController().signal },
    },
  });
  expect(code).toBe(EXIT.done);
  return join(host.to, `web1-${STAMP}`);
}

async function resumePlan(backup: string): Promise<Plan> {
  // With the paths of a host: the stand-in’s folder is put before them by `here`.
  const text = JSON.stringify(await openBackup(localRunner(), backup));
  const manifest = JSON.parse(
    text.replaceAll(`${host.root}/dev/`, '/dev/').replaceAll(`${host.root}/etc/`, '/etc/xen/'),
  ) as Manifest;
  const facts = factsOf({ guests: [], logicalVolumes: [] });
  const about = { backup: { path: backup }, manifest: { ...manifest, hostFiles: [] }, name: undefined };
  const restore = await prepareRestore(localRunner(), facts, { ...about, resume: true, network: true, uuid: 'x' });
  return host.here(restorePlan(restore, ownRenderer.fill));
}

const lose = (): void => {
  off();
  tool('rm', ['-f', `${host.root}/dev/${VG}/web1-disk`, `${host.root}/dev/${VG}/web1-data1`]);
};

/** Kills itself at this call to the host; 0: not at all. Gives back how many there were. */
function child(plan: Plan, number: number, moment: 'before' | 'during'): Promise<number | undefined> {
  const path = join(host.root, 'plan.json');
  writeFileSync(path, printPlan(plan));
  return new Promise((resolve) => {
    const started = spawn('node', [program, path, host.stateDir, String(number), moment], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    started.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    started.on('exit', (code) => resolve(code === 0 ? Number(said) : undefined));
  });
}

async function goOn(plan: Plan): Promise<number | undefined> {
  try {
    return (await applyPlan(plan, localRunner(), { start: true, stateDir: host.stateDir })).exitCode;
  } catch (error) {
    if (error instanceof UserError) return error.exitCode;
    throw error;
  }
}

async function takeBack(): Promise<void> {
  try {
    expect((await undoGuest('web1', localRunner(), { stateDir: host.stateDir })).exitCode).toBe(EXIT.done);
  } catch (error) {
    expect((error as UserError).exitCode).toBe(EXIT.conflict);
  }
}

test('whatever moment a restore is killed at, and however it is gone on with', async () => {
  const plan = await resumePlan(await saved());
  lose();
  const calls = (await child(plan, 0, 'before'))!;
  expect(calls).toBeGreaterThan(15);
  expect(host.guest()).toBe('running');
  expect(isTorn()).toBe(false);
  await takeBack();
  const ends = new Set<number | undefined>();
  for (let number = Math.ceil(calls / 2), round = 0; number <= calls; number += 2, round += 1) {
    await child(plan, number, round % 2 === 0 ? 'during' : 'before');
    // The guest may have run for a while, and been shut down.
    if (round % 3 === 0) off();
    ends.add(await goOn(plan));
    expect(isTorn(), `killed at call ${number} of ${calls}`).toBe(false);
    await takeBack();
    off();
    expect(readdirSync(join(host.root, 'dev', VG)), `killed at call ${number}`).toEqual([]);
  }
  // Some go on to the end, some cannot any more; none by using the memory twice.
  expect(ends.has(EXIT.done)).toBe(true);
  expect(ends.has(EXIT.takenBack)).toBe(true);
});

test('a guest that went on from its memory and was shut down is not brought back from it by a later apply', async () => {
  const plan = await resumePlan(await saved());
  lose();
  expect(await goOn(plan)).toBe(EXIT.done);
  off();
  expect(await goOn(plan)).not.toBe(EXIT.done);
  expect(isTorn()).toBe(false);
});
