import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/text/clean.ts';
import { textWidth } from '../../src/text/width.ts';
import { between, cut, cutSentence, cutStart, lineWidth, pad, plain, span } from '../../src/tui/text/line.ts';
import { atMost, wrap } from '../../src/tui/text/wrap.ts';
import { inputLine } from '../../src/tui/widgets/input.ts';
import { stack } from '../../src/tui/widgets/stack.ts';

describe('hostile text is shown, not obeyed', () => {
  test.each([
    ['\x1b[31mred', '\\e[31mred'],
    ['a\nb\tc\rd', 'a\\nb\\tc\\rd'],
    ['bell\x07', 'bell\\x07'],
    ['\u202egpj.exe', '\\u{202e}gpj.exe'],
    ['zero\u200bwidth', 'zero\\u{200b}width'],
    ['\u009b31m', '\\x9b31m'],
    ['half \ud800', 'half \\u{d800}'],
  ])('%j', (from, to) => {
    expect(clean(from)).toBe(to);
  });

  test('ordinary words of any language stay as they are', () => {
    for (const text of ['Größe', 'élan', '日本語', 'Привет', 'na\u0308ive', 'a’b “c” …'])
      expect(clean(text)).toBe(text);
  });

  test('whatever it was, it is clean afterwards and stays so', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = clean(text);
        expect(once).not.toMatch(/[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ud800-\udfff]/u);
        expect(clean(once)).toBe(once);
      }),
    );
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.string({ unit: fc.constantFrom('a', ' ', '漢', '👍', '\u0301', '\x1b', '\n', '…', 'é') }),
);
const width = fc.integer({ min: 1, max: 60 });

describe('no line is wider than it may be', () => {
  test('cut, pad, between', () => {
    fc.assert(
      fc.property(anyText, anyText, width, (a, b, w) => {
        expect(lineWidth(cut([span(a), span(b)], w))).toBeLessThanOrEqual(w);
        expect(lineWidth(pad([span(a)], w))).toBe(w);
        expect(lineWidth(between([span(a)], [span(b)], w))).toBeLessThanOrEqual(w);
        expect(textWidth(cutStart(clean(a), w))).toBeLessThanOrEqual(w);
      }),
    );
  });

  test('wrapped text, and nothing of it is lost', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 60 }), (text, w) => {
        const lines = wrap(text, w);
        for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(w);
        expect(lines.map(plain).join('').replaceAll(' ', '')).toBe(clean(text).replaceAll(' ', ''));
        for (const line of atMost(lines, 2, w)) expect(lineWidth(line)).toBeLessThanOrEqual(w);
      }),
    );
  });

  test('an input shows its cursor, wherever it stands in however long a text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(200), fc.integer({ min: 8, max: 60 }), (text, n, w) => {
        const chars = [...text];
        const at = chars.slice(0, n % (chars.length + 1)).join('').length;
        const line = inputLine({ text, at }, '', w);
        expect(line.filter((piece) => piece.cursor)).toHaveLength(1);
        expect(lineWidth(line)).toBeLessThanOrEqual(w + 12);
      }),
    );
  });
});

test('a text breaks at spaces', () => {
  expect(wrap('one two three', 8).map(plain)).toEqual(['one two', 'three']);
  expect(wrap('abcdefghij', 4).map(plain)).toEqual(['abcd', 'efgh', 'ij']);
});

test('a word that is too wide is broken between its parts, and only a part that is too wide in the middle', () => {
  expect(wrap('at /srv/images/debian-12-generic.qcow2 it lies', 16).map(plain)).toEqual([
    'at',
    '/srv/images/',
    'debian-12-generi',
    'c.qcow2 it lies',
  ]);
  expect(wrap('format=raw,vdev=xvda,access=rw', 12).map(plain)).toEqual(['format=raw,', 'vdev=xvda,', 'access=rw']);
});

test('a sentence is cut between two words, unless that takes too much', () => {
  expect(cutSentence('light and quick, no emulated PC', 20)).toBe('light and quick, no…'.slice(0, 20));
  expect(cutSentence('light and quick, no emulated PC', 22)).toBe('light and quick, no …');
  expect(cutSentence('a hippopotamuslongword', 14)).toBe('a hippopotamu…');
  expect(cutSentence('short', 5)).toBe('short');
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ' ', '漢', 'é') }),
      fc.integer({ min: 0, max: 30 }),
      (text, width) => {
        expect(textWidth(cutSentence(text, width))).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test('parts that do not fit lose their gaps first, then shrink from the last to the first', () => {
  const part = (name: string, count: number, least: number) => ({
    lines: Array.from({ length: count }, (_, i) => [span(`${name}${i}`)]),
    least,
    gap: true,
  });
  const shown = (height: number) => stack([part('a', 2, 1), part('b', 2, 2), part('c', 3, 1)], 20, height).map(plain);
  expect(shown(9)).toEqual(['a0', 'a1', '', 'b0', 'b1', '', 'c0', 'c1', 'c2']);
  expect(shown(7)).toEqual(['a0', 'a1', 'b0', 'b1', 'c0', 'c1', 'c2']);
  expect(shown(4)).toEqual(['a0 …', 'b0', 'b1', 'c0 …']);
  expect(shown(2)).toHaveLength(2);
});
