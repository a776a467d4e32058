import type { ApplyResult } from '../../face/driver.ts';
import { toAscii } from '../../text/ascii.ts';
import { type Diagram, sentenceOf } from '../../text/diagram.ts';
import { foldWords } from '../../text/fold.ts';
import { safeText } from '../safe-text.ts';

/**
 * What an apply came to, for standard output: the drawings, line by line as they are, then its sections. What comes next
 * stands last, where it is still seen on a small terminal.
 */
export function resultText({ sections, diagrams = [] }: ApplyResult, ascii: boolean): string {
  const text = [...diagrams.map(folded), ...sections]
    .map(({ title, lines }) => `\n${title}\n${lines.map((line) => `  ${line}\n`).join('')}`)
    .join('');
  return ascii ? toAscii(safeText(text)) : safeText(text);
}

/** Of a terminal with 80 columns, less what stands before a line. */
const WIDTH = 76;

function folded({ title, lines, sentences }: Diagram): Pick<Diagram, 'title' | 'lines'> {
  if (!sentences) return { title, lines };
  const fold = (line: string): string[] => {
    const { mark, text } = sentenceOf(line);
    return foldWords(text, WIDTH, mark, ' '.repeat(mark.length));
  };
  return { title, lines: lines.flatMap(fold) };
}
