import { memo } from 'react';
import type { WizardView } from '../../wizard/view.ts';
import { BLANK } from '../text/line.ts';
import { Block } from '../widgets/block.tsx';
import { railLines } from './rail-lines.ts';

interface Props {
  view: WizardView;
  width: number;
  height: number;
}

export const Rail = memo(function Rail({ view, width, height }: Props) {
  return <Block lines={[BLANK, ...railLines(view, width, height - 1)]} width={width} height={height} />;
});
