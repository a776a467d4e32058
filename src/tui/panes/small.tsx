import { t } from '../../text/t.ts';
import { LEAST } from '../layout.ts';
import { type Line, span } from '../text/line.ts';
import { wrap } from '../text/wrap.ts';
import { Block } from '../widgets/block.tsx';

interface Props {
  cols: number;
  rows: number;
  quitting: boolean;
}

/** There is no room for a question: ask for more, politely. Nothing that was typed is lost. */
export function Small({ cols, rows, quitting }: Props) {
  const text = t`Please make the window larger: ${LEAST.cols} columns and ${LEAST.rows} rows are needed, here are ${cols} and ${rows}.`;
  const lines: Line[] = [
    [span('xenguide', 'accentTitle')],
    ...wrap(quitting ? t('Quit? Ctrl-C quits, any other key stays.') : text, cols),
    ...wrap(t('Your answers are kept. Ctrl-C leaves.'), cols, 'dim'),
  ];
  return <Block lines={lines.map((line) => (cols < 8 ? [] : line))} width={cols} height={rows} />;
}
