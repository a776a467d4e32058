import { t } from '../text/t.ts';
import type { Answer, Field } from '../wizard/field.ts';
import { emptyText, isSuggested, showValue } from '../wizard/values.ts';
import type { FieldView, WizardView } from '../wizard/view.ts';
import { answerNumber, labelOf, numbered, optionLines } from './choice.ts';
import { BLANK, type Para, para, stopped } from './words.ts';

/** One question as lines: where it stands, what is asked, what can be answered, what Enter does. */
export function questionLines(view: WizardView, current: FieldView, drafts: boolean): Para[] {
  const { field } = current;
  return [
    BLANK,
    para(placeOf(view, current)),
    para(field.label),
    para(field.help),
    ...(field.kind === 'choice' ? optionLines(field) : answerForm(field, drafts)),
    ...problemLines(current),
    para(enterLine(current, drafts)),
  ];
}

/** What was wrong with the answer just given: short, for the question stands right above. */
export function refusalLines(current: FieldView, drafts: boolean): Para[] {
  const { field, refused } = current;
  const typed = field.kind !== 'choice' && field.kind !== 'toggle' && refused !== undefined && refused !== '';
  return [
    ...problemLines(current),
    ...(typed ? [para(t`You wrote: ${refused}`), para(againLine(drafts))] : []),
    para(enterLine(current, drafts)),
  ];
}

/** The ways on from a refused text: the line is empty, so that a word with a colon is one. */
const againLine = (drafts: boolean): string =>
  drafts
    ? t(
        'Type it again, press Tab to get it back and change it, or change a part of it: :fix OLD NEW. Or :help, or :back.',
      )
    : t('Type it again or change a part of it: :fix OLD NEW. Or :help, or :back.');

function problemLines({ field, problem, refused }: FieldView): Para[] {
  if (!problem) return [];
  if (field.kind === 'choice' && refused !== undefined && !field.options.some(({ value }) => value === refused))
    return [para(t`“${refused}” is not in the list. ${answerNumber(field)}`)];
  return [para(t`Not right: ${stopped(problem.message)} ${stopped(problem.remedy)}`)];
}

/** `Step 2 of 7, Guest – question 3 of 4`. Details are not counted: nobody comes by them in passing. */
function placeOf(view: WizardView, { field, section: id }: FieldView): string {
  const step = view.sections.findIndex((section) => section.id === id);
  const section = view.sections[step];
  const main = (section?.fields ?? []).map((each) => each.field).filter(({ detail }) => !detail);
  const number = main.findIndex(({ key }) => key === field.key) + 1;
  const place = number === 0 ? t('a detail') : t`question ${number} of ${main.length}`;
  return t`Step ${step + 1} of ${view.sections.length}, ${section?.title ?? id} – ${place}`;
}

function answerForm(field: Exclude<Field, { kind: 'choice' }>, drafts: boolean): Para[] {
  switch (field.kind) {
    case 'toggle':
      return [para(t('Answer yes or no.'))];
    case 'count':
      return [para(t`Answer a number from ${field.least} to ${field.most}.`)];
    case 'size':
      return [para(t`Answer a size, like ${field.bare === 'MiB' ? t('512MiB or 2GiB') : '20GiB'}.`)];
    case 'path':
      return [
        para(
          drafts
            ? t('Type a path. To see what is there, type its beginning, then Tab.')
            : t('Type a path. To see what is there, type its beginning, then Tab and Enter.'),
        ),
      ];
    case 'list':
      return [
        para(
          t`Separate several with commas.${field.paths ? ` ${t`To see what is there, type the beginning of a path, then Tab${drafts ? '' : ` ${t('and Enter')}`}.`}` : ''}`,
        ),
      ];
    case 'text':
      return [];
  }
}

function enterLine(current: FieldView, drafts: boolean): string {
  const { field, value, shown, from, problem } = current;
  const empty = field.optional && value !== undefined ? ` ${t('“:none” leaves it empty.')}` : '';
  const other =
    from === 'answer' && field.suggest && !isSuggested(field, value) ? toSuggestion(field.suggest.value) : '';
  if (value === undefined)
    return field.optional ? `${emptyText(field)}${other}` : t('There is no default: it must be answered.');
  const said = field.kind === 'choice' ? numbered(field, shown) : shown;
  if (from === 'suggestion') return t`Enter takes ${said}: ${stopped(field.suggest?.because ?? '')}${empty}`;
  if (problem)
    return t`The answer so far: ${said}.${drafts && draftOf(current) !== '' ? ` ${t('Tab gets it, to be changed.')}` : ''}${empty}${other}`;
  return t`Enter keeps your answer, ${said}.${empty}${other}`;
}

const toSuggestion = (value: Answer): string => ` ${t`“:clear” goes back to the suggestion, ${showValue(value)}.`}`;

/** The answer in a list of answers: `20GiB (suggested)`. */
function answerText({ field, value, shown }: FieldView): string {
  if (value === undefined) return field.optional ? t('left empty') : t('not answered yet');
  const said =
    field.kind === 'choice' && labelOf(field, shown).toLowerCase() !== shown
      ? `${shown} (${labelOf(field, shown)})`
      : shown;
  return isSuggested(field, value) ? t`${said}, as suggested` : said;
}

/** `Memory: 2GiB, as suggested`; a label that is a whole question keeps its own mark. */
export const answerLine = (view: FieldView): string =>
  `${view.field.label}${view.field.label.endsWith('?') ? '' : ':'} ${answerText(view)}`;

/** All questions in their order: what `:jump 5` and the review count by. */
export const allFields = (view: WizardView): FieldView[] => view.sections.flatMap((section) => section.fields);

/** What Tab brings back where the terminal can: what was refused, or an answer that is wrong by now. */
export function draftOf({ field, refused, problem, from, shown }: FieldView): string {
  if (field.kind === 'choice' || field.kind === 'toggle') return '';
  return refused ?? (problem && from === 'answer' ? shown : '');
}
