import { EventEmitter } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Driver, PlanSummary } from '../../../src/face/driver.ts';
import { carryOut } from '../../../src/plain/carry-out.ts';
import { cookedLines } from '../../../src/plain/cooked.ts';
import { type Ear, earOf } from '../../../src/plain/ear.ts';
import type { Talk } from '../../../src/plain/talk.ts';
import { voiceOf } from '../../../src/plain/voice.ts';

/** The question after a change of the host's network, in plain lines. */

let input: PassThrough;
let said: string;
let ear: Ear;
const output = new Writable({
  decodeStrings: false,
  write(chunk: string, _, done) {
    said += chunk;
    done();
  },
});
const PLAN: PlanSummary = { actions: [], files: [] };

beforeEach(() => {
  input = new PassThrough();
  said = '';
  const surroundings = { subscribe: () => () => undefined, signals: new EventEmitter(), piped: false };
  ear = earOf(cookedLines(input, output), surroundings);
});
afterEach(() => ear.close());

async function asked(limitMs: number): Promise<boolean | undefined> {
  let answer: boolean | undefined;
  const driver = {
    apply: async (...[, , confirm]: Parameters<NonNullable<Driver['apply']>>) => {
      const question = { what: 'It is changed.', where: 'this machine', seconds: 55 };
      const over = new AbortController();
      const timer = setTimeout(() => over.abort(), limitMs);
      answer = await confirm!(question, over.signal);
      clearTimeout(timer);
      return { ok: answer, headline: '', sections: [] };
    },
  } as Partial<Driver> as Driver;
  const talk: Talk = { driver, voice: voiceOf(output, () => 80, true), ear, offered: [], draft: '' };
  await carryOut(talk, PLAN, Date.now);
  return answer;
}

test.each([
  ['y\n', true],
  ['YES\n', true],
  ['n\n', false],
  ['\ny\n', true],
  ['maybe\n', false],
])('%j keeps it: %s', async (line, kept) => {
  const answer = asked(20_000);
  input.write(line);
  expect(await answer).toBe(kept);
  expect(said).toContain('Is this still readable?');
  expect(said.replace(/\s+/g, ' ')).toContain('within 55 seconds');
});

test('no answer in time is a no, and does not take the next line', async () => {
  expect(await asked(200)).toBe(false);
  const next = ear.hear();
  input.write('something else\n');
  expect(await next).toMatchObject({ type: 'line', text: 'something else' });
});

test('a yes that was typed before it was asked keeps nothing: whoever typed it may not see it', async () => {
  input.write('yes\n');
  await new Promise((resolve) => setImmediate(resolve));
  const answer = asked(20_000);
  await new Promise((resolve) => setImmediate(resolve));
  input.write('n\n');
  expect(await answer).toBe(false);
});
