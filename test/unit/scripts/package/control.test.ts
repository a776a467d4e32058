import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changelog, control } from '../../../../scripts/package/control.ts';

const { version, description } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../package.json'), 'utf8'),
) as { version: string; description: string };
const about = { version, description, maintainer: 'A Person <person@example.org>', epoch: 1_790_000_000 };
const text = control(about, { depends: 'libc6 (>= 2.34)', kib: 88_000, architecture: 'amd64' });

test('the control file has no empty field, no Node, and ends with a line', () => {
  expect(text).toMatch(/^Package: xenguide\nVersion: \d/);
  expect(text).toContain('\nDepends: libc6 (>= 2.34)\n');
  for (const line of text.split('\n').slice(0, -1)) expect(line).toMatch(/^([A-Z][A-Za-z-]+: \S| \S)/);
  expect(text).not.toMatch(/^(Depends|Recommends|Suggests):.*nodejs/m);
  expect(text.endsWith('.\n')).toBe(true);
});

test('its first line of description fits, and has no article', () => {
  const [, synopsis] = /^Description: (.*)$/m.exec(text)!;
  expect(synopsis!.length).toBeLessThan(80);
  expect(synopsis).not.toMatch(/^(An?|The) /i);
});

test('the changelog has the version and the time of the commit', () => {
  expect(changelog(about)).toMatch(/^xenguide \(.+\) unstable; urgency=medium\n/);
  expect(changelog(about)).toContain('\n -- A Person <person@example.org>  Mon, 21 Sep 2026 14:13:20 +0000\n');
});
