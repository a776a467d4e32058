import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENVIRONMENT, manualPage } from '../../../../scripts/package/man.ts';
import { OWN_OPTIONS } from '../../../../scripts/package/usage.ts';
import { EXIT } from '../../../../src/problem.ts';
import { ALL, folderWith, missing } from './made.ts';

const PAGE = manualPage(ALL, '2026-11-26');
const file = join(folderWith({ 'xenguide.1': PAGE }), 'xenguide.1');
const without = { mandoc: missing('mandoc'), groff: missing('groff') };

describe.skipIf(without.mandoc !== undefined)('the manual as mandoc sees it', () => {
  const text =
    without.mandoc !== undefined
      ? ''
      : execFileSync('mandoc', ['-Tascii', file], { encoding: 'utf8' }).replace(/.\x08/g, '');

  test('has nothing to find fault with', () => {
    const { stdout, status } = spawnSync('mandoc', ['-Tlint', '-Wwarning', file], { encoding: 'utf8' });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });

  test('has each command, each option with its value and each choice', () => {
    for (const { name, options } of ALL) {
      const [, after] = text.split(new RegExp(`^   ${name}$`, 'm'));
      const section = after!.split(/^ {0,3}\S/m)[0]!;
      expect(section.replace(/\s+/g, ' ')).toContain(`xenguide ${name}`);
      for (const { names, placeholder, choices } of options) {
        expect(section, name).toContain(`${names.join(', ')}${placeholder === undefined ? '' : ` ${placeholder}`}`);
        for (const choice of choices) expect(section, `${name} ${names}`).toContain(choice);
      }
    }
    for (const { names } of OWN_OPTIONS) expect(text).toContain(names.at(-1));
  });

  test('has each exit code, and the day', () => {
    const section = /EXIT STATUS\n([\s\S]*?)\nEXAMPLES/.exec(text)![1]!;
    expect([...section.matchAll(/^ {5}(\d+)/gm)].map(([, code]) => Number(code))).toEqual(Object.values(EXIT));
    expect(text).toContain('November 26, 2026');
  });
});

test.skipIf(without.groff !== undefined)('groff has nothing to warn of', () => {
  const { stderr, status } = spawnSync('groff', ['-ww', '-mandoc', '-Tutf8', file], { encoding: 'utf8' });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
});

test('each variable of the environment that is ours is in it', () => {
  const source = join(import.meta.dirname, '../../../../src');
  const texts = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(source, name), 'utf8'));
  const ours = new Set(
    texts.flatMap((text) => [...text.matchAll(/\benv\.((?:XENGUIDE|XEN|XDG)_\w+)/g)].map(([, it]) => it)),
  );
  ours.delete('XENGUIDE_MAKE_CACHE');
  expect(Object.keys(ENVIRONMENT)).toEqual(expect.arrayContaining([...ours]));
});
