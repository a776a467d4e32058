import type { PlannedAction } from '../../face/driver.ts';
import type { Effect } from '../../plan/action.ts';
import { many, t } from '../../text/t.ts';
import { textWidth } from '../../text/width.ts';
import { isSuggested } from '../../wizard/values.ts';
import type { FieldView } from '../../wizard/view.ts';
import { briefWarnings, type ReviewRow, reviewRows } from '../state/review.ts';
import type { Ui } from '../state/ui.ts';
import { BLANK, between, cut, type Line, pad, span } from '../text/line.ts';
import { wrap, wrapSpans } from '../text/wrap.ts';
import { GLYPH, type Style } from '../theme.ts';
import { heading } from '../widgets/heading.ts';
import { diagramLines } from './diagram-lines.ts';

export interface Review {
  lines: Line[];
  /** The lines of the highlighted row: [first, behind the last]. */
  highlighted: [number, number];
  /** The line that each row begins with. */
  starts: readonly number[];
}

export const EFFECT: Record<Effect, { word: string; look: Style | undefined }> = {
  reads: { word: t('reads'), look: 'dim' },
  creates: { word: t('creates'), look: 'good' },
  changes: { word: t('changes'), look: 'warn' },
  destroys: { word: t('DESTROYS'), look: 'badTitle' },
};

/**
 * The whole as a receipt: state, what to read first, what is wrong, every answer, why it is built so, how it hangs
 * together, every action, the files. While one pages through it nothing is highlighted and every action is told in full.
 */
export function reviewContent(ui: Ui, width: number, paging = ui.scroll !== undefined): Review {
  const lines: Line[] = stateLines(ui, width);
  const rows = reviewRows(ui);
  const chosen = Math.min(ui.reviewRow, rows.length - 1);
  let highlighted: [number, number] = [0, 0];
  const starts: number[] = [];
  const label = labelWidth(rows, width);
  let last: ReviewRow['kind'] | undefined;
  rows.forEach((row, i) => {
    if (row.kind !== last && row.kind !== 'keys') {
      if (last === 'keys') lines.push(...warningLines(ui, width));
      if (last === 'answer') lines.push(...reasonLines(ui, width), ...diagramLines(ui.view.diagrams, width));
      lines.push(BLANK, ...titleOf(row, ui, width));
    }
    last = row.kind;
    const from = lines.length;
    starts.push(from);
    const on = i === chosen && !paging;
    if (row.kind === 'keys') lines.push(...keysLines(ui, on, width));
    else if (row.kind === 'action') {
      const number = rows.slice(0, i).filter((r) => r.kind === 'action').length + 1;
      lines.push(...actionLines(row.action, number, on, on || paging, width));
    } else lines.push(...rowLines(row, on, label, width));
    if (i === chosen) highlighted = [from, lines.length];
  });
  if (last === 'answer') lines.push(...reasonLines(ui, width), ...diagramLines(ui.view.diagrams, width));
  lines.push(...fileLines(ui, width));
  return { lines, highlighted, starts };
}

function stateLines(ui: Ui, width: number): Line[] {
  const { view } = ui;
  if (view.ready)
    return wrapSpans(
      [
        span(`${GLYPH.done} `, 'good'),
        span(t('Everything is answered.'), 'title'),
        span(` ${t('Nothing has been changed yet.')}`),
      ],
      width,
    );
  if (view.problems.length > 0) {
    const { length } = view.problems;
    const what = many(length, t('One thing is in the way.'), t`${length} things are in the way.`);
    return wrapSpans([span(`${GLYPH.failed} `, 'badTitle'), span(what, 'title')], width);
  }
  const waiting = view.waiting.length > 0 ? view.waiting.join(', ') : t('some questions are open');
  return wrapSpans([span(`${GLYPH.waiting} `, 'accent'), span(t`Not ready: ${waiting}.`)], width);
}

function titleOf(row: Exclude<ReviewRow, { kind: 'keys' }>, ui: Ui, width: number): Line[] {
  if (row.kind === 'problem') return [heading(t('In the way'), '', width)];
  if (row.kind === 'answer') return [heading(t('Your answers'), '', width)];
  const count = ui.plan?.actions.length ?? 0;
  return [heading(t('What apply does, in this order'), many(count, t('1 action'), t`${count} actions`), width)];
}

/** What can be done from here, and why something cannot. */
function keysLines(ui: Ui, on: boolean, width: number): Line[] {
  const { hinders } = ui;
  const can = ui.view.ready
    ? [
        ...(hinders.write ? [] : [t('w writes the files')]),
        ...(hinders.apply ? [] : [t('a applies the plan')]),
        t('q leaves'),
      ]
    : [t('q leaves')];
  const text = t`${can.join(', ')}. Move to an answer to change it.`;
  const lines = wrap(text, width - 2, on ? 'chosen' : undefined);
  const reasons = ui.view.ready ? [...new Set([hinders.write, hinders.apply])] : [];
  return [
    ...lines.map(
      (line, i): Line => [i === 0 && on ? span(`${GLYPH.prompt} `, 'accentTitle') : { text: '  ' }, ...line],
    ),
    ...reasons.flatMap((reason) =>
      reason === undefined ? [] : wrap(reason, width - 2, 'dim').map((line): Line => [{ text: '  ' }, ...line]),
    ),
  ];
}

/** What should be read before anything is made: a screen of it at most, unless all is asked for. */
function warningLines(ui: Ui, width: number): Line[] {
  const warnings = ui.view.warnings ?? [];
  if (warnings.length === 0) return [];
  const short = briefWarnings(ui);
  const { told, left } = ui.wholeWarnings ? { told: warnings, left: 0 } : short;
  const lines = told.flatMap((warning) =>
    wrap(warning, width - 2).map((text, i): Line => [span(i === 0 ? `${GLYPH.warning} ` : '  ', 'warn'), ...text]),
  );
  const more = left > 0 ? wrap(`  ${GLYPH.more} ${t`and ${left} more: m tells all`}`, width, 'warn') : [];
  const remark = !short.cut || ui.wholeWarnings || left > 0 ? '' : t('m tells all');
  return [BLANK, heading(t('Look at this first'), remark, width), ...lines, ...more];
}

type Told = Exclude<ReviewRow, { kind: 'keys' | 'action' }>;

function rowLines(row: Told, on: boolean, label: number, width: number): Line[] {
  const pointer = span(on ? `${GLYPH.prompt} ` : '  ', 'accentTitle');
  if (row.kind === 'problem') {
    const lines = wrap(row.problem.message, width - 2, on ? 'chosen' : 'bad');
    return [
      ...lines.map((text, i): Line => [i === 0 ? pointer : { text: '  ' }, ...text]),
      ...wrap(row.problem.remedy, width - 2, 'dim').map((text): Line => [{ text: '  ' }, ...text]),
    ];
  }
  return answerRow(row.first ? row.section.title : '', row.field, on, label, width - 2).map(
    (text, i): Line => [i === 0 ? pointer : { text: '  ' }, ...text],
  );
}

/** An action; in `full` with why, what it touches and the commands it is made of. */
function actionLines(action: PlannedAction, number: number, on: boolean, full: boolean, width: number): Line[] {
  const effect = EFFECT[action.effect];
  const pointer = span(on ? `${GLYPH.prompt} ` : '  ', 'accentTitle');
  const front: Line = [pointer, ...pad([span(`${number}`, 'dim')], 3), ...pad([span(effect.word, effect.look)], 9)];
  const inset = { text: ' '.repeat(14) };
  const room = width - 14;
  const more = !full
    ? []
    : [
        ...wrap(action.why, room),
        ...(action.touches.length > 0 ? wrap(t`Touches ${action.touches.join(', ')}.`, room, 'dim') : []),
        ...(action.commands ?? []).flatMap((command) =>
          wrap(command, room - 4, 'code').map((text, i): Line => [{ text: i === 0 ? '  ' : '    ' }, ...text]),
        ),
      ];
  return [
    ...wrap(action.title, room, on ? 'chosen' : undefined).map(
      (text, i): Line => (i === 0 ? [...front, ...text] : [inset, ...text]),
    ),
    ...more.map((text): Line => [inset, ...text]),
  ];
}

/** Columns of a section's name and of a remark behind the answer, and what an answer has at least where that is possible. */
const SECTION = 12;
const MARK = 2 + 2 + textWidth(t('suggested')) + 1;
const LEAST_ANSWER = 16;

/** Section, question, answer and what is to be noted about it. What is too long goes on below itself. */
function answerRow(section: string, field: FieldView, on: boolean, label: number, width: number): Line[] {
  const sectionWidth = width >= 56 ? SECTION : 0;
  const mark = field.problem ? `${GLYPH.failed}` : isSuggested(field.field, field.value) ? t('suggested') : '';
  const value = field.shown === '' ? (field.field.optional ? t('left open') : t('not answered yet')) : spoken(field);
  const look = field.shown === '' ? 'dim' : on ? 'chosen' : undefined;
  const labels = wrap(field.field.label, label, on ? 'chosen' : 'dim');
  const values = wrap(value, width - sectionWidth - label - 2 - textWidth(mark) - 1, look);
  const sections = sectionWidth > 0 ? wrap(section, sectionWidth - 1, 'accent') : [];
  return Array.from({ length: Math.max(labels.length, values.length, sections.length) }, (_, i) =>
    between(
      [
        ...pad(sections[i] ?? BLANK, sectionWidth),
        ...pad(labels[i] ?? BLANK, label),
        { text: '  ' },
        ...(values[i] ?? BLANK),
      ],
      i === 0 ? [span(mark, field.problem ? 'bad' : 'dim')] : BLANK,
      width,
    ),
  );
}

/** A choice by its label, anything else as it was typed. */
function spoken({ field, shown }: FieldView): string {
  return field.kind === 'choice' ? (field.options.find((option) => option.value === shown)?.label ?? shown) : shown;
}

function labelWidth(rows: readonly ReviewRow[], width: number): number {
  const widest = Math.max(0, ...rows.map((row) => (row.kind === 'answer' ? textWidth(row.field.field.label) : 0)));
  // Where little room is, it is the answers that must be read.
  const shared = width - SECTION - MARK - LEAST_ANSWER;
  return Math.min(widest, Math.floor(width * 0.4), Math.max(12, shared));
}

function reasonLines({ view }: Ui, width: number): Line[] {
  return [
    ...listed(
      view.fromDiscs ? t('What was found on the discs') : t('What was found in the image'),
      view.findings ?? [],
      width,
    ),
    ...listed(t('Why it is built so'), view.reasons, width),
  ];
}

function listed(title: string, sentences: readonly string[], width: number): Line[] {
  if (sentences.length === 0) return [];
  const lines = sentences.flatMap((sentence) =>
    wrap(sentence, width - 4).map((text, i): Line => [span(i === 0 ? `  ${GLYPH.dot} ` : '    ', 'dim'), ...text]),
  );
  return [BLANK, heading(title, '', width), ...lines];
}

function fileLines(ui: Ui, width: number): Line[] {
  const files = ui.plan?.files ?? [];
  if (files.length === 0) return [];
  const widest = Math.min(Math.floor(width / 2), Math.max(...files.map((file) => textWidth(file.path))));
  const lines = files.map((file) =>
    cut([{ text: '  ' }, ...pad([span(file.path)], widest), { text: '  ' }, span(file.what, 'dim')], width),
  );
  return [BLANK, heading(t('What write makes'), '', width), ...lines];
}

/** The first line to show: as paged, else so that the highlighted row is seen with some of what is around it. */
export function reviewFrom(review: Review, scroll: number | undefined, height: number): number {
  const [first, end] = review.highlighted;
  const most = Math.max(0, review.lines.length - height);
  if (scroll !== undefined) return Math.min(scroll, most);
  if (end <= height - 2) return 0;
  return Math.min(most, Math.max(0, Math.min(first, Math.floor((first + end) / 2 - height / 2))));
}

/** The line to page from: what is at the top now, in the text where every action is told in full. */
export function pagingStart(ui: Ui, width: number, height: number): number {
  const short = reviewContent(ui, width, false);
  const from = reviewFrom(short, undefined, height);
  const row = short.starts.findLastIndex((start) => start <= from);
  if (row < 0) return from;
  return reviewContent(ui, width, true).starts[row]! + from - short.starts[row]!;
}

/** The row that the highlight comes back to after paging: the first that begins in sight. */
export function rowInSight(review: Review, from: number, height: number): number {
  const row = review.starts.findIndex((start) => start >= from);
  if (row >= 0 && review.starts[row]! < from + height) return row;
  return Math.max(
    0,
    review.starts.findLastIndex((start) => start < from),
  );
}
