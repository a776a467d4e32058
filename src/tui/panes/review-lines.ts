import type { Effect } from '../../plan/action.ts';
import { textWidth } from '../../text/width.ts';
import type { FieldView } from '../../wizard/view.ts';
import { type ReviewRow, reviewRows } from '../state/review.ts';
import type { Ui } from '../state/ui.ts';
import { BLANK, between, cut, type Line, pad, span } from '../text/line.ts';
import { wrap, wrapSpans } from '../text/wrap.ts';
import { GLYPH, type Style } from '../theme.ts';
import { heading } from '../widgets/heading.ts';

export interface Review {
  lines: Line[];
  /** The lines of the highlighted row: [first, behind the last]. */
  highlighted: [number, number];
}

export const EFFECT: Record<Effect, { word: string; look: Style | undefined }> = {
  reads: { word: 'reads', look: 'dim' },
  creates: { word: 'creates', look: 'good' },
  changes: { word: 'changes', look: 'warn' },
  destroys: { word: 'DESTROYS', look: 'badTitle' },
};

/** The whole as a receipt: state, what is wrong, every answer, why it is built so, every action, the files. */
export function reviewContent(ui: Ui, width: number): Review {
  const lines: Line[] = stateLines(ui, width);
  const rows = reviewRows(ui);
  const chosen = Math.min(ui.reviewRow, rows.length - 1);
  let highlighted: [number, number] = [0, 0];
  const label = labelWidth(rows, width);
  let last: ReviewRow['kind'] | undefined;
  rows.forEach((row, i) => {
    if (row.kind !== last) {
      if (last === 'answer') lines.push(...reasonLines(ui, width));
      lines.push(BLANK, ...titleOf(row, ui, width));
    }
    last = row.kind;
    const from = lines.length;
    lines.push(
      ...rowLines(row, i === chosen, label, width, rows.slice(0, i).filter((r) => r.kind === 'action').length),
    );
    if (i === chosen) highlighted = [from, lines.length];
  });
  if (last === 'answer') lines.push(...reasonLines(ui, width));
  lines.push(...fileLines(ui, width));
  return { lines, highlighted };
}

function stateLines(ui: Ui, width: number): Line[] {
  const { view } = ui;
  if (view.ready)
    return wrapSpans(
      [
        span(`${GLYPH.done} `, 'good'),
        span('Everything is answered.', 'title'),
        span(' Nothing has been changed yet.'),
      ],
      width,
    );
  if (view.problems.length > 0) {
    const what = view.problems.length === 1 ? 'One thing is' : `${view.problems.length} things are`;
    return wrapSpans([span(`${GLYPH.failed} `, 'badTitle'), span(`${what} in the way.`, 'title')], width);
  }
  const waiting = view.waiting.length > 0 ? view.waiting.join(', ') : 'some questions are open';
  return wrapSpans([span(`${GLYPH.waiting} `, 'accent'), span(`Not ready: ${waiting}.`)], width);
}

function titleOf(row: ReviewRow, ui: Ui, width: number): Line[] {
  if (row.kind === 'problem') return [heading('In the way', '', width)];
  if (row.kind === 'answer') return [heading('Your answers', '', width)];
  const count = ui.plan?.actions.length ?? 0;
  return [heading('What apply does, in this order', `${count} ${count === 1 ? 'action' : 'actions'}`, width)];
}

function rowLines(row: ReviewRow, on: boolean, label: number, width: number, number: number): Line[] {
  const pointer = span(on ? `${GLYPH.prompt} ` : '  ', 'accentTitle');
  if (row.kind === 'problem') {
    const lines = wrap(row.problem.message, width - 2, on ? 'chosen' : 'bad');
    return [
      ...lines.map((text, i): Line => [i === 0 ? pointer : { text: '  ' }, ...text]),
      ...wrap(row.problem.remedy, width - 2, 'dim').map((text): Line => [{ text: '  ' }, ...text]),
    ];
  }
  if (row.kind === 'answer')
    return [[pointer, ...answerRow(row.first ? row.section.title : '', row.field, on, label, width - 2)]];
  const effect = EFFECT[row.action.effect];
  const front: Line = [pointer, ...pad([span(`${number + 1}`, 'dim')], 3), ...pad([span(effect.word, effect.look)], 9)];
  const title = wrap(row.action.title, width - 14, on ? 'chosen' : undefined);
  const inset = { text: ' '.repeat(14) };
  return [
    ...title.map((text, i): Line => (i === 0 ? [...front, ...text] : [inset, ...text])),
    ...(on ? wrap(row.action.why, width - 14).map((text): Line => [inset, ...text]) : []),
    ...(on && row.action.touches.length > 0
      ? wrap(`Touches ${row.action.touches.join(', ')}.`, width - 14, 'dim').map((text): Line => [inset, ...text])
      : []),
  ];
}

function answerRow(section: string, field: FieldView, on: boolean, label: number, width: number): Line {
  const sectionWidth = width >= 56 ? 12 : 0;
  const mark = field.problem ? `${GLYPH.failed}` : field.from === 'suggestion' ? 'suggested' : '';
  const value = field.shown === '' ? (field.field.optional ? 'left open' : 'open') : spoken(field);
  return between(
    [
      ...(sectionWidth > 0 ? pad([span(section, 'accent')], sectionWidth) : []),
      ...pad([span(field.field.label, on ? 'chosen' : 'dim')], label),
      { text: '  ' },
      span(value, field.shown === '' ? 'dim' : on ? 'chosen' : undefined),
    ],
    [span(mark, field.problem ? 'bad' : 'dim')],
    width,
  );
}

/** A choice by its label, anything else as it was typed. */
function spoken({ field, shown }: FieldView): string {
  return field.kind === 'choice' ? (field.options.find((option) => option.value === shown)?.label ?? shown) : shown;
}

function labelWidth(rows: readonly ReviewRow[], width: number): number {
  const widest = Math.max(0, ...rows.map((row) => (row.kind === 'answer' ? textWidth(row.field.field.label) : 0)));
  return Math.min(widest, Math.floor(width * 0.4));
}

function reasonLines(ui: Ui, width: number): Line[] {
  if (ui.view.reasons.length === 0) return [];
  const lines = ui.view.reasons.flatMap((reason) =>
    wrap(reason, width - 4).map((text, i): Line => [span(i === 0 ? `  ${GLYPH.dot} ` : '    ', 'dim'), ...text]),
  );
  return [BLANK, heading('Why it is built so', '', width), ...lines];
}

function fileLines(ui: Ui, width: number): Line[] {
  const files = ui.plan?.files ?? [];
  if (files.length === 0) return [];
  const widest = Math.min(Math.floor(width / 2), Math.max(...files.map((file) => textWidth(file.path))));
  const lines = files.map((file) =>
    cut([{ text: '  ' }, ...pad([span(file.path)], widest), { text: '  ' }, span(file.what, 'dim')], width),
  );
  return [BLANK, heading('What write makes', '', width), ...lines];
}

/** The first line to show, so that the highlighted row is seen with some of what is around it. */
export function reviewFrom(review: Review, height: number): number {
  const [first, end] = review.highlighted;
  const most = Math.max(0, review.lines.length - height);
  if (end <= height - 2) return 0;
  return Math.min(most, Math.max(0, Math.min(first, Math.floor((first + end) / 2 - height / 2))));
}
