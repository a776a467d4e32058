import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../../src/package-root.ts';
import { layoutBlocks, lead, linksOf } from './doors.ts';
import { PAGES, snippets } from './handbook.ts';

const SKELETON = [
  'What it is',
  'When to choose which',
  'What will happen on the host',
  'By hand',
  'How to check',
  'What goes wrong',
];
const QUESTIONS = PAGES.filter(({ id }) => /^(source|guest|boot|discs|storage|network|login|display|keep)\//.test(id));
const ids = new Set(PAGES.map(({ id }) => id));

describe('the handbook', () => {
  test('has a page for every question and every idea that was promised', () => {
    const promised = [
      ...['source/kind', 'source/image', 'source/checksum'],
      ...['guest/name', 'guest/type', 'guest/memory', 'guest/vcpus', 'guest/autostart'],
      ...['boot/method', 'boot/direct'],
      ...['discs/installing', 'discs/drive', 'discs/swapping', 'discs/windows', 'discs/firmware'],
      ...[
        'storage/choosing',
        'storage/file',
        'storage/lvm',
        'storage/nfs',
        'storage/nfs-root',
        'storage/iscsi',
        'storage/drbd',
      ],
      ...['storage/partition', 'storage/thin', 'storage/zfs', 'storage/more-disks', 'storage/size'],
      ...['network/choosing', 'network/bridge', 'network/nat', 'network/route', 'network/none', 'network/mac'],
      ...[
        'network/address',
        'network/firewall',
        'network/testing',
        'network/conflicts',
        'network/card',
        'network/vlan',
      ],
      ...['login/first-login', 'display/vnc'],
      ...['concepts/xen', 'concepts/config-file', 'concepts/disk-and-partition-images', 'concepts/vdev'],
      ...['concepts/console', 'concepts/plan-apply-undo', 'concepts/memory', 'concepts/lifecycle'],
      ...['keep/backup', 'keep/restore', 'keep/recipes', 'keep/where', 'keep/schedule'],
      ...['keep/move', 'keep/split-brain', 'storage/drbd-in-ten-minutes'],
      ...['concepts/backups-today', 'concepts/in-use', 'concepts/no-xen-yet', 'errors', 'index'],
    ];
    expect(promised.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('lists all its pages in the contents', () => {
    const listed = new Set(linksOf(PAGES.find(({ id }) => id === 'index')!));
    expect([...ids].filter((id) => id !== 'index' && !listed.has(id))).toEqual([]);
  });

  test('has the page that each question of the wizard names', () => {
    const source = join(packageRoot(), 'src');
    const named = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .flatMap((name) => [...readFileSync(join(source, name), 'utf8').matchAll(/\bpage: '([^']+)'/g)])
      .map((match) => match[1]!);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe.each(PAGES.map((page) => [page.id, page] as const))('%s', (_id, page) => {
  test('links only to pages that exist', () => {
    expect(linksOf(page).filter((id) => !ids.has(id))).toEqual([]);
  });

  test('is dated, and says the Xen versions it was checked against', () => {
    expect(page.checked).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
    expect(page.xen).toMatch(/^4\.\d+( and 4\.\d+)*$/);
  });

  test('begins with two to seven short sentences that stand on their own beside a question', () => {
    const [first] = lead(page);
    expect(first?.kind).toBe('paragraph');
    const lines = layoutBlocks(lead(page), 38, { ascii: true });
    if (page.id !== 'index') expect(lines.length).toBeLessThanOrEqual(16);
    const text = lines.map((line) => line.text).join(' ');
    const sentences = text.split(/[.!?]\s/).length;
    expect(sentences).toBeGreaterThanOrEqual(2);
    expect(sentences).toBeLessThanOrEqual(8);
  });

  test('sums itself up in one sentence for the list of pages', () => {
    expect(page.summary).toMatch(/^[A-Z][^\n]*\.$/);
    expect(page.summary.length).toBeLessThanOrEqual(110);
  });
});

describe.each(QUESTIONS.map((page) => [page.id, page] as const))('the question page %s', (_id, page) => {
  test('has the skeleton, in its order', () => {
    const headings = page.blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 2 ? [block.spans.map((span) => span.text).join('')] : [],
    );
    expect(headings).toEqual(SKELETON);
  });

  test('shows something to type under “By hand” and under “How to check”', () => {
    const under = (heading: string): string[] => {
      const from = page.blocks.findIndex((block) => block.kind === 'heading' && block.spans[0]?.text === heading);
      const rest = page.blocks.slice(from + 1);
      const end = rest.findIndex((block) => block.kind === 'heading' && block.level === 2);
      return rest.slice(0, end < 0 ? undefined : end).map((block) => JSON.stringify(block));
    };
    expect(under('By hand').some((block) => block.includes('"kind":"code"'))).toBe(true);
    expect(under('How to check').some((block) => /"kind":"code"|"role":"code"/.test(block))).toBe(true);
  });
});

describe('drawings and commands', () => {
  test('drawings are plain ASCII and at most 60 columns wide', () => {
    for (const { page, text } of snippets('diagram')) {
      expect(text, page).toMatch(/^[\x20-\x7e\n]*$/);
      for (const line of text.split('\n')) expect(line.length, `${page}: ${line}`).toBeLessThanOrEqual(60);
    }
  });

  test('every question page but the one on checksums connects something in a drawing', () => {
    const drawn = new Set(snippets('diagram').map(({ page }) => page));
    expect(QUESTIONS.map(({ id }) => id).filter((id) => !drawn.has(id))).toEqual(['source/checksum', 'guest/name']);
  });

  test('commands fit a screen of 80 columns', () => {
    for (const { page, text } of snippets('sh', 'text', 'yaml')) {
      for (const line of text.split('\n')) expect(line.length, `${page}: ${line}`).toBeLessThanOrEqual(78);
    }
  });

  test('every block of code says what it is', () => {
    const known = ['sh', 'xl', 'yaml', 'text', 'diagram'];
    const all = PAGES.flatMap((page) => page.blocks).flatMap((block) => (block.kind === 'code' ? [block.lang] : []));
    expect(all.filter((lang) => !known.includes(lang))).toEqual([]);
  });
});
