import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { localRunner } from '../../../../src/host/local.ts';
import { HostLost, type Runner } from '../../../../src/host/runner.ts';
import { applyPlan } from '../../../../src/plan/apply/apply.ts';
import { undoGuest } from '../../../../src/plan/apply/undo.ts';
import { printPlan } from '../../../../src/plan/plan-file.ts';
import { EXIT, UserError } from '../../../../src/problem.ts';
import { action, folder, makePlace, type Place, planOf, slowCopy, snapshot, written } from '../plans.ts';

/** The real runner with a fault put in: a connection that breaks, a disk that is full. */

let place: Place;
let before: string[];
const real = localRunner();

beforeEach(() => {
  place = makePlace();
  before = snapshot(place.root);
});
afterEach(() => place.remove());

const at = (name: string): string => join(place.root, name);
const plan = () => planOf([folder(at('vm')), slowCopy(at('vm/disk'), 3), written(at('vm/a.cfg'), 'x')]);

/** Lost before or after the call with this number, for good. */
function losing(number: number, moment: 'before' | 'after'): Runner & { calls: () => number } {
  let calls = 0;
  const call = async <T>(really: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls > number || (calls === number && moment === 'before')) throw new HostLost('the line went dead');
    const value = await really();
    if (calls === number) throw new HostLost('the line went dead');
    return value;
  };
  return {
    where: 'ssh://root@xen1',
    run: (command, options) => call(() => real.run(command, options)),
    readText: (path) => call(() => real.readText(path)),
    writeFile: (path, content, mode) => call(() => real.writeFile(path, content, mode)),
    append: (path, text) => call(() => real.append(path, text)),
    close: () => real.close(),
    calls: () => calls,
  };
}

test('an undo step that must say nothing stops with what it said, and goes on once that is gone', async () => {
  const trouble = { message: 'the volume has snapshots', remedy: 'Remove them.' };
  const guarded = {
    ...action('snapshots', { do: [{ run: ['true'] }] }),
    undo: [{ run: ['find', place.root, '-name', '*.snap'] as const, says: '', trouble }],
  };
  await applyPlan(planOf([folder(at('vm')), guarded]), real, { start: true, stateDir: place.stateDir });
  writeFileSync(at('web1.snap'), '');
  const stopped = await undoGuest('web1', real, { stateDir: place.stateDir });
  expect(stopped.exitCode).toBe(EXIT.left);
  expect(stopped.problems[0]).toMatchObject({
    message: expect.stringContaining(`the volume has snapshots (find says: ${at('web1.snap')})`),
    remedy: expect.stringContaining('Remove them.'),
  });
  expect(existsSync(at('vm'))).toBe(true);
  rmSync(at('web1.snap'));
  expect((await undoGuest('web1', real, { stateDir: place.stateDir })).exitCode).toBe(EXIT.done);
  expect(snapshot(place.root)).toEqual(before);
});

test.each(['before', 'after'] as const)(
  'a connection that breaks (%s a call) leaves something that both named commands can go on from, or nothing at all',
  async (moment) => {
    const whole = losing(Number.POSITIVE_INFINITY, moment);
    await applyPlan(plan(), whole, { start: true, stateDir: place.stateDir });
    await undoGuest('web1', real, { stateDir: place.stateDir });
    // Each call meets one of the two: together they cover every moment.
    for (let number = moment === 'before' ? 1 : 2; number <= whole.calls(); number += 2) {
      const runner = losing(number, moment);
      const outcome = await applyPlan(plan(), runner, { start: true, stateDir: place.stateDir }).catch(
        (e: unknown) => e,
      );
      if (outcome instanceof UserError) {
        expect(outcome.exitCode).toBe(EXIT.notReady);
        expect(snapshot(place.root)).toEqual(before);
      } else if ((outcome as { exitCode: number }).exitCode === EXIT.left) {
        const { problems } = outcome as { problems: { remedy: string }[] };
        expect(problems[0]?.remedy).toContain('xenguide apply web1 --host ssh://root@xen1');
        expect(problems[0]?.remedy).toContain('xenguide undo web1 --host ssh://root@xen1');
      } else expect(outcome).toMatchObject({ exitCode: EXIT.done });
      if (number % 4 < 2) {
        const again = await applyPlan(plan(), real, { start: true, stateDir: place.stateDir });
        expect(again.exitCode).toBe(EXIT.done);
      }
      await undoGuest('web1', real, { stateDir: place.stateDir }).catch((error: unknown) => {
        expect((error as UserError).exitCode).toBe(EXIT.conflict);
      });
      expect(snapshot(place.root)).toEqual(before);
      expect(existsSync(place.stateDir)).toBe(false);
    }
  },
  60_000,
);

/** As ssh does it: what runs when the line breaks is lost, and whoever comes after it hears that nobody can be reached. */
function gone(number: number): Runner & { calls: () => number } {
  const runner = losing(number, 'before');
  let lost = false;
  const call = async <T>(really: () => Promise<T>): Promise<T> => {
    if (lost) {
      const message = 'ssh://root@xen1 cannot be reached: No route to host';
      throw new UserError(EXIT.notReady, { field: '--host', message, remedy: 'See that it is on.' });
    }
    return really().catch((error: unknown) => {
      lost = error instanceof HostLost;
      throw error;
    });
  };
  return {
    ...runner,
    run: (command, options) => call(() => runner.run(command, options)),
    readText: (path) => call(() => runner.readText(path)),
    writeFile: (path, content, mode) => call(() => runner.writeFile(path, content, mode)),
    append: (path, text) => call(() => runner.append(path, text)),
  };
}

test.each([
  ['when it is interrupted', 'interrupted'],
  ['while it is watched whether the guest comes to life', 'alive'],
])('a host that cannot be reached any more %s: what is left, and the commands that go on', async (_when, how) => {
  const start = action('guest.start', {
    touches: ['guest web1'],
    do: [{ run: ['touch', at('running')] }],
    undo: [{ run: ['rm', '-f', at('running')] }],
    verify: { kind: 'alive', guest: 'web1', console: 'pv', graceSeconds: 5 },
  });
  const stop = new AbortController();
  const whole = planOf([folder(at('vm')), ...(how === 'alive' ? [start] : [slowCopy(at('vm/disk'), 100)])]);
  let runner: Runner = real;
  const off = (): void => {
    runner = gone(1);
    if (how === 'interrupted') stop.abort();
  };
  const outcome = await applyPlan(
    whole,
    {
      ...real,
      where: 'ssh://root@xen1',
      run: (command, options) => {
        const isWatched = command.argv[0] === 'xl' && command.argv[1] === 'list';
        if (runner === real && (how === 'alive' ? isWatched : command.argv.includes('python3'))) off();
        return runner.run(command, options);
      },
      append: (path, text) => runner.append(path, text),
      writeFile: (path, content, mode) => runner.writeFile(path, content, mode),
    },
    { start: true, stateDir: place.stateDir, signal: stop.signal },
  );
  expect(outcome).toMatchObject({ exitCode: EXIT.left });
  expect(outcome.left).toContain(at('vm'));
  expect(outcome.problems[0]?.remedy).toContain('xenguide apply web1 --host ssh://root@xen1');
  expect(outcome.problems[0]?.remedy).toContain('xenguide undo web1 --host ssh://root@xen1');
  await undoGuest('web1', real, { stateDir: place.stateDir });
  expect(snapshot(place.root)).toEqual(before);
});

test('a journal that cannot be written on (the disk is full) stops everything, and what was done is taken back', async () => {
  for (let number = 1; number <= 8; number += 1) {
    let appends = 0;
    const runner: Runner = {
      ...real,
      append: async (path, text) => {
        appends += 1;
        if (appends >= number) throw new Error('ENOSPC: no space left on device, write');
        return real.append(path, text);
      },
    };
    const outcome = await applyPlan(plan(), runner, { start: true, stateDir: place.stateDir }).catch((e: unknown) => e);
    if (number === 1) {
      expect((outcome as UserError).exitCode).toBe(EXIT.notReady);
      expect((outcome as UserError).problems[0]?.remedy).toContain('df -h');
    } else if (number <= 7) {
      expect(outcome).toMatchObject({ exitCode: EXIT.takenBack });
      expect((outcome as { problems: { message: string }[] }).problems[0]?.message).toContain('no space left');
    } else {
      // Only the last word is missing then.
      expect(outcome).toMatchObject({ exitCode: EXIT.done });
      await undoGuest('web1', real, { stateDir: place.stateDir });
    }
    expect(snapshot(place.root)).toEqual(before);
    expect(existsSync(place.stateDir)).toBe(false);
  }
});

test('a clock that is set forward while an effect is waited for does not end the waiting', async () => {
  const now = Date.now.bind(Date);
  let ahead = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
  const check = { run: ['test', '-e', at('sign')] as const };
  const shows = action('shows', {
    do: [{ run: ['true'] }],
    undo: [{ run: ['rm', '-f', at('sign')] }],
    verify: { kind: 'run', check },
  });
  const runner: Runner = {
    ...real,
    run: async (command, options) => {
      const result = await real.run(command, options);
      if (command.argv.at(-1) !== at('sign')) return result;
      ahead = 3_600_000;
      writeFileSync(at('sign'), '');
      return result;
    },
  };
  const outcome = await applyPlan(planOf([shows]), runner, { start: true, stateDir: place.stateDir });
  vi.restoreAllMocks();
  expect(outcome.exitCode).toBe(EXIT.done);
});

describe('two at once', () => {
  const refused = async (work: Promise<unknown>): Promise<UserError> => {
    const error = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).exitCode).toBe(EXIT.conflict);
    return error as UserError;
  };

  test('the second apply of a guest is refused while the first is at work, and so is undo', async () => {
    const seen: UserError[] = [];
    let trying: Promise<unknown> = Promise.resolve();
    const outcome = await applyPlan(plan(), real, {
      start: true,
      stateDir: place.stateDir,
      onEvent: (event) => {
        if (event.type !== 'started' || event.number !== 2) return;
        trying = (async () => {
          seen.push(await refused(applyPlan(plan(), real, { start: true, stateDir: place.stateDir })));
          seen.push(await refused(undoGuest('web1', real, { stateDir: place.stateDir })));
        })();
      },
    });
    await trying;
    expect(outcome.exitCode).toBe(EXIT.done);
    expect(seen).toHaveLength(2);
    expect(seen[0]?.message).toContain(`process ${process.pid} on ${hostname()}`);
  });

  const lock = async (change: object): Promise<void> => {
    mkdirSync(place.records, { recursive: true });
    const read = async (path: string) => ((await real.readText(path)) ?? '').trim();
    const boot = await read('/proc/sys/kernel/random/boot_id');
    const stat = await read('/proc/self/stat');
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    const owner = { token: 'x', pid: process.pid, started, machine: hostname(), boot, hostBoot: boot, since: 'then' };
    symlinkSync(JSON.stringify({ ...owner, ...change }), join(place.records, 'lock'));
  };
  const apply = () => applyPlan(plan(), real, { start: true, stateDir: place.stateDir });

  test.each([
    ['its process is gone', { pid: 2 ** 22 + 1 }],
    ['its number belongs to another process now', { pid: 1 }],
    ['this machine was rebooted', { boot: 'another' }],
    ['the host was rebooted', { machine: 'elsewhere', hostBoot: 'another' }],
    ['it is of this very process, which lost its host', {}],
  ])('a lock is taken over when %s', async (_why, change) => {
    await lock(change);
    expect((await apply()).exitCode).toBe(EXIT.done);
  });

  test('a lock of somebody on another machine is respected, and how to get rid of it is said', async () => {
    await lock({ machine: 'elsewhere', boot: 'another' });
    const error = await refused(apply());
    expect(error.message).toContain('on elsewhere');
    expect(error.problems[0]?.remedy).toContain(join(place.records, 'lock'));
    expect(snapshot(place.root)).toEqual(before);
  });

  test('a lock of another machine that has the same name is respected: it was not rebooted, it is another one', async () => {
    await lock({ machineId: 'another', boot: 'another' });
    await refused(apply());
    expect(snapshot(place.root)).toEqual(before);
  });

  test('a lock that nobody can read is taken over', async () => {
    mkdirSync(place.records, { recursive: true });
    writeFileSync(join(place.records, 'lock'), '{"tok');
    expect((await apply()).exitCode).toBe(EXIT.done);
  });
});

describe('damaged records', () => {
  test('a plan that was cut off is named, not carried out', async () => {
    await applyPlan(plan(), real, { start: true, stateDir: place.stateDir });
    writeFileSync(join(place.records, 'plan.json'), '{"version": 1,');
    const error = await undoGuest('web1', real, { stateDir: place.stateDir }).catch((e: unknown) => e);
    expect((error as UserError).exitCode).toBe(EXIT.invalid);
    expect(existsSync(at('vm/disk'))).toBe(true);
  });

  test('a journal without its plan says what to do', async () => {
    await applyPlan(plan(), real, { start: true, stateDir: place.stateDir });
    await real.run({ argv: ['rm', join(place.records, 'plan.json')] });
    const error = await undoGuest('web1', real, { stateDir: place.stateDir }).catch((e: unknown) => e);
    expect((error as UserError).exitCode).toBe(EXIT.left);
    expect((error as UserError).problems[0]?.remedy).toContain('plan.json');
  });

  test.each(['journal', 'plan.json'])(
    'a %s that is there and cannot be read stops everything, and is kept',
    async (name) => {
      await applyPlan(plan(), real, { start: true, stateDir: place.stateDir });
      const records = snapshot(place.records);
      const things = snapshot(place.root);
      // The disk does not give it out: no word of that it was not there.
      const runner: Runner = {
        ...real,
        run: async (command, options) =>
          command.argv[0] === 'cat' && command.argv.at(-1) === join(place.records, name)
            ? { code: 1, stdout: '', stderr: 'cat: Input/output error\n', timedOut: false }
            : real.run(command, options),
      };
      for (const work of [
        () => undoGuest('web1', runner, { stateDir: place.stateDir }),
        () => applyPlan(plan(), runner, { start: true, stateDir: place.stateDir }),
      ]) {
        const error = await work().catch((e: unknown) => e);
        expect((error as UserError).exitCode).toBe(EXIT.notReady);
        expect((error as UserError).message).toContain('Input/output error');
        expect(snapshot(place.records)).toEqual(records);
        expect(snapshot(place.root)).toEqual(things);
      }
    },
  );

  test('a host that does not say in time whether there are records is not one without any', async () => {
    await applyPlan(plan(), real, { start: true, stateDir: place.stateDir });
    const records = snapshot(place.records);
    const runner: Runner = {
      ...real,
      run: async (command, options) =>
        command.argv[0] === 'test' && command.argv[1] === '-d'
          ? { code: 143, stdout: '', stderr: '', timedOut: true }
          : real.run(command, options),
    };
    const error = await undoGuest('web1', runner, { stateDir: place.stateDir }).catch((e: unknown) => e);
    expect((error as UserError).exitCode).toBe(EXIT.notReady);
    expect(snapshot(place.records)).toEqual(records);
  });

  test.each(['gone', 'empty'])(
    'a journal that is %s while a receipt stands is told, and the records are kept',
    async (how) => {
      await applyPlan(plan(), real, { start: true, stateDir: place.stateDir });
      const journal = join(place.records, 'journal');
      if (how === 'gone') await real.run({ argv: ['rm', journal] });
      else writeFileSync(journal, '');
      const records = snapshot(place.records);
      for (const work of [
        () => undoGuest('web1', real, { stateDir: place.stateDir }),
        () => applyPlan(plan(), real, { start: true, stateDir: place.stateDir }),
      ]) {
        const error = await work().catch((e: unknown) => e);
        expect((error as UserError).exitCode).toBe(EXIT.left);
        expect((error as UserError).problems[0]?.remedy).toContain('receipt.json');
        expect(snapshot(place.records)).toEqual(records);
        expect(existsSync(at('vm/disk'))).toBe(true);
      }
    },
  );

  test('a plan that is not the journal’s is not taken for it, and the records are kept', async () => {
    await applyPlan(plan(), real, { start: true, stateDir: place.stateDir });
    writeFileSync(join(place.records, 'plan.json'), printPlan(planOf([folder(at('other'))])));
    const error = await undoGuest('web1', real, { stateDir: place.stateDir }).catch((e: unknown) => e);
    expect((error as UserError).exitCode).toBe(EXIT.left);
    expect(existsSync(join(place.records, 'journal'))).toBe(true);
    expect(existsSync(at('vm/disk'))).toBe(true);
  });

  test('a line in the middle of the journal that nobody can read hides nothing that is there', async () => {
    await applyPlan(plan(), real, { start: true, stateDir: place.stateDir });
    const journal = join(place.records, 'journal');
    const lines = ((await real.readText(journal)) ?? '').split('\n');
    // That the first action was begun; that it was done still stands there.
    writeFileSync(journal, lines.map((line, index) => (index === 1 ? '\u0000'.repeat(20) : line)).join('\n'));
    expect((await undoGuest('web1', real, { stateDir: place.stateDir })).exitCode).toBe(EXIT.done);
    expect(snapshot(place.root)).toEqual(before);
  });

  test('half a line at the end of the journal is the entry that did not get through', async () => {
    await applyPlan(plan(), real, { start: true, stateDir: place.stateDir });
    const journal = join(place.records, 'journal');
    const text = (await real.readText(journal)) ?? '';
    // `finished` and the last `done` are lost, the latter half-way.
    const cut = text.slice(0, text.lastIndexOf('{"at"', text.lastIndexOf('"done"')) + 20);
    writeFileSync(journal, cut);
    const outcome = await applyPlan(plan(), real, { start: true, stateDir: place.stateDir });
    expect(outcome.actions.map(({ state }) => state)).toEqual(['skipped', 'skipped', 'done']);
    await undoGuest('web1', real, { stateDir: place.stateDir });
    expect(snapshot(place.root)).toEqual(before);
  });
});

test('what was taken away is gone from the disk before its records are, and then they are: a power cut brings back neither', async () => {
  await applyPlan(plan(), real, { start: true, stateDir: place.stateDir });
  const ran: string[] = [];
  const watched: Runner = {
    ...real,
    run: (command, options) => {
      ran.push(command.argv.join(' '));
      return real.run(command, options);
    },
  };
  await undoGuest('web1', watched, { stateDir: place.stateDir });
  const removals = ran.flatMap((line, index) => (/^(find .* -delete|rmdir )/.test(line) ? [index] : []));
  expect(removals.length).toBe(3);
  expect(ran[removals[0]! - 1]).toBe(`sync -f -- /etc ${place.stateDir}/guests/web1`);
  expect(ran[removals.at(-1)! + 1]).toBe(`sync -f -- ${dirname(place.stateDir)}`);
  expect(snapshot(place.root)).toEqual(before);
});
