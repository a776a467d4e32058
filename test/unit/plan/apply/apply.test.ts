import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localRunner } from '../../../../src/host/local.ts';
import type { Runner } from '../../../../src/host/runner.ts';
import type { Plan } from '../../../../src/plan/action.ts';
import { applyPlan } from '../../../../src/plan/apply/apply.ts';
import type { ApplyEvent } from '../../../../src/plan/apply/events.ts';
import { undoGuest } from '../../../../src/plan/apply/undo.ts';
import { EXIT, UserError } from '../../../../src/problem.ts';
import { action, failing, folder, makePlace, type Place, planOf, slowCopy, snapshot, written } from '../plans.ts';

let place: Place;
let before: string[];
const runner = localRunner();

beforeEach(() => {
  place = makePlace();
  writeFileSync(join(place.root, 'theirs'), 'was here before');
  before = snapshot(place.root);
});
afterEach(() => place.remove());

const at = (name: string): string => join(place.root, name);
const states = (outcome: { actions: { state: string }[] }): string[] => outcome.actions.map(({ state }) => state);

async function apply(
  plan: Plan,
  more: { start?: boolean; signal?: AbortSignal; onEvent?: (e: ApplyEvent) => void } = {},
) {
  return applyPlan(plan, runner, { start: true, stateDir: place.stateDir, ...more });
}

async function refusal(work: Promise<unknown>): Promise<UserError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
}

const threeSteps = (): Plan =>
  planOf([folder(at('vm')), written(at('vm/a.cfg'), 'memory = 1\n'), slowCopy(at('vm/disk'), 3)]);

describe('something of that name that was not seen before it was in the way', () => {
  const made = (name: string): Plan['actions'][number] => ({
    ...folder(at(name)),
    // The answer came too late, or it was made in between.
    check: { run: ['false'] },
    do: [
      {
        run: ['mkdir', '--', at(name)],
        trouble: {
          theirs: true,
          when: ['File exists'],
          message: 'it is there already',
          remedy: 'Choose another name.',
        },
      },
    ],
  });

  test('is not ours, and is not taken back', async () => {
    mkdirSync(at('vm'));
    writeFileSync(at('vm/data'), 'of years');
    before = snapshot(place.root);
    const outcome = await apply(planOf([folder(at('other')), made('vm')]));
    expect(outcome).toMatchObject({ exitCode: EXIT.takenBack, left: [] });
    expect(states(outcome)).toEqual(['undone', 'failed']);
    expect(snapshot(place.root)).toEqual(before);
  });

  test('any other failure of the same step is taken back', async () => {
    writeFileSync(at('vm'), 'half made');
    const blocked = made('vm/deeper');
    const outcome = await apply(planOf([{ ...blocked, undo: [{ run: ['rm', '--', at('vm')] }] }]));
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    expect(existsSync(at('vm'))).toBe(false);
  });
});

describe('a plan that works', () => {
  test('is done action by action, and the receipt says what exists', async () => {
    const outcome = await apply(threeSteps());
    expect(outcome).toMatchObject({ exitCode: EXIT.done, problems: [], left: [] });
    expect(states(outcome)).toEqual(['done', 'done', 'done']);
    expect(outcome.after).toEqual(['Its console: xl console web1']);
    expect(readFileSync(at('vm/a.cfg'), 'utf8')).toBe('memory = 1\n');
    expect(statSync(at('vm/disk')).size).toBe(300);
    const receipt = JSON.parse(readFileSync(join(place.records, 'receipt.json'), 'utf8'));
    const sha256 = createHash('sha256').update('memory = 1\n').digest('hex');
    expect(receipt.files).toEqual([{ path: at('vm/a.cfg'), mode: '0640', sha256 }]);
    expect(receipt.actions.map(({ id }: { id: string }) => id)).toHaveLength(3);
  });

  test('keeps its records where only root looks', async () => {
    await apply(threeSteps());
    expect(statSync(place.records).mode & 0o777).toBe(0o700);
    expect(existsSync(join(place.records, 'lock'))).toBe(false);
  });

  test('does nothing when it is applied again', async () => {
    await apply(threeSteps());
    const once = snapshot(place.root);
    const records = snapshot(place.records);
    const outcome = await apply(threeSteps());
    expect(states(outcome)).toEqual(['skipped', 'skipped', 'skipped']);
    expect(snapshot(place.root)).toEqual(once);
    expect(snapshot(place.records)).toEqual(records);
  });

  test.each([
    ['web2', 'xl rename web2 web1'],
    ['web1--incoming', 'xenguide move web1 --status'],
  ])('is not taken back below a guest that runs as %s by now', async (now, remedy) => {
    const plan = threeSteps();
    await apply(plan);
    const once = snapshot(place.root);
    const head = 'UUID                                  ID    name\n';
    const stdout = `${head}00000000-0000-0000-0000-000000000000  0    Domain-0\n${plan.uuid}  7    ${now}\n`;
    const renamed: Runner = {
      ...runner,
      run: async (command, options) =>
        command.argv[1] === 'vm-list'
          ? { ...(await runner.run({ argv: ['true'] })), stdout }
          : runner.run(command, options),
    };
    const error = await refusal(undoGuest('web1', renamed, { stateDir: place.stateDir }));
    expect(error.exitCode).toBe(EXIT.conflict);
    expect(error.problems).toMatchObject([
      { message: expect.stringContaining(now), remedy: expect.stringContaining(remedy) },
    ]);
    expect(snapshot(place.root)).toEqual(once);
    expect((await undoGuest('web1', runner, { stateDir: place.stateDir })).exitCode).toBe(EXIT.done);
    expect(snapshot(place.root)).toEqual(before);
  });

  test('is taken back by undo until nothing reminds of it', async () => {
    await apply(threeSteps());
    const outcome = await undoGuest('web1', runner, { stateDir: place.stateDir });
    expect(outcome.exitCode).toBe(EXIT.done);
    expect(states(outcome)).toEqual(['undone', 'undone', 'undone']);
    expect(snapshot(place.root)).toEqual(before);
    expect(existsSync(place.stateDir)).toBe(false);
  });

  test('tells each command, its output and how far a copy is', async () => {
    const events: ApplyEvent[] = [];
    const talk = action('talk', { do: [{ run: ['echo', "it's", 'fine'] }] });
    await apply(planOf([talk, slowCopy(at('disk'), 5)]), { onEvent: (event) => events.push(event) });
    expect(events).toContainEqual({ type: 'command', id: 'talk', line: `echo 'it'\\''s' fine` });
    expect(events).toContainEqual({ type: 'output', id: 'talk', text: "it's fine\n" });
    const progress = events.filter((event) => event.type === 'progress');
    expect(progress.at(-1)).toMatchObject({ done: 500, total: 500 });
    const order = events.flatMap((event) => ('number' in event ? [`${event.type} ${event.number}/${event.of}`] : []));
    expect(order).toEqual(['started 1/2', 'done 1/2', 'started 2/2', 'done 2/2']);
  });
});

describe('--no-start', () => {
  const withStart = (): Plan =>
    planOf([
      folder(at('vm')),
      action('guest.start', {
        check: { run: ['test', '-e', at('running')] },
        do: [{ run: ['touch', at('running')] }],
        undo: [{ run: ['rm', '-f', at('running')] }],
        verify: { kind: 'alive', guest: 'web1', console: 'pv', graceSeconds: 0 },
      }),
    ]);

  test('does everything but start the guest', async () => {
    const outcome = await apply(withStart(), { start: false });
    expect(outcome.exitCode).toBe(EXIT.done);
    expect(states(outcome)).toEqual(['done', 'left out']);
    expect(existsSync(at('running'))).toBe(false);
  });

  test('a later start that fails does not take the finished guest away', async () => {
    await apply(withStart(), { start: false });
    // There is no xl here, so the guest is never found alive.
    const outcome = await apply(withStart());
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    expect(states(outcome)).toEqual(['skipped', 'failed']);
    expect(existsSync(at('running'))).toBe(false);
    expect(existsSync(at('vm'))).toBe(true);
    expect((await undoGuest('web1', runner, { stateDir: place.stateDir })).exitCode).toBe(EXIT.done);
    expect(snapshot(place.root)).toEqual(before);
  });
});

describe('nothing is made when', () => {
  afterEach(() => {
    expect(snapshot(place.root)).toEqual(before);
    expect(existsSync(place.records)).toBe(false);
  });

  test('a tool is missing: the message names the package', async () => {
    const needs = [
      { tool: 'ls', package: 'coreutils' },
      { tool: 'no-such-tool', package: 'some-package' },
    ];
    const error = await refusal(apply(planOf([folder(at('vm'))], { needs })));
    expect(error.exitCode).toBe(EXIT.notReady);
    expect(error.problems[0]).toMatchObject({ remedy: 'Install what is missing: apt install some-package' });
    expect(error.message).toContain('no-such-tool is not installed');
  });

  test.each(['notReady', 'conflict', 'invalid'] as const)('a precondition (%s) does not hold', async (exit) => {
    const preconditions = [
      { check: { run: ['true'] as const }, message: 'never', remedy: 'never', exit: 'invalid' as const },
      { check: { run: ['false'] as const }, message: 'the bridge is not there', remedy: 'Bring it up.', exit },
    ];
    const error = await refusal(apply(planOf([folder(at('vm'))], { preconditions })));
    expect(error.exitCode).toBe(EXIT[exit]);
    expect(error.problems).toEqual([{ field: '', message: 'the bridge is not there', remedy: 'Bring it up.' }]);
  });

  test('the image changed since it was looked at', async () => {
    const check = { run: ['stat', '-c', '%s', at('theirs')] as const, says: '99' };
    const preconditions = [{ check, message: 'it has changed', remedy: 'Look again.', exit: 'conflict' as const }];
    const error = await refusal(apply(planOf([folder(at('vm'))], { preconditions })));
    expect(error.exitCode).toBe(EXIT.conflict);
    const same = [{ ...preconditions[0]!, check: { ...check, says: '15' } }];
    expect((await apply(planOf([], { preconditions: same }))).exitCode).toBe(EXIT.done);
  });

  test('what the last action makes is there already: somebody else’s', async () => {
    const theirs = action('disk', { touches: [at('theirs')], check: { run: ['test', '-e', at('theirs')] } });
    const error = await refusal(apply(planOf([folder(at('vm')), theirs])));
    expect(error.exitCode).toBe(EXIT.conflict);
    expect(error.message).toContain(at('theirs'));
  });

  test('a file would be written over', async () => {
    const error = await refusal(apply(planOf([folder(at('vm')), written(at('theirs'), 'mine now')])));
    expect(error.exitCode).toBe(EXIT.conflict);
  });

  test('its records cannot be kept', async () => {
    const work = applyPlan(planOf([folder(at('vm'))]), runner, { start: true, stateDir: at('theirs') });
    const error = await refusal(work);
    expect(error.exitCode).toBe(EXIT.notReady);
  });

  test('it is interrupted before it begins', async () => {
    const outcome = await apply(planOf([folder(at('vm'))]), { signal: AbortSignal.abort() });
    expect(outcome.exitCode).toBe(EXIT.interrupted);
  });
});

describe('a shared thing that is there already', () => {
  test('is used, and stays when the guest is taken back', async () => {
    const shared = { ...folder(place.root), whenThere: 'keep' as const };
    const outcome = await apply(planOf([shared, written(at('a'), 'x')]));
    expect(states(outcome)).toEqual(['kept', 'done']);
    await undoGuest('web1', runner, { stateDir: place.stateDir });
    expect(snapshot(place.root)).toEqual(before);
  });
});

describe('a plan that fails', () => {
  test('is taken back, newest first, and the outcome says why and how to go on', async () => {
    const events: ApplyEvent[] = [];
    const plan = planOf([folder(at('vm')), written(at('vm/a'), 'x'), failing(), folder(at('never'))]);
    const outcome = await apply(plan, { onEvent: (event) => events.push(event) });
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    expect(states(outcome)).toEqual(['undone', 'undone', 'failed', 'open']);
    expect(outcome.problems[0]?.message).toContain('“Do fails” failed: ls failed (exit code 2)');
    expect(outcome.problems[0]?.message).toContain('No such file');
    expect(outcome.problems[0]?.remedy).toContain('xenguide apply web1');
    const undone = events.flatMap((event) => (event.type === 'undone' ? [event.number] : []));
    expect(undone).toEqual([3, 2, 1]);
    expect(snapshot(place.root)).toEqual(before);
    expect(existsSync(place.stateDir)).toBe(false);
  });

  test('because a program is missing, says so', async () => {
    const outcome = await apply(planOf([action('x', { do: [{ run: ['no-such-program'] }] })]));
    expect(outcome.problems[0]?.message).toContain('no-such-program could not be started');
  });

  test('takes exit codes for success that the step says are', async () => {
    const mended = action('fsck', { do: [{ run: ['sh', '-c', 'exit 1'], ok: [0, 1] }] });
    expect((await apply(planOf([mended]))).exitCode).toBe(EXIT.done);
  });

  test('because the effect does not show, is taken back too', async () => {
    const check = { run: ['test', '-e', at('sign')] as const, timeoutMs: 100 };
    const plan = planOf([{ ...folder(at('vm')), verify: { kind: 'run', check } }]);
    const outcome = await apply(plan);
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    expect(outcome.problems[0]?.message).toContain('did not have the effect');
    expect(snapshot(place.root)).toEqual(before);
  });

  test('and cannot be taken back: exit 7, what is left, and the command that goes on', async () => {
    const stuck = action('stuck', {
      touches: ['/dev/vg0/web1'],
      undo: [{ run: ['test', '-e', at('unlocked')] }],
    });
    const plan = planOf([folder(at('vm')), stuck, failing()]);
    const outcome = await apply(plan);
    expect(outcome.exitCode).toBe(EXIT.left);
    expect(states(outcome)).toEqual(['left', 'left', 'failed']);
    expect(outcome.left).toEqual(['/dev/vg0/web1', at('vm')]);
    expect(outcome.problems.at(-1)?.remedy).toContain('xenguide undo web1');
    // The cause is mended: undo goes on from there.
    writeFileSync(at('unlocked'), '');
    const after = await undoGuest('web1', runner, { stateDir: place.stateDir });
    expect(after.exitCode).toBe(EXIT.done);
    expect(existsSync(at('vm'))).toBe(false);
    expect(existsSync(place.stateDir)).toBe(false);
  });

  test('a file that appears while we are at work is not ours: it is neither written over nor removed', async () => {
    const intruder = action('intruder', { do: [{ run: ['touch', at('late')] }] });
    const outcome = await apply(planOf([folder(at('vm')), intruder, written(at('late'), 'mine')]));
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    expect(existsSync(at('late'))).toBe(true);
    expect(existsSync(at('vm'))).toBe(false);
  });
});

describe('Ctrl-C', () => {
  test('stops the running program, takes everything back and exits with 130', async () => {
    const stop = new AbortController();
    const outcome = await apply(planOf([folder(at('vm')), slowCopy(at('vm/disk'), 100_000)]), {
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type === 'command' && event.id.startsWith('copy.')) stop.abort();
      },
    });
    expect(outcome.exitCode).toBe(EXIT.interrupted);
    expect(states(outcome)).toEqual(['undone', 'failed']);
    expect(snapshot(place.root)).toEqual(before);
    expect(existsSync(place.stateDir)).toBe(false);
  });
});

describe('a guest that was made by the printed script', () => {
  test('is a conflict for apply and nothing to undo, and keeps what lies in the folder of the records', async () => {
    mkdirSync(place.records, { recursive: true });
    const seed = join(place.records, 'seed.img');
    writeFileSync(seed, 'first login');
    mkdirSync(at('vm'));
    expect((await refusal(apply(threeSteps()))).exitCode).toBe(EXIT.conflict);
    expect((await refusal(undoGuest('web1', runner, { stateDir: place.stateDir }))).exitCode).toBe(EXIT.conflict);
    expect(snapshot(place.records).map((line) => line.split(' ')[0])).toEqual([`${place.records}/`, seed]);
  });
});

describe('a second plan for the same name', () => {
  test('is refused as long as the guest of the first stands', async () => {
    await apply(planOf([folder(at('vm'))]));
    const error = await refusal(apply(planOf([folder(at('other'))])));
    expect(error.exitCode).toBe(EXIT.conflict);
    expect(error.problems[0]?.remedy).toContain('xenguide undo web1');
    expect(existsSync(at('other'))).toBe(false);
  });

  test('may explain itself differently and is still the same', async () => {
    await apply(planOf([folder(at('vm'))]));
    const plan = planOf([{ ...folder(at('vm')), why: 'Said in other words.' }], { after: ['more'] });
    expect((await apply(plan)).exitCode).toBe(EXIT.done);
  });
});

describe('something of ours that vanished', () => {
  test('in the middle is a conflict: what came later was built on it', async () => {
    await apply(planOf([folder(at('vm')), written(at('b'), 'x')]));
    await runner.run({ argv: ['rmdir', at('vm')] });
    const error = await refusal(apply(planOf([folder(at('vm')), written(at('b'), 'x')])));
    expect(error.exitCode).toBe(EXIT.conflict);
    expect(error.message).toContain('is not there any more');
  });

  test('at the end is made again: a guest that was shut down is started', async () => {
    const plan = planOf([written(at('b'), 'x'), folder(at('vm'))]);
    await apply(plan);
    await runner.run({ argv: ['rmdir', at('vm')] });
    expect(states(await apply(plan))).toEqual(['skipped', 'done']);
    await undoGuest('web1', runner, { stateDir: place.stateDir });
    expect(snapshot(place.root)).toEqual(before);
  });
});

describe('undo', () => {
  test('of a guest that xenguide does not know is a conflict with a remedy', async () => {
    const error = await refusal(undoGuest('web2', runner, { stateDir: place.stateDir }));
    expect(error.exitCode).toBe(EXIT.conflict);
    expect(error.problems[0]?.remedy).not.toBe('');
  });

  test.each(['', '12', '../../etc', 'a/b', 'x'.repeat(300), 'a\nb', '$(reboot)', '-rf'])(
    'never makes a path out of the name %j',
    async (name) => {
      const error = await refusal(undoGuest(name, runner, { stateDir: place.stateDir }));
      expect(error.exitCode).toBe(EXIT.invalid);
    },
  );

  test('says which files were changed by hand before it removes them', async () => {
    await apply(planOf([written(at('a.cfg'), 'x'), written(at('b.cfg'), 'x')]));
    writeFileSync(at('b.cfg'), 'changed by hand');
    const notes: string[] = [];
    await undoGuest('web1', runner, {
      stateDir: place.stateDir,
      onEvent: (event) => event.type === 'note' && notes.push(event.text),
    });
    expect(notes).toEqual([`${at('b.cfg')} was changed since xenguide wrote it; it is removed as well.`]);
    expect(snapshot(place.root)).toEqual(before);
  });

  test('does not mind what is gone already', async () => {
    await apply(threeSteps());
    await runner.run({ argv: ['rm', '-rf', at('vm')] });
    const outcome = await undoGuest('web1', runner, { stateDir: place.stateDir });
    expect(outcome.exitCode).toBe(EXIT.done);
  });
});

test('how far qemu-img is can be seen from its own words, which are not repeated as output', async () => {
  await runner.run({ argv: ['truncate', '-s', '8M', at('image')] });
  await runner.run({ argv: ['dd', 'if=/dev/urandom', `of=${at('image')}`, 'bs=1M', 'count=4', 'conv=notrunc'] });
  const events: ApplyEvent[] = [];
  const copy = action('copy', {
    do: [
      {
        run: ['qemu-img', 'convert', '-p', '-f', 'raw', '-O', 'qcow2', '--', at('image'), at('copy')],
        progress: { from: 'qemu-img', totalBytes: 8 * 2 ** 20 },
      },
    ],
    undo: [{ run: ['rm', '-f', at('copy')] }],
  });
  await apply(planOf([copy]), { onEvent: (event) => events.push(event) });
  const progress = events.filter((event) => event.type === 'progress');
  expect(progress.length).toBeGreaterThan(1);
  expect(progress.at(-1)).toMatchObject({ done: 8 * 2 ** 20, total: 8 * 2 ** 20 });
  expect(events.filter((event) => event.type === 'output').map(({ text }) => text.trim())).toEqual(
    events.filter((event) => event.type === 'output').map(() => ''),
  );
});
