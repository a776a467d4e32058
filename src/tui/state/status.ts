import { t } from '../../text/t.ts';
import { type Line, span } from '../text/line.ts';
import { atMost, wrapSpans } from '../text/wrap.ts';
import { GLYPH, type Style } from '../theme.ts';
import type { Ui } from './ui.ts';

/** Rows that a note may take above the keys; small windows need them for the question. */
const most = (rows: number): number => (rows < 24 ? 3 : 4);

/**
 * What is to be said now, wrapped to the window: what was refused or asked, else what is waited for, else what was
 * found out last. At least one row, so that a short note moves nothing.
 */
export function statusLines(ui: Ui, width: number, quitNote: string): Line[] {
  const lines = wrapSpans(text(ui, quitNote), width);
  return ui.overlay?.kind === 'quit' ? atMost(lines, 1, width) : atMost(lines, most(ui.rows), width);
}

function text(ui: Ui, quitNote: string): Line {
  const { view, apply } = ui;
  if (ui.overlay?.kind === 'quit') {
    const question = apply ? t('Stop here? What was done is taken back.') : t`Quit? ${quitNote}`;
    return signed(GLYPH.warning, 'warn', question, 'title');
  }
  if (ui.note !== undefined) return signed(GLYPH.warning, 'warn', ui.note);
  const waiting = apply ? apply.note : view.waiting.join(', ');
  if (waiting !== '') return signed(GLYPH.waiting, 'accent', `${waiting} …`, 'dim');
  if (apply || !view.news) return [];
  const { good, doubt, text } = view.news;
  if (doubt) return signed(GLYPH.warning, 'warn', text);
  if (good) return signed(GLYPH.done, 'good', text);
  // Once is enough: what is wrong with this answer stands below it, or somebody is typing a better one.
  const said = view.current?.problem !== undefined && text.startsWith(view.current.problem.message);
  return said || view.news === ui.hushed ? [] : signed(GLYPH.failed, 'badTitle', text);
}

const signed = (sign: string, look: Style, text: string, style?: Style): Line => [
  span(`${sign} `, look),
  span(text, style),
];
