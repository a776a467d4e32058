import { EXIT, type Problem, UserError } from '../../problem.ts';
import { noted } from '../../text/t.ts';
import type { Action } from '../action.ts';
import { startsGuest } from '../starts.ts';
import { askAbout } from './ask.ts';
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

type Answer = Awaited<ReturnType<typeof askAbout>>[number];

/**
 * Looks at every action: what the journal says and what the host says. Throws UserError (EXIT.conflict) when something
 * of somebody else is in the way, or when something of ours is gone that later actions built on.
 */
export async function survey(work: Work, start: boolean): Promise<Map<string, Intent>> {
  const { plan, journal, hosts } = work;
  const answers = await askAbout(hosts, plan, plan.actions);
  const all = plan.actions.map((action, index) => {
    const answer = answers[index]!;
    return { action, intent: intentOf(work, action, answer, start), answer };
  });
  const problems: Problem[] = all.flatMap(({ action, intent, answer }, index) => {
    if (intent !== 'do') return [];
    if (journal.standing(action.id) !== 'done') return inTheWay(action, answer) ?? [];
    // At the end it is only made again: a guest that was shut down is started.
    const isBuiltOn = plan.actions.slice(index + 1).some(({ id }) => journal.standing(id) === 'done');
    return isBuiltOn ? gone(work, action) : [];
  });
  if (problems.length > 0) throw new UserError(EXIT.conflict, problems);
  return new Map(all.map(({ action, intent }) => [action.id, intent]));
}

function intentOf({ journal }: Work, action: Action, { isMade }: Answer, start: boolean): Intent {
  const standing = journal.standing(action.id);
  if (standing === 'half') return 'redo';
  if (standing === 'done' && (!action.check || isMade)) return 'skip';
  if (!start && startsGuest(action)) return 'leave out';
  if (standing === 'nothing' && action.whenThere === 'keep' && isMade) return 'keep';
  return 'do';
}

/**
 * Once more, right before an action is begun: somebody may have made it while we were at work on what comes before. What is
 * shared stays as it is then, too: made a second time it would note down as found what the other one has made of it.
 */
export async function lookAgain({ plan, hosts, journal }: Work, action: Action): Promise<Problem | 'keep' | undefined> {
  if (journal.standing(action.id) !== 'nothing') return undefined;
  const [answer] = await askAbout(hosts, plan, [action]);
  // First of all, as in the survey: its files are then no stranger's.
  if (action.whenThere === 'keep' && answer!.isMade) return 'keep';
  return inTheWay(action, answer!);
}

/** Somebody else's thing in the way of an action. */
function inTheWay(action: Action, { isMade, foreign }: Answer): Problem | undefined {
  const isTaken = isMade && action.whenThere !== 'keep';
  if (!isTaken && foreign.length === 0) return undefined;
  return {
    field: '',
    message: noted`${(isTaken ? action.touches : foreign).join(', ') || action.title} is there already, and xenguide did not make it`,
    remedy: noted`It is not touched. Choose another name or place, or look whether it can go (step: ${action.title}).`,
  };
}

const gone = ({ plan, runner, paths }: Work, { title, touches }: Action): Problem => ({
  field: '',
  message: noted`${touches.join(', ') || title} was made by an earlier apply and is not there any more`,
  remedy: noted`Take the rest away with ${nextCommand('undo', plan.name, runner, paths.shelf)}, then apply again.`,
});
