import { memo } from 'react';
import type { Page } from '../../guide/page.ts';
import { t } from '../../text/t.ts';
import { BLANK, type Line } from '../text/line.ts';
import { Block } from '../widgets/block.tsx';
import { extent, heading } from '../widgets/heading.ts';
import { guideLines } from './guide-lines.ts';

interface Props {
  page: Page | undefined;
  scroll: number;
  width: number;
  height: number;
  /** Stand before its text and are scrolled with it. */
  above?: readonly Line[];
}

/** A page of the handbook in a column of its own, or over the question. */
export const Guide = memo(function Guide({ page, scroll, width, height, above }: Props) {
  const lines = [BLANK, ...guidePane(page, scroll, width, height - 1, above)];
  return <Block lines={lines} width={width} height={height} />;
});

export function guidePane(
  page: Page | undefined,
  scroll: number,
  width: number,
  height: number,
  above: readonly Line[] = [],
): Line[] {
  const lines = [...above, ...guideLines(page, width)];
  const rows = Math.max(1, height - 1);
  const from = Math.max(0, Math.min(scroll, lines.length - rows));
  const title = heading(page ? t`Guide: ${page.title}` : t('Guide'), extent(from, rows, lines.length), width);
  return [title, ...lines.slice(from, from + rows)];
}
