import { memo } from 'react';
import { type Hint, hints } from '../keymap.ts';
import { modeOf } from '../state/mode.ts';
import type { Ui } from '../state/ui.ts';
import { cut, type Line, lineWidth, type Span, span } from '../text/line.ts';
import { GLYPH } from '../theme.ts';
import { Block } from '../widgets/block.tsx';

interface Props {
  ui: Ui;
  quitNote: string;
  width: number;
  margin: number;
}

/** One line for what is to be said now, one for the keys. */
export function Footer({ ui, quitNote, width, margin }: Props) {
  const inner = width - 2 * margin;
  return (
    <>
      <Row line={statusLine(ui, quitNote, inner)} width={width} margin={margin} />
      <Row line={keysLine(hints(ui), inner)} width={width} margin={margin} />
    </>
  );
}

const Row = memo(function Row({ line, width, margin }: { line: Line; width: number; margin: number }) {
  return <Block lines={[[{ text: ' '.repeat(margin) }, ...line]]} width={width} height={1} />;
});

function statusLine(ui: Ui, quitNote: string, width: number): Line {
  if (modeOf(ui) === 'quit') {
    const question = ui.apply ? 'Stop here? What was done is taken back.' : `Quit? ${quitNote}`;
    return cut([span(`${GLYPH.warning} `, 'warn'), span(question, 'title')], width);
  }
  if (ui.note !== undefined) return cut([span(`${GLYPH.warning} `, 'warn'), span(ui.note)], width);
  const waiting = ui.apply ? ui.apply.note : ui.view.waiting.join(', ');
  if (waiting !== '') return cut([span(`${GLYPH.waiting} `, 'accent'), span(`${waiting} …`, 'dim')], width);
  return [];
}

/** As many keys as there is room for; what would do nothing now stands back. */
function keysLine(list: readonly Hint[], width: number): Line {
  const line: Span[] = [];
  for (const hint of list) {
    const next: Span[] = [
      { text: line.length === 0 ? '' : '  ' },
      span(hint.key, hint.enabled ? 'key' : 'dim'),
      span(` ${hint.label}`, 'dim'),
    ];
    if (lineWidth(line) + lineWidth(next) > width) continue;
    line.push(...next);
  }
  return line;
}
