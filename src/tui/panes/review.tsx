import { t } from '../../text/t.ts';
import type { Ui } from '../state/ui.ts';
import { BLANK } from '../text/line.ts';
import { Block } from '../widgets/block.tsx';
import { extent, heading } from '../widgets/heading.ts';
import { reviewContent, reviewFrom } from './review-lines.ts';

interface Props {
  ui: Ui;
  width: number;
  height: number;
}

/** Everything at a glance, before anything is written. */
export function Review({ ui, width, height }: Props) {
  const rows = height - 2;
  const content = reviewContent(ui, width);
  const from = reviewFrom(content, ui.scroll, rows);
  const title = heading(t('Review'), extent(from, rows, content.lines.length), width, 'accentTitle');
  return <Block lines={[BLANK, title, ...content.lines.slice(from, from + rows)]} width={width} height={height} />;
}
