import { memo } from 'react';
import { type Command, hints } from '../keymap.ts';
import { statusLines } from '../state/status.ts';
import type { Ui } from '../state/ui.ts';
import type { Line } from '../text/line.ts';
import { sameAgain } from '../text/memo.ts';
import { Block } from '../widgets/block.tsx';
import { keysLine } from '../widgets/keys-line.ts';

interface Props {
  ui: Ui;
  width: number;
  margin: number;
}

/** What is to be said now, and one line for the keys. */
export function Footer({ ui, width, margin }: Props) {
  const inner = width - 2 * margin;
  return (
    <>
      <Rows lines={statusLines(ui, inner)} width={width} margin={margin} />
      <Rows lines={keys([keysLine(hints(ui), DROPPED, inner)])} width={width} margin={margin} />
    </>
  );
}

/** They seldom become others. */
const keys = sameAgain<readonly Line[]>();

/** Lines at the window's edge, with its margin before them. */
export const Rows = memo(function Rows({
  lines,
  width,
  margin,
}: {
  lines: readonly Line[];
  width: number;
  margin: number;
}) {
  const inset = lines.map((line): Line => [{ text: ' '.repeat(margin) }, ...line]);
  return <Block lines={inset} width={width} height={lines.length} />;
});

/** What goes first when there is no room for every key: Ctrl-C is known. The guide always stays. */
const DROPPED: readonly Command[] = [
  'quit',
  'undo',
  'find',
  'preview',
  'leave',
  'complete',
  'borrow',
  'scrollUp',
  'back',
];
