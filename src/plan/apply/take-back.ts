import { dirname } from 'node:path';
import { HostLost } from '../../host/runner.ts';
import type { Problem } from '../../problem.ts';
import { noted } from '../../text/t.ts';
import type { Action } from '../action.ts';
import { hostsOf } from '../elsewhere.ts';
import { endMarked, markOf, removeUnfinished } from './leftovers.ts';
import { doStep } from './step.ts';
import { commandsThere, hasPart } from './without.ts';
import { Failed, nextCommand, ofAction, type Work } from './work.ts';

export interface TakenBack {
  /** Actions that are still there, newest first; empty when all is taken back. */
  left: Action[];
  /** Why the first of them is. */
  problem?: Problem;
}

/**
 * Takes actions back in the order given. Stops at the first that cannot be: what is older may be what it stands on.
 * Rejects only with the runner's HostLost.
 */
export async function takeBack(work: Work, ids: readonly string[], signal?: AbortSignal): Promise<TakenBack> {
  const actions = ids.flatMap((id) => work.plan.actions.find((action) => action.id === id) ?? []);
  for (const [index, action] of actions.entries()) {
    if (signal?.aborted) return { left: actions.slice(index), problem: interrupted(work) };
    try {
      await undoAction(work, action);
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      await note(work, 'failed', action, error.problem.message);
      const problem: Problem = {
        field: '',
        message: noted`“${action.title}” could not be taken back: ${error.problem.message}`,
        remedy: noted`${error.problem.remedy} Then go on with: ${nextCommand('undo', work.plan.name, work.runner, work.paths.shelf)}`,
      };
      work.emit({ type: 'failed', ...ofAction(work.plan, action), message: problem.message, problem });
      return { left: actions.slice(index), problem };
    }
  }
  return { left: [] };
}

async function undoAction(work: Work, action: Action): Promise<void> {
  const { hosts, plan } = work;
  const wasHalf = work.journal.standing(action.id) === 'half';
  work.emit({ type: 'undoing', ...ofAction(plan, action) });
  const { gone } = hosts;
  const owes = gone !== undefined && hasPart(action, gone);
  await note(
    work,
    'undoing',
    action,
    owes ? noted`without ${gone}: ${commandsThere([action], gone).join('; ')}` : undefined,
  );
  if (wasHalf) {
    const others = hostsOf([...action.do, ...action.undo]).filter((on) => on !== gone);
    for (const on of [undefined, ...others])
      await endMarked(await hosts.for(on === undefined ? {} : { on }), markOf(plan, action));
  }
  for (const step of action.undo) if (!hosts.isGone(step)) await doStep(work, action, step);
  if (wasHalf) {
    for (const step of action.do)
      if ('write' in step && !hosts.isGone(step)) await removeUnfinished(await hosts.for(step), step.write);
  }
  // Half undone until the end: should something else stop us, and that host return, all of it can still be taken back.
  if (!owes) await note(work, 'undone', action);
  work.emit({ type: 'undone', ...ofAction(plan, action) });
}

/** A disk that is full must not keep us from taking back: an undo that is not noted is only done once more. */
export async function note(
  work: Work,
  what: 'undoing' | 'undone' | 'failed',
  action: Action,
  text?: string,
): Promise<void> {
  try {
    await work.journal.append(what, action.id, text);
  } catch (error) {
    if (error instanceof HostLost) throw error;
    work.journal.assume(what, action.id);
  }
}

function interrupted(work: Work): Problem {
  return {
    field: '',
    message: noted('it was interrupted before everything was taken back'),
    remedy: noted`Go on with: ${nextCommand('undo', work.plan.name, work.runner, work.paths.shelf)}`,
  };
}

/**
 * Removes the records of a guest once nothing of it is there any more, and the folders that became empty by that. Only
 * the records: a guest that was made by the printed script has its first-login disk in the same folder. What was taken
 * away, and then its records, are gone from the disk too: after a power cut neither may be there again without the other.
 */
export async function forget({ runner, paths }: Pick<Work, 'runner' | 'paths'>): Promise<void> {
  // The configs may be on another file system than the records.
  await runner.run({ argv: ['sync', '-f', '--', '/etc', paths.dir] });
  // The receipt goes first: one that stands without its journal is told as a loss.
  for (const records of [[paths.receipt], [paths.plan, paths.journal, paths.lock]]) {
    const names = records.map((path) => `${path.slice(paths.dir.length + 1)}*`);
    const tests = names.flatMap((name, index) => [...(index === 0 ? [] : ['-o']), '-name', name]);
    await runner.run({
      argv: ['find', paths.dir, '-maxdepth', '1', '!', '-type', 'd', '(', ...tests, ')', '-delete'],
    });
  }
  await runner.run({ argv: ['rmdir', '--ignore-fail-on-non-empty', '--', paths.dir, ...paths.parents] });
  await runner.run({ argv: ['sync', '-f', '--', dirname(paths.parents.at(-1)!)] });
}
