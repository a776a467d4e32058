import stringWidth from 'fast-string-width';

/** Ranges of letters and signs that are one column everywhere: no need to start the library's large expressions. */
const NARROW: readonly (readonly [number, number])[] = [
  [0x00, 0x2ff],
  [0x370, 0x482],
  [0x48a, 0x58f],
  [0x1e00, 0x1fff],
  [0x2010, 0x2027],
  [0x2030, 0x205e],
  [0x2070, 0x20cf],
  [0x2100, 0x22ff],
  [0x2500, 0x25fc],
  [0x2713, 0x2718],
  [0x276e, 0x276f],
];

const known = new Map<string, 0 | 1 | 2>();

/** Columns that one character (a code point) takes on a terminal: 0 for a combining mark, 2 for CJK and emoji. */
export function charWidth(char: string): 0 | 1 | 2 {
  const code = char.charCodeAt(0);
  if (code < 0x300 || NARROW.some(([from, to]) => code >= from && code <= to)) return 1;
  let width = known.get(char);
  if (width === undefined) {
    width = Math.min(2, stringWidth(char)) as 0 | 1 | 2;
    if (known.size > 5000) known.clear();
    known.set(char, width);
  }
  return width;
}

/** Columns of a text that has been cleaned (no control characters, no colour codes). */
export function textWidth(text: string): number {
  if (isAscii(text)) return text.length;
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7e) return false;
  return true;
}

/** The longest beginning of `text` that fits in `columns`. */
export function sliceToWidth(text: string, columns: number): string {
  if (isAscii(text)) return text.slice(0, Math.max(0, columns));
  let used = 0;
  let end = 0;
  for (const char of text) {
    const wide = charWidth(char);
    if (used + wide > columns) break;
    used += wide;
    end += char.length;
  }
  return text.slice(0, end);
}
