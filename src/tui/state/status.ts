import { t } from '../../text/t.ts';
import { type Line, span } from '../text/line.ts';
import { lastOnly } from '../text/memo.ts';
import { atMost, wrapSpans } from '../text/wrap.ts';
import { GLYPH, type Style } from '../theme.ts';
import type { Ui } from './ui.ts';

/** Rows that a note may take above the keys; small windows need them for the question. */
const most = (rows: number): number => (rows < 24 ? 3 : 4);

/**
 * What is to be said now, wrapped to the window: what was refused or asked, else what is waited for, else what was
 * found out last. At least one row, so that a short note moves nothing.
 */
export function statusLines(ui: Ui, width: number): Line[] {
  return laidOut(width, most(ui.rows), ...said(ui));
}

/** How high it is decides how the window is divided, which every key asks several times. */
const laidOut = lastOnly(
  (width: number, rows: number, sign: string, look: Style, text: string, style?: Style): Line[] => {
    const line: Line = text === '' ? [] : [span(`${sign} `, look), span(text, style)];
    return atMost(wrapSpans(line, width), rows, width);
  },
);

type Said = [sign: string, look: Style, text: string, style?: Style];

const NOTHING: Said = ['', 'dim', ''];

function said(ui: Ui): Said {
  const { view, apply } = ui;
  if (ui.overlay?.kind === 'quit') {
    const question = apply ? t('Stop here? What was done is taken back.') : t`Quit? ${ui.quitNote}`;
    return [GLYPH.warning, 'warn', question, 'title'];
  }
  if (ui.note !== undefined) return [GLYPH.warning, 'warn', ui.note];
  const waiting = apply ? apply.note : view.waiting.join(', ');
  if (waiting !== '') return [GLYPH.waiting, 'accent', `${waiting} …`, 'dim'];
  if (apply || !view.news) return NOTHING;
  const { good, doubt, text } = view.news;
  if (doubt) return [GLYPH.warning, 'warn', text];
  if (good) return [GLYPH.done, 'good', text];
  // Once is enough: what is wrong with this answer stands below it, or somebody is typing a better one.
  const again = view.current?.problem !== undefined && text.startsWith(view.current.problem.message);
  return again || view.news === ui.hushed ? NOTHING : [GLYPH.failed, 'badTitle', text];
}
