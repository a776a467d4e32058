import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyright, licencesOf } from '../../../../scripts/package/licences.ts';
import { folderWith } from './made.ts';

/** A root with one package in node_modules. */
function rootWith(about: object, files: Readonly<Record<string, string>> = {}): string {
  const root = folderWith({});
  const folder = join(root, 'node_modules/@some/thing');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: '@some/thing', version: '1.2.3', ...about }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return root;
}

const INPUTS = ['src/cli.ts', 'node_modules/@some/thing/a.js', 'node_modules/@some/thing/lib/b.js'];

describe('the licence of a package in the bundle', () => {
  test('is found once, with its text', () => {
    const root = rootWith({ license: 'ISC' }, { 'LICENSE.md': 'ISC, by somebody\n' });
    const found = [{ name: '@some/thing', version: '1.2.3', licence: 'ISC', text: 'ISC, by somebody' }];
    expect(licencesOf(INPUTS, root)).toEqual(found);
  });

  test('and once where it is installed in two places', () => {
    const root = rootWith({ license: 'ISC' }, { LICENSE: 'text' });
    cpSync(join(root, 'node_modules/@some'), join(root, 'node_modules/other/node_modules/@some'), { recursive: true });
    const inputs = [...INPUTS, 'node_modules/other/node_modules/@some/thing/a.js'];
    expect(licencesOf(inputs, root)).toHaveLength(1);
  });

  test('one of two is enough', () => {
    const root = rootWith({ license: '(GPL-3.0-only OR MIT)' }, { license: 'both' });
    expect(licencesOf(INPUTS, root)).toHaveLength(1);
  });

  test('is written out where the package names it and has no text', () => {
    const [found] = licencesOf(INPUTS, rootWith({ license: 'MIT', author: { name: 'A Person' } }));
    expect(found?.text).toMatch(/^Copyright \(c\) A Person\n\nPermission is hereby granted/);
  });

  test.each([
    ['another licence', { license: 'GPL-3.0-only' }, { LICENSE: 'GPL' }, /GPL-3.0-only/],
    ['none', {}, {}, /none/],
    ['one without its text', { license: 'Apache-2.0' }, {}, /without the text/],
    ['one that must hold as well', { license: 'MIT AND GPL-2.0-only' }, { LICENSE: 'both' }, /AND/],
  ])('%s ends the build', (_, about, files, message) => {
    expect(() => licencesOf(INPUTS, rootWith(about, files as Record<string, string>))).toThrow(message);
  });
});

test('our own comes first, then the list, then the texts', () => {
  const text = copyright('MIT License, ours', [{ name: 'thing', version: '1.2.3', licence: 'ISC', text: 'ISC text' }]);
  expect(text).toMatch(
    /^xenguide\n\nMIT License, ours\n\nIt contains:\n {2}thing 1\.2\.3: ISC\n\n-+\nthing 1\.2\.3\n\nISC text\n$/,
  );
});
