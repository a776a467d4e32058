import { many, t } from '../../text/t.ts';
import { parseSize, roundSize } from '../../units.ts';
import { emptyText, namesFolder, readValue, showValue } from '../../wizard/values.ts';
import type { FieldView } from '../../wizard/view.ts';
import { listOf } from '../state/choice.ts';
import { editorOf, isTyped, type Ui } from '../state/ui.ts';
import { type Line, span } from '../text/line.ts';
import { wrap, wrapSpans } from '../text/wrap.ts';
import { GLYPH } from '../theme.ts';

/** What is to be said about what stands in the input now: wrong and why, or how it is understood. */
export function verdictLines(ui: Ui, current: FieldView, width: number): Line[] {
  const { problem } = current;
  if (!isTyped(current)) {
    const chosen = listOf(ui, current).highlighted?.value;
    const about = current.refused ?? current.shown;
    return problem && chosen === about ? problemLines(problem, width) : [];
  }
  const { text } = editorOf(ui, current);
  const untouched = text === (current.refused ?? (current.from === 'answer' ? current.shown : ''));
  if (problem && untouched) return problemLines(problem, width);
  if (text === '') return [];
  if (current.field.optional && text.trim() === '') return wrap(emptyText(current.field), width, 'dim');
  if (namesFolder(current.field, text))
    return wrapSpans(
      [span(`${GLYPH.warning} `, 'warn'), span(t('This is a folder: name the file in it; Tab lists them.'))],
      width,
    );
  const reading = readValue(current.field, text);
  if (!('value' in reading)) return warningLines(reading, width);
  // Only the host knows what is there.
  if (current.field.kind === 'path')
    return current.field.wants === 'file' ? wrap(t('Enter lets xenguide look at it.'), width, 'dim') : [];
  return wrapSpans(
    [span(`${GLYPH.done} `, 'good'), span(understood(current, text, showValue(reading.value)), 'dim')],
    width,
  );
}

function problemLines(problem: { message: string; remedy: string }, width: number): Line[] {
  return [
    ...wrapSpans([span(`${GLYPH.failed} `, 'badTitle'), span(problem.message, 'bad')], width),
    ...wrap(problem.remedy, width),
  ];
}

/** While one still types, what is not right yet is said without alarm. */
function warningLines(problem: { message: string; remedy: string }, width: number): Line[] {
  return [
    ...wrapSpans([span(`${GLYPH.warning} `, 'warn'), span(problem.message)], width),
    ...wrap(problem.remedy, width, 'dim'),
  ];
}

/** 1,073,741,824. The language's own way to do it loads tables for 10 ms, at the first letter that is typed. */
const grouped = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

function understood(current: FieldView, text: string, value: string): string {
  const { field } = current;
  if (field.kind === 'size') {
    const bytes = parseSize(value, field.bare) ?? 0;
    return t`${roundSize(bytes)} (${grouped(bytes)} bytes)`;
  }
  if (field.kind === 'list') {
    const count = value.split(',').length;
    if (field.paths) return t`${field.paths(count)}. A comma and the next one, or Enter.`;
    return many(count, t('1 entry'), t`${count} entries`);
  }
  return value === text ? t('That will do.') : t`Taken as ${value}.`;
}
