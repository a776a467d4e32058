import { divide, type Layout, marginOf } from '../layout.ts';
import { statusLines } from './status.ts';
import type { Ui } from './ui.ts';

/** The review is a receipt and wants width: it has no guide beside it, and in a middling window no preview either. */
export function layoutOf(ui: Ui): Layout {
  const review = ui.view.current === undefined;
  const status = statusLines(ui, ui.cols - 2 * marginOf(ui.cols)).length;
  return divide(ui.cols, ui.rows, status, ui.preview.wide && !(review && ui.cols < 130), !review);
}
