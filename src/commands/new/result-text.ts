import type { ApplyResult } from '../../face/driver.ts';
import { toAscii } from '../../text/ascii.ts';
import { safeText } from '../safe-text.ts';

/**
 * What an apply came to, for standard output: the drawings, line by line as they are, then its sections. What comes next
 * stands last, where it is still seen on a small terminal.
 */
export function resultText({ sections, diagrams = [] }: ApplyResult, ascii: boolean): string {
  const text = [...diagrams, ...sections]
    .map(({ title, lines }) => `\n${title}\n${lines.map((line) => `  ${line}\n`).join('')}`)
    .join('');
  return ascii ? toAscii(safeText(text)) : safeText(text);
}
