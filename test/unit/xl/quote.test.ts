import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/xl/parse.ts';
import { printConfig, printValue } from '../../../src/xl/print.ts';
import { quoteString, UnquotableText } from '../../../src/xl/quote.ts';
import type { XlValue } from '../../../src/xl/value.ts';

describe('quoteString', () => {
  it('escapes backslash and double quote, and nothing else', () => {
    expect(quoteString('a\\b"c')).toBe('"a\\\\b\\"c"');
    expect(quoteString("it's $HOME `id` #1; %s")).toBe('"it\'s $HOME `id` #1; %s"');
    expect(quoteString('')).toBe('""');
    expect(quoteString('/srv/größe/日本.img')).toBe('"/srv/größe/日本.img"');
  });

  it.each([
    ['\0', 'A NUL character'],
    ['\n', 'a line break'],
    ['\r', 'a carriage return'],
    ['\t', 'a tab'],
    ['\x1b', 'U+001B'],
    ['\x7f', 'U+007F'],
    ['\ud800', 'half a character'],
  ])('refuses %j and says what it is', (character, words) => {
    expect(() => quoteString(`a${character}b`)).toThrow(UnquotableText);
    expect(() => quoteString(`a${character}b`)).toThrow(words);
  });

  it('keeps the message short when the text is long', () => {
    expect(() => quoteString(`${'x'.repeat(5000)}\0`)).toThrow(/^.{1,120}$/);
  });
});

describe('printing', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((t) => !/[\p{Cc}\p{Cs}]/u.test(t));
  const { value } = fc.letrec<{ value: XlValue }>((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, text, fc.array(tie('value'), { maxLength: 4 })),
  }));
  const settings = fc.uniqueArray(fc.record({ key: fc.stringMatching(/^[a-z][._0-9a-z]{0,8}$/), value }), {
    selector: (setting) => setting.key,
  });

  it('what is printed is parsed back as it was', () => {
    fc.assert(
      fc.property(settings, (list) => {
        const parsed = parseConfig(printConfig(list));
        expect(parsed.problems).toEqual([]);
        expect([...parsed.settings]).toEqual(list.map(({ key, value: v }) => [key, v]));
      }),
    );
  });

  it('whole numbers are read back as the same number', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (number) => {
        const { settings: read } = parseConfig(printConfig([{ key: 'a', value: number }]));
        expect(Number(read.get('a'))).toBe(number);
      }),
    );
  });

  it('a negative number goes into quotes, because xl reads no bare minus', () => {
    expect(printValue(-3600)).toBe('"-3600"');
    expect(printValue(-0)).toBe('0');
  });

  it('lists are written on one line', () => {
    expect(printValue(['a', 1, []])).toBe('[ "a", 1, [ ] ]');
  });

  it.each([1.5, Number.NaN, 1e300])('the number %d is refused', (number) => {
    expect(() => printValue(number)).toThrow(RangeError);
  });

  it.each(['Name', '', 'a-b', '_a', 'a b'])('the key %j is refused', (key) => {
    expect(() => printConfig([{ key, value: 1 }])).toThrow(RangeError);
  });
});
