import type { Page } from '../guide/page.ts';
import { applyView } from './panes/apply.tsx';
import { guideLines } from './panes/guide-lines.ts';
import { helpLines } from './panes/help-lines.ts';
import { previewFrom, previewOf } from './panes/preview-lines.ts';
import { pagingStart, reviewContent, reviewFrom, rowInSight } from './panes/review-lines.ts';
import { lowerIsPreview, overlayWidth, paneRows } from './room.ts';
import { layoutOf } from './state/layout-of.ts';
import type { Ui } from './state/ui.ts';
import { pageOf } from './state/update.ts';

/** Brings what was scrolled back into the bounds of the text, which only the panes know. */
export function settle(ui: Ui, page: (id: string) => Page | undefined): Ui {
  const layout = layoutOf(ui);
  if (ui.apply?.scroll) {
    const width = Math.min(layout.cols - 2 * layout.margin, 110);
    const top = applyView({ ...ui.apply, scroll: undefined }, width, layout.body);
    const most = ui.apply.result ? Math.max(0, top.lines.length - top.rows) : top.from;
    return { ...ui, apply: { ...ui.apply, scroll: Math.min(ui.apply.scroll, most) } };
  }
  if (ui.overlay?.kind === 'guide' || ui.overlay?.kind === 'preview') {
    const width = overlayWidth(layout);
    const { preview } = ui.view;
    const rows =
      ui.overlay.kind === 'guide'
        ? helpLines(ui, width).length + guideLines(page(ui.overlay.page), width).length
        : previewOf(ui.baseline, preview, width).rows.length;
    const most = beyond(rows, layout.body - 2);
    return ui.overlay.scroll <= most ? ui : { ...ui, overlay: { ...ui.overlay, scroll: most } };
  }
  if (ui.scroll === undefined || layout.tooSmall) return ui;
  if (!ui.view.current) return settleReview(ui, ui.scroll, layout.main, layout.body - 2);
  const most = mostScroll(ui, page);
  return ui.scroll <= most ? ui : { ...ui, scroll: most };
}

function settleReview(ui: Ui, scroll: number, width: number, rows: number): Ui {
  const content = reviewContent(ui, width);
  const from = reviewFrom(content, scroll, rows);
  const reviewRow = rowInSight(content, from, rows);
  return from === ui.scroll && reviewRow === ui.reviewRow ? ui : { ...ui, scroll: from, reviewRow };
}

/** The last line that the pane which PgUp and PgDn move can begin with. */
function mostScroll(ui: Ui, page: (id: string) => Page | undefined): number {
  const layout = layoutOf(ui);
  const { current } = ui.view;
  const rows = current ? paneRows(ui, current, layout) : 0;
  if (layout.preview > 0) return beyond(previewOf(ui.baseline, ui.view.preview, layout.preview).rows.length, rows);
  if (lowerIsPreview(ui, layout)) return beyond(previewOf(ui.baseline, ui.view.preview, layout.main).rows.length, rows);
  return beyond(guideLines(page(pageOf(ui)), layout.guide || layout.main).length, rows);
}

const beyond = (lines: number, rows: number) => Math.max(0, lines - Math.max(1, rows));

/** Where the scrolled pane begins now, when nobody has scrolled it yet. */
export function scrollStart(ui: Ui): number {
  const layout = layoutOf(ui);
  if (!ui.view.current) return pagingStart(ui, layout.main, layout.body - 2);
  const { current } = ui.view;
  const beside = layout.preview > 0;
  if (!beside && !lowerIsPreview(ui, layout)) return 0;
  const preview = previewOf(ui.baseline, ui.view.preview, beside ? layout.preview : layout.main);
  return previewFrom(preview, undefined, Math.max(1, paneRows(ui, current, layout)), current.field.key);
}
