import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyCommand } from '../../../src/commands/apply.ts';
import type { Io } from '../../../src/commands/io.ts';
import { undoCommand } from '../../../src/commands/undo.ts';
import { localRunner } from '../../../src/host/local.ts';
import { applyPlan } from '../../../src/plan/apply/apply.ts';
import { printPlan } from '../../../src/plan/plan-file.ts';
import { EXIT, UserError } from '../../../src/problem.ts';
import { failing, folder, makePlace, onHost, type Place, planOf, snapshot, written } from './plans.ts';

let place: Place;
let before: string[];
let out: string;
let said: string[];
const runner = localRunner();

beforeEach(() => {
  place = makePlace();
  // A name is looked for in the working folder first, and whoever tried the wizard in the clone has a web1 there.
  process.chdir(place.root);
  before = snapshot(place.root);
  out = '';
  said = [];
});
afterEach(() => {
  process.chdir(started);
  place.remove();
});
const started = process.cwd();

const at = (name: string): string => join(place.root, name);
const io = (): Io => ({
  out: (text) => {
    out += text;
  },
  say: (line) => said.push(line),
  terminal: false,
  dumb: false,
  columns: 80,
  signal: new AbortController().signal,
});
const plan = () => planOf([folder(at('vm')), written(at('vm/a.cfg'), 'x')]);

/** A folder as `new` writes it. */
function writtenPlan(text = printPlan(plan())): string {
  const dir = join(place.root, '../web1');
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'web1.plan.json'), text);
  return dir;
}

const connect = () => Promise.reject(new Error('no other host is in this plan'));
const apply = (target: string, more: { json?: boolean; yes?: boolean; start?: boolean; test?: boolean } = {}) =>
  applyCommand({
    target,
    runner,
    json: false,
    yes: true,
    start: true,
    io: io(),
    connect,
    stateDir: place.stateDir,
    ...more,
  });
const undo = (name: string, more: Partial<Parameters<typeof undoCommand>[0]> = {}) =>
  undoCommand({ name, runner, json: false, yes: true, io: io(), connect, stateDir: place.stateDir, ...more });

async function refusal(work: Promise<unknown>): Promise<UserError> {
  const error = await work.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
}

describe('apply', () => {
  test('of a folder: lines on the way, and how to reach the guest as the result', async () => {
    expect(await apply(writtenPlan())).toBe(EXIT.done);
    expect(out).toBe('Its console: xl console web1\n');
    expect(said).toEqual([
      'Looking at this machine: is everything there, and nothing in the way?',
      `[1/2] Do folder.${at('vm')}`,
      `  $ mkdir -- ${at('vm')}`,
      `[2/2] Do write.${at('vm/a.cfg')}`,
      `  $ write ${at('vm/a.cfg')} (mode 0640)`,
      'web1 runs.',
    ]);
  });

  test('of a guest with a card: its network is looked at once it runs, which no fault of it can spoil', async () => {
    const answers =
      'version: 1\nname: web1\nnetwork:\n  - {mode: bridge, bridge: xenbr0, mac: 00:16:3e:00:00:01, ip: auto}\n';
    const carded = writtenPlan(printPlan({ ...plan(), answers }));
    // Here nothing of Xen answers.
    expect(await apply(carded)).toBe(EXIT.done);
    const at = said.indexOf('web1 runs.');
    expect(said.slice(at + 1)).toContain('Looking at the network of web1, for a few seconds.');
    expect(said.at(-1)).toBe('In full, and again at any time: xenguide doctor web1');
    for (const leave of [{ start: false }, { test: false }]) {
      said = [];
      expect(await apply(carded, leave)).toBe(EXIT.done);
      expect(said.join('\n')).not.toContain('Looking at the network');
    }
  });

  test('of the file itself', async () => {
    expect(await apply(join(writtenPlan(), 'web1.plan.json'))).toBe(EXIT.done);
  });

  test('as JSON: each action with its state', async () => {
    await apply(writtenPlan(), { json: true });
    const result = JSON.parse(out);
    expect(result).toMatchObject({ name: 'web1', applied: true, exitCode: 0, problems: [] });
    expect(result.actions).toEqual([
      { id: `folder.${at('vm')}`, title: `Do folder.${at('vm')}`, state: 'done' },
      { id: `write.${at('vm/a.cfg')}`, title: `Do write.${at('vm/a.cfg')}`, state: 'done' },
    ]);
  });

  test('of a name goes on with what was cut off on the host', async () => {
    await applyPlan(plan(), runner, { start: true, stateDir: place.stateDir });
    const journal = join(place.records, 'journal');
    const lines = readFileSync(journal, 'utf8').trim().split('\n');
    // As if it had been killed after the second action began.
    writeFileSync(journal, `${lines.slice(0, 4).join('\n')}\n`);
    expect(await apply('web1')).toBe(EXIT.done);
    expect(said).toContain('An earlier apply was cut off: taking back what it had only begun.');
    expect(said).toContain(`[1/2] Do folder.${at('vm')}: done already, by an earlier run`);
  });

  test('of a name goes on also where a folder of that name lies about, which holds no plan', async () => {
    await applyPlan(plan(), runner, { start: true, stateDir: place.stateDir });
    const from = process.cwd();
    process.chdir(place.root);
    mkdirSync('web1');
    try {
      expect(await apply('web1')).toBe(EXIT.done);
      expect((await refusal(apply('web2'))).exitCode).toBe(EXIT.usage);
      mkdirSync('web2');
      expect((await refusal(apply('web2'))).message).toContain('no plan in the folder web2');
    } finally {
      process.chdir(from);
    }
  });

  test('that fails says why and how to go on, with exit 6', async () => {
    const dir = writtenPlan(printPlan(planOf([folder(at('vm')), failing()])));
    expect(await apply(dir, { json: true })).toBe(EXIT.takenBack);
    expect(said.join('\n')).toContain('xenguide: “Do fails” failed');
    expect(JSON.parse(out)).toMatchObject({ applied: false, exitCode: 6 });
    expect(snapshot(place.root)).toEqual(before);
  });

  test.each(['nowhere', '../../etc/shadow-not', '', 'x'.repeat(5000), 'a\u0000b'])(
    'of nothing is a usage error: %#',
    async (target) => {
      const error = await refusal(apply(target));
      expect(error.exitCode).toBe(EXIT.usage);
      expect(error.problems[0]?.remedy).toContain('xenguide new --write');
    },
  );

  test('of a folder without a plan, or with two, names what it wants', async () => {
    expect((await refusal(apply(place.root))).exitCode).toBe(EXIT.usage);
    const dir = writtenPlan();
    writeFileSync(join(dir, 'other.plan.json'), '{}');
    const error = await refusal(apply(dir));
    expect(error.problems[0]?.remedy).toContain(join(dir, 'other.plan.json'));
  });

  test('of a damaged file does nothing', async () => {
    const error = await refusal(apply(writtenPlan('{"version": 1}')));
    expect(error.exitCode).toBe(EXIT.invalid);
  });

  test('without a terminal and without --yes changes nothing', async () => {
    const error = await refusal(apply(writtenPlan(), { yes: false }));
    expect(error.exitCode).toBe(EXIT.usage);
    expect(error.problems[0]?.remedy).toContain('--yes');
    expect(snapshot(place.root)).toEqual(before);
  });
});

describe('undo', () => {
  test('takes everything back and says so', async () => {
    await apply(writtenPlan());
    said = [];
    out = '';
    expect(await undo('web1', { json: true })).toBe(EXIT.done);
    expect(said.at(-1)).toBe('web1 was taken back.');
    expect(JSON.parse(out)).toMatchObject({ name: 'web1', undone: true });
    expect(snapshot(place.root)).toEqual(before);
  });

  test('without a terminal and without --yes changes nothing', async () => {
    await apply(writtenPlan());
    const made = snapshot(place.root);
    expect((await refusal(undo('web1', { yes: false }))).exitCode).toBe(EXIT.usage);
    expect(snapshot(place.root)).toEqual(made);
  });

  test('is asked about with the files that were changed by hand', async () => {
    await apply(writtenPlan());
    writeFileSync(at('vm/a.cfg'), 'changed by hand');
    said = [];
    const refused = await refusal(
      undo('web1', { yes: false, io: { ...io(), terminal: true, signal: AbortSignal.abort() } }),
    );
    expect(refused.exitCode).toBe(EXIT.interrupted);
    const line = said.indexOf('Changed since xenguide wrote it, and not kept:');
    expect(said[line + 1]).toBe(`  ${at('vm/a.cfg')}`);
    expect(readFileSync(at('vm/a.cfg'), 'utf8')).toBe('changed by hand');
  });

  test('without another host that is gone says what is left there and what is to be done', async () => {
    const there = onHost('ssh://root@xenb', folder(at('there')));
    await applyPlan(planOf([folder(at('vm')), there]), runner, {
      ...{ start: true, stateDir: place.stateDir },
      connect: async () => ({ ...runner, close: async () => {} }),
    });
    const gone = () => Promise.reject(new UserError(EXIT.notReady, { field: '', message: 'down', remedy: 'up' }));
    const asked = await refusal(undo('web1', { connect: gone, without: 'xenb', yes: false }));
    expect(asked.problems[0]?.field).toBe('--yes');
    expect((await refusal(undo('web1', { connect: gone, without: 'xenc', yes: false }))).exitCode).toBe(EXIT.usage);
    said = [];
    expect(await undo('web1', { connect: gone, without: 'xenb', json: true })).toBe(EXIT.done);
    expect(said).toContain(`rm -rf -- ${at('there')}`);
    expect(said).toContain('web1 was taken back.');
    expect(JSON.parse(out)).toMatchObject({ undone: true, left: [`${at('there')} on xenb`] });
  });

  test('of a name that cannot be one, and of a guest that nobody knows', async () => {
    expect((await refusal(undo('../etc'))).exitCode).toBe(EXIT.invalid);
    expect((await refusal(undo('web1'))).exitCode).toBe(EXIT.conflict);
    expect((await refusal(undo('web1', { yes: false }))).exitCode).toBe(EXIT.conflict);
  });
});
