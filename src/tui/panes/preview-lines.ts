import { clean } from '../../text/clean.ts';
import { textWidth } from '../../text/width.ts';
import { changedLines } from '../state/diff.ts';
import { cut, type Line, plain, span } from '../text/line.ts';
import { lastOnly } from '../text/memo.ts';
import { wrap } from '../text/wrap.ts';
import { GLYPH, type Style } from '../theme.ts';

export interface Preview {
  /** Rows of the pane: a long line of the config takes several. */
  rows: readonly Row[];
  /** The first row with a change, or -1. */
  firstChanged: number;
}

interface Row {
  text: string;
  changed: boolean;
  comment: boolean;
}

const MARK = 2;

/** The config as rows of a pane, and which of them the last answer changed. */
export const previewOf = lastOnly((baseline: string, text: string, width: number): Preview => {
  const now = text.replace(/\n$/, '');
  const changes = changedLines(baseline.replace(/\n$/, ''), now);
  const rows = now.split('\n').flatMap((line, i): Row[] => {
    const row = { changed: changes.has(i), comment: /^\s*#/.test(line) };
    return pieces(clean(line), width - MARK, row.comment).map((piece) => ({ ...row, text: piece }));
  });
  return { rows, firstChanged: rows.findIndex((row) => row.changed) };
});

/** A long comment goes on at the same depth, a long setting behind a sign that says so. */
function pieces(line: string, width: number, comment: boolean): string[] {
  if (line.length <= width && textWidth(line) <= width) return [line];
  const [, indent = ''] = /^(\s*(?:# )?)/.exec(line)!;
  const front = comment ? indent : `${' '.repeat(Math.min(8, indent.length))}${GLYPH.on} `;
  const lines = wrap(line.slice(indent.length), width - Math.max(indent.length, front.length));
  return lines.map((row, i) => (i === 0 ? indent : front) + plain(row));
}

/** The first row to show: as scrolled, else so that the changes are seen. */
export function previewFrom(preview: Preview, scroll: number | undefined, height: number): number {
  const most = Math.max(0, preview.rows.length - height);
  if (scroll !== undefined) return Math.min(scroll, most);
  const first = preview.firstChanged;
  if (first < height - 2) return 0;
  return Math.min(most, Math.max(0, first - Math.floor(height / 3)));
}

export function previewLines(preview: Preview, from: number, width: number, height: number): Line[] {
  return preview.rows.slice(from, from + height).map((row) => {
    const mark = span(row.changed ? `${GLYPH.changed} ` : '  ', 'changed');
    return cut([mark, ...tinted(row)], width);
  });
}

/** Comments stand back, what changed stands out, what is still open is seen. */
function tinted({ text, changed, comment }: Row): Line {
  if (comment) return [span(text, changed ? 'changed' : 'dim')];
  const look: Style | undefined = changed ? 'changed' : undefined;
  return text.split(/(…)/).map((piece) => span(piece, piece === '…' ? 'accent' : look));
}
