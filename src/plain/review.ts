import type { Driver, PlannedAction, PlanSummary } from '../face/driver.ts';
import { brief } from '../text/brief.ts';
import { type Diagram, sentenceOf } from '../text/diagram.ts';
import { t } from '../text/t.ts';
import { textWidth } from '../text/width.ts';
import type { WizardView } from '../wizard/view.ts';
import { allFields, answerLine } from './question.ts';
import { BLANK, type Para, para, stopped } from './words.ts';

/** What can be done at the end. */
export interface Deed {
  does: 'write' | 'apply' | 'mend' | 'jump' | 'preview' | 'quit';
  label: string;
  /** Why not here. */
  hindered?: string | undefined;
}

/** Every answer, why it is built so, every action with what it touches, the files, what is wrong. */
export function reviewLines(driver: Driver, view: WizardView, plan: PlanSummary | undefined): Para[] {
  return [
    BLANK,
    para(t`Review of ${driver.title}`),
    ...warnings(view.warnings ?? []),
    ...answers(view),
    ...listed(
      view.fromDiscs ? t('What was found on the discs:') : t('What was found in the image:'),
      view.findings ?? [],
    ),
    ...listed(t('Why it is built so:'), view.reasons),
    ...(view.diagrams ?? []).flatMap(drawing),
    ...(plan ? [...actions(plan.actions, driver.host), ...files(plan.files)] : []),
    ...problems(view),
  ];
}

/** Lines of a terminal that the warnings take at most, of these many columns. */
const MOST_ROWS = 16;
const COLUMNS = 76;

/** A screen of them at most; where that is too little for all, how the rest is heard. */
function warnings(all: readonly string[]): Para[] {
  const { told, left, cut } = brief(all, (text) => Math.ceil(textWidth(text) / COLUMNS), MOST_ROWS);
  const more =
    left > 0 ? t`And ${left} more. “:warnings” says all of it in full.` : t('“:warnings” says all of it in full.');
  return [...listed(t('Look at this first:'), told), ...(cut ? [para(more)] : [])];
}

/** Each of them whole. */
export const warningLines = (all: readonly string[]): Para[] => listed(t('Look at this first:'), all);

function answers(view: WizardView): Para[] {
  let number = 0;
  return view.sections.flatMap(({ title, fields }) =>
    fields.length === 0
      ? []
      : [BLANK, para(`${title}:`), ...fields.map((each) => para(answerLine(each), `  ${++number}. `))],
  );
}

/** Line by line; what stands before the first word stays before it where a line has to be folded. */
const drawing = ({ title, lines, sentences }: Diagram): Para[] => [
  BLANK,
  para(`${title}:`),
  ...lines.map((line): Para => {
    if (sentences) {
      const { mark, text } = sentenceOf(line);
      return para(text, `  ${mark}`);
    }
    const lead = /^[\s│]*/.exec(line)![0];
    return { mark: `  ${lead}`, text: line.slice(lead.length), asIs: 'where it fits' };
  }),
];

const EFFECT: Record<PlannedAction['effect'], string> = {
  reads: t('Only looks'),
  creates: t('Makes something new'),
  changes: t('Changes what is there'),
  destroys: t('DESTROYS what is there'),
};

function actions(planned: readonly PlannedAction[], host: string): Para[] {
  return [
    BLANK,
    para(t`What will be done on ${host}, in this order:`),
    ...planned.flatMap(({ title, why, effect, touches }, index) => {
      const mark = `  ${index + 1}. `;
      const under = ' '.repeat(mark.length);
      return [
        para(stopped(title), mark),
        para(stopped(why), under),
        para(touches.length > 0 ? `${EFFECT[effect]}: ${touches.join(', ')}` : `${EFFECT[effect]}.`, under),
      ];
    }),
  ];
}

function files(made: PlanSummary['files']): Para[] {
  return listed(
    t('Files that can be written to take along:'),
    made.map(({ path, what }) => `${path}: ${what}`),
  );
}

function problems(view: WizardView): Para[] {
  const fields = allFields(view);
  const lines = view.problems.map(({ field, message, remedy }) => {
    const number = fields.findIndex((each) => each.field.key === field) + 1;
    return `${stopped(message)} ${stopped(remedy)}${number > 0 ? ` ${t`That is question ${number}.`}` : ''}`;
  });
  return listed(t('What is wrong still:'), lines);
}

const listed = (title: string, lines: readonly string[]): Para[] =>
  lines.length === 0 ? [] : [BLANK, para(title), ...lines.map((line) => para(line, '  - '))];

/** What can be chosen now, in the order of its numbers, and what cannot with the reason. */
export function deeds(driver: Driver, view: WizardView): Deed[] {
  const notReady =
    view.problems.length > 0
      ? t('put right first what is wrong')
      : view.ready
        ? undefined
        : t`still ${view.waiting.join(` ${t('and')} `) || t('waiting for the host')}`;
  const first = firstWrong(view);
  return [
    ...(first ? [{ does: 'mend' as const, label: t`Go to what is wrong: ${first.label}` }] : []),
    {
      does: 'write',
      label: t('Write the files, change nothing on the host'),
      hindered: notReady ?? driver.hinders?.('write'),
    },
    ...(driver.apply
      ? [
          {
            does: 'apply' as const,
            label: t`Do it now on ${driver.host}`,
            hindered: notReady ?? driver.hinders?.('apply'),
          },
        ]
      : []),
    { does: 'jump', label: t('Change an answer') },
    { does: 'preview', label: t('See the config') },
    { does: 'quit', label: t('Leave') },
  ];
}

export const possible = (list: readonly Deed[]): Deed[] => list.filter(({ hindered }) => hindered === undefined);

export function deedLines(list: readonly Deed[]): Para[] {
  const hindered = list.flatMap(({ label, hindered }) =>
    hindered === undefined ? [] : [para(`${label}: ${stopped(hindered)}`, '  - ')],
  );
  return [
    BLANK,
    para(t('What now? Answer a number. “:back” goes back to the questions.')),
    ...possible(list).map(({ label }, index) => para(label, `  ${index + 1}. `)),
    ...(hindered.length > 0 ? [para(t('Not possible now:')), ...hindered] : []),
  ];
}

/** The question that the first problem belongs to; a problem may name a part of an answer. */
export function firstWrong(view: WizardView): { key: string; label: string } | undefined {
  for (const { field: wrong } of view.problems) {
    const found = allFields(view).find(({ field }) => wrong === field.key || wrong.startsWith(`${field.key}.`));
    if (found) return { key: found.field.key, label: found.field.label };
  }
  return undefined;
}
