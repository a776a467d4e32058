import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wrap } from '../../../src/guide/wrap.ts';
import { displayWidth, type GuideLine, layout, layoutBlocks, lead, parsePage } from './doors.ts';
import { PAGES } from './handbook.ts';

const page = (body: string) =>
  parsePage('storage/test', `---\ntitle: T\nsummary: S.\nchecked: 2026-11\nxen: 4.17\n---\n# T\n\n${body}\n`);
const lines = (body: string, width: number, ascii = true): string[] =>
  layoutBlocks(page(body).blocks, width, { ascii }).map((line) => line.text);

describe('layout', () => {
  test('no line of any page is wider than was asked for, and its spans make up its text', () => {
    const width = fc.integer({ min: 30, max: 200 });
    fc.assert(
      fc.property(fc.constantFrom(...PAGES), width, fc.boolean(), fc.boolean(), (each, columns, ascii, marks) => {
        for (const line of layout(each, columns, { ascii, marks })) check(line, columns);
      }),
      { numRuns: 400 },
    );
  });

  test('that holds for every page at the widths people have', () => {
    for (const each of PAGES) {
      for (const columns of [30, 38, 40, 60, 72, 80, 120, 200]) {
        for (const line of layout(each, columns, { ascii: false })) check(line, columns);
      }
    }
  });

  test('with ascii there is nothing but ASCII', () => {
    for (const each of PAGES) {
      for (const line of layout(each, 76, { ascii: true })) expect(line.text).toMatch(/^[\x20-\x7e]*$/);
    }
  });

  test('no word of a text is lost or put elsewhere, however narrow it gets', () => {
    const text = fc.array(fc.stringMatching(/^[a-z日本é]{1,30}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 60 }), (words, width) => {
        const wrapped = wrap([{ text: words.join(' '), role: 'text' }], width);
        const put = wrapped.map((line) => line.map((span) => span.text).join(''));
        expect(put.join('').replaceAll(' ', '')).toBe(words.join(''));
        for (const line of put) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('a list hangs under its bullet, an inner one further in', () => {
    expect(lines('- one two three four\n  five\n  - inner', 14)).toEqual([
      '* one two',
      '  three four',
      '  five',
      '  - inner',
    ]);
  });

  test('numbers of a list line up', () => {
    const ten = Array.from({ length: 10 }, (_, n) => `${n + 1}. x`).join('\n');
    expect(lines(ten, 20).slice(8)).toEqual([' 9. x', '10. x']);
  });

  test('rows of a table stand apart where cells go on below themselves', () => {
    const table = '| A | B |\n|---|---|\n| one | word word word |\n| two | word |';
    expect(lines(table, 16).slice(2)).toEqual(['one  word word', '     word', '', 'two  word']);
    expect(lines(table, 40).slice(2)).toEqual(['one  word word word', 'two  word']);
  });

  test('a table stands in columns where there is room, and as small lists where there is none', () => {
    const table = '| Have | Choose |\n|---|---|\n| a whole disk | disk image |';
    expect(lines(table, 40)).toEqual(['Have          Choose', '------------  ----------', 'a whole disk  disk image']);
    expect(lines(table, 12)).toEqual(['Have: a', 'whole disk', 'Choose: disk', 'image']);
  });

  test('a column that wants little gets it whole; the long one takes the rest', () => {
    const table = `| | Now | Missing |\n|---|---|---|\n| a place | not yet | ${'word '.repeat(8).trim()} |`;
    expect(lines(table, 50).slice(2)).toEqual([
      'a place  not yet  word word word word word word',
      '                  word word',
    ]);
  });

  test('where columns would be ladders of words, rows are lists; a column without a heading names its row', () => {
    const table = `| | Missing |\n|---|---|\n| a place | ${'word '.repeat(14).trim()} |`;
    expect(lines(table, 20)).toEqual([
      'a place',
      'Missing: word word',
      'word word word word',
      'word word word word',
      'word word word word',
    ]);
  });

  test('a long command goes on under itself and keeps its indentation', () => {
    expect(lines('```sh\nqemu-img convert -O raw a b\n```', 24)).toEqual(['  qemu-img convert -O', '  > raw a b']);
  });

  test('a drawing is never wrapped: where it does not fit, a line says how wide it is', () => {
    const drawing = `\`\`\`diagram\n${'-'.repeat(50)}\n\`\`\``;
    expect(lines(drawing, 50)).toEqual(['-'.repeat(50)]);
    expect(lines(drawing, 40).join(' ')).toContain('50 columns wide');
  });

  test('commands in the text are marked only on request, for output without colour', () => {
    const [line] = layoutBlocks(page('Run `xl list`, twice.').blocks, 40, { ascii: true });
    expect(line!.text).toBe('Run xl list, twice.');
    expect(line!.spans).toContainEqual({ text: 'xl list', role: 'code' });
    const [marked] = layoutBlocks(page('Run `xl list`, twice.').blocks, 40, { ascii: true, marks: true });
    expect(marked!.text).toBe('Run `xl list`, twice.');
  });

  test('a pane with a heading of its own leaves the title out, also one that needs two lines', () => {
    const long = PAGES.find(({ id }) => id === 'concepts/config-file')!;
    const [first, second] = layout(long, 30, { ascii: true });
    expect([first?.role, second?.role]).toEqual(['title', 'title']);
    const bare = layout(long, 30, { ascii: true, title: false });
    expect(bare[0]).toEqual(layoutBlocks(lead(long), 30, { ascii: true })[0]);
  });

  test('a link says which page it leads to', () => {
    const [line] = layoutBlocks(page('See [the size](size.md).').blocks, 60, { ascii: true });
    expect(line!.text).toBe('See the size (storage/size).');
    expect(line!.spans.find((span) => span.role === 'link')?.page).toBe('storage/size');
  });
});

const head = '---\ntitle: T\nsummary: S.\nchecked: 2026-11\nxen: 4.17\n---\n# T\n';

describe('reading a page', () => {
  test('the lead is what stands before the first heading', () => {
    expect(lead(page('One.\n\nTwo.\n\n## What it is\n\nThree.'))).toHaveLength(2);
  });

  test.each([
    ['no front matter', '# T\n', /x\.md:1.*front matter/],
    ['a key that is missing', '---\ntitle: T\n---\n# T\n', /lacks `summary`/],
    ['a code block without end', `${head}\n\`\`\`sh\nls\n`, /does not end/],
    ['a table without its rule', `${head}\n| a |\n| b |\n`, /line of dashes/],
    ['two titles', `${head}\n# T\n`, /second title/],
    ['a title that differs', head.replace('# T', '# U'), /title/],
  ])('%s is a fault that names file and line', (_, text, message) => {
    expect(() => parsePage('x', text)).toThrow(message);
  });
});

function check(line: GuideLine, columns: number): void {
  expect(displayWidth(line.text), line.text).toBeLessThanOrEqual(columns);
  expect(line.spans.map((span) => span.text).join('')).toBe(line.text);
  expect(line.text).not.toMatch(/[\n\t]/);
}
