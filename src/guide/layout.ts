import { t } from '../text/t.ts';
import type { Span } from './inline.ts';
import { textOf } from './inline.ts';
import type { Block, Page } from './markdown.ts';
import { tableLines } from './table.ts';
import { displayWidth, widthOf, wrap } from './wrap.ts';

/** One line of a page, ready for the screen; never wider than was asked for. */
export interface GuideLine {
  text: string;
  /** The look of the whole line; `spans` has the looks inside it. */
  role: 'title' | 'heading' | 'subheading' | 'text' | 'code' | 'diagram' | 'note' | 'table' | 'small' | 'blank';
  spans: Span[];
}

export interface LayoutOptions {
  /** Only ASCII signs: for terminals and locales that know no others. */
  ascii: boolean;
  /** Keep `backticks` around commands and file names, for output without colour. */
  marks?: boolean;
  /** False: without the page's title, for a pane that shows it in its own heading. */
  title?: boolean;
}

interface Signs {
  bullet: string;
  inner: string;
  bar: string;
  rule: string;
  subheading: string;
  goesOn: string;
}
const UNICODE: Signs = { bullet: '• ', inner: '◦ ', bar: '▌ ', rule: '─', subheading: '▸ ', goesOn: '↪ ' };
const ASCII: Signs = { bullet: '* ', inner: '- ', bar: '| ', rule: '-', subheading: '>> ', goesOn: '> ' };

/** The whole page: title, text, and at the end when it was checked and against what. */
export function layout(page: Page, width: number, options: LayoutOptions): GuideLine[] {
  const checked: Span[] = [{ text: t`Checked ${page.checked} against Xen ${page.xen}.`, role: 'text' }];
  const title = wrap([{ text: page.title, role: 'text' }], width).map((spans) => line('title', spans));
  return [
    ...(options.title === false ? [] : [...title, BLANK]),
    ...layoutBlocks(page.blocks, width, options),
    BLANK,
    ...wrap(checked, width).map((spans) => line('small', spans)),
  ];
}

/** Some blocks of a page, a blank line between them (none below a subheading): `layoutBlocks(lead(page), …)` for the pane beside a question. */
export function layoutBlocks(blocks: readonly Block[], width: number, options: LayoutOptions): GuideLine[] {
  const signs = options.ascii ? ASCII : UNICODE;
  const dress = (spans: readonly Span[]) => spans.map((span) => dressed(span, options));
  return blocks.flatMap((block, n) => {
    const above = blocks[n - 1];
    const close = above === undefined || (above.kind === 'heading' && above.level === 3);
    const before = close ? [] : [BLANK];
    return [...before, ...blockLines(block, width, signs, dress)];
  });
}

function blockLines(block: Block, width: number, signs: Signs, dress: (spans: readonly Span[]) => Span[]): GuideLine[] {
  switch (block.kind) {
    case 'heading':
      return block.level === 2
        ? wrap(dress(block.spans), width).map((spans) => line('heading', spans))
        : hanging(dress(block.spans), width, signs.subheading, ' '.repeat(signs.subheading.length), 'subheading');
    case 'paragraph':
      return wrap(dress(block.spans), width).map((spans) => line('text', spans));
    case 'note':
      return hanging(dress(block.spans), width, signs.bar, signs.bar, 'note');
    case 'list':
      return listLines(block, width, signs, dress);
    case 'table': {
      const rows = block.rows.map((row) => row.map(dress));
      return tableLines(block.header.map(dress), rows, width, signs.rule).map((spans) =>
        line(spans.length === 0 ? 'blank' : 'table', spans),
      );
    }
    // Whoever shows the page has put something in its place.
    case 'computed':
      return [];
    case 'code':
      return block.lang === 'diagram' ? diagram(block.lines, width) : code(block.lines, width, signs);
  }
}

function listLines(
  list: Extract<Block, { kind: 'list' }>,
  width: number,
  signs: Signs,
  dress: (spans: readonly Span[]) => Span[],
): GuideLine[] {
  const outer = list.items.filter((item) => item.depth === 0).length;
  const markWidth = list.ordered ? `${outer}. `.length : 2;
  let number = 0;
  return list.items.flatMap(({ depth, spans }) => {
    if (depth === 0) number++;
    const mark = depth > 0 ? signs.inner : list.ordered ? `${number}. `.padStart(markWidth) : signs.bullet;
    const indent = depth > 0 ? ' '.repeat(markWidth) : '';
    return hanging(dress(spans), width, indent + mark, ' '.repeat(indent.length + mark.length), 'text');
  });
}

/** Text with something in front of its first line and of the lines after it; in a very narrow place, nothing. */
function hanging(spans: Span[], width: number, first: string, next: string, role: GuideLine['role']): GuideLine[] {
  const room = width - displayWidth(first);
  if (room < 8) return wrap(spans, width).map((wrapped) => line(role, wrapped));
  return wrap(spans, room).map((wrapped, n) =>
    line(role, [{ text: n === 0 ? first : next, role: 'text' as const }, ...wrapped]),
  );
}

/** Commands and files: kept as they are, two columns in; a line that is too long goes on under itself. */
function code(lines: readonly string[], width: number, signs: Signs): GuideLine[] {
  const indent = width >= 24 ? 2 : 0;
  const room = width - indent;
  return lines.flatMap((text) => {
    if (text === '') return [BLANK];
    const lead = /^ */.exec(text)![0].slice(0, Math.max(0, room - 10));
    const rest: Span[] = [{ text: text.trimStart(), role: 'code' }];
    const fits = displayWidth(text) <= room;
    const pieces = fits ? [rest] : wrap(rest, room - lead.length - signs.goesOn.length);
    return pieces.map((piece, n) => {
      const front = ' '.repeat(indent) + lead + (n > 0 ? signs.goesOn : '');
      return line('code', [...(front === '' ? [] : [{ text: front, role: 'text' as const }]), ...piece]);
    });
  });
}

/** A drawing falls apart when it is wrapped: where it does not fit, a line says so. */
function diagram(lines: readonly string[], width: number): GuideLine[] {
  const needs = Math.max(...lines.map((text) => displayWidth(text)));
  if (needs > width) {
    const note: Span[] = [{ text: t`[a drawing, ${needs} columns wide: widen the window to see it]`, role: 'text' }];
    return wrap(note, width).map((spans) => line('small', spans));
  }
  return lines.map((text) => (text === '' ? BLANK : line('diagram', [{ text, role: 'text' }])));
}

const BLANK: GuideLine = { text: '', role: 'blank', spans: [] };

function line(role: GuideLine['role'], spans: Span[]): GuideLine {
  const text = textOf(spans);
  if (widthOf(spans) === 0) return BLANK;
  return { text, role, spans };
}

const TO_ASCII: Record<string, string> = {
  '–': '-',
  '—': '-',
  '…': '...',
  '→': '->',
  '×': 'x',
  '“': '"',
  '”': '"',
  '’': "'",
};

function dressed(span: Span, options: LayoutOptions): Span {
  const text = options.ascii ? span.text.replace(/[^\x00-\x7f]/g, (sign) => TO_ASCII[sign] ?? '?') : span.text;
  return { ...span, text: options.marks && span.role === 'code' ? `\`${text}\`` : text };
}
