import { t } from '../../text/t.ts';
import { cut, type Line, lineWidth, span } from '../text/line.ts';
import { GLYPH, type Style } from '../theme.ts';

/** A pane's title, a thin line behind it, and a remark at its end. */
export function heading(title: string, remark: string, width: number, look: Style = 'title'): Line {
  const end: Line = remark === '' ? [] : [{ text: ' ' }, span(remark, 'dim')];
  const start = cut([span(title, look), { text: ' ' }], Math.max(4, width - lineWidth(end)));
  const room = width - lineWidth(start) - lineWidth(end);
  return room < 0 ? cut(start, width) : [...start, { text: GLYPH.rule.repeat(room), style: 'dim' }, ...end];
}

/** `12–40 of 87`: which lines of a text are shown. Empty when all are. */
export function extent(from: number, shown: number, all: number): string {
  return shown >= all ? '' : t`${`${from + 1}–${Math.min(all, from + shown)}`} of ${all}`;
}
