import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duration, fold, para, stopped } from '../../../src/plain/words.ts';

describe('folding', () => {
  it('breaks at spaces and indents what follows a mark', () => {
    expect(fold(para('one two three four', '  1. '), 15, false)).toEqual(['  1. one two', '     three four']);
  });

  it('never cuts a word: a path in two pieces can be neither copied nor read aloud', () => {
    const path = '/var/lib/xen/images/debian-12-generic-amd64.qcow2';
    expect(fold(para(`See ${path} there`), 20, false)).toEqual(['See', path, 'there']);
  });

  it('leaves lines that are to be copied as they are', () => {
    expect(fold({ text: '  a    b', asIs: true }, 4, false)).toEqual(['  a    b']);
  });

  it('no line is wider than the screen unless it holds a single word', () => {
    const word = fc.stringMatching(/^[a-z/.,-]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word), fc.integer({ min: 20, max: 100 }), (words, width) => {
        for (const line of fold(para(words.join(' '), '  - '), width, false))
          expect(line.length).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('says only printable characters, whatever a file or a program is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), fc.boolean(), (text, ascii, asIs) => {
        for (const line of fold({ text, asIs }, 40, ascii)) {
          expect(line).toMatch(ascii ? /^[\x20-\x7e]*$/ : /^[^\p{Cc}\p{Cs}]*$/u);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('writes quotes, dashes and dots with ASCII where nothing else is known', () => {
    expect(fold(para('“a” – b’s …'), 40, true)).toEqual(['"a" - b\'s ...']);
  });
});

it('a sentence ends with one full stop', () => {
  expect(stopped('it is full')).toBe('it is full.');
  expect(stopped('Install it.')).toBe('Install it.');
});

it('a time left is rounded to what a person would say', () => {
  expect([0, 40, 89, 170, 7300].map(duration)).toEqual([
    'about 1 second',
    'about 40 seconds',
    'about 89 seconds',
    'about 3 minutes',
    'about 2 hours',
  ]);
});
