import type { Terminal } from '@xterm/headless';

const DARK = { fg: '#cdd6f4', bg: '#1e1e2e', edge: '#a6adc8' };
const LIGHT = { fg: '#2b2b33', bg: '#fbfbf8', edge: '#6c6f85' };
const ON_DARK = ['#45475a', '#f38ba8', '#a6e3a1', '#f9e2af', '#89b4fa', '#cba6f7', '#89dceb', '#bac2de'];
const ON_LIGHT = ['#5c5f77', '#d20f39', '#3a8a24', '#b07000', '#1e66f5', '#8839ef', '#04799c', '#acb0be'];

export interface SvgOptions {
  title?: string;
  light?: boolean;
  cursor?: boolean;
}

const CELL = 8.4;
const ROW = 18;
const TOP = 36;
const LEFT = 12;

/** A terminal's screen as an SVG picture: one text a run of equal look. */
export function toSvg(term: Terminal, options: SvgOptions = {}): string {
  const rows = Array.from({ length: term.rows }, (_, y) => rowSvg(term, y, TOP + y * ROW, options));
  return inWindow(term, [...rows, cursorSvg(term, options)].join(''), options);
}

/** Where the row `y` of a screen is drawn. */
export const rowTop = (y: number): number => TOP + y * ROW;

/** One row of the screen, drawn with its upper edge at `top`. */
export function rowSvg(term: Terminal, y: number, top: number, options: SvgOptions = {}): string {
  const palette = options.light ? LIGHT : DARK;
  const colours = options.light ? ON_LIGHT : ON_DARK;
  const out: string[] = [];
  const { active } = term.buffer;
  const line = active.getLine(active.viewportY + y);
  if (line) {
    for (const run of runs(line, term.cols)) {
      const colour = run.colour === undefined ? palette.fg : colours[run.colour % 8]!;
      const [fg, bg] = run.inverse ? [palette.bg, colour] : [colour, undefined];
      const x = LEFT + run.x * CELL;
      if (bg) out.push(`<rect x="${x}" y="${top}" width="${run.width * CELL}" height="${ROW}" fill="${bg}"/>`);
      if (run.text.trim() === '' && !run.underline) continue;
      const look = `${run.bold ? ' font-weight="bold"' : ''}${run.dim ? ' opacity=".62"' : ''}${run.underline ? ' text-decoration="underline"' : ''}`;
      out.push(
        `<text x="${x}" y="${top + ROW - 5}" fill="${fg}"${look} textLength="${run.width * CELL}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">${markup(run.text)}</text>`,
      );
    }
  }
  return out.join('');
}

/** The cursor, where it is wanted and shown. */
export function cursorSvg(term: Terminal, options: SvgOptions): string {
  if (!options.cursor || isHidden(term)) return '';
  const { cursorX, cursorY } = term.buffer.active;
  const { fg } = options.light ? LIGHT : DARK;
  return `<rect x="${LEFT + cursorX * CELL}" y="${TOP + cursorY * ROW}" width="${CELL}" height="${ROW}" fill="${fg}" opacity=".45"/>`;
}

/** A window around what is on the screen. */
export function inWindow(term: Terminal, content: string, options: SvgOptions = {}): string {
  const palette = options.light ? LIGHT : DARK;
  const width = term.cols * CELL + 2 * LEFT;
  const height = term.rows * ROW + TOP + 12;
  const dots = ['#f38ba8', '#f9e2af', '#a6e3a1'].map(
    (c, i) => `<circle cx="${18 + 20 * i}" cy="16" r="6" fill="${c}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="14">`,
    `<rect width="${width}" height="${height}" rx="8" fill="${palette.bg}"/>`,
    ...dots,
    `<text x="${width / 2}" y="20" fill="${palette.edge}" text-anchor="middle" font-size="12">${markup(options.title ?? '')}</text>`,
    content,
    '</svg>\n',
  ].join('');
}

/** The emulator knows, but does not say so in its public interface. */
const isHidden = (term: Terminal): boolean =>
  (term as unknown as { _core?: { coreService?: { isCursorHidden?: boolean } } })._core?.coreService?.isCursorHidden ===
  true;

interface Run {
  x: number;
  width: number;
  text: string;
  colour: number | undefined;
  bold: boolean;
  dim: boolean;
  underline: boolean;
  inverse: boolean;
}

type BufferLine = NonNullable<ReturnType<Terminal['buffer']['active']['getLine']>>;

function runs(line: BufferLine, cols: number): Run[] {
  const found: Run[] = [];
  let key = '';
  for (let x = 0; x < cols; x++) {
    const cell = line.getCell(x);
    if (!cell || cell.getWidth() === 0) continue;
    const text = cell.getChars() || ' ';
    // Of an empty cell no look is seen, and which one it has depends on what was drawn before: it goes with its neighbour.
    const empty = text === ' ' && cell.isUnderline() === 0 && cell.isInverse() === 0;
    const run: Run = {
      x,
      width: cell.getWidth(),
      text,
      colour: empty || cell.isFgDefault() ? undefined : cell.getFgColor(),
      bold: !empty && cell.isBold() > 0,
      dim: !empty && cell.isDim() > 0,
      underline: cell.isUnderline() > 0,
      inverse: cell.isInverse() > 0,
    };
    const last = found.at(-1);
    const look = empty && key !== '' ? key : [run.colour, run.bold, run.dim, run.underline, run.inverse].join();
    if (last && look === key && run.width === 1 && last.x + last.width === x) {
      last.text += run.text;
      last.width++;
    } else found.push(run);
    key = run.width === 1 ? look : '';
  }
  return found.map(withoutEnd);
}

/** Without empty cells at its end, where they show nothing. */
function withoutEnd(run: Run): Run {
  if (run.underline || run.inverse) return run;
  const text = run.text.trimEnd();
  return { ...run, text, width: run.width - (run.text.length - text.length) };
}

const markup = (text: string) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]!);
