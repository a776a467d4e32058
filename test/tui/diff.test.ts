import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedLines } from '../../src/tui/state/diff.ts';

const changed = (a: string, b: string) => [...changedLines(a, b)];

test('the lines that are new or different are marked, and no others', () => {
  expect(changed('a\nb\nc', 'a\nB\nc')).toEqual([1]);
  expect(changed('a\nc', 'a\nb\nc')).toEqual([1]);
  expect(changed('a\nb\nc', 'a\nc')).toEqual([]);
  expect(changed('memory = …\nvcpus = …', 'memory = 2048\nvcpus = 2')).toEqual([0, 1]);
  expect(changed('a\nb\nc\nd', 'b\nx\nd\ny')).toEqual([1, 3]);
});

test('nothing is marked when nothing changed', () => {
  fc.assert(fc.property(fc.string(), (text) => void expect(changed(text, text)).toEqual([])));
});

test('what is not marked stands in the old text in the same order', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const marks = changedLines(a.join('\n'), b.join('\n'));
      let from = 0;
      b.join('\n')
        .split('\n')
        .forEach((line, i) => {
          if (marks.has(i)) return;
          const found = a.join('\n').split('\n').indexOf(line, from);
          expect(found).toBeGreaterThanOrEqual(from);
          from = found + 1;
        });
    }),
  );
});

test('a change in a text of 5,000 lines is found', () => {
  const lines = Array.from({ length: 5000 }, (_, i) => `line ${i % 7}`);
  const other = lines.map((line, i) => (i === 10 || i === 4990 ? `${line}!` : line));
  expect(changed(lines.join('\n'), other.join('\n'))).toEqual([10, 4990]);
});
