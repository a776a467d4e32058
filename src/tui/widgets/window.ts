/**
 * The first row that a list shows when row `index` of `count` is highlighted and there is room for `height` of them.
 * It turns pages: most moves then repaint two rows, where a list that scrolls with each would be sent whole again, and
 * terminals cannot be asked to move a column. A row of each page stands on the next one too, so that what comes is
 * seen before it is reached: the highlight is at an edge only where the list ends.
 */
export function windowFrom(index: number, height: number, count: number): number {
  const kept = height > 2 ? 1 : 0;
  const step = Math.max(1, height - 2 * kept);
  const page = Math.max(0, Math.floor((index - kept) / step));
  return Math.max(0, Math.min(page * step, count - height));
}
