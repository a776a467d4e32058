import displayWidth from 'fast-string-width';
import { toAscii } from '../text/ascii.ts';
import { clean } from '../text/clean.ts';
import { many, t } from '../text/t.ts';

/** A piece of what is said: it begins on a new line and is folded at spaces. */
export interface Para {
  text: string;
  /** What stands before the first line, `1. `; the lines after it are indented as far. */
  mark?: string;
  /** Printed as it stands, never folded: a line of a config, a command to copy. Of a drawing: where there is room. */
  asIs?: boolean | 'where it fits';
}

export const para = (text: string, mark = ''): Para => ({ text, mark });
export const BLANK: Para = { text: '', asIs: true };

/**
 * The lines of a paragraph. No line is wider than `width` columns unless a single word is: a path that is cut in two
 * can be neither copied nor read aloud. Only printable characters come out, with `ascii` only ASCII ones.
 */
export function fold({ text, mark = '', asIs }: Para, width: number, ascii: boolean): string[] {
  const safe = (piece: string) => (ascii ? toAscii(clean(piece)) : clean(piece));
  if (asIs) {
    const whole = safe(mark + text.replaceAll('\t', '    ')).trimEnd();
    if (asIs === true || displayWidth(whole) <= width) return [whole];
  }
  const first = safe(mark);
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of safe(text.replace(/[\t\n]+/g, ' '))
    .split(' ')
    .filter((part) => part !== '')) {
    if (!empty && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line);
      line = ' '.repeat(displayWidth(first));
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line.trimEnd()];
}

/** Problems and reasons are written to stand inside a sentence; here each ends one. */
export function stopped(text: string): string {
  const whole = text.trim();
  return whole === '' || /[.!?…:]$/.test(whole) ? whole : `${whole}.`;
}

/** Seconds in it, one of it, several, and up to how many seconds it is counted in. */
const UNITS: readonly (readonly [number, string, (count: number) => string, number])[] = [
  [1, t('about 1 second'), (count) => t`about ${count} seconds`, 90],
  [60, t('about 1 minute'), (count) => t`about ${count} minutes`, 5400],
  [3600, t('about 1 hour'), (count) => t`about ${count} hours`, Number.POSITIVE_INFINITY],
];

/** `about 40 seconds`, `about 3 minutes`. */
export function duration(seconds: number): string {
  const [size, one, more] = UNITS.find(([, , , most]) => seconds < most)!;
  const count = Math.max(1, Math.round(seconds / size));
  return many(count, one, more(count));
}
