import xterm from '@xterm/headless';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Abilities } from '../../src/face/abilities.ts';
import { clean } from '../../src/text/clean.ts';
import { Painter } from '../../src/tui/terminal/painter.ts';
import { CURSOR_MARK, RESET, type Style, style } from '../../src/tui/theme.ts';

const COLS = 24;
const ROWS = 5;
const FULL: Abilities = { colour: true, ascii: false };

const write = (term: InstanceType<typeof xterm.Terminal>, text: string) =>
  new Promise<void>((done) => term.write(text, done));

/** Every cell with the look that is seen of it, as text: an empty one shows neither colour nor weight. */
function cells(term: InstanceType<typeof xterm.Terminal>): string {
  const { active } = term.buffer;
  const rows = Array.from({ length: term.rows }, (_, y) => {
    const line = active.getLine(y)!;
    return Array.from({ length: term.cols }, (_, x) => {
      const cell = line.getCell(x)!;
      const chars = cell.getChars() || (cell.getWidth() === 0 ? '' : ' ');
      const inverse = cell.isInverse() ? 'I' : '';
      if (chars === ' ') return ` ${inverse}`;
      return `${chars}${inverse}${cell.isBold() ? 'B' : ''}${cell.isDim() ? 'D' : ''}${cell.isFgDefault() ? '' : cell.getFgColor()}`;
    }).join('');
  });
  return `${rows.join('\n')}\n${active.cursorX},${active.cursorY}`;
}

const looks: (Style | undefined)[] = [undefined, undefined, 'title', 'dim', 'accent', 'chosen', 'bad', 'selection'];
const piece = fc
  .tuple(
    fc.string({ unit: fc.constantFrom('a', 'b', ' ', ' ', '─', '✓', '漢', 'é', 'e\u0301'), maxLength: 12 }),
    fc.constantFrom(...looks),
  )
  .map(([text, look]) => style(clean(text), look));
const row = fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join(''));
const frame = fc.array(row, { maxLength: ROWS + 1 }).map((rows) => rows.join('\n'));
const abilities = fc.constantFrom(FULL, { colour: true, ascii: true });

test('after any frames the screen is the same as if only the last had been painted', async () => {
  await fc.assert(
    fc.asyncProperty(abilities, fc.array(frame, { minLength: 1, maxLength: 5 }), async (able, frames) => {
      const step = new xterm.Terminal({ cols: COLS, rows: ROWS, allowProposedApi: true });
      const once = new xterm.Terminal({ cols: COLS, rows: ROWS, allowProposedApi: true });
      const painter = new Painter(able);
      for (const text of frames) await write(step, `${painter.paint(text, COLS, ROWS)}\x1b[H`);
      await write(once, `\x1b[?7l${new Painter(able).paint(frames.at(-1)!, COLS, ROWS)}\x1b[H`);
      expect(cells(step)).toBe(cells(once));
    }),
    { numRuns: 300 },
  );
});

test('the same frame again costs nothing', () => {
  const painter = new Painter(FULL);
  expect(painter.paint('hello', COLS, ROWS)).not.toBe('');
  expect(painter.paint('hello', COLS, ROWS)).toBe('');
});

test('a letter more costs a few bytes', () => {
  const painter = new Painter(FULL);
  painter.paint('a long line of text', COLS, ROWS);
  expect(painter.paint('a long line of texts', COLS, ROWS)).toBe('\x1b[1;20Hs');
});

test('a stretch that becomes empty is wiped, not written over with spaces', () => {
  const painter = new Painter(FULL);
  painter.paint(`│ ${'a'.repeat(18)} │`, COLS, ROWS);
  expect(painter.paint(`│ ${' '.repeat(18)} │`, COLS, ROWS)).toBe('\x1b[1;3H\x1b[18X');
  expect(painter.paint(`│ b${' '.repeat(15)}cd │`, COLS, ROWS)).toBe('\x1b[1;3Hb\x1b[19Gcd');
});

test('an empty cell has no look that could be seen: none is sent for it', () => {
  const painter = new Painter(FULL);
  expect(painter.paint(`${style('a', 'dim')} ${style('b ', 'dim')}c`, COLS, ROWS)).toContain('\x1b[2ma b \x1b[mc');
  expect(painter.paint(`${style('a ', 'dim')}${style('b', 'dim')} c`, COLS, ROWS)).toBe('');
  // Inverse is seen without a letter too.
  expect(painter.paint(`${style('a', 'dim')}${style(' ', 'selection')}${style('b', 'dim')} c`, COLS, ROWS)).toBe(
    '\x1b[1;2H\x1b[7m \x1b[m',
  );
});

test('nothing is ever cleared or scrolled', () => {
  fc.assert(
    fc.property(fc.array(frame, { minLength: 1, maxLength: 5 }), (frames) => {
      const painter = new Painter(FULL);
      for (const text of frames) expect(painter.paint(text, COLS, ROWS)).not.toMatch(/\x1b\[[23]?J|\n|\x1b\[\d*[ST]/);
    }),
  );
});

test('the cursor stands on the marked cell, and is hidden when none is', () => {
  const painter = new Painter(FULL);
  expect(painter.paint(`ab${CURSOR_MARK}c${RESET}`, COLS, ROWS)).toMatch(/\x1b\[1;3H\x1b\[\?25h$/);
  expect(painter.paint('abc', COLS, ROWS)).toBe('\x1b[?25l');
});

test('without colours no colour is sent, but bold and dim are', () => {
  const sent = new Painter({ colour: false, ascii: false }).paint(style('x', 'chosen') + style('y', 'bad'), COLS, ROWS);
  expect(sent).toContain('\x1b[1mx');
  expect(sent).not.toMatch(/\x1b\[[\d;]*3\d/);
});

test('in ASCII nothing else is sent, one sign for each', () => {
  fc.assert(
    fc.property(frame, (text) => {
      expect(new Painter({ colour: true, ascii: true }).paint(text, COLS, ROWS)).toMatch(/^[\x1b\x20-\x7e]*$/);
    }),
  );
});
