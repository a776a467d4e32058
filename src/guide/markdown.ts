import { parseInline, type Span } from './inline.ts';

/** A page of the handbook, read but not yet laid out. */
export interface Page {
  /** Its path in guide/ without `.md`: `storage/lvm`. */
  id: string;
  title: string;
  /** One sentence for lists of pages. */
  summary: string;
  /** Year and month: `2026-11`. */
  checked: string;
  /** The Xen versions it was checked against: `4.17 and 4.20`. */
  xen: string;
  /** The title is not among them. */
  blocks: Block[];
}

export type Block =
  | { kind: 'heading'; level: 2 | 3; spans: Span[] }
  | { kind: 'paragraph'; spans: Span[] }
  /** A warning or an aside, written `> …`. */
  | { kind: 'note'; spans: Span[] }
  | { kind: 'list'; ordered: boolean; items: ListItem[] }
  /** `lang` is what stands after the fence: `sh`, `xl`, `diagram`, `text`. */
  | { kind: 'code'; lang: string; lines: string[] }
  | { kind: 'table'; header: Span[][]; rows: Span[][][] };

export interface ListItem {
  /** 0 for the outer list, 1 for a list inside an item. */
  depth: number;
  spans: Span[];
}

const META = ['title', 'summary', 'checked', 'xen'] as const;
const ITEM = /^( *)(-|\d+\.) +(.*)$/;
const STARTS_BLOCK = /^(#{1,3} |```|> ?|\||\s*(-|\d+\.) )/;

/**
 * Reads the part of Markdown that the handbook is written in: front matter, headings, paragraphs, lists,
 * fenced code, tables, notes. Throws an Error that names the line for anything else: a page is part of the
 * program, so a broken one is a bug.
 */
export function parsePage(id: string, text: string): Page {
  const lines = text.split('\n');
  const fail = (at: number, what: string): never => {
    throw new Error(`guide/${id}.md:${at + 1}: ${what}`);
  };
  const meta: Record<string, string> = {};
  if (lines[0] !== '---') fail(0, 'front matter is missing');
  let at = 1;
  for (; lines[at] !== '---'; at++) {
    const line = lines[at] ?? fail(at, 'front matter does not end');
    const colon = line.indexOf(': ');
    if (colon < 1) fail(at, 'front matter wants `key: value`');
    meta[line.slice(0, colon)] = line.slice(colon + 2).trim();
  }
  for (const key of META) if (!meta[key]) fail(at, `front matter lacks \`${key}\``);

  const spans = (piece: string) => parseInline(piece, (target) => pageOf(id, target));
  const blocks: Block[] = [];
  let title: string | undefined;
  at++;
  while (at < lines.length) {
    const line = lines[at]!;
    const from = at;
    if (line.trim() === '') {
      at++;
    } else if (line.startsWith('# ')) {
      if (title !== undefined) fail(at, 'a second title');
      title = line.slice(2).trim();
      at++;
    } else if (/^###? /.test(line)) {
      const level = line.startsWith('### ') ? 3 : 2;
      blocks.push({ kind: 'heading', level, spans: spans(line.slice(level + 1).trim()) });
      at++;
    } else if (line.startsWith('```')) {
      const end = lines.indexOf('```', at + 1);
      if (end < 0) fail(from, 'the code block does not end');
      blocks.push({ kind: 'code', lang: line.slice(3).trim(), lines: lines.slice(at + 1, end) });
      at = end + 1;
    } else if (line.startsWith('|')) {
      while (lines[at]?.startsWith('|')) at++;
      const [head, rule, ...rows] = lines.slice(from, at).map(cells);
      if (!rule?.every((cell) => /^:?-+:?$/.test(cell))) fail(from, 'the table lacks its line of dashes');
      for (const row of rows) if (row.length !== head!.length) fail(from, 'a row of the table has other columns');
      blocks.push({ kind: 'table', header: head!.map(spans), rows: rows.map((row) => row.map(spans)) });
    } else if (line.startsWith('>')) {
      while (lines[at]?.startsWith('>')) at++;
      const quoted = lines.slice(from, at).map((l) => l.slice(1).trim());
      blocks.push({ kind: 'note', spans: spans(quoted.join(' ')) });
    } else if (ITEM.test(line)) {
      const items: { depth: number; text: string }[] = [];
      for (; at < lines.length && lines[at]!.trim() !== ''; at++) {
        const item = ITEM.exec(lines[at]!);
        if (item) items.push({ depth: item[1]!.length >= 2 ? 1 : 0, text: item[3]! });
        else if (lines[at]!.startsWith('  ')) items.at(-1)!.text += ` ${lines[at]!.trim()}`;
        else fail(at, 'a line of a list is not indented');
      }
      const ordered = /^\d/.test(line.trim());
      blocks.push({ kind: 'list', ordered, items: items.map(({ depth, text }) => ({ depth, spans: spans(text) })) });
    } else {
      at++;
      while (at < lines.length && lines[at]!.trim() !== '' && !STARTS_BLOCK.test(lines[at]!)) at++;
      blocks.push({ kind: 'paragraph', spans: spans(lines.slice(from, at).join(' ')) });
    }
  }
  if (title === undefined) fail(at, 'the page has no title');
  if (title !== meta['title']) fail(0, 'the title differs from the one in the front matter');
  return {
    id,
    title: title!,
    summary: meta['summary']!,
    checked: meta['checked']!,
    xen: meta['xen']!,
    blocks,
  };
}

function cells(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

/** `../boot/method.md` on the page `guest/type` is the page `boot/method`. Undefined: not a page. */
function pageOf(id: string, target: string): string | undefined {
  if (!target.endsWith('.md') || target.includes('://')) return undefined;
  const path = id.split('/').slice(0, -1);
  for (const part of target.slice(0, -'.md'.length).split('/')) {
    if (part === '..') path.pop();
    else if (part !== '.') path.push(part);
  }
  return path.join('/');
}

/** What stands before the first heading: the few sentences that help right beside the question. */
export function lead(page: Page): Block[] {
  const end = page.blocks.findIndex((block) => block.kind === 'heading');
  return end < 0 ? page.blocks : page.blocks.slice(0, end);
}

/** The pages that a page points to. */
export function linksOf(page: Page): string[] {
  return page.blocks
    .flatMap((block): Span[] => {
      if (block.kind === 'code') return [];
      if (block.kind === 'list') return block.items.flatMap((item) => item.spans);
      if (block.kind === 'table') return [...block.header, ...block.rows.flat()].flat();
      return block.spans;
    })
    .flatMap((span) => (span.page === undefined ? [] : [span.page]));
}
