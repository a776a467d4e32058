import { charWidth } from '../../src/text/width.ts';

const CONTROL = /\x1b\[([?;\d]*)([A-Za-z])/y;

/** Only where the terminal is given back is it wiped. */
const GIVEN_BACK = '\x1b[J\x1b[?2004l';

/**
 * Follows the cursor through what is sent to a terminal of that size, and gives the first thing that leaves the window,
 * scrolls or clears it, or that is no sequence that the painter may use. Undefined: all of it stays inside.
 */
export function leavesWindow(sent: string, cols: number, rows: number): string | undefined {
  let x = 0;
  let y = 0;
  for (let i = 0; i < sent.length; ) {
    if (sent[i] === '\x1b') {
      CONTROL.lastIndex = i;
      const match = CONTROL.exec(sent);
      if (sent.startsWith(GIVEN_BACK, i)) {
        i = CONTROL.lastIndex;
        continue;
      }
      const [all, numbers, letter] = match ?? [];
      if (all === undefined || !'HGXCKmhl'.includes(letter!)) return `${JSON.stringify(sent.slice(i, i + 12))} is sent`;
      const [first = 1, second = 1] = numbers!.split(';').map((n) => Number(n) || 1);
      if (letter === 'H') [y, x] = [first - 1, second - 1];
      // Where the last cell is full, the place behind it is the edge itself: the terminal stays there.
      if (letter === 'G') x = first - 1;
      if (letter === 'C') x += first;
      const cells = letter === 'X' ? first : 0;
      if (y >= rows || x + cells > cols || (letter === 'H' && x >= cols)) return `${JSON.stringify(all)} at ${x},${y}`;
      if (letter === 'K' && x >= cols) return 'the last cell is erased';
      i = CONTROL.lastIndex;
      continue;
    }
    const char = String.fromCodePoint(sent.codePointAt(i)!);
    if (/\p{Cc}/u.test(char)) return `the control character ${JSON.stringify(char)} is sent`;
    x += charWidth(char);
    if (x > cols) return `${JSON.stringify(char)} at ${x},${y} of ${cols},${rows}`;
    i += char.length;
  }
  return undefined;
}
