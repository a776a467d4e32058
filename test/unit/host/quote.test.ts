import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quoteForShell } from '../../../src/host/quote.ts';

/** What the shell makes of a line: each word on its own, ended by a NUL. */
function wordsSeenBy(shell: string, words: readonly string[]): string[] {
  const { stdout, status } = spawnSync(shell, ['-c', `printf '%s\\0' ${quoteForShell(words)}`], { encoding: 'utf8' });
  expect(status).toBe(0);
  return stdout.split('\0').slice(0, -1);
}

const nasty = fc.array(
  fc.oneof(
    fc.constantFrom("'", '"', '\\', '$', '`', '\n', ' ', '$(id)', '!', '*', '~', '=', ';', '&', '|', '-', '#', '\r'),
    fc.string({ unit: 'grapheme', maxLength: 4 }).filter((text) => !text.includes('\0')),
  ),
  { maxLength: 12 },
);
const words = fc.array(
  nasty.map((parts) => parts.join('')),
  { minLength: 1, maxLength: 6 },
);

test.each(['sh', 'bash', 'dash'])('%s reads back exactly the words that were quoted, whatever is in them', (shell) => {
  fc.assert(
    fc.property(words, (list) => {
      expect(wordsSeenBy(shell, list)).toEqual(list);
    }),
    { numRuns: 60 },
  );
});

test('an empty word stays a word', () => {
  expect(wordsSeenBy('sh', ['', 'a', ''])).toEqual(['', 'a', '']);
});

test('a word that looks like an assignment stays a word, even in front', () => {
  const { stdout } = spawnSync('sh', ['-c', `${quoteForShell(['A=b', 'c'])} 2>&1`], { encoding: 'utf8' });
  expect(stdout).toContain('A=b: not found');
});

test('harmless words are left readable', () => {
  expect(quoteForShell(['lvcreate', '-L', '20g', '-n', 'web1-disk', 'vg0'])).toBe('lvcreate -L 20g -n web1-disk vg0');
});

test('a NUL character is refused, since no program could get it', () => {
  expect(() => quoteForShell(['a\0b'])).toThrow(TypeError);
});
