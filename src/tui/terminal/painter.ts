import type { Abilities } from '../../face/abilities.ts';
import { charWidth } from '../../text/width.ts';
import { asciiTwin, isOwnSign } from '../theme.ts';
import { type Row, readRow, seenWithoutText } from './cells.ts';

/** Unchanged cells in a row that are cheaper to write again than to jump over. */
const JUMP = 5;
/** From this many empty cells on, wiping them and going on behind them is shorter than writing spaces. */
const LONG_BLANK = 10;
/** The same where nothing is written behind them. */
const LAST_BLANK = 6;
/** Below this many bytes a frame arrives in one piece anyway. */
const ATOMIC = 300;
const BEGIN = '\x1b[?2026h';
const END = '\x1b[?2026l';

/**
 * Turns frames into the least that must be sent to a terminal. It keeps what is on the screen, cell by cell, and
 * writes only what differs, at absolute places: nothing scrolls, nothing is cleared, no line can wrap.
 */
export class Painter {
  private lines: string[] = [];
  private screen: Row[] | undefined;
  private cols = 0;
  private rows = 0;
  private shown = false;
  private cursorAt = '';
  private readonly abilities: Abilities;

  constructor(abilities: Abilities) {
    this.abilities = abilities;
  }

  /** What is on the screen is not known any more: the next frame is written whole. */
  forget(): void {
    this.screen = undefined;
    this.shown = false;
    this.cursorAt = '';
  }

  /** The bytes that turn the screen into `frame`; empty when it is there already. */
  paint(frame: string, cols: number, rows: number): string {
    if (cols !== this.cols || rows !== this.rows) this.forget();
    this.cols = cols;
    this.rows = rows;
    const lines = frame.split('\n').slice(0, rows);
    const pen = new Pen(this.abilities);
    const known = this.screen;
    const next: Row[] = [];
    for (let y = 0; y < rows; y++) {
      const text = lines[y] ?? '';
      const before = known?.[y];
      if (before && text === this.lines[y]) next.push(before);
      else {
        const row = readRow(text, cols);
        next.push(row);
        if (before) repair(pen, before, row, y);
        else rewrite(pen, row, y, cols);
      }
    }
    this.screen = next;
    this.lines = lines;
    return this.finish(pen.end(), next);
  }

  private finish(body: string, rows: Row[]): string {
    const y = rows.findIndex((row) => row.cursor >= 0);
    const place = y < 0 ? '' : `\x1b[${y + 1};${rows[y]!.cursor + 1}H`;
    if (body === '' && place === this.cursorAt) return '';
    const hide = this.shown && (place === '' || body.length > ATOMIC);
    const show = place !== '' && (!this.shown || hide);
    this.shown = place !== '';
    this.cursorAt = place;
    const whole = (hide ? '\x1b[?25l' : '') + body + place + (show ? '\x1b[?25h' : '');
    return body.length > ATOMIC ? BEGIN + whole + END : whole;
  }
}

/** Writes cells and remembers where the terminal's cursor is and which look is on. */
class Pen {
  private out = '';
  private look = '';
  /** The row that the terminal's cursor is in; -1: not known. */
  private row = -1;
  private readonly abilities: Abilities;

  constructor(abilities: Abilities) {
    this.abilities = abilities;
  }

  go(x: number, y: number): void {
    // Going to a column of the same row is no part of the VT100.
    if (y === this.row && !this.abilities.ascii) this.out += `\x1b[${x + 1}G`;
    else this.out += x === 0 ? `\x1b[${y + 1}H` : `\x1b[${y + 1};${x + 1}H`;
    this.row = y;
  }

  private cell(row: Row, x: number): void {
    const look = row.looks[x] ?? '';
    const char = row.chars[x] ?? ' ';
    // Colour and weight of an empty cell are not seen: whatever they are now, they may stay.
    if (char !== ' ' || look !== '' || seenWithoutText(this.look)) this.wear(look);
    const code = char.charCodeAt(0);
    if (code < 0x7f && char.length === 1) this.out += char;
    else if (char !== '') this.sign(char, x);
  }

  /** Writes the cells from..until-1; a long stretch of empty ones is wiped instead, which the VT100 cannot. */
  cells(row: Row, from: number, until: number): void {
    for (let x = from; x < until; x++) {
      const blank = this.abilities.ascii ? 0 : blanks(row, x, until);
      const last = x + blank === until;
      if (blank < (last ? LAST_BLANK : LONG_BLANK)) {
        this.cell(row, x);
        continue;
      }
      this.wear('');
      x += blank - 1;
      this.out += `\x1b[${blank}X${last ? '' : `\x1b[${blank}C`}`;
    }
  }

  eraseRest(): void {
    this.wear('');
    this.out += '\x1b[K';
  }

  end(): string {
    this.wear('');
    return this.out;
  }

  private sign(char: string, x: number): void {
    const first = String.fromCodePoint(char.codePointAt(0)!);
    const width = Math.max(1, charWidth(first));
    if (this.abilities.ascii) this.out += asciiTwin(first, width);
    else if (isOwnSign(char)) this.out += char;
    // Terminals do not agree on the width of every sign: clear its place first, and say where to go on.
    else this.out += `${width === 2 ? `  \x1b[${x + 1}G` : ''}${char}\x1b[${x + width + 1}G`;
  }

  private wear(look: string): void {
    const wanted = this.abilities.colour ? look : look.replace(/;?\b[39]\d\b/, '').replace(/^;/, '');
    if (wanted === this.look) return;
    this.out += wanted === '' ? '\x1b[m' : this.look === '' ? `\x1b[${wanted}m` : `\x1b[;${wanted}m`;
    this.look = wanted;
  }
}

/** How many cells from `x` on are empty and without a look. */
function blanks(row: Row, x: number, until: number): number {
  let end = x;
  while (end < until && row.chars[end] === ' ' && row.looks[end] === '') end++;
  return end - x;
}

function rewrite(pen: Pen, row: Row, y: number, cols: number): void {
  pen.go(0, y);
  pen.cells(row, 0, row.chars.length);
  // At the right edge the cursor stands on the last cell: erasing from there would take it away.
  if (row.chars.length < cols) pen.eraseRest();
}

/** Writes the runs of cells in which the two rows differ. */
function repair(pen: Pen, before: Row, after: Row, y: number): void {
  const long = Math.max(before.chars.length, after.chars.length);
  // Never in the middle of a wide character, neither the old nor the new one.
  const second = (x: number) => after.chars[x] === '' || before.chars[x] === '';
  let from = -1;
  let to = -1;
  for (let x = 0; x < long; x++) {
    if (same(before, after, x)) continue;
    let begin = x;
    while (begin > 0 && second(begin)) begin--;
    if (from >= 0 && begin - to > JUMP) {
      rewriteRun(pen, after, from, to, y);
      from = begin;
    } else if (from < 0) from = begin;
    while (x + 1 < long && second(x + 1)) x++;
    to = x + 1;
  }
  if (from >= 0) rewriteRun(pen, after, from, to, y);
}

const same = (before: Row, after: Row, x: number): boolean =>
  (before.chars[x] ?? ' ') === (after.chars[x] ?? ' ') && (before.looks[x] ?? '') === (after.looks[x] ?? '');

/** The cells from..to-1; what lies behind the end of the row is empty. */
function rewriteRun(pen: Pen, row: Row, from: number, to: number, y: number): void {
  pen.go(from, y);
  pen.cells(row, from, Math.min(to, row.chars.length));
  if (to > row.chars.length) pen.eraseRest();
}
