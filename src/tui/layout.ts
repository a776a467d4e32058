/** How a window is divided. All numbers are columns or rows; 0: the pane is not there. */
export interface Layout {
  cols: number;
  rows: number;
  /** Too small to be of use: only a request to make the window larger is shown. */
  tooSmall: boolean;
  rail: number;
  main: number;
  /** The guide in a column of its own. */
  guide: number;
  /** The preview in a column of its own. */
  preview: number;
  /** Rows between the header and the footer. */
  body: number;
  /** Space at the left edge of every pane, and between a pane and the line beside it. */
  margin: number;
}

export const LEAST = { cols: 60, rows: 15 };
const HEADER_ROWS = 2;
/** The line of keys; what is to be said above it is counted apart. */
const KEYS_ROWS = 1;
/** A line between two columns, with a space on both sides. */
export const GUTTER = 3;

export const marginOf = (cols: number): number => (cols >= 100 ? 2 : 1);

/** `status`: rows of the note above the keys. */
export function divide(cols: number, rows: number, status: number, previewWanted: boolean, guideWanted = true): Layout {
  const margin = marginOf(cols);
  const base: Layout = {
    cols,
    rows,
    tooSmall: cols < LEAST.cols || rows < LEAST.rows,
    rail: 0,
    main: Math.max(0, cols - 2 * margin),
    guide: 0,
    preview: 0,
    body: Math.max(0, rows - HEADER_ROWS - status - KEYS_ROWS),
    margin,
  };
  if (cols < 100) return base;
  const rail = cols >= 130 ? 26 : 20;
  let left = cols - 2 * margin - rail - GUTTER;
  if (cols >= 170 && guideWanted) {
    const guide = Math.min(64, Math.floor((left - GUTTER) * (previewWanted ? 0.3 : 0.45)));
    left -= guide + GUTTER;
    if (!previewWanted) return { ...base, rail, guide, main: left };
    const preview = Math.min(90, Math.floor((left - GUTTER) * 0.55));
    return { ...base, rail, guide, preview, main: left - preview - GUTTER };
  }
  if (!previewWanted) return { ...base, rail, main: left };
  const preview = Math.floor((left - GUTTER) * (cols >= 130 ? 0.5 : 0.48));
  return { ...base, rail, preview, main: left - preview - GUTTER };
}
