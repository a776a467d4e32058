import stringWidth from './ink-width.ts';

interface Piece {
  x: number;
  text: string;
}

/**
 * Stands in for Ink's Output in the bundle, with the same outcome for what this face draws: texts at places, which
 * neither overlap nor are clipped. Ink's own makes an object of every cell of the screen, every time.
 */
export default class Output {
  private readonly rows: Piece[][];

  constructor({ height }: { width: number; height: number }) {
    this.rows = Array.from({ length: height }, () => []);
  }

  write(
    x: number,
    y: number,
    text: string,
    { transformers }: { transformers: ((line: string, i: number) => string)[] },
  ) {
    if (text === '') return;
    text.split('\n').forEach((line, i) => {
      const row = this.rows[y + i];
      if (!row || line === '') return;
      row.push({ x, text: transformers.reduce((out, transform) => transform(out, i), line) });
    });
  }

  clip(): void {
    throw new Error('Nothing in this face is clipped');
  }

  unclip(): void {
    throw new Error('Nothing in this face is clipped');
  }

  get(): { output: string; height: number } {
    return { output: this.rows.map(join).join('\n'), height: this.rows.length };
  }
}

function join(row: Piece[]): string {
  if (row.length === 1 && row[0]!.x === 0) return row[0]!.text;
  let out = '';
  let at = 0;
  for (const { x, text } of row.sort((a, b) => a.x - b.x)) {
    if (x > at) out += ' '.repeat(x - at);
    out += text;
    at = x + widthOf(text);
  }
  return out;
}

const widths = new Map<string, number>();

function widthOf(text: string): number {
  let width = widths.get(text);
  if (width === undefined) {
    width = stringWidth(text);
    if (widths.size > 20_000) widths.clear();
    widths.set(text, width);
  }
  return width;
}
