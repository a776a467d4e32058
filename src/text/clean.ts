import { charWidth, isAscii } from './width.ts';

// Zero-width and direction-changing characters, joiners and variation selectors: they hide or reorder text.
const TREACHEROUS =
  /\u034f|[\u00ad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{1bca0}-\u{1bca3}\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\u{e0000}-\u{e0fff}]|\u17b4|\u17b5|[\u180b-\u180f]|[\ufe00-\ufe0f]/u;
const NAMED: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\x1b': '\\e' };
const MOST_MARKS = 2;

/**
 * Makes a text from anywhere safe to draw: what would move the cursor, change the colour, hide or turn round
 * its neighbours is shown escaped (`\e`, `\n`, `\u{202e}`). One line in, one line out.
 */
export function clean(text: string): string {
  if (isPlain(text)) return text;
  let out = '';
  let marks = MOST_MARKS;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) out += NAMED[char] ?? `\\x${code.toString(16).padStart(2, '0')}`;
    else if ((code >= 0xd800 && code <= 0xdfff) || TREACHEROUS.test(char)) out += `\\u{${code.toString(16)}}`;
    else if (charWidth(char) > 0) out += char;
    // A few accents belong to a letter; a heap of them is meant to break the screen.
    else if (marks > 0) {
      marks--;
      out += char;
      continue;
    } else out += `\\u{${code.toString(16)}}`;
    marks = charWidth(char) > 0 ? MOST_MARKS : 0;
  }
  return out.length > 0 && charWidth(out[0]!) === 0 ? ` ${out}` : out;
}

function isPlain(text: string): boolean {
  if (!isAscii(text)) return false;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 0x20) return false;
  return true;
}
