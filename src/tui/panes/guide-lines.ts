import { type GuideLine, layout, type Page } from '../../guide/page.ts';
import { t } from '../../text/t.ts';
import { BLANK, cut, type Line, span } from '../text/line.ts';
import { lastOnly } from '../text/memo.ts';
import type { Style } from '../theme.ts';

const LINE_LOOK: Partial<Record<GuideLine['role'], Style>> = {
  title: 'accentTitle',
  heading: 'title',
  subheading: 'title',
  code: 'code',
  note: 'warn',
  small: 'dim',
};

/** A page of the handbook as lines for a pane; the title is the pane's own. */
export const guideLines = lastOnly((page: Page | undefined, width: number): Line[] => {
  if (!page) return [[span(t('There is no page about this yet.'), 'dim')]];
  // Signs that are not ASCII are replaced on the way to the terminal, where that is needed.
  return layout(page, width, { ascii: false })
    .slice(2)
    .map((text) => paint(text, width));
});

function paint(text: GuideLine, width: number): Line {
  if (text.role === 'blank') return BLANK;
  const look = LINE_LOOK[text.role];
  const spans = text.spans.map((piece) => {
    if (piece.role === 'code') return span(piece.text, 'code');
    if (piece.role === 'strong') return span(piece.text, 'title');
    if (piece.role === 'link') return span(piece.text, 'accent');
    return span(piece.text, look);
  });
  return cut(spans, width);
}
