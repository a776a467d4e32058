import { expect, test } from 'vitest';
import type { DiscView } from '../../../src/face/disc-driver.ts';
import { discOrder } from '../../../src/plain/disc-commands.ts';
import { CD } from './around.ts';

const view = (...contents: (string | null)[]): DiscView => ({
  phase: 'here',
  type: 'hvm',
  drives: contents.map((disc, index) => ({ drive: ['hdc', 'hdd'][index]!, disc })),
  discs: [CD.a, CD.b, CD.c].map((path) => ({ path, from: 'library', done: false })),
  installing: false,
  busy: undefined,
  said: undefined,
});

test.each<[string, (string | null)[], object]>([
  ['2', [CD.a], { type: 'insert', drive: 'hdc', disc: CD.b }],
  ['2', [CD.a, null], { type: 'insert', drive: 'hdd', disc: CD.b }],
  ['3 HDC', [CD.a, null], { type: 'insert', drive: 'hdc', disc: CD.c }],
  ['e', [CD.a, null], { type: 'eject', drive: 'hdc' }],
  ['e hdd', [CD.a, CD.b], { type: 'eject', drive: 'hdd' }],
  [' n ', [], { type: 'next' }],
  ['R', [], { type: 'look' }],
  ['?', [], { type: 'guide' }],
  ['', [], { type: 'show' }],
  ['quit', [], { type: 'leave' }],
  ['2', [CD.a, CD.b], { type: 'say', text: expect.stringContaining('hdc and hdd') }],
  ['e', [null, null], { type: 'say', text: expect.stringContaining('Which drive') }],
  ['2 sda', [CD.a], { type: 'say', text: expect.stringContaining('It has hdc') }],
  ['2', [], { type: 'say', text: expect.stringContaining('no drive') }],
  ['4', [CD.a], { type: 'say', text: expect.stringContaining('from 1 to 3') }],
  ['0', [CD.a], { type: 'say', text: expect.stringContaining('no disc 0') }],
  ['play it now', [CD.a], { type: 'say', text: expect.stringContaining('no command') }],
  ['n hdc', [CD.a], { type: 'say', text: expect.stringContaining('no command') }],
])('%j with %j in the drives', (line, contents, order) => {
  expect(discOrder(line, view(...contents))).toEqual(order);
});

test('without discs a number is not told to be between 1 and 0', () => {
  const none = { ...view(CD.a), discs: [] };
  expect(discOrder('2', none)).toEqual({ type: 'say', text: 'There is no disc 2. No ISO file was found on the host.' });
});
