import { t } from '../../text/t.ts';
import { textWidth } from '../../text/width.ts';
import type { Option } from '../../wizard/field.ts';
import type { List } from '../state/choice.ts';
import { between, cut, cutSentence, type Line, pad, span } from '../text/line.ts';
import { lastOnly } from '../text/memo.ts';
import { atMost, wrap } from '../text/wrap.ts';
import { GLYPH } from '../theme.ts';
import { windowFrom } from './window.ts';

export interface Marks {
  /** The value that counts now, and whether the person gave it. */
  value: string;
  from: 'answer' | 'suggestion' | 'nothing';
}

const MOST_LABEL = 34;
const CANNOT = t('cannot be chosen');

/** The options as rows, those of them in a window of `height`. Blocked ones say so beside them. */
export function choiceLines(list: List, marks: Marks, width: number, height: number): Line[] {
  const { options, index } = list;
  if (options.length === 0) return [[span(`  ${t('Nothing fits.')}`, 'dim')]];
  const from = windowFrom(index, height, options.length);
  const shown = options.slice(from, from + height);
  const label = labelsWidth(options, width);
  return shown.map((option, i) => {
    const row = optionRow(option, from + i === index, marks, label, width);
    const hidden = i === 0 ? from : i === shown.length - 1 ? options.length - from - height : 0;
    if (hidden <= 0) return row;
    const sign = `${i === 0 ? GLYPH.up : GLYPH.down} ${t`${hidden} more`}`;
    const room = width - textWidth(sign);
    return pad(cut(row, room - 1), room).concat([{ text: sign, style: 'dim' }]);
  });
}

/** Every option with what is to be said of it below itself, whole: for windows that are narrow but high. */
export function spreadLines({ options, index }: List, marks: Marks, width: number): Line[] {
  return options.flatMap((option, i) => {
    const look = i === index ? 'chosen' : option.blocked ? 'dim' : undefined;
    const [name = [], ...more] = wrap(option.label, width - 4 - tagWidth(), look);
    const label = name.map(({ text }) => text).join('');
    const below = [...more, ...(textOf(option) === '' ? [] : wrap(textOf(option), width - 4, 'dim'))];
    return [
      optionRow({ ...option, label }, i === index, marks, width - 4, width, ''),
      ...below.map((line): Line => [{ text: '    ' }, ...line]),
    ];
  });
}

/** Whether something that is to be said of an option has no room beside it. */
export const isCramped = (options: readonly Option[], labels: number, width: number): boolean =>
  options.some((option) => beside(option, width - 6 - labels) !== textOf(option));

function optionRow(
  option: Option,
  highlighted: boolean,
  marks: Marks,
  labelWidth: number,
  width: number,
  text = beside(option, width - 6 - labelWidth),
): Line {
  const pointer = span(highlighted ? `${GLYPH.prompt} ` : '  ', 'accentTitle');
  const isValue = option.value === marks.value && marks.from !== 'nothing';
  const sign = option.blocked ? GLYPH.blocked : isValue ? GLYPH.picked : GLYPH.open;
  const look = highlighted ? 'chosen' : option.blocked ? 'dim' : undefined;
  const left: Line = [
    pointer,
    span(`${sign} `, option.blocked ? 'dim' : isValue ? 'accent' : look),
    // Nothing behind it: its column need not be filled, and what stands at the edge keeps its place.
    ...(text === '' ? cut([span(option.label, look)], labelWidth) : pad([span(option.label, look)], labelWidth)),
    ...(text === '' ? [] : [{ text: '  ' }, span(text, 'dim')]),
  ];
  const tag = isValue ? (marks.from === 'answer' ? t('your answer') : t('suggested')) : '';
  if (tag === '' || text !== '') return cut(left, width);
  return between(left, [span(tag, 'dim')], width);
}

const textOf = ({ blocked, hint }: Option): string => (blocked ? blocked.reason : (hint ?? ''));

/** What stands behind the label. A hint that would be cut to a stump is left to the detail below the list. */
function beside(option: Option, room: number): string {
  const text = textOf(option);
  if (textWidth(text) <= room) return text;
  if (room >= 34) return cutSentence(span(text).text, room);
  return option.blocked && textWidth(CANNOT) <= room ? CANNOT : '';
}

/** What cannot be said in the rows: a long hint in full; why an option is blocked and what would make it possible. */
export function optionDetail(option: Option | undefined, labels: number, width: number, most: number): Line[] {
  if (!option) return [];
  if (option.blocked)
    return [
      ...atMost(wrap(`${GLYPH.blocked} ${t`Not here: ${option.blocked.reason}`}`, width, 'warn'), most - 1, width),
      ...atMost(wrap(option.blocked.remedy, width), Math.max(1, most - 1), width),
    ].slice(0, most);
  // Names of targets begin alike: where the end is cut off, one could not tell them apart.
  const label = textWidth(option.label) > labels ? wrap(option.label, width) : [];
  const hint = option.hint && beside(option, width - 6 - labels) !== option.hint ? wrap(option.hint, width) : [];
  return atMost([...label, ...hint], most, width);
}

/** What the word at the end of a row takes. */
const tagWidth = (): number => 1 + Math.max(textWidth(t('your answer')), textWidth(t('suggested')));

/** The width of the labels' column. */
export const labelsWidth = lastOnly((options: readonly Option[], width: number): number => {
  let widest = 0;
  for (const { label } of options) widest = Math.max(widest, textWidth(label));
  // With nothing beside them they have all the row but for the word at its end.
  const isAlone = options.every(({ hint, blocked }) => !hint && !blocked);
  return Math.min(isAlone ? width - 4 - tagWidth() : MOST_LABEL, widest, width - 4);
});

/** Yes and no beside each other. */
export function toggleLine(index: number, width: number): Line {
  const word = (text: string, on: boolean): Line =>
    on ? [span(`${GLYPH.prompt} ${GLYPH.picked} ${text}`, 'chosen')] : [span(`  ${GLYPH.open} ${text}`)];
  return cut([...word(t('Yes'), index === 0), { text: '    ' }, ...word(t('No'), index === 1)], width);
}
