import { memo } from 'react';
import { BLANK, type Line } from '../text/line.ts';
import { Block } from '../widgets/block.tsx';
import { extent, heading } from '../widgets/heading.ts';
import { previewFrom, previewLines, previewOf } from './preview-lines.ts';

interface Props {
  baseline: string;
  text: string;
  scroll: number | undefined;
  width: number;
  height: number;
}

/** The config as far as it is known, beside the question. */
export const Preview = memo(function Preview({ baseline, text, scroll, width, height }: Props) {
  const lines = [BLANK, ...previewPane(baseline, text, scroll, width, height - 1)];
  return <Block lines={lines} width={width} height={height} />;
});

export function previewPane(
  baseline: string,
  text: string,
  scroll: number | undefined,
  width: number,
  height: number,
): Line[] {
  const preview = previewOf(baseline, text, width);
  const rows = Math.max(1, height - 1);
  const from = previewFrom(preview, scroll, rows);
  const title = heading('The config so far', extent(from, rows, preview.rows.length), width);
  return [title, ...previewLines(preview, from, width, rows)];
}
