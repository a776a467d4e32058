import type { FieldView } from '../wizard/view.ts';
import type { Layout } from './layout.ts';
import { previewFrom, previewOf } from './panes/preview-lines.ts';
import { questionLines } from './panes/question-lines.ts';
import { layoutOf } from './state/layout-of.ts';
import type { Ui } from './state/ui.ts';

/** Fewer rows than this under the question are left empty. */
const LEAST_LOWER = 6;

/** Rows under the question for the guide or the preview, with the empty row above them. */
export function lowerHeight(layout: Layout, question: number): number {
  const rest = layout.body - 1 - question;
  return layout.guide > 0 || rest < LEAST_LOWER ? 0 : rest;
}

/** Lines in sight of what PgUp and PgDn move beside or below the question; 0: there is nothing to be moved. */
export function paneRows(ui: Ui, current: FieldView, layout: Layout = layoutOf(ui)): number {
  if (layout.guide > 0 || layout.preview > 0) return layout.body - 2;
  const lower = lowerHeight(layout, questionLines(ui, current, layout.main, layout.body - 1).length);
  return Math.max(0, lower - 2);
}

/** Whether the space under the question holds the preview. */
export const lowerIsPreview = (ui: Ui, layout: Layout): boolean => layout.rail === 0 && ui.preview.small;

/** Whether the preview can stand beside or under what is asked; else it is shown over it. */
export function previewHasPlace(ui: Ui): boolean {
  const layout = layoutOf(ui);
  const { current } = ui.view;
  if (!current) return false;
  if (layout.rail > 0) return true;
  return lowerHeight(layout, questionLines(ui, current, layout.main, layout.body - 1).length) > 0;
}

/** Columns of a text that is shown over the question. */
export function overlayWidth(layout: Layout): number {
  const rail = layout.rail > 0 ? layout.rail + 3 : 0;
  return Math.min(layout.cols - 2 * layout.margin - rail, 100);
}

/** Where the preview begins when it is opened over the question; over the review one reads the file from its top. */
export function previewStart(ui: Ui): number {
  if (!ui.view.current) return 0;
  const layout = layoutOf(ui);
  return previewFrom(
    previewOf(ui.baseline, ui.view.preview, overlayWidth(layout)),
    undefined,
    layout.body - 2,
    ui.view.current.field.key,
  );
}
