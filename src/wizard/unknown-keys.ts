import type { Answers } from '../guest/answers.ts';
import { partsOf } from '../guest/grouped.ts';
import type { Problem } from '../problem.ts';
import { t } from '../text/t.ts';
import type { Evaluation } from './evaluate.ts';

/** As many are named; a file that is no answers file at all must not fill the screen. */
const MOST = 5;

/** Keys in the answers that no question has: misspelt, of the wrong shape, or not asked with these answers. */
export function unknownKeys(
  answers: Answers,
  evaluation: Evaluation,
  suggest: (key: string, known: string[]) => string | undefined,
): Problem[] {
  const known = evaluation.placed.map(({ field }) => field.key);
  const questions = new Set(known);
  const unknown = [...answers.keys()].filter((key) => !questions.has(key) && key !== 'version');
  const problems = new Map<string, Problem>();
  for (const key of unknown.slice(0, MOST)) {
    const problem = misshapen(key, known) ?? { field: key, ...unasked(key, suggest(key, known)) };
    problems.set(problem.field, problem);
  }
  if (unknown.length > MOST) {
    const message = t`there are ${unknown.length - MOST} more keys that no question has`;
    problems.set('', { field: '', message, remedy: t('Is it the right file?') });
  }
  return [...problems.values()];
}

/** Lists of groups, each with the question that an entry begins with. */
const LISTS: ReadonlyMap<string, string> = new Map([
  ['disks', 'backend'],
  ['network', 'mode'],
]);

/** One value where a group belongs, or the other way round. */
function misshapen(key: string, known: readonly string[]): Problem | undefined {
  const [, grouped = ''] = /^(.+)\.\d+\.\w+$/.exec(key) ?? [];
  const parts = known.includes(grouped) ? partsOf(grouped) : undefined;
  if (parts) {
    return {
      field: key,
      message: t`an entry of ${grouped} has no such part`,
      remedy: t`It has: ${parts.join(', ')}.`,
    };
  }
  const above = known.find((question) => key.startsWith(`${question}.`));
  if (above !== undefined) {
    return {
      field: above,
      message: t`${above} takes one value, not a group`,
      remedy: t`Write one value for ${above}.`,
    };
  }
  const [list = '', ...rest] = key.split('.');
  const first = LISTS.get(list);
  if (first !== undefined && !/^\d+$/.test(rest[0] ?? '')) {
    return {
      field: list,
      message: t`${list} is a list of groups`,
      remedy: t`Write each of them below ${list}, beginning with “- ${first}: …”; with --set its number stands between: ${list}.0.${first}=….`,
    };
  }
  const below = known.find((question) => question.startsWith(`${key}.`));
  return below === undefined
    ? undefined
    : {
        field: key,
        message: t`${key} is a group, not one value`,
        remedy: t`Write its answers below it, like ${below}.`,
      };
}

function unasked(key: string, near: string | undefined): Omit<Problem, 'field'> {
  if (/^network\.\d+\.vlan$/.test(key)) {
    return {
      message: t('a card has no VLAN of its own: none of Xen’s scripts looks at vlan='),
      remedy: t('Make a bridge for each VLAN (xenguide guide network/bridge) and choose that one.'),
    };
  }
  return {
    message: t`${key} is not a question that is asked with these answers`,
    remedy: near ? t`Did you mean ${near}?` : t('Leave it out.'),
  };
}
