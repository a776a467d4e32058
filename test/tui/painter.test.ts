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

/** Every cell with its look, as text. */
function cells(term: InstanceType<typeof xterm.Terminal>): string {
  const { active } = term.buffer;
  const rows = Array.from({ length: term.rows }, (_, y) => {
    const line = active.getLine(y)!;
    return Array.from({ length: term.cols }, (_, x) => {
      const cell = line.getCell(x)!;
      const chars = cell.getChars() || (cell.getWidth() === 0 ? '' : ' ');
      return `${chars}${cell.isBold() ? 'B' : ''}${cell.isDim() ? 'D' : ''}${cell.isFgDefault() ? '' : cell.getFgColor()}`;
    }).join('');
  });
  return `${rows.join('\n')}\n${active.cursorX},${active.cursorY}`;
}

const looks: (Style | undefined)[] = [undefined, undefined, 'title', 'dim', 'accent', 'chosen', 'bad'];
const piece = fc
  .tuple(
    fc.string({ unit: fc.constantFrom('a', 'b', ' ', ' ', '─', '✓', '漢', 'é', 'e\u0301'), maxLength: 12 }),
    fc.constantFrom(...looks),
  )
  .map(([text, look]) => style(clean(text), look));
const row = fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join(''));
const frame = fc.array(row, { maxLength: ROWS + 1 }).map((rows) => rows.join('\n'));

test('after any frames the screen is the same as if only the last had been painted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 5 }), async (frames) => {
      const step = new xterm.Terminal({ cols: COLS, rows: ROWS, allowProposedApi: true });
      const once = new xterm.Terminal({ cols: COLS, rows: ROWS, allowProposedApi: true });
      const painter = new Painter(FULL);
      for (const text of frames) await write(step, `${painter.paint(text, COLS, ROWS)}\x1b[H`);
      await write(once, `\x1b[?7l${new Painter(FULL).paint(frames.at(-1)!, COLS, ROWS)}\x1b[H`);
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
