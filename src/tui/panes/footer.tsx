import { memo } from 'react';
import { type Command, type Hint, hints } from '../keymap.ts';
import { statusLines } from '../state/status.ts';
import type { Ui } from '../state/ui.ts';
import { cut, type Line, lineWidth, type Span, span } from '../text/line.ts';
import { Block } from '../widgets/block.tsx';

interface Props {
  ui: Ui;
  quitNote: string;
  width: number;
  margin: number;
}

/** What is to be said now, and one line for the keys. */
export function Footer({ ui, quitNote, width, margin }: Props) {
  const inner = width - 2 * margin;
  return (
    <>
      <Rows lines={statusLines(ui, inner, quitNote)} width={width} margin={margin} />
      <Rows lines={[keysLine(hints(ui), inner)]} width={width} margin={margin} />
    </>
  );
}

const Rows = memo(function Rows({ lines, width, margin }: { lines: readonly Line[]; width: number; margin: number }) {
  const inset = lines.map((line): Line => [{ text: ' '.repeat(margin) }, ...line]);
  return <Block lines={inset} width={width} height={lines.length} />;
});

/** What goes first when there is no room for every key: Ctrl-C is known. The guide always stays. */
const DROPPED: readonly Command[] = [
  'undo',
  'quit',
  'find',
  'preview',
  'leave',
  'complete',
  'borrow',
  'scrollUp',
  'back',
];

/** The keys that there is room for; what would do nothing now stands back. */
function keysLine(list: readonly Hint[], width: number): Line {
  const kept = [...list];
  for (const command of DROPPED) {
    if (lineWidth(keysOf(kept)) <= width) break;
    const at = kept.findIndex((hint) => hint.command === command);
    if (at >= 0) kept.splice(at, 1);
  }
  return cut(keysOf(kept), width);
}

const keysOf = (list: readonly Hint[]): Line =>
  list.flatMap((hint, i): Span[] => [
    { text: i === 0 ? '' : '  ' },
    span(hint.key, hint.enabled ? 'key' : 'dim'),
    span(` ${hint.label}`, 'dim'),
  ]);
