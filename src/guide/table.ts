import type { Span } from './inline.ts';
import { widestWord, widthOf, wrap } from './wrap.ts';

const GAP = 2;
/** Below this a column is a ladder of word pieces. */
const LEAST = 6;
/** Higher than this a row is a ladder of words. */
const HIGHEST = 4;

/**
 * A table as lines of aligned columns, its header first and underlined. When the columns cannot stand side by side
 * without cutting words, or would be high and narrow, each row becomes a small list: `Header: cell`.
 */
export function tableLines(header: Span[][], rows: Span[][][], width: number, rule: string): Span[][] {
  const widths = columnWidths([header, ...rows], width);
  if (!widths || rows.some((row) => heightOf(row, widths) > HIGHEST)) return stacked(header, rows, width);
  const ruleLine = widths.map((w) => rule.repeat(w)).join(' '.repeat(GAP));
  const cellsOf = (row: Span[][]) => sideBySide(row, widths);
  // Where cells go on below themselves, only a gap tells where the next row begins.
  const gap = rows.some((row) => heightOf(row, widths) > 1) ? [[]] : [];
  return [
    ...cellsOf(header.map(strong)),
    [{ text: ruleLine, role: 'text' }],
    ...rows.flatMap((row, i) => [...(i > 0 ? gap : []), ...cellsOf(row)]),
  ];
}

function columnWidths(rows: Span[][][], width: number): number[] | undefined {
  const columns = rows[0]!.length;
  const room = width - GAP * (columns - 1);
  const wanted = column(rows, widthOf);
  const least = column(rows, (cell) => Math.max(LEAST, widestWord(cell))).map((w, i) => Math.min(w, wanted[i]!));
  if (sum(least) > room) return undefined;
  const widths = modest(wanted, room).map((fits, i) => (fits ? wanted[i]! : least[i]!));
  if (sum(widths) > room) widths.splice(0, columns, ...least);
  // Give the room that is left to the columns that want more, one column of the screen at a time.
  for (let left = room - sum(widths); left > 0; left--) {
    let neediest = -1;
    for (let i = 0; i < columns; i++) {
      const need = wanted[i]! / widths[i]!;
      if (widths[i]! < wanted[i]! && (neediest < 0 || need > wanted[neediest]! / widths[neediest]!)) neediest = i;
    }
    if (neediest < 0) break;
    widths[neediest]!++;
  }
  return widths;
}

/** Columns that want no more than their fair part of the room: they get all of it, the others share the rest. */
function modest(wanted: readonly number[], room: number): boolean[] {
  const fits = wanted.map(() => false);
  let [left, others] = [room, wanted.length];
  for (const [i, width] of [...wanted.entries()].sort(([, a], [, b]) => a - b)) {
    if (width > left / others) break;
    fits[i] = true;
    left -= width;
    others -= 1;
  }
  return fits;
}

function column(rows: Span[][][], measure: (cell: Span[]) => number): number[] {
  return rows[0]!.map((_, i) => Math.max(1, ...rows.map((row) => measure(row[i]!))));
}

const heightOf = (row: Span[][], widths: number[]): number =>
  Math.max(...row.map((cell, i) => wrap(cell, widths[i]!).length));

function sideBySide(row: Span[][], widths: number[]): Span[][] {
  const wrapped = row.map((cell, i) => wrap(cell, widths[i]!));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, y) => {
    const line: Span[] = [];
    wrapped.forEach((lines, i) => {
      const cell = lines[y] ?? [];
      line.push(...cell);
      const last = wrapped.slice(i + 1).every((rest) => (rest[y] ?? []).length === 0);
      if (!last) line.push({ text: ' '.repeat(widths[i]! - widthOf(cell) + GAP), role: 'text' });
    });
    return line;
  });
}

const strong = (cell: Span[]): Span[] => cell.map((span) => ({ ...span, role: 'strong' as const }));

function stacked(header: Span[][], rows: Span[][][], width: number): Span[][] {
  return rows.flatMap((row, n) => [
    ...(n > 0 ? [[]] : []),
    ...row.flatMap((cell, i) => {
      if (cell.length === 0) return [];
      // The first column often has no heading: it is the row's own name.
      if (header[i]!.length === 0) return wrap(strong(cell), width);
      const name = strong(header[i]!);
      return wrap([...name, { text: ': ', role: 'text' as const }, ...cell], width);
    }),
  ]);
}

function sum(numbers: number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
