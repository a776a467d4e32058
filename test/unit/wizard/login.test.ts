import { expect, test } from 'vitest';
import { evaluate } from '../../../src/wizard/evaluate.ts';
import { exampleWorld } from '../../support/worlds.ts';

const problemWith = (user: string): string | undefined =>
  evaluate(
    new Map([
      ['source.path', '/srv/x.img'],
      ['login.user', user],
    ]),
    exampleWorld(),
  ).problems.find(({ field }) => field === 'login.user')?.message;

test.each(['admin', 'root', 'anna', '_x'])('%s can be the first user', (user) => {
  expect(problemWith(user)).toBeUndefined();
});

test.each([
  ['backup', /account of the system itself/],
  ['www-data', /account of the system itself/],
  ['Anna', /not a Linux user’s name/],
])('%s cannot', (user, words) => {
  expect(problemWith(user)).toMatch(words);
});
