import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localRunner } from '../../../src/host/local.ts';
import type { Condition, Plan } from '../../../src/plan/action.ts';
import { applyPlan } from '../../../src/plan/apply/apply.ts';
import { undoGuest } from '../../../src/plan/apply/undo.ts';
import { parsePlan, printPlan } from '../../../src/plan/plan-file.ts';
import { planScript } from '../../../src/plan/script.ts';
import { action, makePlace, type Place, planOf } from './plans.ts';

let place: Place;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.remove());

const at = (name: string): string => join(place.root, name);
const runner = localRunner();

const YES: Record<string, Condition> = {
  'a program that succeeds': { run: ['true'] },
  'the exit code that is asked for': { run: ['sh', '-c', 'exit 3'], ok: [3] },
  'the words that are asked for': { run: ['echo', 'it is'], says: 'it is' },
  'silence where that is asked for': { run: ['true'], says: '' },
};
const NO: Record<string, Condition> = {
  'a program that fails': { run: ['false'] },
  'success where failure is asked for': { run: ['true'], ok: [1] },
  'other words': { run: ['echo', 'no'], says: 'it is' },
  'silence of a program that fails': { run: ['false'], says: '' },
  'a program that is not there': { run: ['no-such-program'] },
};

/** Makes a file, and undo removes it, each only if. */
const planIf = (does: Condition[], undoes: Condition[] = []): Plan =>
  planOf([
    action('file', {
      do: [{ run: ['touch', at('always')] }, { run: ['touch', at('file')], onlyIf: does }],
      undo: [{ run: ['rm', '-f', at('always')] }, { run: ['rm', '-f', at('file')], onlyIf: undoes }],
    }),
  ]);

function bash(script: string) {
  const path = join(place.root, '../web1.sh');
  writeFileSync(path, script);
  return spawnSync('bash', [path], { encoding: 'utf8' });
}

describe.each(Object.entries(YES))('a step is done upon %s', (_, condition) => {
  test('by apply and undo', async () => {
    const plan = planIf([condition], [condition]);
    await applyPlan(plan, runner, { start: true, stateDir: place.stateDir });
    expect(existsSync(at('file'))).toBe(true);
    await undoGuest('web1', runner, { stateDir: place.stateDir });
    expect(existsSync(at('file'))).toBe(false);
  });

  test('by the script and the commands that it prints', () => {
    const { stdout } = bash(planScript(planIf([condition], [condition]), { start: true }));
    expect(existsSync(at('file'))).toBe(true);
    const lines = stdout.split('\n').filter((line) => line.startsWith('  '));
    expect(spawnSync('bash', ['-eu'], { input: lines.join('\n') }).status).toBe(0);
    expect(existsSync(at('file'))).toBe(false);
  });
});

describe.each(Object.entries(NO))('a step is passed over upon %s', (_, condition) => {
  test('by apply and undo, and the others are done', async () => {
    await applyPlan(planIf([condition]), runner, { start: true, stateDir: place.stateDir });
    expect([existsSync(at('always')), existsSync(at('file'))]).toEqual([true, false]);
    writeFileSync(at('file'), 'somebody else’s');
    const plan = planIf([{ run: ['true'] }, condition], [{ run: ['true'] }, condition]);
    await undoGuest('web1', runner, { stateDir: place.stateDir });
    await applyPlan(plan, runner, { start: true, stateDir: place.stateDir });
    writeFileSync(at('file'), 'somebody else’s');
    expect(await undoGuest('web1', runner, { stateDir: place.stateDir })).toMatchObject({ exitCode: 0 });
    expect([existsSync(at('always')), existsSync(at('file'))]).toEqual([false, true]);
  });

  test('by the script and the commands that it prints', () => {
    const { status, stdout } = bash(planScript(planIf([condition], [condition]), { start: true }));
    expect(status).toBe(0);
    expect([existsSync(at('always')), existsSync(at('file'))]).toEqual([true, false]);
    writeFileSync(at('file'), 'somebody else’s');
    const lines = stdout.split('\n').filter((line) => line.startsWith('  '));
    spawnSync('bash', ['-u'], { input: lines.join('\n') });
    expect([existsSync(at('always')), existsSync(at('file'))]).toEqual([false, true]);
  });
});

test('shellcheck has nothing to say about the script', () => {
  const path = join(place.root, '../check.sh');
  writeFileSync(path, planScript(planIf([...Object.values(YES), ...Object.values(NO)]), { start: true }));
  expect(spawnSync('shellcheck', ['--severity=style', path], { encoding: 'utf8' }).stdout).toBe('');
});

test('it survives the plan’s file, and a question that is none is refused', () => {
  const text = printPlan(planIf([{ run: ['grep', '-q', 'x'], ok: [1], says: '' }]));
  expect(printPlan(parsePlan(text, 'x.json'))).toBe(text);
  expect(() => parsePlan(text.replace('"says"', '"said"'), 'x.json')).toThrow('onlyIf');
  expect(() => parsePlan(text.replace(/"onlyIf": \[[^\]]*\]/s, '"onlyIf": true'), 'x.json')).toThrow();
});

test('an effect that does not show is told in the words of its check', async () => {
  const trouble = { message: 'the disk does not appear', remedy: 'Look at the cable.' };
  const check = { run: ['test', '-e', at('disk')] as const, timeoutMs: 100, trouble };
  const plan = planOf([action('wait', { effect: 'reads', verify: { kind: 'run', check } })]);
  expect(await applyPlan(plan, runner, { start: true, stateDir: place.stateDir })).toMatchObject({
    exitCode: 6,
    problems: [{ message: expect.stringContaining(trouble.message), remedy: expect.stringContaining(trouble.remedy) }],
  });
  const { status, stderr } = bash(planScript(plan, { start: true }));
  expect(status).toBe(7);
  expect(stderr).toContain(trouble.message);
});
