import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { localRunner } from '../../src/host/local.ts';
import type { Runner } from '../../src/host/runner.ts';
import { sshRunner } from '../../src/host/ssh.ts';
import { applyPlan } from '../../src/plan/apply/apply.ts';
import { undoGuest } from '../../src/plan/apply/undo.ts';
import { EXIT } from '../../src/problem.ts';
import { failing, folder, makePlace, type Place, planOf, slowCopy, snapshot, written } from '../unit/plan/plans.ts';
import { type SshServer, startSshServer } from './ssh-server.ts';

/** The same over a real ssh connection to a real sshd, which is cut for real. */

/** So many that it never ends by itself; and a number that only this run's processes have. */
const PIECES = 100_000 + process.pid;

let server: SshServer;
let host: Runner;
let place: Place;
let before: string[];

beforeAll(async () => {
  server = await startSshServer();
}, 30_000);
afterAll(async () => {
  await server.stop();
}, 30_000);
beforeEach(async () => {
  host = await sshRunner(server.url, { configFile: server.configFile });
  place = makePlace();
  before = snapshot(place.root);
});
afterEach(async () => {
  // A test that failed half-way leaves nothing running.
  await undoGuest('web1', localRunner(), { stateDir: place.stateDir }).catch(() => undefined);
  await host.close();
  place.remove();
}, 30_000);

const at = (name: string): string => join(place.root, name);
const running = async (): Promise<string> =>
  (await localRunner().run({ argv: ['pgrep', '-f', '-l', `for i in range\\(${PIECES}\\)`] })).stdout;
const long = () => planOf([folder(at('vm')), written(at('vm/a'), "it's\n"), slowCopy(at('vm/disk'), PIECES)]);

test('a plan is carried out, does nothing the second time, and is taken back', async () => {
  const plan = planOf([folder(at('vm')), slowCopy(at('vm/disk'), 3), written(at('vm/a'), "it's\n")]);
  const options = { start: true, stateDir: place.stateDir };
  expect((await applyPlan(plan, host, options)).exitCode).toBe(EXIT.done);
  expect(statSync(at('vm/disk')).size).toBe(300);
  const again = await applyPlan(plan, host, options);
  expect(again.actions.map(({ state }) => state)).toEqual(['skipped', 'skipped', 'skipped']);
  expect((await undoGuest('web1', host, { stateDir: place.stateDir })).exitCode).toBe(EXIT.done);
  expect(snapshot(place.root)).toEqual(before);
}, 180_000);

test('a failure names the host in the command that goes on', async () => {
  const outcome = await applyPlan(planOf([folder(at('vm')), failing()]), host, {
    start: true,
    stateDir: place.stateDir,
  });
  expect(outcome.exitCode).toBe(EXIT.takenBack);
  expect(outcome.problems[0]?.remedy).toContain(`xenguide apply web1 --host ${server.url}`);
  expect(snapshot(place.root)).toEqual(before);
}, 180_000);

test('Ctrl-C ends the program over there too', async () => {
  const stop = new AbortController();
  const outcome = await applyPlan(long(), host, {
    start: true,
    stateDir: place.stateDir,
    signal: stop.signal,
    onEvent: (event) => {
      if (event.type === 'progress') stop.abort();
    },
  });
  expect(outcome.exitCode).toBe(EXIT.interrupted);
  expect(await running()).toBe('');
  expect(snapshot(place.root)).toEqual(before);
}, 180_000);

test('a connection that is cut in the middle of a copy: exit 7, and undo ends what still runs and cleans up', async () => {
  let cut = false;
  const outcome = await applyPlan(long(), host, {
    start: true,
    stateDir: place.stateDir,
    onEvent: (event) => {
      if (event.type !== 'progress' || cut) return;
      cut = true;
      server.dropConnections();
    },
  });
  expect(outcome.exitCode).toBe(EXIT.left);
  expect(outcome.left).toEqual([at('vm/disk'), at('vm/a'), at('vm')]);
  expect(existsSync(at('vm/disk'))).toBe(true);
  expect((await undoGuest('web1', host, { stateDir: place.stateDir })).exitCode).toBe(EXIT.done);
  expect(await running()).toBe('');
  expect(snapshot(place.root)).toEqual(before);
}, 180_000);
