import fc from 'fast-check';
import { expect, test } from 'vitest';
import { windowFrom } from '../../src/tui/widgets/window.ts';

const list = fc
  .record({ height: fc.integer({ min: 1, max: 20 }), count: fc.integer({ min: 1, max: 300 }) })
  .chain(({ height, count }) =>
    fc.record({ height: fc.constant(height), count: fc.constant(count), index: fc.nat(count - 1) }),
  );

test('the highlighted row is in sight, and no row below the list’s end is shown while there are others', () => {
  fc.assert(
    fc.property(list, ({ index, height, count }) => {
      const from = windowFrom(index, height, count);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(from).toBeLessThanOrEqual(index);
      expect(index).toBeLessThan(from + height);
      expect(from).toBeLessThanOrEqual(Math.max(0, count - height));
    }),
  );
});

test('the row before and the one behind it are in sight too', () => {
  fc.assert(
    fc.property(list, ({ index, height, count }) => {
      fc.pre(height > 2);
      const from = windowFrom(index, height, count);
      if (index > 0) expect(index - 1).toBeGreaterThanOrEqual(from);
      if (index < count - 1) expect(index + 1).toBeLessThan(from + height);
    }),
  );
});

test('going through a long list turns a page now and then, and moves nothing in between', () => {
  const froms = Array.from({ length: 1000 }, (_, index) => windowFrom(index, 14, 1000));
  const turns = froms.filter((from, index) => index > 0 && from !== froms[index - 1]).length;
  expect(turns).toBeLessThanOrEqual(1000 / 12);
});
