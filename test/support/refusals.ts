import { expect } from 'vitest';
import type { Desk, Ended, RunOptions } from './program.ts';

export interface Refusal {
  code: number;
  /** What the one message is about, as it stands before the colon; '': the whole. */
  field: string;
  says: RegExp;
  remedy?: RegExp;
}

/**
 * Runs it with --json, which says the same on standard error as without, and expects one clear message, the same as one
 * JSON object, and nothing left behind.
 */
export async function refuses(desk: Desk, args: readonly string[], wanted: Refusal, options: RunOptions = {}) {
  const before = desk.snapshot();
  const ended = await desk.run([...args, '--json'], options);
  expectOneMessage(ended, wanted);
  const { problems } = JSON.parse(ended.stdout) as { problems: { field: string; message: string; remedy: string }[] };
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ field: wanted.field, message: expect.stringMatching(wanted.says) });
  expect(problems[0]?.remedy).not.toBe('');
  expect(desk.snapshot()).toEqual(before);
}

/** The same without --json: nothing is on standard output, so that nobody takes it for a result. */
export async function refusesForPeople(desk: Desk, args: readonly string[], wanted: Refusal, options: RunOptions = {}) {
  const before = desk.snapshot();
  const ended = await desk.run(args, options);
  expectOneMessage(ended, wanted);
  expect(ended.stdout).toBe('');
  expect(desk.snapshot()).toEqual(before);
}

function expectOneMessage({ code, signal, stderr }: Ended, { code: exit, field, says, remedy }: Refusal): void {
  expect({ code, signal, stderr }).toMatchObject({ code: exit, signal: null });
  const [first = '', second = '', ...rest] = stderr.trimEnd().split('\n');
  expect(rest).toEqual([]);
  const head = `xenguide: ${field === '' ? '' : `${field}: `}`;
  expect(first.slice(0, head.length)).toBe(head);
  expect(first.slice(head.length)).toMatch(says);
  expect(second).toMatch(/^ {2}\S/);
  if (remedy) expect(second).toMatch(remedy);
  // Words for people, not ours: no trace of the program's inside.
  expect(stderr).not.toMatch(/\bat \S+:\d+:\d+|undefined(?! variable| filter)|\[object|E[A-Z]{4,}:/);
}
