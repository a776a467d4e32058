import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OwnDraft, readDraft } from '../../../src/commands/new/draft.ts';

let home: string;
const file = () => join(home, 'xenguide/draft.json');
const draft = (name: string) => ({ answers: new Map([['name', name]]), at: 'memory' });

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
  const own = new OwnDraft();
  own.keep(draft('web1'));
  expect(readDraft()).toEqual(draft('web1'));
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(own.note).toBe('Your answers are kept: the next start offers them again.');
  own.drop();
  expect(readDraft()).toBeUndefined();
});

test('a run that kept nothing drops nothing: not the answers of another guest', () => {
  new OwnDraft().keep(draft('web1'));
  new OwnDraft().drop();
  expect(readDraft()).toEqual(draft('web1'));
});

test('of two runs at once the one that is through drops only its own', () => {
  const [one, other] = [new OwnDraft(), new OwnDraft()];
  one.keep(draft('web1'));
  other.keep(draft('db1'));
  one.drop();
  expect(readDraft()).toEqual(draft('db1'));
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
  new OwnDraft().keep(draft('web1'));
  writeFileSync(file(), text);
  expect(readDraft()).toBeUndefined();
  expect(readFileSync(file(), 'utf8')).toBe(text);
});
