import { expect, test } from 'vitest';
import { localRunner } from '../../../../src/host/local.ts';
import { meter } from '../../../../src/plan/apply/progress.ts';

const MiB = 2 ** 20;

function heard(pieces: readonly string[]): { done: number[]; passed: string } {
  const done: number[] = [];
  const step = { run: ['zstd'] as const, progress: { from: 'zstd' as const, totalBytes: 64 * MiB } };
  const watch = meter(localRunner(), 'copy', step, (event) => void done.push(event.done));
  return { passed: pieces.map((piece) => watch.output(piece)).join(''), done };
}

/** As zstd 1.5.4 said it. */
const PACKING =
  '\rRead:      0   B  ==>  0%\r                    \rRead:  12.0 MiB  ==> 100%\r            \rRead:  32.0 MiB  ==> 63%\r        \r';
const UNPACKING =
  '\r/*stdin*\\          :      0 B...     \r/*stdin*\\          :  40.2 MiB...     \r       \r/*stdin*\\          : 67108864 bytes \n';

test('what it has read, and what it has written', () => {
  expect(heard([PACKING]).done).toEqual([32 * MiB]);
  expect(heard([UNPACKING]).done.at(-1)).toBeCloseTo(40.2 * MiB, -2);
});

test('cut anywhere, and nothing of the rewritten line is passed on', () => {
  const letters = [...PACKING, ...'\r/*stdin*\\  : 31.25%   (  64.0 MiB =>   20.0 MiB, /*stdout*\\) \n'];
  const { done, passed } = heard(letters);
  expect(done).toEqual([0, 12 * MiB, 32 * MiB]);
  expect(passed).toBe('');
});

test('what goes wrong is passed on', () => {
  const words = 'zstd: error 70 : Write error : cannot write block : No space left on device \n';
  expect(heard([PACKING, words]).passed).toBe(words);
});
