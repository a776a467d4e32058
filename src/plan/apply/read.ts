import type { Runner } from '../../host/runner.ts';
import { EXIT, UserError } from '../../problem.ts';
import type { Action, Plan } from '../action.ts';
import { parsePlan } from '../plan-file.ts';
import { Journal } from './journal.ts';
import { type GuestPaths, guestPaths } from './paths.ts';
import { parseReceipt, type Receipt } from './receipt.ts';

/** What xenguide's records on a host say about a guest. */
export interface GuestRecord {
  plan: Plan;
  journal: Journal;
  /** Undefined as long as no apply of it got through. */
  receipt: Receipt | undefined;
  /** What is there or half there, the newest first: the order of undo. */
  inPlace: Action[];
}

/**
 * The record of a guest, or undefined when there is none. Throws UserError for a name that cannot be one (invalid), for
 * records that only root may read (notReady), and for a damaged plan (invalid).
 */
export async function readRecord(
  name: string,
  runner: Runner,
  options: { stateDir?: string } = {},
): Promise<GuestRecord | undefined> {
  return readRecordAt(guestPaths(name, options.stateDir), name, runner);
}

/** The same for paths that are known already. */
export async function readRecordAt(paths: GuestPaths, name: string, runner: Runner): Promise<GuestRecord | undefined> {
  await mustBeReadable(runner, paths);
  const [planText, journalText, receiptText] = await Promise.all([
    runner.readText(paths.plan),
    runner.readText(paths.journal),
    runner.readText(paths.receipt),
  ]);
  const journal = new Journal(runner, paths.journal, journalText ?? '');
  if (planText === undefined) {
    if (journal.inPlace().length === 0) return undefined;
    throw new UserError(EXIT.left, {
      field: '',
      message: `the journal of ${name} says what was begun, but the plan beside it is gone (${paths.plan})`,
      remedy: `Write the plan again from the same answers, copy its plan.json to ${paths.plan}, and undo again.`,
    });
  }
  const plan = parsePlan(planText, paths.plan);
  const inPlace = journal.inPlace().flatMap((id) => plan.actions.find((action) => action.id === id) ?? []);
  return { plan, journal, receipt: parseReceipt(receiptText), inPlace };
}

async function mustBeReadable(runner: Runner, { dir }: GuestPaths): Promise<void> {
  const there = await runner.run({ argv: ['test', '-d', dir] });
  if (there.code !== 0) return;
  const readable = await runner.run({ argv: ['test', '-r', dir, '-a', '-x', dir] });
  if (readable.code === 0) return;
  throw new UserError(EXIT.notReady, {
    field: '',
    message: `only root may read ${dir} on ${runner.where}`,
    remedy: 'Run it as root (sudo), or connect as root.',
  });
}
