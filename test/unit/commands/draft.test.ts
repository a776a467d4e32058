import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OwnDraft } from '../../../src/commands/new/draft.ts';
import { isGoingOn, thisRun } from '../../../src/commands/new/own-run.ts';
import { home as theHome } from '../../../src/host/home.ts';

let home: string;
const file = (name = 'draft.json') => join(home, 'xenguide', name);
const draft = (name: string) => ({ answers: new Map([['name', name]]), at: 'memory' });
/** A run that has ended: no process is that old. */
const ended = () => new OwnDraft(`${hostname()} ${process.pid} 1`);
const offered = () => new OwnDraft().offer();
const drafts = () => readdirSync(join(home, 'xenguide')).sort();

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'xenguide-draft-'));
  vi.stubEnv('XDG_STATE_HOME', home);
});
afterEach(() => {
  vi.unstubAllEnvs();
  chmodSync(home, 0o700);
  rmSync(home, { recursive: true, force: true });
});

test('what is kept is offered again, and for nobody else to read', () => {
  const own = ended();
  own.keep(draft('web1'));
  own.keep(draft('web2'));
  expect(offered()).toEqual(draft('web2'));
  expect(drafts()).toEqual(['draft.json']);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(own.note).toBe('Your answers are kept: the next start offers them again.');
  own.drop();
  expect(offered()).toBeUndefined();
});

test('a run that kept nothing drops nothing: not the answers of another guest', () => {
  ended().keep(draft('web1'));
  new OwnDraft().drop();
  expect(offered()).toEqual(draft('web1'));
});

test('what a run is at work with is not written over by another, which keeps its own beside it', () => {
  const [one, other] = [new OwnDraft(), new OwnDraft()];
  one.keep(draft('web1'));
  // The connection may have dropped, unnoticed here as yet, and the person be back.
  expect(other.offer()).toEqual(draft('web1'));
  other.keep(draft('db1'));
  one.keep(draft('web2'));
  const named = (name: string) => JSON.parse(readFileSync(file(name), 'utf8')).answers.name;
  expect([drafts(), named('draft.json'), named('draft-2.json')]).toEqual([
    ['draft-2.json', 'draft.json'],
    'web2',
    'db1',
  ]);
  one.drop();
  expect(drafts()).toEqual(['draft-2.json']);
});

test('what was taken over from a run that was still there is not offered once more when that has ended', async () => {
  const sleeper = spawn('sleep', ['60']);
  try {
    const start = readFileSync(`/proc/${sleeper.pid}/stat`, 'utf8').split(' ')[21];
    new OwnDraft(`${hostname()} ${sleeper.pid} ${start}`).keep(draft('web1'));
    const own = new OwnDraft();
    expect(own.offer()).toEqual(draft('web1'));
    own.keep(draft('web2'));
    expect(drafts()).toEqual(['draft-2.json', 'draft.json']);
    sleeper.kill('SIGKILL');
    await once(sleeper, 'exit');
    own.keep(draft('web3'));
    expect(drafts()).toEqual(['draft-2.json']);
    own.drop();
    expect(offered()).toBeUndefined();
  } finally {
    sleeper.kill('SIGKILL');
  }
});

test('of two that were left the later one is offered, and what becomes of it takes its place; then the other', () => {
  ended().keep(draft('web1'));
  utimesSync(file(), 1, 1);
  // With answers from a file nothing is offered: what was left stays.
  ended().keep(draft('db1'));
  const own = new OwnDraft();
  expect(own.offer()).toEqual(draft('db1'));
  own.keep(draft('db2'));
  expect(drafts()).toEqual(['draft-2.json', 'draft.json']);
  own.drop();
  expect(offered()).toEqual(draft('web1'));
});

test('where each name is taken the oldest that was left goes, and never one that a run is at work with', () => {
  const runs = Array.from({ length: 9 }, (_, index) => (index === 4 ? ended() : new OwnDraft()));
  for (const [index, each] of runs.entries()) each.keep(draft(`web${index}`));
  const own = new OwnDraft();
  own.keep(draft('db1'));
  expect(own.note).toMatch(/are kept/);
  expect(JSON.parse(readFileSync(file('draft-5.json'), 'utf8')).answers.name).toBe('db1');
  const late = new OwnDraft();
  late.keep(draft('db2'));
  expect(late.note).toMatch(/could not be kept/);
  late.drop();
  expect(drafts()).toHaveLength(9);
});

test('one that an older xenguide left, which does not say whose it is, is offered too', () => {
  ended().keep(draft('web1'));
  writeFileSync(file(), '{"version":1,"at":"memory","answers":{"name":"old"}}');
  expect(offered()).toEqual(draft('old'));
});

test('a run goes on as long as its process, not one that has its number', () => {
  const [machine, pid, start] = thisRun().split(' ');
  expect(isGoingOn(thisRun())).toBe(true);
  for (const other of [`elsewhere ${pid} ${start}`, `${machine} ${pid} 1`, `${machine} 999999999 ${start}`, '', 'a b'])
    expect(isGoingOn(other), other).toBe(false);
});

test('that it cannot be kept is no promise, and leaves nothing behind', () => {
  const own = new OwnDraft();
  writeFileSync(join(home, 'xenguide'), 'a file');
  own.keep(draft('web1'));
  expect(own.note).toBe(`Your answers could not be kept: xenguide cannot write to ${join(home, 'xenguide')}.`);
  expect(readdirSync(home)).toEqual(['xenguide']);
  own.drop();
});

test.each([
  '',
  '{',
  'null',
  '[]',
  '{"version":1}',
  '{"version":1,"answers":null}',
  '{"version":2,"answers":{"name":"a"}}',
])('a spoilt one counts as none: %j', (text) => {
  ended().keep(draft('web1'));
  writeFileSync(file(), text);
  expect(offered()).toBeUndefined();
  expect(readFileSync(file(), 'utf8')).toBe(text);
});

test('where no folder can be made that is told, and waited for by nobody', () => {
  vi.stubEnv('XDG_STATE_HOME', '/proc/state');
  const own = new OwnDraft();
  own.keep(draft('web1'));
  expect(own.note).toMatch(/cannot write to \/proc\/state\/xenguide/);
});

test('a folder that is another one wherever the program is started is none', () => {
  vi.stubEnv('XDG_STATE_HOME', 'state');
  vi.stubEnv('HOME', home);
  ended().keep(draft('web1'));
  expect(readdirSync(join(home, '.local/state/xenguide'))).toEqual(['draft.json']);
});

test.each(['', 'relative'])('HOME=%j: the home is what the system knows', (HOME) => {
  vi.stubEnv('HOME', HOME);
  expect(theHome()).toBe(userInfo().homedir);
});
