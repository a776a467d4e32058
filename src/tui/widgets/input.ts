import { clean } from '../../text/clean.ts';
import { textWidth } from '../../text/width.ts';
import type { Editor } from '../state/editor.ts';
import type { Line, Span } from '../text/line.ts';
import { cut, span } from '../text/line.ts';
import { GLYPH, type Style } from '../theme.ts';

interface Cell {
  text: string;
  width: number;
}

/**
 * A line of text with the cursor in it, in `width` columns. A long text is shown around the cursor, with marks where
 * it goes on. `ghost` stands in an empty input: what Enter would take.
 */
export function inputLine(editor: Editor, ghost: string, width: number, look?: Style): Line {
  const front: Span = { text: `${GLYPH.prompt} `, style: 'accentTitle' };
  const room = Math.max(4, width - 2);
  if (editor.text === '' && ghost !== '') {
    const shown = cut([span(ghost, 'dim')], room)
      .map((piece) => piece.text)
      .join('');
    const [first = ' ', ...rest] = [...shown];
    return [front, { text: first, style: 'dim', cursor: true }, { text: rest.join(''), style: 'dim' }];
  }
  return [front, ...windowed(editor, room, look)];
}

function windowed(editor: Editor, room: number, look?: Style): Span[] {
  const before = cells(editor.text.slice(0, editor.at));
  const behind = cells(editor.text.slice(editor.at));
  const under = behind[0] ?? { text: ' ', width: 1 };
  const total = sum(before) + sum(behind) + (behind.length > 0 ? 0 : 1);
  // Keep a quarter of the room behind the cursor visible when the text is longer than the room.
  const ahead = total <= room ? room : Math.max(under.width + 1, Math.floor(room / 4));
  const [left, cutLeft] = takeEnd(before, total <= room ? room : room - ahead);
  const [right, cutRight] = takeStart(behind.slice(1), room - sum(left) - (cutLeft ? 1 : 0) - under.width);
  const more: Span = { text: GLYPH.more, style: 'dim' };
  return [
    ...(cutLeft ? [more] : []),
    { text: left.map((cell) => cell.text).join(''), style: look },
    { text: under.text, style: behind.length > 0 ? look : undefined, cursor: true },
    { text: right.map((cell) => cell.text).join(''), style: look },
    ...(cutRight ? [more] : []),
  ];
}

/** What is drawn for each character: itself, or its escape. Accents stay with their letter. */
function cells(text: string): Cell[] {
  const out: Cell[] = [];
  for (const char of text) {
    const shown = clean(char);
    const width = textWidth(shown);
    // A lone accent is drawn by `clean` on a space; behind a letter it belongs to the letter.
    if (shown === ` ${char}` && out.length > 0) out.at(-1)!.text += char;
    else out.push({ text: shown, width });
  }
  return out.map((cell) => ({ ...cell, text: clean(cell.text), width: textWidth(clean(cell.text)) }));
}

const sum = (list: readonly Cell[]) => list.reduce((all, cell) => all + cell.width, 0);

function takeEnd(list: readonly Cell[], room: number): [Cell[], boolean] {
  if (sum(list) <= room) return [[...list], false];
  let used = 1;
  let from = list.length;
  while (from > 0 && used + list[from - 1]!.width <= room) used += list[--from]!.width;
  return [list.slice(from), true];
}

function takeStart(list: readonly Cell[], room: number): [Cell[], boolean] {
  if (sum(list) <= room) return [[...list], false];
  let used = 1;
  let to = 0;
  while (to < list.length && used + list[to]!.width <= room) used += list[to++]!.width;
  return [list.slice(0, to), room >= 1];
}
