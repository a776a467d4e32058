import type { HostLost, Runner } from '../../host/runner.ts';
import { EXIT, type Problem, UserError } from '../../problem.ts';
import { noted } from '../../text/t.ts';
import type { Action, Plan } from '../action.ts';
import type { ActionResult, ActionState, ApplyOutcome } from './events.ts';
import { explain } from './explain.ts';
import { PeerLost } from './hosts.ts';
import type { TakenBack } from './take-back.ts';
import { Aborted, Failed, nextCommand, type Work } from './work.ts';

/** What became of each action so far. */
export class Ledger {
  /** The journal was opened: from here on a lost host leaves something behind. */
  opened = false;
  readonly #actions: readonly Action[];
  readonly #states = new Map<string, ActionState>();

  constructor(plan: Plan) {
    this.#actions = plan.actions;
  }

  set({ id }: Action, state: ActionState): void {
    this.#states.set(id, state);
  }

  results(): ActionResult[] {
    return this.#actions.map(({ id, title }) => ({ id, title, state: this.#states.get(id) ?? 'open' }));
  }
}

const NOTHING = { problems: [], evidence: [], left: [], after: [] };

export function finished({ plan }: Work, ledger: Ledger, evidence: string[]): ApplyOutcome {
  return { ...NOTHING, exitCode: EXIT.done, actions: ledger.results(), evidence, after: [...plan.after] };
}

/** The outcome of an apply that did not get through, after the attempt to take it back. */
export function failed(work: Work, ledger: Ledger, error: unknown, { left, problem }: TakenBack): ApplyOutcome {
  const { plan, runner, journal, paths } = work;
  const again = nextCommand('apply', plan.name, runner, paths.shelf);
  const states = new Map(ledger.results().map(({ id, state }) => [id, state]));
  for (const action of plan.actions) {
    const state = states.get(action.id);
    const isLeft = left.includes(action);
    if (isLeft) ledger.set(action, 'left');
    else if (state === 'done' || state === 'skipped') {
      if (journal.standing(action.id) === 'nothing') ledger.set(action, 'undone');
    }
  }
  const tail = problem ? '' : ` ${noted`Everything is as it was before; when it is mended: ${again}`}`;
  const problems: Problem[] =
    error instanceof Aborted
      ? [{ field: '', message: noted('it was interrupted'), remedy: `${tail.trim() || problem?.remedy || again}` }]
      : [describe(error, ledger, tail)];
  if (problem && !(error instanceof Failed && error.problem === problem)) problems.push(problem);
  return {
    ...NOTHING,
    exitCode: problem ? EXIT.left : error instanceof Aborted ? EXIT.interrupted : EXIT.takenBack,
    actions: ledger.results(),
    problems,
    evidence: error instanceof Failed ? [...error.evidence] : [],
    left: leftovers(left),
  };
}

function describe(error: unknown, ledger: Ledger, tail: string): Problem {
  const problem = inWords(error);
  const title = ledger.results().find(({ state }) => state === 'failed')?.title;
  return {
    field: problem.field,
    message: title === undefined ? problem.message : noted`“${title}” failed: ${problem.message}`,
    remedy: `${problem.remedy}${tail}`.trim(),
  };
}

/** An error that is not ours is the host's: a journal that cannot be written on a full disk. */
export function inWords(error: unknown): Problem {
  if (error instanceof Failed) return error.problem;
  const { message } = error as Error;
  const known = explain(message);
  return { field: '', message: known ? `${message}. ${known.cause}` : message, remedy: known?.remedy ?? '' };
}

/** What is still there, the newest first, each once. */
export function leftovers(left: readonly Action[]): string[] {
  return [...new Set(left.flatMap(({ title, touches }) => (touches.length > 0 ? touches : [title])))];
}

/**
 * The host is gone and cannot be asked. Before anything was begun that is a UserError (notReady); afterwards something
 * may be left, and both ways on are named.
 */
export function hostLost(
  work: Work | undefined,
  ledger: Ledger | undefined,
  runner: Runner,
  error: HostLost,
): ApplyOutcome {
  const peer = error instanceof PeerLost ? error : undefined;
  const where = peer?.where ?? runner.where;
  const hint = peer?.remedy === undefined ? '' : `${peer.remedy} `;
  if (!work || !ledger?.opened) {
    throw new UserError(EXIT.notReady, {
      field: '',
      message: peer
        ? noted`${where} cannot be reached: ${error.message}`
        : noted`${where} cannot be reached any more: ${error.message}`,
      remedy: `${hint}${peer ? noted('Nothing was changed. Try again when that host answers.') : noted('Nothing was changed. Try again when the host answers.')}`,
    });
  }
  const { plan, journal, paths } = work;
  const inPlace = new Set(journal.inPlace());
  const left = plan.actions.filter(({ id }) => inPlace.has(id)).reverse();
  for (const action of left) ledger.set(action, 'left');
  const apply = nextCommand('apply', plan.name, runner, paths.shelf);
  const undo = nextCommand('undo', plan.name, runner, paths.shelf);
  const forGood = peer ? `  ${noted`–  or, if it is gone for good: ${undo} --without-peer ${where}`}` : '';
  return {
    ...NOTHING,
    exitCode: EXIT.left,
    actions: ledger.results(),
    problems: [
      {
        field: '',
        message: noted`the connection to ${where} was lost half-way: ${error.message}`,
        remedy: `${hint}${noted`When that host answers again, go on with: ${apply}  –  or take it back with: ${undo}`}${forGood}`,
      },
    ],
    left: leftovers(left),
  };
}
