import { clean } from '../../text/clean.ts';
import { charWidth, sliceToWidth, textWidth } from '../../text/width.ts';
import { CURSOR_MARK, RESET, type Style, style } from '../theme.ts';

/** A piece of a line with one look. Its text is clean: drawn as it stands. */
export interface Span {
  text: string;
  style?: Style | undefined;
  /** The terminal's cursor stands on its first cell. */
  cursor?: boolean;
}

/** One row of a pane. Never wider than the pane: whoever makes it cuts it. */
export type Line = readonly Span[];

export const BLANK: Line = [];

/** A span of any text; hostile characters in it are shown escaped. */
export const span = (text: string, look?: Style): Span => ({ text: clean(text), style: look });

export const plain = (row: Line): string => row.map((s) => s.text).join('');

export const lineWidth = (row: Line): number => row.reduce((sum, s) => sum + textWidth(s.text), 0);

/** Cuts a line to `width` columns; a mark shows that something is missing. */
export function cut(row: Line, width: number, mark = '…'): Line {
  if (width <= 0) return BLANK;
  if (lineWidth(row) <= width) return row;
  const out: Span[] = [];
  let room = width - textWidth(mark);
  for (const piece of row) {
    const text = sliceToWidth(piece.text, room);
    if (text !== '') out.push({ ...piece, text });
    room -= textWidth(text);
    if (text.length < piece.text.length) break;
  }
  return room < 0 ? BLANK : [...out, { text: mark, style: out.at(-1)?.style }];
}

/** Cuts a sentence to `width` columns, between two words where that does not take too much of it. */
export function cutSentence(text: string, width: number, mark = '…'): string {
  if (textWidth(text) <= width) return text;
  const head = sliceToWidth(text, Math.max(0, width - textWidth(mark)));
  const space = text[head.length] === ' ' ? head.length : head.lastIndexOf(' ');
  return (space > head.length / 2 ? head.slice(0, space + 1) : head) + (width < textWidth(mark) ? '' : mark);
}

/** Cuts at the front, so that the end of a path stays readable. */
export function cutStart(text: string, width: number, mark = '…'): string {
  if (textWidth(text) <= width) return text;
  if (width <= textWidth(mark)) return sliceToWidth(text, width);
  let used = textWidth(mark);
  const kept: string[] = [];
  for (const char of [...text].reverse()) {
    used += charWidth(char);
    if (used > width) break;
    kept.unshift(char);
  }
  while (kept.length > 0 && charWidth(kept[0]!) === 0) kept.shift();
  return mark + kept.join('');
}

/** Fills with spaces on the right up to `width`, and cuts what is too wide. */
export function pad(row: Line, width: number, look?: Style): Line {
  const kept = cut(row, width);
  const missing = width - lineWidth(kept);
  return missing > 0 ? [...kept, { text: ' '.repeat(missing), style: look }] : kept;
}

/** `left` and `right` at the two ends of a row; when both do not cut, `right` stays whole as long as it can. */
export function between(left: Line, right: Line, width: number): Line {
  const end = cut(right, width);
  const room = width - lineWidth(end);
  return room < 2 ? end : [...pad(left, room - 1), { text: ' ' }, ...end];
}

/** The line as text with colour codes, for Ink's Text. */
export function ansi(row: Line): string {
  let out = '';
  for (const piece of row)
    out += (piece.cursor ? CURSOR_MARK : '') + style(piece.text, piece.style) + (piece.cursor ? RESET : '');
  return out;
}
