import displayWidth from 'fast-string-width';
import type { Span } from './inline.ts';

export { displayWidth };

/**
 * Breaks text at spaces so that no line is wider than `width` columns, measured as a terminal shows it.
 * A word that is too wide by itself is cut. Always gives at least one line.
 */
export function wrap(spans: readonly Span[], width: number): Span[][] {
  const lines: Span[][] = [[]];
  let used = 0;
  for (const word of words(spans)) {
    const wide = widthOf(word);
    if (used > 0 && used + 1 + wide <= width) {
      append(lines.at(-1)!, { ...word[0]!, text: ' ' + word[0]!.text }, word.slice(1));
      used += 1 + wide;
      continue;
    }
    const pieces = wide <= width ? [word] : cut(word, width);
    for (const piece of pieces) {
      if (used > 0) lines.push([]);
      append(lines.at(-1)!, piece[0]!, piece.slice(1));
      used = widthOf(piece);
    }
  }
  return lines;
}

export function widthOf(spans: readonly Span[]): number {
  return displayWidth(spans.map((span) => span.text).join(''));
}

/** The width of the widest word: below this a column must cut words. */
export function widestWord(spans: readonly Span[]): number {
  return Math.max(0, ...words(spans).map(widthOf));
}

/** A word may have several looks: a command followed by a comma. */
function words(spans: readonly Span[]): Span[][] {
  const found: Span[][] = [];
  let open = false;
  for (const span of spans) {
    for (const part of span.text.split(/( +)/)) {
      if (part === '') continue;
      if (part.startsWith(' ')) open = false;
      else if (open) found.at(-1)!.push({ ...span, text: part });
      else {
        found.push([{ ...span, text: part }]);
        open = true;
      }
    }
  }
  return found;
}

/** A space inside a command belongs to the command: it takes the look of what stands before it when both agree. */
function append(line: Span[], first: Span, rest: readonly Span[]): void {
  const last = line.at(-1);
  if (last && first.text.startsWith(' ') && !(last.role === first.role && last.page === first.page)) {
    push(line, { text: ' ', role: 'text' });
    push(line, { ...first, text: first.text.slice(1) });
  } else push(line, first);
  for (const span of rest) push(line, span);
}

function push(line: Span[], span: Span): void {
  const last = line.at(-1);
  if (last && last.role === span.role && last.page === span.page) last.text += span.text;
  else line.push({ ...span });
}

function cut(word: readonly Span[], width: number): Span[][] {
  const pieces: Span[][] = [[]];
  let used = 0;
  for (const span of word) {
    for (const char of span.text) {
      const wide = displayWidth(char);
      if (used > 0 && used + wide > width) {
        pieces.push([]);
        used = 0;
      }
      push(pieces.at(-1)!, { ...span, text: char });
      used += wide;
    }
  }
  return pieces;
}
