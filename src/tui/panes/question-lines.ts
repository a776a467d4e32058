import { t } from '../../text/t.ts';
import type { Option } from '../../wizard/field.ts';
import { emptyText } from '../../wizard/values.ts';
import type { FieldView } from '../../wizard/view.ts';
import { hasFilter, type List, labelOf, listOf, pickOf } from '../state/choice.ts';
import { candidates } from '../state/completion.ts';
import { layoutOf } from '../state/layout-of.ts';
import { suggestionText } from '../state/question.ts';
import { editorOf, isTyped, sectionOf, type Ui } from '../state/ui.ts';
import { BLANK, between, type Line, span } from '../text/line.ts';
import { lastOnly } from '../text/memo.ts';
import { wrap } from '../text/wrap.ts';
import { GLYPH } from '../theme.ts';
import {
  choiceLines,
  isCramped,
  labelsWidth,
  type Marks,
  optionDetail,
  spreadLines,
  toggleLine,
} from '../widgets/choice.ts';
import { inputLine } from '../widgets/input.ts';
import { pathLines } from '../widgets/paths.ts';
import { type Part, stack } from '../widgets/stack.ts';
import { verdictLines } from './verdict.ts';

/** Rows that a list never grows beyond, so that the guide below it keeps its place. */
const TALLEST_LIST = 14;
/** With so many rows of a longer list in sight, what is said below it has rows of its own, and nothing moves. */
const ENOUGH_LIST = 8;
const MOST_DETAIL = 4;

/** The question: where it belongs, what is asked, the input, what is to be said about it. At most `height` rows. */
export function questionLines(ui: Ui, current: FieldView, width: number, height: number): Line[] {
  const { field } = current;
  const around: { head: Part[]; foot: Part[] } = {
    head: [
      { lines: [crumb(ui, current, width)], least: height >= 12 ? 1 : 0 },
      { lines: wrap(field.label, width, 'title'), least: 1 },
      { lines: wrap(field.help, width), least: 1 },
    ],
    foot: [
      { lines: verdictLines(ui, current, width), least: 2, gap: true },
      { lines: suggestionLines(ui, current, width), least: 1, gap: true },
    ],
  };
  const taken = [...around.head, ...around.foot].reduce((sum, part) => sum + part.lines.length + (part.gap ? 1 : 0), 1);
  const because = becauseRows(current, width);
  // What the suggestion takes once another option is highlighted is not the list's either.
  const later = current.field.suggest ? because - around.foot[1]!.lines.length : 0;
  const answer = isTyped(current)
    ? typedParts(ui, current, width, height - taken)
    : choiceParts(ui, current, width, height - taken - later);
  const lines = stack([...around.head, ...answer, ...around.foot], width, height);
  const usual = usualHeight(current, around.head, answer, because, width);
  return usual <= height - ROOM_BELOW ? padded(lines, usual) : lines;
}

/** What stands below the question keeps its place while one types or moves: this many rows are the question's anyway. */
function usualHeight(current: FieldView, head: Part[], answer: Part[], because: number, width: number): number {
  const fixed = stack([...head, ...answer.slice(0, isTyped(current) ? 1 : answer.length)], width, 1000).length;
  return fixed + 1 + (isTyped(current) ? Math.max(4, because) : because);
}

/** The most rows that are taken by what is suggested and why. */
const becauseRows = (current: FieldView, width: number): number =>
  current.field.suggest
    ? Math.max(wrap(becauseText(current), width).length, wrap(elsewhereText(current), width).length)
    : 1;

/** Rows that must stay below the question for keeping places to be worth it. */
const ROOM_BELOW = 7;

const padded = (lines: Line[], rows: number): Line[] =>
  lines.length >= rows ? lines : [...lines, ...Array.from({ length: rows - lines.length }, () => BLANK)];

/** What Enter takes, or what is suggested, and why. */
function becauseText(current: FieldView): string {
  const { because } = current.field.suggest!;
  if (!isTyped(current)) return t`Suggested: ${because}`;
  const taken = t`Enter takes ${suggestionText(current)}: ${because}`;
  return current.field.optional ? `${taken}. ${t('A space and Enter leave it empty.')}` : taken;
}

/** The same where something else is typed or highlighted. */
const elsewhereText = (current: FieldView): string =>
  t`Suggested: ${labelOf(current, suggestionText(current))} (${current.field.suggest!.because})`;

function crumb(ui: Ui, current: FieldView, width: number): Line {
  const section = sectionOf(ui.view, current);
  // Details are passed over on the way: who goes to one sees it by name, not by number.
  const fields = (section?.fields ?? []).filter((each) => !each.field.detail);
  const at = fields.findIndex((f) => f.field.key === current.field.key) + 1;
  const where = fields.length > 1 && at > 0 ? ` ${GLYPH.dot} ${t`question ${at} of ${fields.length}`}` : '';
  const optional = current.field.optional && !current.field.suggest ? t('may stay empty') : '';
  return between([span(section?.title ?? '', 'accent'), span(where, 'dim')], [span(optional, 'dim')], width);
}

function typedParts(ui: Ui, current: FieldView, width: number, room: number): Part[] {
  const input = inputLine(editorOf(ui, current), suggestionText(current), width);
  const parts: Part[] = [{ lines: [input], least: 1, gap: true }];
  const { completion } = ui;
  if (completion?.key !== current.field.key) return parts;
  if (!completion.paths) return [...parts, { lines: [[span(`    ${t('looking on the host …')}`, 'dim')]], least: 1 }];
  const found = candidates(ui, current);
  if (found.length > 0) parts.push({ lines: pathLines(found, completion.index, width, clamp(room, 3, 8)), least: 1 });
  return parts;
}

function choiceParts(ui: Ui, current: FieldView, width: number, room: number): Part[] {
  const list = listOf(ui, current);
  const marks = { value: current.shown, from: current.from };
  if (current.field.kind === 'toggle') return [{ lines: [toggleLine(list.index, width)], least: 1, gap: true }];
  const filter = hasFilter(current);
  const labels = labelsWidth(list.options, width);
  // Beside a guide with a column of its own there are rows to spare: all that is to be said of the options stands there.
  if (!filter && layoutOf(ui).guide > 0 && isCramped(list.options, labels, width)) {
    const spread = spreadParts(list, marks, width);
    if (stack(spread, width, 1000).length + 1 <= room) return spread;
  }
  const detail = optionDetail(list.highlighted, labels, width, MOST_DETAIL);
  // Where room is short the options come first: what is said below them then takes only the rows it needs.
  const most = detailRows(list.options, labels, width);
  const beside = room - (most > 0 ? most + 1 : 0) - (filter ? 2 : 0);
  const reserved = beside >= Math.min(list.options.length, ENOUGH_LIST) ? most : detail.length;
  const height = clamp(room - (reserved > 0 ? reserved + 1 : 0) - (filter ? 2 : 0), 3, TALLEST_LIST);
  const parts: Part[] = [];
  if (filter) parts.push({ lines: [filterLine(ui, current, list.options.length, width)], least: 1, gap: true });
  parts.push({ lines: choiceLines(list, marks, width, height), least: 3, gap: true });
  if (reserved > 0)
    parts.push({
      lines: Array.from({ length: reserved }, (_, i) => detail[i] ?? BLANK),
      least: detail.length,
      gap: true,
    });
  return parts;
}

/** Every option with its text, and below the list, in rows of its own, what would make a blocked one possible. */
function spreadParts(list: List, marks: Marks, width: number): Part[] {
  const remedies = (option: Option | undefined): Line[] => (option?.blocked ? wrap(option.blocked.remedy, width) : []);
  const reserved = Math.max(0, ...list.options.map((option) => remedies(option).length));
  const remedy = remedies(list.highlighted);
  return [
    { lines: spreadLines(list, marks, width), least: 3, gap: true },
    { lines: Array.from({ length: reserved }, (_, i) => remedy[i] ?? BLANK), least: remedy.length, gap: true },
  ];
}

/** As many rows as the longest detail takes, so that nothing moves while one goes through the list. */
const detailRows = lastOnly((options: readonly Option[], labels: number, width: number): number => {
  const looked = options.slice(0, 60);
  return Math.max(0, ...looked.map((option) => optionDetail(option, labels, width, MOST_DETAIL).length));
});

function filterLine(ui: Ui, current: FieldView, count: number, width: number): Line {
  const all = current.field.kind === 'choice' ? current.field.options.length : 0;
  const typed = pickOf(ui, current).filter;
  const line = inputLine(typed, t('type to narrow the list'), width - 14);
  return between(line, [span(count === all ? t`${all} choices` : t`${count} of ${all}`, 'dim')], width);
}

/** What Enter takes, and why that is suggested. */
function suggestionLines(ui: Ui, current: FieldView, width: number): Line[] {
  const { field } = current;
  if (!field.suggest) {
    // Enter on nothing was refused: that stands above, with the remedy.
    if (current.refused === '') return [];
    if (current.from === 'nothing' && isTyped(current) && editorOf(ui, current).text === '')
      return wrap(field.optional ? emptyText(field) : t('This one needs an answer.'), width, 'dim');
    return [];
  }
  const text = suggestionText(current);
  if (isTyped(current)) {
    const typed = editorOf(ui, current).text;
    if (typed === '') return wrap(becauseText(current), width);
    return typed === text ? [] : wrap(elsewhereText(current), width, 'dim');
  }
  const { highlighted } = listOf(ui, current);
  if (highlighted?.value === text) return wrap(becauseText(current), width);
  return wrap(elsewhereText(current), width, 'dim');
}

const clamp = (n: number, least: number, most: number) => Math.max(least, Math.min(most, n));
