import { t } from '../../text/t.ts';
import type { Option } from '../../wizard/field.ts';
import type { FieldView } from '../../wizard/view.ts';
import { lastOnly } from '../text/memo.ts';
import { editor } from './editor.ts';
import type { Pick, Ui } from './ui.ts';

/** Lists longer than this can be narrowed by typing. */
const LONG = 9;

const YES_NO: readonly Option[] = [
  { value: t('yes'), label: t('Yes') },
  { value: t('no'), label: t('No') },
];

/** The options of a choice, or yes and no. */
function optionsOf(current: FieldView): readonly Option[] {
  if (current.field.kind === 'choice') return current.field.options;
  return current.field.kind === 'toggle' ? YES_NO : [];
}

/** What a value is called on the screen. */
export const labelOf = (current: FieldView, value: string): string =>
  optionsOf(current).find((option) => option.value === value)?.label ?? value;

export const hasFilter = (current: FieldView): boolean =>
  current.field.kind === 'choice' && current.field.options.length > LONG;

/** The options that hold every word of the filter, in their label, value or hint. */
const narrowed = lastOnly((options: readonly Option[], filter: string): readonly Option[] => {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  return options.filter((option) => {
    const text = `${option.label} ${option.value} ${option.hint ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
});

/** Where the highlight stands: where the person left it, else on the value, else on the first that can be chosen. */
export function pickOf(ui: Ui, current: FieldView): Pick {
  const kept = ui.picks[current.field.key];
  if (kept) return kept;
  const options = optionsOf(current);
  const refused = current.refused === undefined ? -1 : options.findIndex((o) => o.value === current.refused);
  const value = options.findIndex((o) => o.value === current.shown);
  const possible = options.findIndex((o) => !o.blocked);
  return { index: Math.max(0, [refused, value, possible].find((i) => i >= 0) ?? 0), filter: editor() };
}

export interface List {
  options: readonly Option[];
  index: number;
  highlighted: Option | undefined;
}

/** What the list shows now. The index is that of the narrowed list. */
export function listOf(ui: Ui, current: FieldView): List {
  const pick = pickOf(ui, current);
  const options = hasFilter(current) ? narrowed(optionsOf(current), pick.filter.text) : optionsOf(current);
  const index = Math.min(Math.max(0, pick.index), Math.max(0, options.length - 1));
  return { options, index, highlighted: options[index] };
}
