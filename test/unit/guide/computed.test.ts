import { describe, expect, test } from 'vitest';
import { handbook, readPage } from '../../../src/commands/handbook.ts';
import { parsePage } from '../../../src/guide/page.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import { BACKENDS } from '../../../src/storage/index.ts';
import { layout, openLibrary } from './doors.ts';
import { PAGES } from './handbook.ts';

const library = openLibrary();
const page = (text: string) =>
  parsePage('a/b', `---\ntitle: T\nsummary: S.\nchecked: 2026-11\nxen: 4.17\n---\n# T\n\n${text}\n`);

describe('a table that is made when the page is read', () => {
  test('stands in the page as a marker of its own', () => {
    expect(page('Before.\n<!-- table: storage -->\nBehind.').blocks.map(({ kind }) => kind)).toEqual([
      'paragraph',
      'computed',
      'paragraph',
    ]);
    expect(() => page('<!-- TODO -->')).toThrow(/guide\/a\/b\.md:9: a comment/);
  });

  test('is known for every marker in the handbook', () => {
    for (const { id } of PAGES) {
      const { blocks } = readPage(library, id, exampleFacts())!;
      expect(blocks.filter(({ kind }) => kind === 'computed')).toEqual([]);
    }
  });

  test('fits 80 columns as a table, and a narrow pane as a list', () => {
    const choosing = readPage(library, 'storage/choosing', exampleFacts())!;
    for (const width of [80, 38]) {
      const lines = layout(choosing, width, { ascii: true });
      expect(Math.max(...lines.map(({ text }) => text.length))).toBeLessThanOrEqual(width);
    }
    const wide = layout(choosing, 80, { ascii: true }).map(({ text }) => text);
    expect(wide.filter((text) => /^-{5,} {2}-{5,}/.test(text))).toHaveLength(3);
  });

  test('says what a host can do only where there is one', () => {
    const words = (facts = true): string =>
      layout(readPage(library, 'storage/choosing', facts ? exampleFacts() : undefined)!, 80, { ascii: true })
        .map(({ text }) => text)
        .join('\n');
    expect(words()).toContain('not yet');
    expect(words(false)).not.toContain('not yet');
    for (const { label } of BACKENDS) expect(words(false)).toContain(label.split(' ')[0]);
  });

  test('is the same object as long as the host is the same: it is laid out once', () => {
    let facts = exampleFacts();
    const read = handbook(library, () => facts);
    const first = read('storage/choosing');
    expect(read('storage/choosing')).toBe(first);
    facts = exampleFacts();
    expect(read('storage/choosing')).not.toBe(first);
    expect(read('nowhere')).toBeUndefined();
  });
});
