import { expect, test } from 'vitest';
import { parseInline, textOf } from '../../../src/guide/inline.ts';
import { PAGES } from './handbook.ts';

const parse = (text: string) => parseInline(text, () => undefined);

test.each([
  ['**Bridge** and *new* ones', ['strong:Bridge', 'text: and ', 'strong:new', 'text: ones']],
  ['(*commit confirm*).', ['text:(', 'strong:commit confirm', 'text:).']],
  ['`*.cfg` and * alone, 2*3*4, a*b*', ['code:*.cfg', 'text: and * alone, 2*3*4, a*b*']],
])('%s', (text, spans) => {
  expect(parse(text).map(({ role, text: piece }) => `${role}:${piece}`)).toEqual(spans);
});

test('no page shows its markup', () => {
  const shown = PAGES.flatMap(({ id, blocks }) =>
    JSON.stringify(blocks)
      .split('"role":"text"')
      .slice(0, -1)
      .map((before) => [id, /"text":"([^"]*)",$/.exec(before)?.[1] ?? ''])
      .filter(([, text]) => text!.includes('*')),
  );
  expect(shown).toEqual([]);
  expect(textOf(parse('*new*'))).toBe('new');
});
