import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { localRunner } from '../../../../src/host/local.ts';
import type { FreeStep, Plan } from '../../../../src/plan/action.ts';
import { applyPlan } from '../../../../src/plan/apply/apply.ts';
import { undoGuest } from '../../../../src/plan/apply/undo.ts';
import { planScript } from '../../../../src/plan/script.ts';
import { EXIT, type UserError } from '../../../../src/problem.ts';
import { action, failing, folder, makePlace, type Place, planOf, snapshot } from '../plans.ts';

vi.setConfig({ testTimeout: 60_000 });

let place: Place;
let disk: string;
let before: string[];
const open: number[] = [];

beforeEach(() => {
  place = makePlace();
  disk = join(place.root, 'disk');
  writeFileSync(disk, 'theirs');
  before = snapshot(place.root);
});
afterEach(() => {
  for (const descriptor of open.splice(0)) closeSync(descriptor);
  place.remove();
});

const free = (): FreeStep => ({ mustBeFree: disk, guest: 'web1' });
const use = (): void => void open.push(openSync(disk, 'r'));
const apply = (plan: Plan) => applyPlan(plan, localRunner(), { start: true, stateDir: place.stateDir });

/** As a backend does it: a look on its own, then what takes possession, and what is written. */
const plan = (): Plan =>
  planOf(
    [
      folder(join(place.root, 'vm')),
      action('look', { do: [free()] }),
      action('take', { undo: [{ ...free(), mayBeGone: true }, { run: ['rm', '-f', join(place.root, 'copied')] }] }),
      action('copy', { do: [free(), { run: ['cp', disk, join(place.root, 'copied')] }] }),
    ],
    {
      preconditions: [
        {
          check: free(),
          message: 'the disk must not be written to',
          remedy: 'Free it.',
          exit: 'conflict',
          until: 'look',
        },
      ],
    },
  );

test('what is in use stops a plan before its first action, with who uses it', async () => {
  use();
  const error = (await apply(plan()).catch((reason: unknown) => reason)) as UserError;
  expect(error.exitCode).toBe(EXIT.conflict);
  expect(error.problems).toEqual([
    {
      field: '',
      message: expect.stringMatching(
        new RegExp(`^the disk must not be written to: open by process ${process.pid} \\(`),
      ),
      remedy: 'Free it.',
    },
  ]);
  expect(snapshot(place.root)).toEqual(before);
});

test('what comes to be used in between stops the step, and all before it is taken back', async () => {
  const { preconditions: _, ...late } = plan();
  use();
  const outcome = await apply({ ...late, preconditions: [] });
  expect(outcome.exitCode).toBe(EXIT.takenBack);
  expect(outcome.problems[0]?.message).toMatch(/“Do look” failed: .*disk must not be written to: open by process/);
  expect(snapshot(place.root)).toEqual(before);
});

test('once its own action is through, the precondition is not asked any more: what is there is ours', async () => {
  const cut = plan();
  const broken = { ...cut, actions: [...cut.actions, failing()] };
  expect((await apply(broken)).exitCode).toBe(EXIT.takenBack);
  expect((await apply(plan())).exitCode).toBe(EXIT.done);
  use();
  expect((await apply(plan())).exitCode).toBe(EXIT.done);
});

test('undo leaves what somebody uses by now as it is, says who, and can be repeated', async () => {
  await apply(plan());
  use();
  const outcome = await undoGuest('web1', localRunner(), { stateDir: place.stateDir });
  expect(outcome.exitCode).toBe(EXIT.left);
  expect(outcome.problems[0]?.message).toMatch(/open by process/);
  closeSync(open.pop()!);
  expect((await undoGuest('web1', localRunner(), { stateDir: place.stateDir })).exitCode).toBe(EXIT.done);
  expect(snapshot(place.root)).toEqual(before);
});

test('of several that begin alike, the one in use stops it, by its name and in the words of the step', async () => {
  for (const name of ['lun-1', 'lun-2', 'lun-2-part1', 'other']) writeFileSync(join(place.root, name), '');
  const step: FreeStep = {
    ...{ mustBeFree: join(place.root, 'lun-'), guest: 'web1', every: true },
    trouble: { message: 'nobody logs out', remedy: 'End what uses it.' },
  };
  const all = planOf([action('look', { do: [step] })]);
  for (const name of ['other', 'lun-2-part1']) open.push(openSync(join(place.root, name), 'r'));
  expect((await apply(all)).exitCode).toBe(EXIT.done);
  await undoGuest('web1', localRunner(), { stateDir: place.stateDir });
  open.push(openSync(join(place.root, 'lun-2'), 'r'));
  const outcome = await apply(all);
  expect(outcome.problems[0]?.message).toMatch(/nobody logs out: .*\/lun-2: open by process/);
  expect(outcome.problems[0]?.remedy).toMatch(/^End what uses it\./);
  expect(outcome.exitCode).toBe(EXIT.takenBack);
});

test('of several whose names have “-part” in what they have in common, each is asked about, but for partitions', async () => {
  const stem = join(place.root, 'iscsi-spare-parts-lun-');
  for (const name of ['1', '1-part1']) writeFileSync(`${stem}${name}`, '');
  const all = planOf([action('look', { do: [{ mustBeFree: stem, guest: 'web1', every: true }] })]);
  const inScript = () => spawnSync('bash', ['-c', planScript(all, { start: true })], { encoding: 'utf8' });
  open.push(openSync(`${stem}1-part1`, 'r'));
  expect((await apply(all)).exitCode).toBe(EXIT.done);
  expect(inScript().status).toBe(0);
  await undoGuest('web1', localRunner(), { stateDir: place.stateDir });
  open.push(openSync(`${stem}1`, 'r'));
  expect((await apply(all)).problems[0]?.message).toMatch(/spare-parts-lun-1: open by process/);
  expect(inScript()).toMatchObject({ status: 5, stderr: expect.stringContaining(`${stem}1 must not be written to`) });
});

test('a look that only counts under a condition is passed over where that is not so', async () => {
  use();
  const passed = { ...free(), onlyIf: [{ run: ['false'] as [string] }] };
  expect((await apply(planOf([action('look', { do: [passed] })]))).exitCode).toBe(EXIT.done);
});
