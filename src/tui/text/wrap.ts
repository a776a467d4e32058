import { charWidth, textWidth } from '../../text/width.ts';
import type { Style } from '../theme.ts';
import { cut, type Line, type Span, span } from './line.ts';

/** Behind these a path, an address or a list of settings may be broken, where it is too wide for a line. */
export const BREAKS = /(?<=[/,=:;&?])/;

/**
 * Breaks spans at spaces so that no line is wider than `width`; a word that is too wide is broken between its parts, and a
 * part that is too wide is cut. At least one line.
 */
export function wrapSpans(spans: readonly Span[], width: number): Line[] {
  const room = Math.max(2, width);
  const lines: Span[][] = [[]];
  let used = 0;
  let gap: Span | undefined;
  const put = (piece: Span) => {
    const row = lines.at(-1)!;
    const last = row.at(-1);
    if (last && last.style === piece.style) row[row.length - 1] = { ...last, text: last.text + piece.text };
    else row.push(piece);
    used += textWidth(piece.text);
  };
  const newLine = () => {
    lines.push([]);
    used = 0;
  };
  for (const word of words(spans)) {
    if (word === 'gap') {
      gap = { text: ' ' };
      continue;
    }
    const wide = word.reduce((sum, piece) => sum + textWidth(piece.text), 0);
    if (used > 0 && used + (gap ? 1 : 0) + wide > room) newLine();
    else if (gap && used > 0) put({ text: ' ', style: lines.at(-1)!.at(-1)?.style });
    gap = undefined;
    for (const piece of word)
      for (const text of wide <= room ? [piece.text] : piece.text.split(BREAKS)) {
        const part = textWidth(text);
        if (used > 0 && used + part > room) newLine();
        if (used + part <= room) put({ ...piece, text });
        else
          for (const char of text) {
            if (used + charWidth(char) > room) newLine();
            put({ ...piece, text: char });
          }
      }
  }
  return lines;
}

export const wrap = (text: string, width: number, look?: Style): Line[] => wrapSpans([span(text, look)], width);

/** At most `most` lines; the last one ends with a mark when something is left out. */
export function atMost(lines: readonly Line[], most: number, width: number): Line[] {
  if (lines.length <= most) return [...lines];
  const kept = lines.slice(0, Math.max(0, most));
  const last = kept.pop();
  if (!last) return [];
  return [...kept, [...cut(last, width - 2, ''), { text: ' …', style: 'dim' }]];
}

function* words(spans: readonly Span[]): Generator<Span[] | 'gap'> {
  let word: Span[] = [];
  for (const piece of spans) {
    for (const part of piece.text.split(/( +)/)) {
      if (part === '') continue;
      if (part[0] !== ' ') word.push({ ...piece, text: part });
      else {
        if (word.length > 0) yield word;
        word = [];
        yield 'gap';
      }
    }
  }
  if (word.length > 0) yield word;
}
