import { charWidth } from '../../text/width.ts';
import type { Key } from '../terminal/keys.ts';

/** A line of text being typed. `at` is where the cursor stands, counted in UTF-16 units. */
export interface Editor {
  readonly text: string;
  readonly at: number;
}

export const editor = (text = ''): Editor => ({ text, at: text.length });

/** A key is up to 3000 letters long, and a list holds several. */
const MOST = 20_000;

/** What the key does to the text; undefined when it means nothing to it. `breaks` stands for line breaks in a paste. */
export function edit(old: Editor, key: Key, breaks = ' '): Editor | undefined {
  const { text, at } = old;
  switch (key.name) {
    case 'text':
      return key.alt ? wordKey(old, key.text) : insert(old, key.text);
    case 'paste':
      return insert(old, oneLine(key.text, breaks));
    case 'backspace':
      return remove(old, key.alt || key.ctrl ? wordStart(text, at) : before(text, at), at);
    case 'delete':
      return remove(old, at, after(text, at));
    case 'left':
      return { text, at: key.ctrl || key.alt ? wordStart(text, at) : before(text, at) };
    case 'right':
      return { text, at: key.ctrl || key.alt ? wordEnd(text, at) : after(text, at) };
    case 'home':
      return { text, at: 0 };
    case 'end':
      return { text, at: text.length };
    case 'control':
      return control(old, key.text);
    default:
      return undefined;
  }
}

/** The keys of every shell's line. */
function control(old: Editor, letter: string): Editor | undefined {
  const { text, at } = old;
  if (letter === 'a') return { text, at: 0 };
  if (letter === 'e') return { text, at: text.length };
  if (letter === 'u') return remove(old, 0, at);
  if (letter === 'k') return remove(old, at, text.length);
  if (letter === 'w') return remove(old, wordStart(text, at), at);
  if (letter === 'd') return remove(old, at, after(text, at));
  return undefined;
}

function wordKey(old: Editor, letter: string): Editor | undefined {
  if (letter === 'b') return { text: old.text, at: wordStart(old.text, old.at) };
  if (letter === 'f') return { text: old.text, at: wordEnd(old.text, old.at) };
  if (letter === 'd') return remove(old, old.at, wordEnd(old.text, old.at));
  return undefined;
}

function insert(old: Editor, piece: string): Editor {
  const text = old.text.slice(0, old.at) + piece + old.text.slice(old.at);
  // A half of what was pasted would be taken for all of it: a key that is cut lets nobody in.
  return text.length > MOST ? old : { text, at: old.at + piece.length };
}

const remove = (old: Editor, from: number, to: number): Editor => ({
  text: old.text.slice(0, from) + old.text.slice(to),
  at: from,
});

/** A paste in a field of one line: no line break at its end, none inside, no control characters. */
function oneLine(text: string, breaks: string): string {
  return text
    .replace(/(?:\r\n|\r|\n)+$/, '')
    .replace(/(?:\r\n|\r|\n)+/g, breaks)
    .replace(/\t/g, ' ')
    .replace(/[\x00-\x1f\x7f-\x9f]/g, '');
}

/** One letter back, with the accents that belong to it. */
function before(text: string, at: number): number {
  let to = at;
  while (to > 0) {
    to -= isLowHalf(text, to - 1) ? 2 : 1;
    if (charWidth(String.fromCodePoint(text.codePointAt(to)!)) > 0) break;
  }
  return Math.max(0, to);
}

function after(text: string, at: number): number {
  let to = at;
  do {
    if (to >= text.length) return text.length;
    to += text.codePointAt(to)! > 0xffff ? 2 : 1;
  } while (to < text.length && charWidth(String.fromCodePoint(text.codePointAt(to)!)) === 0);
  return to;
}

const isLowHalf = (text: string, i: number) => {
  const code = text.charCodeAt(i);
  return code >= 0xdc00 && code <= 0xdfff && i > 0 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800;
};

/** Words end at spaces, slashes and commas: what paths and lists are made of. */
const wordStart = (text: string, at: number) => text.slice(0, at).replace(/[^\s/,]*[\s/,]*$/, '').length;
const wordEnd = (text: string, at: number) => at + /^[\s/,]*[^\s/,]*/.exec(text.slice(at))![0].length;
