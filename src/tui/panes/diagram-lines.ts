import type { Diagram } from '../../text/diagram.ts';
import { BLANK, cut, type Line, span } from '../text/line.ts';
import { heading } from '../widgets/heading.ts';

/** Drawings stand as they are: what does not fit is cut, since folded it would be no drawing any more. */
export function diagramLines(diagrams: readonly Diagram[] = [], width: number): Line[] {
  return diagrams.flatMap(({ title, lines }) => [
    BLANK,
    heading(title, '', width),
    ...lines.map((line) => cut([{ text: '  ' }, span(line)], width)),
  ]);
}
