import { memo } from 'react';
import { t } from '../../text/t.ts';
import { BLANK, type Line } from '../text/line.ts';
import { Block } from '../widgets/block.tsx';
import { extent, heading } from '../widgets/heading.ts';
import { previewFrom, previewLines, previewOf } from './preview-lines.ts';

interface Props {
  /** The key of the question that is asked: its setting is to be in sight. */
  about: string | undefined;
  baseline: string;
  text: string;
  scroll: number | undefined;
  width: number;
  height: number;
}

/** The config as far as it is known, beside the question. */
export const Preview = memo(function Preview({ about, baseline, text, scroll, width, height }: Props) {
  const lines = [BLANK, ...previewPane(baseline, text, scroll, width, height - 1, about)];
  return <Block lines={lines} width={width} height={height} />;
});

export function previewPane(
  baseline: string,
  text: string,
  scroll: number | undefined,
  width: number,
  height: number,
  about: string | undefined,
): Line[] {
  const preview = previewOf(baseline, text, width);
  const rows = Math.max(1, height - 1);
  const from = previewFrom(preview, scroll, rows, about);
  const title = heading(t('The config so far'), extent(from, rows, preview.rows.length), width);
  return [title, ...previewLines(preview, from, width, rows)];
}
