import { expect, test } from 'vitest';
import { handOver } from '../../../src/host/hand-over.ts';

// With a terminal: test/e2e/console.test.ts.

test.each([
  ['exit 0', 0],
  ['exit 3', 3],
  ['kill -KILL $$', 137],
])('%s is told as %i', async (line, code) => {
  expect(await handOver(['sh', '-c', line])).toBe(code);
});

test('a program that is not there is an error of the system', async () => {
  await expect(handOver(['xenguide-no-such-program'])).rejects.toMatchObject({ code: 'ENOENT' });
});

test('it is asked to end when nobody waits any more, and may clean up', async () => {
  const stop = new AbortController();
  const ended = handOver(['sh', '-c', 'trap "exit 7" TERM; kill -USR2 $PPID; while :; do sleep 0.05; done'], {
    signal: stop.signal,
  });
  await new Promise<void>((resolve) => void process.once('SIGUSR2', () => resolve()));
  stop.abort();
  expect(await ended).toBe(7);
});

test('and not begun when that was so before', async () => {
  expect(await handOver(['sh', '-c', 'exit 3'], { signal: AbortSignal.abort() })).toBe(143);
});
