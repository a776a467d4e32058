import { cut, type Line, lineWidth, type Span, span } from '../text/line.ts';

/** A key as the footer tells it. */
export interface Hint<Command> {
  command: Command;
  key: string;
  label: string;
  /** What would do nothing now stands back. */
  enabled: boolean;
}

/** The keys that there is room for. `dropped`: what goes first when there is none. */
export function keysLine<Command>(list: readonly Hint<Command>[], dropped: readonly Command[], width: number): Line {
  const kept = [...list];
  for (const command of dropped) {
    if (lineWidth(keysOf(kept)) <= width) break;
    const at = kept.findIndex((hint) => hint.command === command);
    if (at >= 0) kept.splice(at, 1);
  }
  return cut(keysOf(kept), width);
}

/** All of them, in as many lines as they need. */
export function keysLines(list: readonly Hint<unknown>[], width: number): Line[] {
  const rows: Hint<unknown>[][] = [[]];
  for (const hint of list) {
    const row = rows.at(-1)!;
    if (row.length === 0 || lineWidth(keysOf([...row, hint])) <= width) row.push(hint);
    else rows.push([hint]);
  }
  return rows.map((row) => cut(keysOf(row), width));
}

const keysOf = (list: readonly Hint<unknown>[]): Line =>
  list.flatMap((hint, i): Span[] => [
    { text: i === 0 ? '' : '  ' },
    span(hint.key, hint.enabled ? 'key' : 'dim'),
    span(` ${hint.label}`, 'dim'),
  ]);
