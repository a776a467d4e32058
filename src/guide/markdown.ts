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
  | { kind: 'table'; header: Span[][]; rows: Span[][][] }
  /** Stands for blocks that are made when the page is read: `<!-- table: storage -->`. */
  | { kind: 'computed'; name: string };

export interface ListItem {
  /** 0 for the outer list, 1 for a list inside an item. */
  depth: number;
  spans: Span[];
}

const META = ['title', 'summary', 'checked', 'xen'] as const;
const ITEM = /^( *)(-|\d+\.) +(.*)$/;
const MARKER = /^<!-- table: ([a-z-]+) -->$/;
const STARTS_BLOCK = /^(#{1,3} |```|<!--|> ?|\||\s*(-|\d+\.) )/;

/**
 * Reads the part of Markdown that the handbook is written in: front matter, headings, paragraphs, lists,
 * fenced code, tables, notes. Throws an Error that names the line for anything else: a page is part of the
 * program, so a broken one is a bug.
 */
export function parsePage(id: string, text: string): Page {
  const reader = new Reader(id, text);
  const meta = reader.frontMatter();
  const blocks: Block[] = [];
  let title: string | undefined;
  while (!reader.atEnd()) {
    const line = reader.line();
    if (line.trim() === '') reader.take();
    else if (line.startsWith('# ')) {
      if (title !== undefined) reader.fail('a second title');
      title = reader.take().slice(2).trim();
    } else blocks.push(reader.block(line));
  }
  if (title !== meta.title) reader.fail('the title is missing, or differs from the one in the front matter');
  return { id, ...meta, blocks };
}

class Reader {
  readonly #id: string;
  readonly #lines: string[];
  #at = 0;

  constructor(id: string, text: string) {
    this.#id = id;
    this.#lines = text.split('\n');
  }

  fail(what: string): never {
    throw new Error(`guide/${this.#id}.md:${this.#at + 1}: ${what}`);
  }

  atEnd(): boolean {
    return this.#at >= this.#lines.length;
  }

  line(): string {
    return this.#lines[this.#at] ?? this.fail('the page ends too early');
  }

  take(): string {
    const line = this.line();
    this.#at += 1;
    return line;
  }

  frontMatter(): Record<(typeof META)[number], string> {
    const meta: Record<string, string> = {};
    if (this.line() !== '---') this.fail('front matter is missing');
    this.take();
    for (let line = this.take(); line !== '---'; line = this.take()) {
      const colon = line.indexOf(': ');
      if (colon < 1) this.fail('front matter wants `key: value`');
      meta[line.slice(0, colon)] = line.slice(colon + 2).trim();
    }
    for (const key of META) if (!meta[key]) this.fail(`front matter lacks \`${key}\``);
    return meta as Record<(typeof META)[number], string>;
  }

  block(first: string): Block {
    if (/^###? /.test(first)) return this.#heading();
    if (first.startsWith('```')) return this.#code();
    if (first.startsWith('|')) return this.#table();
    if (first.startsWith('<!--')) return this.#marker();
    if (first.startsWith('>')) return { kind: 'note', spans: this.#spans(this.#quoted()) };
    if (ITEM.test(first)) return this.#list();
    const lines = [this.take(), ...this.#takeWhile((line) => line.trim() !== '' && !STARTS_BLOCK.test(line))];
    return { kind: 'paragraph', spans: this.#spans(lines.join(' ')) };
  }

  #takeWhile(goesOn: (line: string) => boolean): string[] {
    const taken: string[] = [];
    while (!this.atEnd() && goesOn(this.line())) taken.push(this.take());
    return taken;
  }

  #spans(text: string): Span[] {
    return parseInline(text, (target) => pageOf(this.#id, target));
  }

  #heading(): Block {
    const line = this.take();
    const level = line.startsWith('### ') ? 3 : 2;
    return { kind: 'heading', level, spans: this.#spans(line.slice(level + 1).trim()) };
  }

  #code(): Block {
    const lang = this.take().slice(3).trim();
    const lines = this.#takeWhile((line) => line !== '```');
    if (this.atEnd()) this.fail('a block of code does not end');
    this.take();
    return { kind: 'code', lang, lines };
  }

  #quoted(): string {
    return this.#takeWhile((line) => line.startsWith('>'))
      .map((line) => line.slice(1).trim())
      .join(' ');
  }

  #table(): Block {
    const [head, rule, ...rows] = this.#takeWhile((line) => line.startsWith('|')).map(cells);
    if (!rule?.every((cell) => /^:?-+:?$/.test(cell))) this.fail('the table above lacks its line of dashes');
    if (rows.some((row) => row.length !== head!.length)) this.fail('a row of the table above has other columns');
    const spans = (cell: string) => this.#spans(cell);
    return { kind: 'table', header: head!.map(spans), rows: rows.map((row) => row.map(spans)) };
  }

  #marker(): Block {
    const name = MARKER.exec(this.line())?.[1] ?? this.fail('a comment that is no `<!-- table: NAME -->`');
    this.take();
    return { kind: 'computed', name };
  }

  #list(): Block {
    const ordered = /^\d/.test(this.line().trim());
    const items: { depth: number; text: string }[] = [];
    for (const line of this.#takeWhile((each) => each.trim() !== '')) {
      const item = ITEM.exec(line);
      if (item) items.push({ depth: item[1]!.length >= 2 ? 1 : 0, text: item[3]! });
      else if (line.startsWith('  ')) items.at(-1)!.text += ` ${line.trim()}`;
      else this.fail('a line of the list above is not indented');
    }
    return { kind: 'list', ordered, items: items.map(({ depth, text }) => ({ depth, spans: this.#spans(text) })) };
  }
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
      if (block.kind === 'code' || block.kind === 'computed') return [];
      if (block.kind === 'list') return block.items.flatMap((item) => item.spans);
      if (block.kind === 'table') return [...block.header, ...block.rows.flat()].flat();
      return block.spans;
    })
    .flatMap((span) => (span.page === undefined ? [] : [span.page]));
}
