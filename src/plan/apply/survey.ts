import { EXIT, type Problem, UserError } from '../../problem.ts';
import type { Action } from '../action.ts';
import { startsGuest } from '../starts.ts';
import { foreignFiles, isSo } from './ask.ts';
import { nextCommand, type Work } from './work.ts';

/** What is to happen with an action, decided before the first one is begun. */
export type Intent =
  | 'do'
  /** An earlier apply began it and did not get through: take it back, then do it. */
  | 'redo'
  /** An earlier apply did it. */
  | 'skip'
  /** It is there, may be shared, and stays. */
  | 'keep'
  | 'leave out';

/**
 * Looks at every action: what the journal says and what the host says. Throws UserError (EXIT.conflict) when something
 * of somebody else is in the way, or when something of ours is gone that later actions built on.
 */
export async function survey(work: Work, start: boolean): Promise<Map<string, Intent>> {
  const { plan } = work;
  const intents = await Promise.all(plan.actions.map((action) => intentOf(work, action, start)));
  const clashes = (
    await Promise.all(plan.actions.map((action, index) => (intents[index] === 'do' ? clash(work, action) : undefined)))
  ).flatMap((problem) => problem ?? []);
  const gone = plan.actions.filter(
    (action, index) =>
      work.journal.standing(action.id) === 'done' &&
      intents[index] === 'do' &&
      plan.actions.slice(index + 1).some(({ id }) => work.journal.standing(id) === 'done'),
  );
  const problems: Problem[] = [
    ...clashes,
    ...gone.map(({ title, touches }) => ({
      field: '',
      message: `${touches.join(', ') || title} was made by an earlier apply and is not there any more`,
      remedy: `Take the rest away with ${nextCommand('undo', plan.name, work.runner)}, then apply again.`,
    })),
  ];
  if (problems.length > 0) throw new UserError(EXIT.conflict, problems);
  return new Map(plan.actions.map(({ id }, index) => [id, intents[index]!]));
}

async function intentOf({ runner, journal }: Work, action: Action, start: boolean): Promise<Intent> {
  const standing = journal.standing(action.id);
  if (standing === 'half') return 'redo';
  if (standing === 'done' && (!action.check || (await isSo(runner, action.check)))) return 'skip';
  if (!start && startsGuest(action)) return 'leave out';
  if (standing === 'done') return 'do';
  if (action.whenThere === 'keep' && action.check && (await isSo(runner, action.check))) return 'keep';
  return 'do';
}

/** Somebody else's thing in the way of an action that is to be done; asked up front and again right before it. */
export async function clash({ plan, runner, journal }: Work, action: Action): Promise<Problem | undefined> {
  if (journal.standing(action.id) !== 'nothing') return undefined;
  const isMade = action.check !== undefined && action.whenThere !== 'keep' && (await isSo(runner, action.check));
  const taken = isMade ? action.touches : await foreignFiles(runner, plan, action);
  if (!isMade && taken.length === 0) return undefined;
  return {
    field: '',
    message: `${taken.join(', ') || action.title} is there already, and xenguide did not make it`,
    remedy: `It is not touched. Choose another name or place, or look whether it can go (step: ${action.title}).`,
  };
}
