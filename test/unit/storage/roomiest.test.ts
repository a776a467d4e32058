import { expect, test } from 'vitest';
import { roomiest } from '../../../src/storage/roomiest.ts';

const store = (value: string, freeBytes: number) => ({ value, freeBytes });

test.each([
  [[store('vg0', 5)], { value: 'vg0', because: 'it is the only one' }],
  [[store('vg0', 0), store('vg1', 5)], { value: 'vg1', because: 'it is the only one with free space' }],
  [[store('vg0', 3), store('vg1', 5)], { value: 'vg1', because: 'it has the most free space' }],
  [[store('vg0', 0)], undefined],
  [[], undefined],
])('of %j: %j', (stores, suggested) => {
  expect(roomiest(stores)).toEqual(suggested);
});
