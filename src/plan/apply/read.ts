import type { Command, Result, Runner } from '../../host/runner.ts';
import { EXIT, UserError } from '../../problem.ts';
import { noted } from '../../text/t.ts';
import type { Action, Plan } from '../action.ts';
import { parsePlan } from '../plan-file.ts';
import { runAll } from './ask.ts';
import { Journal } from './journal.ts';
import { type GuestPaths, guestPaths, type Shelf } from './paths.ts';
import { parseReceipt, type Receipt } from './receipt.ts';
import { lastWords } from './words.ts';

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
 * records that only root may read or that the disk does not give out (notReady), for a damaged plan (invalid), and where
 * one of them is gone that the others speak of (left).
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
  const files = [paths.plan, paths.journal, paths.receipt];
  const [there, readable, ...rest] = await runAll(runner, [
    ['test', '-d', paths.dir],
    ['test', '-r', paths.dir, '-a', '-x', paths.dir],
    ...files.flatMap((path): Command['argv'][] => [
      ['cat', '--', path],
      ['test', '-e', path],
    ]),
  ]);
  // Records that are not seen are not begun anew, and not removed: only a clear no counts.
  if (!isAnswer(there!)) throw silent(paths.dir, runner, there!);
  if (there!.code !== 0) return undefined;
  if (readable!.code !== 0) throw unreadable(paths, runner);
  const [planText, journalText, receiptText] = files.map((path, index) =>
    contentOf(path, runner, rest[2 * index]!, rest[2 * index + 1]!),
  );
  const journal = new Journal(runner, paths.journal, journalText ?? '');
  const receipt = parseReceipt(receiptText);
  if (receipt && journal.entries.length === 0) throw withoutJournal(name, paths);
  if (planText === undefined) {
    if (journal.inPlace().length === 0) return { plan: undefined, journal, receipt: undefined, inPlace: [] };
    throw withoutPlan(
      name,
      paths,
      noted`the journal of ${name} says what was begun, but the plan beside it is gone (${paths.plan})`,
    );
  }
  const plan = parsePlan(planText, paths.plan);
  const inPlace = journal.inPlace().map((id) => plan.actions.find((action) => action.id === id));
  if (!inPlace.every((action) => action !== undefined)) {
    throw withoutPlan(name, paths, noted`the journal of ${name} is not that of the plan beside it (${paths.plan})`);
  }
  return { plan, journal, receipt, inPlace };
}

/** Not one that was cut off, which says neither yes nor no. */
const isAnswer = ({ code, timedOut }: Result): boolean => !timedOut && code < 128;

/** Undefined: there is no such file. Throws where it is there and cannot be read. */
function contentOf(path: string, runner: Runner, cat: Result, there: Result): string | undefined {
  if (cat.code === 0 && !cat.timedOut) return cat.stdout;
  if (isAnswer(there) && there.code !== 0) return undefined;
  throw silent(path, runner, cat);
}

function silent(path: string, runner: Runner, result: Result): UserError {
  const why = result.timedOut ? noted('it took too long') : lastWords(result);
  return new UserError(EXIT.notReady, {
    field: '',
    message: noted`${path} on ${runner.where} cannot be read: ${why}`,
    remedy: noted('Nothing was changed. See to the disk and the file system that it is on (dmesg), and try again.'),
  });
}

const withoutJournal = (name: string, { dir, journal, receipt }: GuestPaths): UserError =>
  new UserError(EXIT.left, {
    field: '',
    message: noted`the journal of ${name} is gone or empty (${journal}), but its receipt says that it was made`,
    remedy: noted`If a move of it was cut off, end that first: xenguide move ${name} --status. Else get the journal back from a backup, or take the guest back by hand, from the last action to the first, as ${receipt} says, and remove ${dir}.`,
  });

const withoutPlan = (name: string, { plan }: GuestPaths, message: string): UserError =>
  new UserError(EXIT.left, {
    field: '',
    message,
    remedy: noted`Write the plan again from the same answers, copy its ${name}.plan.json to ${plan}, and undo again.`,
  });

function unreadable({ dir }: GuestPaths, runner: Runner): UserError {
  return new UserError(EXIT.notReady, {
    field: '',
    message: noted`only root may read ${dir} on ${runner.where}`,
    remedy: noted('Run it as root (sudo), or connect as root.'),
  });
}
