import { quoteForShell } from '../../host/quote.ts';
import { HostLost, type Runner } from '../../host/runner.ts';
import { isHere } from '../../host/where.ts';
import { EXIT, type Problem, UserError } from '../../problem.ts';
import { noted } from '../../text/t.ts';
import type { Action, Plan } from '../action.ts';
import type { Confirm } from '../confirmation.ts';
import type { ApplyEvent } from './events.ts';
import type { Hosts } from './hosts.ts';
import type { Journal } from './journal.ts';
import type { GuestPaths, Shelf } from './paths.ts';

/** What every part of an apply or an undo has in hand. */
export interface Work {
  plan: Plan;
  /** The plan's own host: records, Xen, and every step that names no other. */
  runner: Runner;
  /** The same and the others. */
  hosts: Hosts;
  paths: GuestPaths;
  journal: Journal;
  emit: (event: ApplyEvent) => void;
  /** Asks whether a change that may have cut the host off is to stay. Absent: it stays once the host was reached anew. */
  confirm?: Confirm | undefined;
}

/** A step, a check or an undo did not do what it should; the problem is in words for a person. */
export class Failed extends Error {
  override readonly name = 'Failed';
  readonly problem: Problem;
  readonly evidence: readonly string[];
  /** As in `Trouble`. */
  readonly theirs: boolean;

  constructor(problem: Problem, evidence: readonly string[] = [], theirs = false) {
    super(problem.message);
    this.problem = problem;
    this.evidence = evidence;
    this.theirs = theirs;
  }
}

/** The person pressed Ctrl-C, or the program was told to end. */
export class Aborted extends Error {
  override readonly name = 'Aborted';
}

export function ofAction(plan: Plan, action: Action): { id: string; title: string; number: number; of: number } {
  const { id, title } = action;
  return { id, title, number: plan.actions.indexOf(action) + 1, of: plan.actions.length };
}

/** `xenguide undo web1 --host ssh://…`: the command that goes on, for a remedy. */
export function nextCommand(verb: 'apply' | 'undo', name: string, runner: Runner, shelf: Shelf): string {
  const host = isHere(runner.where) ? [] : ['--host', runner.where];
  return quoteForShell(['xenguide', ...shelf[verb](name), ...host]);
}

/** Without records nothing is begun: they are what a cut-off apply is taken back by. */
export function cannotKeep(runner: Runner, why: string): UserError {
  const full = /no space left|quota/i.test(why);
  return new UserError(EXIT.notReady, {
    field: '',
    message: noted`xenguide cannot keep its records on ${runner.where}: ${why}`,
    remedy: full
      ? noted('Free some space there: df -h /var/lib.')
      : noted('Run it as root (sudo), or connect as root: --host ssh://root@HOST.'),
  });
}

/** Turns a failed write of our own records into words for the person. */
export async function keeping(runner: Runner, write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch (error) {
    throw error instanceof HostLost ? error : cannotKeep(runner, (error as Error).message);
  }
}
