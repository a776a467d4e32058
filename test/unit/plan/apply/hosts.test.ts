import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localRunner } from '../../../../src/host/local.ts';
import { HostLost, type Runner } from '../../../../src/host/runner.ts';
import type { Plan } from '../../../../src/plan/action.ts';
import { applyPlan } from '../../../../src/plan/apply/apply.ts';
import type { ApplyEvent } from '../../../../src/plan/apply/events.ts';
import type { Connect } from '../../../../src/plan/apply/hosts.ts';
import { undoGuest } from '../../../../src/plan/apply/undo.ts';
import { EXIT, UserError } from '../../../../src/problem.ts';
import {
  action,
  failing,
  folder,
  makePlace,
  onHost,
  type Place,
  planOf,
  slowCopy,
  snapshot,
  written,
} from '../plans.ts';

/** Steps on another host. It is this machine too, but every call to it is counted, and it can be lost. */

const PEER = 'ssh://root@xenb';
const real = localRunner();
let place: Place;
let before: string[];

beforeEach(() => {
  place = makePlace();
  before = snapshot(place.root);
});
afterEach(() => place.remove());

const at = (name: string): string => join(place.root, name);

/** A way to the other host that is lost for good after so many calls to it. */
function peer(lostAfter = Number.POSITIVE_INFINITY, moment: 'before' | 'after' = 'before') {
  const seen = { opened: [] as string[], closed: 0, calls: 0, programs: [] as string[] };
  const call = async <T>(really: () => Promise<T>, argv: readonly string[] = []): Promise<T> => {
    seen.calls += 1;
    seen.programs.push(argv.join(' '));
    if (seen.calls > lostAfter || (seen.calls === lostAfter && moment === 'before')) throw new HostLost('no answer');
    const value = await really();
    if (seen.calls === lostAfter) throw new HostLost('no answer');
    return value;
  };
  const connect: Connect = async (where) => {
    seen.opened.push(where);
    return {
      where,
      run: (command, options) => call(() => real.run(command, options), command.argv),
      readText: (path) => call(() => real.readText(path)),
      writeFile: (path, content, mode) => call(() => real.writeFile(path, content, mode), ['write', path]),
      append: (path, text) => call(() => real.append(path, text)),
      close: async () => {
        seen.closed += 1;
      },
    } satisfies Runner;
  };
  return { connect, seen };
}

const apply = (plan: Plan, connect?: Connect, onEvent?: (event: ApplyEvent) => void) =>
  applyPlan(plan, real, {
    start: true,
    stateDir: place.stateDir,
    ...(connect ? { connect } : {}),
    ...(onEvent ? { onEvent } : {}),
  });
const undo = (connect: Connect, without?: string) =>
  undoGuest('web1', real, { stateDir: place.stateDir, connect, ...(without === undefined ? {} : { without }) });

const both = (): Plan =>
  planOf(
    [
      folder(at('here')),
      onHost(PEER, folder(at('there'))),
      onHost(PEER, written(at('there/a'), 'x')),
      written(at('here/b'), 'y'),
      onHost(PEER, slowCopy(at('there/disk'), 3)),
    ],
    {
      needs: [{ tool: 'ls', package: 'coreutils', on: PEER }],
      preconditions: [
        { check: { run: ['test', '-d', place.root], on: PEER }, message: 'm', remedy: 'r', exit: 'notReady' },
      ],
    },
  );

async function refusal(work: Promise<unknown>): Promise<UserError> {
  const error = await work.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
}

describe('steps on another host', () => {
  test('are done there, the others here, through one connection that is closed at the end', async () => {
    const { connect, seen } = peer();
    const lines: string[] = [];
    const outcome = await apply(both(), connect, (event) => {
      if (event.type === 'command') lines.push(event.line);
    });
    expect(outcome.exitCode).toBe(EXIT.done);
    expect(seen).toMatchObject({ opened: [PEER], closed: 1 });
    expect(
      seen.programs.filter((argv) => /mkdir|python3|^write/.test(argv)).map((argv) => argv.split(/[ /]/).at(-1)),
    ).toEqual(['there', 'a', expect.any(String)]);
    expect(lines).toContain(`on xenb: mkdir -- ${at('there')}`);
    expect(lines).toContain(`mkdir -- ${at('here')}`);
  });

  test('are taken back there', async () => {
    await apply(both(), peer().connect);
    const { connect, seen } = peer();
    expect((await undo(connect)).exitCode).toBe(EXIT.done);
    expect(seen.programs.filter((argv) => argv.includes('rm -')).length).toBe(3);
    expect(seen.closed).toBe(1);
    expect(snapshot(place.root)).toEqual(before);
    expect(existsSync(place.stateDir)).toBe(false);
  });

  test('that are not in the plan open no connection', async () => {
    const { connect, seen } = peer();
    await apply(planOf([folder(at('here'))]), connect);
    expect(seen.opened).toEqual([]);
  });

  test('that were done already are not done again', async () => {
    await apply(both(), peer().connect);
    const again = await apply(both(), peer().connect);
    expect(again.actions.map(({ state }) => state)).toEqual(Array(5).fill('skipped'));
  });

  test('that fail name the host, and everything is taken back on both', async () => {
    const outcome = await apply(planOf([...both().actions, onHost(PEER, failing())]), peer().connect);
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    expect(outcome.problems[0]?.message).toContain('ls on xenb failed');
    expect(snapshot(place.root)).toEqual(before);
  });

  test('and an effect that shows there', async () => {
    const check = { run: ['test', '-d', at('there')] as const, on: PEER };
    const plan = planOf([{ ...onHost(PEER, folder(at('there'))), verify: { kind: 'run', check } }]);
    const { connect, seen } = peer();
    expect((await apply(plan, connect)).exitCode).toBe(EXIT.done);
    expect(seen.programs.at(-1)).toContain('test -d');
  });
});

describe('nothing is made when on the other host', () => {
  afterEach(() => {
    expect(snapshot(place.root).filter((line) => !line.includes('/theirs'))).toEqual(before);
    expect(existsSync(place.records)).toBe(false);
  });

  test('a tool is missing', async () => {
    const plan = { ...both(), needs: [{ tool: 'no-such-tool', package: 'p', on: PEER }] };
    const error = await refusal(apply(plan, peer().connect));
    expect(error.exitCode).toBe(EXIT.notReady);
    expect(error.message).toContain(`no-such-tool is not installed on ${PEER}`);
  });

  test('something is in the way: it is said where', async () => {
    mkdirSync(at('theirs'));
    const error = await refusal(apply(planOf([onHost(PEER, folder(at('theirs')))]), peer().connect));
    expect(error.exitCode).toBe(EXIT.conflict);
    expect(error.message).toContain(`${at('theirs')} on xenb is there already`);
  });

  test('a file would be written over', async () => {
    writeFileSync(at('theirs'), 'x');
    const plan = planOf([folder(at('here')), onHost(PEER, written(at('theirs'), 'mine'))]);
    const error = await refusal(apply(plan, peer().connect));
    expect(error.message).toContain(`${at('theirs')} on xenb is there already`);
  });

  test('nobody answers: exit 4, with the host and ssh’s own words', async () => {
    const refused = new UserError(EXIT.notReady, { field: '--host', message: 'No route to host', remedy: 'Is it up?' });
    const connect: Connect = async (where) => ({ ...real, where, run: () => Promise.reject(refused) });
    const error = await refusal(apply(both(), connect));
    expect(error.exitCode).toBe(EXIT.notReady);
    expect(error.problems).toEqual([
      {
        field: '',
        message: `${PEER} cannot be reached: No route to host`,
        remedy: 'Is it up? Nothing was changed. Try again when that host answers.',
      },
    ]);
  });
});

test.each(['before', 'after'] as const)(
  'another host that is lost (%s a call) is named; apply goes on from there, and undo leaves nothing',
  async (moment) => {
    const whole = peer();
    await apply(both(), whole.connect);
    await undo(whole.connect);
    for (let number = 1; number <= whole.seen.calls; number += 1) {
      const cut = peer(number, moment);
      const outcome = await apply(both(), cut.connect).catch((error: unknown) => error);
      if (outcome instanceof UserError) {
        expect(outcome.exitCode).toBe(EXIT.notReady);
        expect(outcome.message).toContain(PEER);
        expect(existsSync(place.records)).toBe(false);
        expect(snapshot(place.root)).toEqual(before);
      } else if ((outcome as { exitCode: number }).exitCode === EXIT.left) {
        const { problems } = outcome as { problems: { message: string; remedy: string }[] };
        expect(problems[0]?.message).toContain(`the connection to ${PEER} was lost`);
        expect(problems[0]?.remedy).toMatch(/xenguide apply web1 .*xenguide undo web1/);
        // This host is well: the records lie there, and nobody need wait for a lock.
        expect(existsSync(join(place.records, 'journal'))).toBe(true);
        expect(existsSync(join(place.records, 'lock'))).toBe(false);
      } else expect(outcome).toMatchObject({ exitCode: EXIT.done });
      if (number % 2) expect((await apply(both(), peer().connect)).exitCode).toBe(EXIT.done);
      await undo(peer().connect).catch((error: unknown) => {
        expect((error as UserError).exitCode).toBe(EXIT.conflict);
      });
      expect(snapshot(place.root)).toEqual(before);
      expect(existsSync(place.stateDir)).toBe(false);
    }
  },
  60_000,
);

test('an undo that loses the other host goes on when it answers again', async () => {
  await apply(both(), peer().connect);
  const outcome = await undo(peer(3).connect);
  expect(outcome.exitCode).toBe(EXIT.left);
  expect(outcome.problems[0]?.message).toContain(PEER);
  expect((await undo(peer().connect)).exitCode).toBe(EXIT.done);
  expect(snapshot(place.root)).toEqual(before);
});

test('what a cut-off step left running or half written is looked for on its own host', async () => {
  const plan = planOf([
    onHost(PEER, action('both', { do: [{ write: at('a'), mode: 0o600, text: 'x' }, { run: ['true'] }] })),
  ]);
  const cut = peer(3);
  await apply(plan, cut.connect);
  const { connect, seen } = peer();
  await undo(connect);
  expect(seen.programs.some((argv) => argv.startsWith('find /proc') && argv.includes('XENGUIDE_STEP='))).toBe(true);
  expect(seen.programs.some((argv) => argv.startsWith('find ') && argv.includes('.new'))).toBe(true);
});

describe('undo without another host that is gone for good', () => {
  const gone: Connect = () =>
    Promise.reject(new UserError(EXIT.notReady, { field: '--host', message: 'No route to host', remedy: 'Is it up?' }));
  const notes = (): string[] => {
    const folder = join(place.stateDir, 'by-hand');
    return existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')) : [];
  };
  const THERE = ['there/disk', 'there/a', 'there'];
  const byHand = (): string[] => [
    `rm -f -- ${at('there/disk')}`,
    `rm -f -- ${at('there/a')}`,
    `rm -rf -- ${at('there')}`,
  ];
  const ordered = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('rm '));

  test('is named as a way on when it does not answer', async () => {
    await apply(both(), peer().connect);
    const outcome = await undo(peer(1).connect);
    expect(outcome.problems[0]?.remedy).toMatch(
      new RegExp(`gone for good: xenguide undo web1 --without-peer ${PEER}$`),
    );
  });

  test.each([PEER, 'xenb'])(
    '(%s) takes this one’s half away, and says and keeps what is to be done there',
    async (name) => {
      await apply(both(), peer().connect);
      const outcome = await undo(gone, name);
      expect(outcome.exitCode).toBe(EXIT.done);
      expect(existsSync(at('here'))).toBe(false);
      expect(existsSync(at('there/disk'))).toBe(true);
      expect(outcome.left.sort()).toEqual(THERE.map((path) => `${at(path)} on xenb`).sort());
      expect(ordered(outcome.after.join('\n'))).toEqual(byHand());
      expect(notes()).toHaveLength(1);
      expect(ordered(notes()[0]!)).toEqual(byHand());
      expect(outcome.after.at(-1)).toContain(`${place.stateDir}/by-hand/web1-on-xenb-`);
      expect(outcome.actions.map(({ state }) => state).sort()).toEqual(['left', 'left', 'left', 'undone', 'undone']);
      // Nothing is left of it here, so that the name is free again.
      expect(existsSync(place.records)).toBe(false);
      rmSync(at('there'), { recursive: true });
      expect((await apply(both(), peer().connect)).exitCode).toBe(EXIT.done);
    },
  );

  test('is refused when it answers, and nothing is changed', async () => {
    await apply(both(), peer().connect);
    const all = snapshot(place.root);
    const error = await refusal(undo(peer().connect, PEER));
    expect(error.exitCode).toBe(EXIT.conflict);
    expect(error.problems[0]?.remedy).toContain('Leave --without-peer out');
    expect(snapshot(place.root)).toEqual(all);
    expect(notes()).toEqual([]);
    expect((await undo(peer().connect)).exitCode).toBe(EXIT.done);
    expect(snapshot(place.root)).toEqual(before);
  });

  test('is refused for a host that the guest has nothing to do with', async () => {
    await apply(both(), peer().connect);
    const error = await refusal(undo(gone, 'ssh://root@xenc'));
    expect(error.exitCode).toBe(EXIT.usage);
    expect(error.problems[0]?.remedy).toContain(PEER);
    await undo(peer().connect);
    await apply(planOf([folder(at('here'))]));
    expect((await refusal(undo(gone, PEER))).problems[0]?.remedy).toContain('one host only');
  });

  test('that is stopped by something else here goes on: with the host when it is back, or without it again', async () => {
    const stuck = join(place.root, 'stuck');
    const unless = action('stubborn', { undo: [{ run: ['test', '!', '-e', stuck] }] });
    const plan = planOf([unless, ...both().actions]);
    for (const back of [true, false]) {
      await apply(plan, peer().connect);
      writeFileSync(stuck, '');
      expect((await undo(gone, PEER)).exitCode).toBe(EXIT.left);
      rmSync(stuck);
      const outcome = back ? await undo(peer().connect) : await undo(gone, PEER);
      expect(outcome.exitCode).toBe(EXIT.done);
      expect(existsSync(at('here'))).toBe(false);
      expect(existsSync(at('there'))).toBe(!back);
      if (!back) expect(ordered(outcome.after.join('\n'))).toEqual(byHand());
    }
  });

  test('takes back what a killed apply began, and writes that down', async () => {
    await apply(both(), peer(9).connect);
    const journal = join(place.records, 'journal');
    const seen: string[] = [];
    await undoGuest('web1', real, {
      ...{ stateDir: place.stateDir, connect: gone, without: PEER },
      onEvent: (event) => {
        if (existsSync(journal)) seen.push(readFileSync(journal, 'utf8'));
        void event;
      },
    });
    expect(existsSync(at('here'))).toBe(false);
    expect(existsSync(place.records)).toBe(false);
    expect(seen.join('')).toMatch(/"undoing".*"note":"without ssh:\/\/root@xenb: rm /);
    expect(ordered(notes()[0]!).at(-1)).toBe(byHand().at(-1));
  });
});
