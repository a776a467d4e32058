import { t } from '../text/t.ts';
import type { Field, Option } from '../wizard/field.ts';
import { type Para, para, stopped } from './words.ts';

type Choice = Extract<Field, { kind: 'choice' }>;

const open = (field: Choice): Option[] => field.options.filter((option) => !option.blocked);

/** The options that can be chosen with their numbers, and after them the others with what stands in their way. */
export function optionLines(field: Choice): Para[] {
  const choosable = open(field);
  const blocked = new Map<string, string[]>();
  for (const { label, blocked: why } of field.options) {
    if (!why) continue;
    const said = `${stopped(why.reason)} ${stopped(why.remedy)}`;
    blocked.set(said, [...(blocked.get(said) ?? []), label]);
  }
  return [
    ...choosable.map((option, index) => para(described(option, field.help), `  ${index + 1}. `)),
    ...(choosable.length === 0 ? [para(t('Nothing can be chosen on this host yet.'))] : []),
    ...(blocked.size > 0 ? [para(t('Not possible here:'))] : []),
    ...[...blocked].map(([why, labels]) => para(`${labels.join('; ')}: ${why}`, '  - ')),
  ];
}

/** Label, value where the label does not say it, and the hint but for what stands in the question's help already. */
function described({ value, label, hint = '' }: Option, help: string): string {
  const named = label.toLowerCase().includes(value.toLowerCase()) ? label : `${label} (${value})`;
  const more = hint.replace(help, '').replace(/[\s:]+$/, '');
  return more === '' ? named : `${named}: ${more}`;
}

/** What can be typed: the numbers of the options that are open. */
export function answerNumber(field: Choice): string {
  const count = open(field).length;
  if (count === 0) return t('Nothing can be chosen on this host yet.');
  return count === 1 ? t('Answer 1, the only one that can be chosen.') : t`Answer a number from 1 to ${count}.`;
}

/** `2, Logical volume (LVM)`: a value as it stands in the list. */
export function numbered(field: Choice, value: string): string {
  const index = open(field).findIndex((option) => option.value === value);
  return index < 0 ? labelOf(field, value) : `${index + 1}, ${labelOf(field, value)}`;
}

export const labelOf = (field: Choice, value: string): string =>
  field.options.find((option) => option.value === value)?.label ?? value;

/** The value that a typed number, label or value means. Whatever else is typed stays as it is, for the engine to refuse. */
export function meantValue(field: Choice, typed: string): string {
  const text = typed.trim().replace(/[.)]$/, '');
  if (/^\d{1,3}$/.test(text)) return open(field)[Number(text) - 1]?.value ?? text;
  const same = (option: Option) => option.label.toLowerCase() === text.toLowerCase();
  return field.options.find((option) => option.value === text)?.value ?? field.options.find(same)?.value ?? text;
}
