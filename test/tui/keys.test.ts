import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KeyParser } from '../../src/tui/terminal/key-parser.ts';
import { type Key, key } from '../../src/tui/terminal/keys.ts';

const parse = (...pieces: string[]): Key[] => {
  const parser = new KeyParser();
  return [...pieces.flatMap((piece) => parser.feed(piece)), ...parser.flush()];
};
const names = (keys: Key[]) => keys.map((k) => (k.name === 'text' || k.name === 'paste' ? k.text : k.name)).join(' ');

describe('what a terminal sends becomes keys', () => {
  test('text and Enter in one piece keep the Enter', () => {
    expect(names(parse('ab\r2\r'))).toBe('a b enter 2 enter');
  });

  test('Backspace and Delete are two keys', () => {
    expect(names(parse('\x7f\x08\x1b[3~'))).toBe('backspace backspace delete');
  });

  test('return and line feed together are one Enter, two returns are two', () => {
    expect(names(parse('\r\n', '\r\r', '\n'))).toBe('enter enter enter');
  });

  test('a lone Escape is Escape, the beginning of an arrow key is not', () => {
    expect(names(parse('\x1b'))).toBe('escape');
    expect(names(parse('\x1b', '[A'))).toBe('up');
    expect(names(parse('\x1b\x1b[B'))).toBe('escape down');
  });

  test('the arrow, Home and End keys of xterm, its application mode, rxvt and the Linux console', () => {
    expect(names(parse('\x1b[A\x1bOB\x1b[1~\x1b[4~\x1b[7~\x1b[8~\x1b[H\x1bOF'))).toBe(
      'up down home end home end home end',
    );
    expect(parse('\x1b[[A')).toEqual([key('function', 'A')]);
  });

  test('modifiers are told: Ctrl-Left, Shift-Tab, Alt-b', () => {
    expect(parse('\x1b[1;5D')).toEqual([key('left', '', { ctrl: true })]);
    expect(parse('\x1b[Z')).toEqual([key('tab', '', { shift: true })]);
    expect(parse('\x1bb')).toEqual([key('text', 'b', { alt: true })]);
  });

  test('a paste is one key, whatever is in it', () => {
    expect(parse('\x1b[200~a\rb\x1b[Ac\x1b[201~x')).toEqual([key('paste', 'a\rb\x1b[Ac'), key('text', 'x')]);
  });

  test('a paste whose end never comes is not lost', () => {
    expect(parse('\x1b[200~half')).toEqual([key('paste', 'half')]);
  });

  test('a terminal’s own answers and reports are no keys', () => {
    expect(parse('\x1b[?62;4c\x1b[24;80R\x1b]11;rgb:0/0/0\x07\x1bP1+r\x1b\\\x1b[I\x1b[<0;3;4M\u009b')).toEqual([]);
  });

  test('Ctrl with a letter', () => {
    expect(parse('\x03\x1a')).toEqual([key('control', 'c'), key('control', 'z')]);
  });
});

const PIECES = [
  '\x1b',
  '[',
  'A',
  '\x1b[A',
  '\x1bOP',
  '\x1b[200~',
  '\x1b[201~',
  '\x1b]0;x\x07',
  '\r',
  '\n',
  'a',
  'ü',
  '漢',
  '👍',
  '\x7f',
  ';',
  '~',
  '\x1b[1;5C',
  '\x03',
  '\\',
  'P',
];

test('however the text is cut into pieces, the keys are the same', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }),
      fc.array(fc.nat(40), { maxLength: 12 }),
      (pieces, cuts) => {
        const whole = [...pieces.join('')];
        const parser = new KeyParser();
        const keys: Key[] = [];
        let from = 0;
        for (const cut of [...cuts].sort((a, b) => a - b)) {
          keys.push(...parser.feed(whole.slice(from, Math.max(from, cut)).join('')));
          from = Math.max(from, cut);
        }
        keys.push(...parser.feed(whole.slice(from).join('')), ...parser.flush());
        expect(keys).toEqual(parse(whole.join('')));
      },
    ),
    { numRuns: 2000 },
  );
});

test('any text that is no control character arrives as it was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const typed = [...text].filter((char) => !/[\p{Cc}]/u.test(char));
      expect(parse(typed.join('')).map((k) => k.text)).toEqual(typed);
    }),
  );
});
