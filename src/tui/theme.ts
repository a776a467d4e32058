/**
 * The whole look of the face. Only the terminal's own sixteen colours and its own foreground and background are used,
 * so that it reads on light and dark screens; nothing is told by colour alone.
 */
const STYLES = {
  /** The question, a pane's title. */
  title: '1',
  /** What can wait: hints, reasons, lines between panes. */
  dim: '2',
  /** Where the person is. */
  accent: '36',
  accentTitle: '1;36',
  good: '32',
  warn: '33',
  bad: '31',
  badTitle: '1;31',
  /** A key in the footer. */
  key: '1',
  /** The row that Enter would take. */
  chosen: '1;36',
  /** Code and config text in the guide. */
  code: '36',
  changed: '32',
  selection: '7',
} as const;

export type Style = keyof typeof STYLES;

export const RESET = '\x1b[0m';
/** Overline, which is never drawn: marks on the way through Ink where the terminal's cursor belongs (see cells.ts). */
export const CURSOR_MARK = '\x1b[53m';

/** The text between its codes. Ink merges them; the painter turns them into what the terminal can do. */
export function style(text: string, look: Style | undefined): string {
  return look === undefined || text === '' ? text : `\x1b[${STYLES[look]}m${text}${RESET}`;
}

/** Every sign that the face draws, and its twin where only ASCII can be shown. One column each. */
export const GLYPH = {
  done: '✓',
  current: '▸',
  open: '○',
  blocked: '✕',
  waiting: '◔',
  prompt: '❯',
  picked: '●',
  warning: '▲',
  failed: '✗',
  skipped: '≡',
  running: '▶',
  undone: '↶',
  changed: '▎',
  column: '│',
  rule: '─',
  heavy: '━',
  bar: '█',
  track: '░',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  dot: '·',
  more: '…',
  /** A line that was too long goes on here. */
  on: '↪',
} as const;

const TWINS: Record<string, string> = {
  [GLYPH.done]: 'v',
  [GLYPH.current]: '>',
  [GLYPH.open]: 'o',
  [GLYPH.blocked]: 'x',
  [GLYPH.waiting]: '~',
  [GLYPH.prompt]: '>',
  [GLYPH.picked]: '*',
  [GLYPH.warning]: '!',
  [GLYPH.failed]: 'X',
  [GLYPH.skipped]: '=',
  [GLYPH.running]: '>',
  [GLYPH.undone]: '<',
  [GLYPH.changed]: '+',
  [GLYPH.column]: '|',
  [GLYPH.rule]: '-',
  [GLYPH.heavy]: '=',
  [GLYPH.bar]: '#',
  [GLYPH.track]: '.',
  [GLYPH.up]: '^',
  [GLYPH.down]: 'v',
  [GLYPH.left]: '<',
  [GLYPH.right]: '>',
  [GLYPH.dot]: '-',
  [GLYPH.more]: '~',
  [GLYPH.on]: '>',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '×': 'x',
  '•': '*',
  '◦': '-',
  '▌': '|',
  '›': '>',
  '≤': '<',
  '≥': '>',
  '\u00a0': ' ',
};

/** The ASCII twin of one character, as wide as itself. */
export const asciiTwin = (char: string, width: number): string =>
  char.charCodeAt(0) < 0x7f ? char : (TWINS[char] ?? '?').padEnd(width, '?');

/** Signs that every terminal counts as one column: the painter need not check where the cursor went. */
export const isOwnSign = (char: string): boolean => char in TWINS;
