import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Action, Plan, Step } from '../../../src/plan/action.ts';

/** Plans made of small real actions, and a place where they may be carried out. */

export function planOf(actions: readonly Action[], more: Partial<Plan> = {}): Plan {
  return {
    version: 1,
    name: 'web1',
    // Programs of an apply are found again by it: test files that run side by side must not end each other’s.
    uuid: `7b0c1d2e-0000-8000-8000-${String(process.pid).padStart(12, '0')}`,
    configPath: '/etc/xen/web1.cfg',
    config: 'name = "web1"\ntype = "pvh"\n',
    answers: 'version: 1\nname: web1\n',
    reasons: ['It is built so for the test.'],
    needs: [],
    preconditions: [],
    actions,
    after: ['Its console: xl console web1'],
    ...more,
  };
}

export function action(id: string, more: Partial<Action> = {}): Action {
  return {
    id,
    title: `Do ${id}`,
    why: 'Because the test wants it.',
    effect: 'creates',
    touches: [],
    do: [],
    undo: [],
    ...more,
  };
}

/** Makes a folder, like a volume: there or not there. */
export function folder(path: string): Action {
  return action(`folder.${path}`, {
    touches: [path],
    check: { run: ['test', '-d', path] },
    do: [{ run: ['mkdir', '--', path] }],
    undo: [{ run: ['rm', '-rf', '--', path] }],
  });
}

/** Writes a file with a step of the runner's own. */
export function written(path: string, text: string): Action {
  return action(`write.${path}`, {
    touches: [path],
    do: [{ write: path, mode: 0o640, text }],
    undo: [{ run: ['rm', '-f', '--', path] }],
  });
}

/** A copy that takes its time and grows, as a disk image does. */
export function slowCopy(path: string, pieces: number): Action {
  return action(`copy.${path}`, {
    touches: [path],
    check: { run: ['test', '-e', path] },
    do: [
      {
        run: ['python3', '-uc', `import sys,time\nfor i in range(${pieces}):\n print('x'*99); time.sleep(.01)`],
        to: path,
        progress: { from: 'size', totalBytes: pieces * 100 },
      },
    ],
    undo: [{ run: ['rm', '-f', '--', path] }],
  });
}

/** The same action, done on another host. */
export function onHost(on: string, made: Action): Action {
  const there = (steps: readonly Step[]): Step[] =>
    steps.map((step) => ('run' in step || 'write' in step ? { ...step, on } : step));
  return {
    ...made,
    id: `${on}.${made.id}`,
    touches: made.touches.map((path) => `${path} on xenb`),
    ...(made.check ? { check: { ...made.check, on } } : {}),
    do: there(made.do),
    undo: there(made.undo),
  };
}

export const failing = (id = 'fails'): Action =>
  action(id, { do: [{ run: ['ls', '--', '/nowhere/at-all'] }], undo: [{ run: ['true'] }] });

export interface Place {
  /** What the actions may change. */
  root: string;
  stateDir: string;
  /** Where the records of `web1` are. */
  records: string;
  remove(): void;
}

export function makePlace(): Place {
  const base = mkdtempSync(join(tmpdir(), 'xenguide-plan-'));
  const root = join(base, 'host');
  const stateDir = join(base, 'state');
  mkdirSync(root);
  return {
    root,
    stateDir,
    records: join(stateDir, 'guests/web1'),
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}

/** Every name under a folder with its type, mode and content: equal before and after means nothing was left or lost. */
export function snapshot(path: string): string[] {
  const found = lstatSync(path);
  const mode = (found.mode & 0o7777).toString(8);
  if (found.isSymbolicLink()) return [`${path} -> ${readlinkSync(path)}`];
  if (!found.isDirectory()) {
    return [`${path} ${mode} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`];
  }
  return [
    `${path}/ ${mode}`,
    ...readdirSync(path)
      .sort()
      .flatMap((name) => snapshot(join(path, name))),
  ];
}
