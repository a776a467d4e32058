import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equal } from '../../src/equal.ts';

/** Every object with its keys the other way round. */
function turned(value: fc.JsonValue): fc.JsonValue {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner as fc.JsonValue)]),
  );
}

const values = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as fc.JsonValue);

test('a value equals its copy, whatever the order of the keys', () => {
  fc.assert(fc.property(values, (value) => equal(value, turned(value))));
});

test('two values are equal just when they are the same JSON', () => {
  const sorted = (value: fc.JsonValue): string =>
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    );
  fc.assert(fc.property(values, values, (one, other) => equal(one, other) === (sorted(one) === sorted(other))));
});

test('what JSON would tell apart only by a key without a value is equal', () => {
  expect(equal({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(equal({ b: undefined }, { c: 1 })).toBe(false);
  expect(equal([], {})).toBe(false);
  expect(equal(null, {})).toBe(false);
  expect(equal({ a: 1, c: undefined, d: 2 }, { a: 1, c: 3, d: undefined })).toBe(false);
});
