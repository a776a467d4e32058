import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/plan/action.ts';
import { parsePlan, printPlan } from '../../../src/plan/plan-file.ts';
import { UserError } from '../../../src/problem.ts';
import { action, planOf } from './plans.ts';

const plan = planOf(
  [
    action('a', {
      touches: ['/x'],
      check: { run: ['test', '-e', '/x'], says: '' },
      whenThere: 'keep',
      do: [
        { run: ['cat'], stdin: 'a\n', from: '/in', to: '/out', ok: [0, 1], timeoutMs: 5 },
        { run: ['qemu-img', 'convert'], progress: { from: 'qemu-img', totalBytes: 9 } },
        { write: '/x', mode: 0o600, text: 'a\nb' },
        {
          write: '/y',
          mode: 0o644,
          on: 'ssh://root@xenb',
          binary: {
            bytes: 9,
            pieces: [
              { at: 0, what: 'head', base64: 'AAEC' },
              { at: 4, what: 'word', text: 'über' },
            ],
          },
        },
        { run: ['true'], on: 'ssh://root@[fe80::1]:2222' },
        { mustBeFree: '/dev/disk/by-id/x', guest: 'web1', mayBeGone: true },
        {
          ...{ mustBeFree: '/dev/disk/by-path/ip-10.0.0.9-', guest: 'web1', every: true },
          onlyIf: [{ run: ['true'], says: '' }],
          trouble: { message: 'no', remedy: 'See who.' },
        },
      ],
      undo: [{ run: ['rm', '-f', '/x'] }],
      verify: { kind: 'run', check: { run: ['true'] } },
    }),
    action('b', { verify: { kind: 'alive', guest: 'web1', console: 'pv', graceSeconds: 30 } }),
  ],
  {
    needs: [{ tool: 'xl', package: 'xen-utils-common', on: 'ssh://xenb' }],
    preconditions: [
      { check: { run: ['true'] }, message: 'm', remedy: 'r', exit: 'conflict' },
      {
        check: { mustBeFree: '/x', guest: 'web1', holds: '' },
        message: 'm',
        remedy: 'r',
        exit: 'conflict',
        until: 'a',
      },
    ],
  },
);

function refusal(text: string): UserError {
  try {
    parsePlan(text, 'web1.plan.json');
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).exitCode).toBe(3);
    return error as UserError;
  }
  throw new Error('it was taken');
}

/** The plan with one place changed: `actions.0.do.0.run.1`. */
function broken(at: string, value: unknown): string {
  const copy = JSON.parse(printPlan(plan)) as Record<string, unknown>;
  const keys = at.split('.');
  let place = copy as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) place = place[key] as Record<string, unknown>;
  if (value === undefined) delete place[keys.at(-1)!];
  else place[keys.at(-1)!] = value;
  return JSON.stringify(copy);
}

test('a plan comes back as it was written', () => {
  expect(parsePlan(printPlan(plan), 'x')).toEqual(plan);
});

test.each([
  ['', 'is not JSON'],
  [printPlan(plan).slice(0, 400), 'is not JSON'],
  ['[]', 'has no version'],
  ['null', 'has no version'],
  ['{"name": "web1"}', 'has no version'],
  [broken('version', 2), 'version 2; this xenguide knows version 1 only'],
  [broken('version', '1'), 'version "1"'],
])('half a file, another file or a plan of another version is refused: %#', (text, message) => {
  expect(refusal(text).message).toContain(message);
});

describe('a mistake is named with its place', () => {
  test.each<[string, unknown, string]>([
    ['name', '../etc', '“../etc”'],
    ['name', 7, 'name must be a text, not number'],
    ['uuid', undefined, 'uuid is missing'],
    ['configPath', 'web1.cfg', 'configPath must be an absolute path'],
    ['actions', {}, 'actions must be a list, not an object'],
    ['actions.0.id', 'b', 'two actions have the id b'],
    ['actions.0.title', 'a\u001b[2Jb', 'actions.0.title must be a single line'],
    ['actions.0.effect', 'breaks', 'actions.0.effect must be one of'],
    ['actions.0.unndo', [], 'actions.0.unndo is not a key'],
    ['actions.0.undo', undefined, 'actions.0.undo is missing'],
    ['actions.0.do.0.run', 'cat /etc/passwd', 'actions.0.do.0.run must be a list, not string'],
    ['actions.0.do.0.run', [], 'actions.0.do.0.run is empty'],
    ['actions.0.do.0.run', ['cat', 3], 'actions.0.do.0.run.1 must be a text, not number'],
    ['actions.0.do.0.run', ['cat', 'a\u0000b'], 'actions.0.do.0.run.1 has a zero byte'],
    ['actions.0.do.0.run', ['A=b', 'sh'], 'actions.0.do.0.run.0 must be a program’s name'],
    ['actions.0.do.0.run', ['-x'], 'actions.0.do.0.run.0 must be a program’s name'],
    ['actions.0.do.0.to', 'out', 'actions.0.do.0.to must be an absolute path'],
    ['actions.0.do.0.ok', ['0'], 'actions.0.do.0.ok.0 must be a whole number from 0 to 255'],
    ['actions.0.do.2.mode', 0o7777, 'actions.0.do.2.mode must be a whole number from 0 to 511'],
    ['actions.0.do.2.text', undefined, 'actions.0.do.2 must have either text or binary'],
    ['actions.0.do.3.binary.pieces.0.base64', 'not base64!', 'actions.0.do.3.binary.pieces.0.base64 must be base64'],
    ['actions.0.do.3.binary.pieces.0.base64', 'AB==', 'actions.0.do.3.binary.pieces.0.base64 must be base64'],
    [
      'actions.0.do.3.binary.pieces.0.base64',
      undefined,
      'actions.0.do.3.binary.pieces.0 must have either text or base64',
    ],
    ['actions.0.do.3.binary.pieces.0.text', 'x', 'actions.0.do.3.binary.pieces.0 must have either text or base64'],
    ['actions.0.do.3.binary.bytes', 8, 'actions.0.do.3.binary.pieces.1 ends behind the end, at 9'],
    ['actions.0.do.3.binary.bytes', 2 ** 40, 'actions.0.do.3.binary.bytes must be a whole number'],
    ['actions.0.do.3.binary.pieces.1.at', 2, 'actions.0.do.3.binary.pieces.1 begins inside the piece before it'],
    ['actions.0.do.3.binary.pieces.1.at', -1, 'actions.0.do.3.binary.pieces.1.at must be a whole number'],
    ['actions.0.do.3.binary.pieces', 'all', 'actions.0.do.3.binary.pieces must be a list'],
    ['actions.0.do.5.mustBeFree', 'sdb', 'actions.0.do.5.mustBeFree must be an absolute path'],
    ['actions.0.do.5.guest', undefined, 'actions.0.do.5.guest is missing'],
    ['preconditions.1.check.hold', '', 'preconditions.1.check.hold is not a key'],
    ['actions.0.do.0.shell', true, 'actions.0.do.0.shell is not a key'],
    ['actions.0.verify.kind', 'maybe', 'actions.0.verify.kind must be one of: run, alive'],
    ['actions.1.verify.graceSeconds', -1, 'actions.1.verify.graceSeconds must be'],
    [
      'actions.0.do.4.on',
      'xenb',
      'actions.0.do.4.on must be an ssh URL: “xenb” is not written as the address of a host',
    ],
    ['actions.0.do.4.on', 'ssh://-oProxyCommand=x', 'actions.0.do.4.on must be an ssh URL'],
    ['actions.0.do.3.on', 3, 'actions.0.do.3.on must be a text, not number'],
    ['needs.0.on', 'ssh://a b', 'needs.0.on must be an ssh URL'],
    ['preconditions.0.exit', 'bug', 'preconditions.0.exit must be one of'],
    ['needs.0.tool', 'rm -rf', 'needs.0.tool must be a program’s name'],
    ['extra', 1, 'extra is not a key'],
  ])('%s = %j', (at, value, message) => {
    expect(refusal(broken(at, value)).message).toContain(message);
  });

  test.each([
    ['name', '../etc', 'name'],
    ['actions.0.id', 'b', 'actions'],
    ['actions.0.do.0.run', ['cat', 3], 'actions.0.do.0.run.1'],
    ['actions.0.undo', undefined, 'actions.0.undo'],
  ])('%s = %j is said of the field %s', (at, value, field) => {
    expect(refusal(broken(at, value)).problems[0]?.field).toBe(field);
  });

  test('many mistakes are not a flood', () => {
    const copy = { ...plan, needs: Array.from({ length: 100 }, () => 1) } as unknown as Plan;
    const { problems } = refusal(printPlan(copy));
    expect(problems).toHaveLength(6);
    expect(problems.at(-1)?.message).toBe('and 95 more');
  });
});

test('keys that every object has are no keys of a plan', () => {
  expect(refusal(broken('toString', 1)).message).toContain('toString is not a key');
});

test('a plan from before the pieces, with all content as one base64 text, can still be carried out and taken back', () => {
  const old = JSON.parse(printPlan(plan)) as { actions: { do: object[] }[] };
  old.actions[0]!.do[3] = { write: '/y', mode: 0o644, base64: 'AAECAw==' };
  expect(parsePlan(JSON.stringify(old), 'x').actions[0]!.do[3]).toEqual({
    write: '/y',
    mode: 0o644,
    binary: { bytes: 4, pieces: [{ at: 0, what: 'its content', base64: 'AAECAw==' }] },
  });
});
