import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, suggestKey } from '../../../src/text/nearest.ts';

describe('what was probably meant', () => {
  it.each([
    ['storage.sise', 'storage.size'],
    ['memroy', 'memory'],
    ['size', 'storage.size'],
    ['storag.vg', 'storage.vg'],
  ])('%s is near %s', (typed, meant) => {
    expect(suggestKey(typed, ['storage.size', 'memory', 'storage.vg', 'name'])).toBe(meant);
  });

  it('nothing is suggested for a word that is far from everything', () => {
    expect(suggestKey('hippopotamus', ['memory', 'name'])).toBeUndefined();
  });

  it('the distance is 0 only for equal words, the same both ways, and at most the longer word', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});
