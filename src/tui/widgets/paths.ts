import { clean } from '../../text/clean.ts';
import { t } from '../../text/t.ts';
import { between, cutStart, type Line, span } from '../text/line.ts';
import { GLYPH } from '../theme.ts';
import { windowFrom } from './window.ts';

/** The paths that a path question offers: their last parts, a window with the highlighted one. */
export function pathLines(found: readonly string[], index: number, width: number, height: number): Line[] {
  const rows = Math.max(1, Math.min(height, found.length));
  const from = windowFrom(index, rows, found.length);
  const shown = found.slice(from, from + rows);
  return shown.map((path, i) => {
    const on = from + i === index;
    const more = i === shown.length - 1 ? found.length - from - shown.length : 0;
    const text = cutStart(clean(lastPart(path)), width - 16);
    const row: Line = [
      span(on ? `  ${GLYPH.prompt} ` : '    ', 'accentTitle'),
      span(text, on ? 'chosen' : path.endsWith('/') ? 'accent' : undefined),
    ];
    return more > 0 ? between(row, [span(`${GLYPH.down} ${t`${more} more`}`, 'dim')], width) : row;
  });
}

const lastPart = (path: string) => /[^/]*\/?$/.exec(path)![0] || path;
