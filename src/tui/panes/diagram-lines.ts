import { type Diagram, ITEM } from '../../text/diagram.ts';
import { BLANK, cut, type Line, span } from '../text/line.ts';
import { wrap } from '../text/wrap.ts';
import { heading } from '../widgets/heading.ts';

/** Drawings stand as they are: what does not fit is cut, since folded it would be no drawing any more. */
export function diagramLines(diagrams: readonly Diagram[] = [], width: number): Line[] {
  return diagrams.flatMap(({ title, lines, sentences }) => [
    BLANK,
    heading(title, '', width),
    ...lines.flatMap((line) => (sentences ? folded(line, width) : [cut([{ text: '  ' }, span(line)], width)])),
  ]);
}

function folded(line: string, width: number): Line[] {
  const mark = line.startsWith(ITEM) ? ITEM : '';
  return wrap(line.slice(mark.length), width - 2 - mark.length).map(
    (text, i): Line => [{ text: `  ${i === 0 ? mark : ' '.repeat(mark.length)}` }, ...text],
  );
}
