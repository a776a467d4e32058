import { charWidth } from '../../text/width.ts';

/** One row of the screen, cell by cell. A wide character takes two cells; the second holds an empty text. */
export interface Row {
  chars: string[];
  /** SGR parameters for each cell: `1;36`; empty for the terminal's own look. Of an empty cell only what is seen of it. */
  looks: string[];
  /** The cell that carries the cursor's mark, or -1. */
  cursor: number;
}

const SGR = /\x1b\[([\d;]*)m/y;
/** Overline is never drawn: it marks the place of the cursor on its way through Ink. */
const CURSOR_ON = 53;

interface Look {
  /** In a fixed order, so that equal looks are equal texts. */
  bits: Set<number>;
  fg: number;
}

/** Reads one line of Ink's output: text and colour codes, nothing else. Cut to `cols` columns. */
export function readRow(text: string, cols: number): Row {
  const row: Row = { chars: [], looks: [], cursor: -1 };
  const look: Look = { bits: new Set(), fg: 0 };
  let current = '';
  let onBlank = '';
  let marked = false;
  for (let i = 0; i < text.length; ) {
    if (text.charCodeAt(i) === 0x1b) {
      SGR.lastIndex = i;
      const match = SGR.exec(text);
      if (!match) {
        i++;
        continue;
      }
      i = SGR.lastIndex;
      for (const code of match[1]!.split(';')) apply(look, Number(code));
      marked = look.bits.has(CURSOR_ON);
      current = lookText(look);
      onBlank = seenWithoutText(current) ? current : '';
      continue;
    }
    const char = String.fromCodePoint(text.codePointAt(i)!);
    i += char.length;
    const width = charWidth(char);
    if (width === 0) {
      const last = row.chars.length - (row.chars.at(-1) === '' ? 2 : 1);
      if (last < 0) continue;
      if (row.chars[last] === ' ') row.looks[last] = current;
      row.chars[last] += char;
      continue;
    }
    if (row.chars.length + width > cols) break;
    if (marked && row.cursor < 0) row.cursor = row.chars.length;
    row.chars.push(char);
    row.looks.push(char === ' ' ? onBlank : current);
    if (width === 2) {
      row.chars.push('');
      row.looks.push(current);
    }
  }
  return row;
}

/** Underlined or inverse: an empty cell shows that too, but neither colour nor weight. */
export const seenWithoutText = (look: string): boolean => /(?:^|;)[47](?:;|$)/.test(look);

function apply(look: Look, code: number): void {
  if (code === 0) {
    look.bits.clear();
    look.fg = 0;
  } else if (code === 39) look.fg = 0;
  else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) look.fg = code;
  else if (code === 22) {
    look.bits.delete(1);
    look.bits.delete(2);
  } else if (code === 55) look.bits.delete(CURSOR_ON);
  else if (code >= 23 && code <= 29) look.bits.delete(code - 20);
  else look.bits.add(code);
}

function lookText(look: Look): string {
  const codes = [1, 2, 3, 4, 7].filter((code) => look.bits.has(code));
  if (look.fg !== 0) codes.push(look.fg);
  return codes.join(';');
}
