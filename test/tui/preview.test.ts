import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textWidth } from '../../src/text/width.ts';
import { previewOf } from '../../src/tui/panes/preview-lines.ts';

const rows = (text: string, width: number, before = ''): string[] =>
  previewOf(before, text, width).rows.map((r) => r.text);

test('a comment that is too wide for the pane is one text, broken anew; what is no running text stays as it is', () => {
  const config = [
    '# ---- Disks ----',
    '#',
    '# One text a disk: the file or device on the',
    '# host, its name in the guest.',
    '#   start   xl create web1.cfg',
    '#   stop    xl shutdown web1',
    'memory = 2048',
  ].join('\n');
  expect(rows(config, 34)).toEqual([
    '# ---- Disks ----',
    '#',
    '# One text a disk: the file or',
    '# device on the host, its name',
    '# in the guest.',
    '#   start   xl create web1.cfg',
    '#   stop    xl shutdown web1',
    'memory = 2048',
  ]);
  expect(rows(config, 60)).toEqual(config.split('\n'));
});

test('of a paragraph that changed in one place all of it is marked, and nothing else', () => {
  const before = '# The first line of a comment that is long\n# and the second.\nmemory = 1\n';
  const { rows: all } = previewOf(before, before.replace('second', 'last'), 30);
  expect(all.map(({ changed }) => changed)).toEqual([true, true, true, false].slice(-all.length));
});

test('a long setting is broken behind a comma or a slash', () => {
  expect(rows('"format=raw,vdev=xvda,access=rw,target=/dev/vg0/web1-disk",', 40)).toEqual([
    '"format=raw,vdev=xvda,access=rw,',
    '↪ target=/dev/vg0/web1-disk",',
  ]);
});

test('whatever the config, no row is wider than the pane, and nothing but spaces is lost', () => {
  const line = fc.constantFrom(
    '# words of a comment that goes on',
    '# - an item',
    'name = "web1"',
    '#',
    '',
    '  "a,b/c",',
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.integer({ min: 12, max: 60 }), (lines, width) => {
      const shown = rows(lines.join('\n'), width);
      for (const row of shown) expect(textWidth(row)).toBeLessThanOrEqual(width - 2);
      const bare = (texts: string[]) => texts.join('').replaceAll(/[ #↪]/g, '');
      expect(bare(shown)).toBe(bare(lines));
    }),
  );
});
