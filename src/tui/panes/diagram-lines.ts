import { type Diagram, sentenceOf } from '../../text/diagram.ts';
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
  const { mark, text } = sentenceOf(line);
  return wrap(text, width - 2 - mark.length).map(
    (row, i): Line => [{ text: `  ${i === 0 ? mark : ' '.repeat(mark.length)}` }, ...row],
  );
}
