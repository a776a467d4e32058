import { t } from '../../text/t.ts';
import type { Ui } from '../state/ui.ts';
import { BLANK, type Line, pad, span } from '../text/line.ts';
import { wrap } from '../text/wrap.ts';
import { Block } from '../widgets/block.tsx';
import { heading } from '../widgets/heading.ts';
import { EFFECT } from './review-lines.ts';

interface Props {
  ui: Ui;
  host: string;
  width: number;
  height: number;
}

/** The last question before the host is changed: what will be made, changed, destroyed. */
export function Confirm({ ui, host, width, height }: Props) {
  const actions = ui.plan?.actions ?? [];
  const bad = actions.filter((action) => action.effect === 'destroys');
  const serious = actions.filter((action) => action.effect !== 'reads');
  const lines: Line[] = [
    BLANK,
    heading(t('Apply now?'), '', width, 'accentTitle'),
    BLANK,
    ...wrap(t`${serious.length} of ${actions.length} actions change something on ${host}:`, width),
    BLANK,
    ...serious.flatMap((action) => {
      const { word, look } = EFFECT[action.effect];
      return wrap(action.title, width - 12).map(
        (text, i): Line => [{ text: '  ' }, ...pad(i === 0 ? [span(word, look)] : [], 10), ...text],
      );
    }),
    BLANK,
    ...(bad.length > 0 ? wrap(t('What is destroyed cannot be brought back.'), width, 'bad') : []),
    ...wrap(t('If an action fails, what was done before it is taken back.'), width, 'dim'),
  ];
  return <Block lines={lines} width={width} height={height} />;
}
