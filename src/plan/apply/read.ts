import type { Result, Runner } from '../../host/runner.ts';
import { EXIT, UserError } from '../../problem.ts';
import { noted } from '../../text/t.ts';
import type { Action, Plan } from '../action.ts';
import { parsePlan } from '../plan-file.ts';
import { runAll } from './ask.ts';
import { Journal } from './journal.ts';
import { type GuestPaths, guestPaths, type Shelf } from './paths.ts';
import { parseReceipt, type Receipt } from './receipt.ts';

/** What xenguide's records on a host say about a guest. */
export interface GuestRecord {
  /** Undefined when an apply was cut off before it put it down: then nothing was begun. */
  plan: Plan | undefined;
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
  options: { stateDir?: string; shelf?: Shelf } = {},
): Promise<GuestRecord | undefined> {
  return readRecordAt(guestPaths(name, options.stateDir, undefined, options.shelf), name, runner);
}

/** The same for paths that are known already; in one round trip. */
export async function readRecordAt(paths: GuestPaths, name: string, runner: Runner): Promise<GuestRecord | undefined> {
  const [there, readable, planFile, journalFile, receiptFile] = (await runAll(runner, [
    ['test', '-d', paths.dir],
    ['test', '-r', paths.dir, '-a', '-x', paths.dir],
    ['cat', '--', paths.plan],
    ['cat', '--', paths.journal],
    ['cat', '--', paths.receipt],
  ])) as [Result, Result, Result, Result, Result];
  if (there.code !== 0) return undefined;
  if (readable.code !== 0) throw unreadable(paths, runner);
  const journal = new Journal(runner, paths.journal, textOf(journalFile) ?? '');
  const planText = textOf(planFile);
  if (planText === undefined) {
    if (journal.inPlace().length === 0) return { plan: undefined, journal, receipt: undefined, inPlace: [] };
    throw new UserError(EXIT.left, {
      field: '',
      message: noted`the journal of ${name} says what was begun, but the plan beside it is gone (${paths.plan})`,
      remedy: noted`Write the plan again from the same answers, copy its plan.json to ${paths.plan}, and undo again.`,
    });
  }
  const plan = parsePlan(planText, paths.plan);
  const inPlace = journal.inPlace().flatMap((id) => plan.actions.find((action) => action.id === id) ?? []);
  return { plan, journal, receipt: parseReceipt(textOf(receiptFile)), inPlace };
}

const textOf = ({ code, stdout }: Result): string | undefined => (code === 0 ? stdout : undefined);

function unreadable({ dir }: GuestPaths, runner: Runner): UserError {
  return new UserError(EXIT.notReady, {
    field: '',
    message: noted`only root may read ${dir} on ${runner.where}`,
    remedy: noted('Run it as root (sudo), or connect as root.'),
  });
}
