import { HostLost, type Runner } from '../../host/runner.ts';
import { isHere } from '../../host/where.ts';
import { EXIT, UserError } from '../../problem.ts';
import { noted } from '../../text/t.ts';
import type { Action } from '../action.ts';
import type { Confirm } from '../confirmation.ts';
import { isSo, isThere } from './ask.ts';
import type { ApplyEvent, ApplyOutcome } from './events.ts';
import { type Connect, Hosts, onceReached, PeerLost } from './hosts.ts';
import { type Lock, takeLock } from './lock.ts';
import { hostLost, Ledger, leftovers } from './outcome.ts';
import { guestPaths, type Shelf } from './paths.ts';
import { type GuestRecord, readRecordAt } from './read.ts';
import { changedSince } from './receipt.ts';
import { mustHaveItsName } from './renamed.ts';
import { forget, takeBack } from './take-back.ts';
import { commandsThere, hostMeant, leftThere, mustBeSilent, notePath, noteText } from './without.ts';
import { lastWords } from './words.ts';
import { cannotKeep, keeping, type Work } from './work.ts';

export interface UndoOptions {
  onEvent?: (event: ApplyEvent) => void;
  /** How other hosts are reached, for plans with steps on them. */
  connect?: Connect;
  /** As in `Work`. */
  confirm?: Confirm | undefined;
  /** Aborting lets the action in hand be taken back, and stops then. */
  signal?: AbortSignal;
  /** Default: /var/lib/xenguide on the host. */
  stateDir?: string;
  /** As in `ApplyOptions`. */
  shelf?: Shelf;
  /**
   * Another host of the plan that is gone for good, by its URL or name: what is there is left, and put down. Refused with
   * UserError when the plan has no such host (2), or when it answers after all (5).
   */
  without?: string;
}

/**
 * Takes back what `apply` did for this guest, the newest first, by its journal; then its records. Things that are gone
 * already are no obstacle, so it can be repeated. Throws UserError: the name cannot be one (3), there is nothing of it (5),
 * another xenguide is at work on it (5), it runs under another name (5). Outcome: done (0), something is left (7), interrupted (130).
 */
export async function undoGuest(name: string, own: Runner, options: UndoOptions = {}): Promise<ApplyOutcome> {
  const runner = onceReached(own);
  const paths = guestPaths(name, options.stateDir, undefined, options.shelf);
  const emit = options.onEvent ?? (() => undefined);
  const hosts = new Hosts(runner, options.connect);
  let work: Work | undefined;
  let ledger: Ledger | undefined;
  let lock: Lock | undefined;
  let forgotten = false;
  try {
    // Before the lock: who may not read the records may not write the lock either, and is told so.
    if (!(await readRecordAt(paths, name, runner))) {
      // An undo that was cut off in its last step may have left empty folders.
      await forget({ runner, paths });
      throw nothingToUndo(name, runner);
    }
    lock = await takeLock(runner, paths, name);
    const record = await readRecordAt(paths, name, runner);
    if (!record?.plan || record.inPlace.length === 0) {
      await forget({ runner, paths });
      forgotten = true;
      if (await isSo(hosts, isThere(paths.dir))) throw nothingToUndo(name, runner);
      emit({ type: 'note', text: noted`Nothing of ${name} was left; its records are removed.` });
      return { exitCode: EXIT.done, actions: [], problems: [], evidence: [], left: [], after: [] };
    }
    // Other shelves hold what is done to a guest, which stays.
    if (options.shelf === undefined) await mustHaveItsName(record.plan, runner);
    work = { plan: record.plan, runner, hosts, paths, journal: record.journal, emit, confirm: options.confirm };
    ledger = new Ledger(record.plan);
    if (options.without !== undefined) await leaveOut(work, record, options.without);
    ledger.opened = true;
    const outcome = await undo(work, record, ledger, options.signal);
    forgotten = outcome.exitCode === EXIT.done;
    return outcome;
  } catch (error) {
    if (!(error instanceof HostLost)) throw error;
    if (!(error instanceof PeerLost)) {
      lock?.abandon();
      lock = undefined;
    }
    return hostLost(work, ledger, runner, error);
  } finally {
    // It is the last of the records; where they were removed it is gone, and a new one is not ours.
    await (forgotten ? lock?.abandon() : lock?.release().catch(() => undefined));
    await hosts.close();
  }
}

async function undo(
  work: Work,
  record: GuestRecord,
  ledger: Ledger,
  signal: AbortSignal | undefined,
): Promise<ApplyOutcome> {
  const { journal, runner, hosts, paths, emit } = work;
  for (const path of record.receipt ? await changedSince(hosts, record.receipt) : []) {
    emit({ type: 'note', text: noted`${path} was changed since xenguide wrote it; it is removed as well.` });
  }
  const { gone } = hosts;
  const { left, problem } = await takeBack(work, journal.inPlace(), signal);
  const stays = (action: Action): boolean =>
    left.includes(action) || (gone !== undefined && leftThere([action], gone).length > 0);
  for (const action of record.inPlace) ledger.set(action, stays(action) ? 'left' : 'undone');
  const byHand = gone === undefined ? [] : shownNote(work, record, gone);
  if (!problem) await forget({ runner, paths });
  return {
    exitCode: !problem ? EXIT.done : signal?.aborted ? EXIT.interrupted : EXIT.left,
    actions: ledger.results(),
    problems: problem ? [problem] : [],
    evidence: [],
    left: [...leftovers(left), ...(gone === undefined || problem ? [] : leftThere(record.inPlace, gone))],
    after: problem ? [] : byHand,
  };
}

/** From here on nothing is asked of that host. What is owed to it is put down before anything is taken back. */
async function leaveOut(work: Work, { inPlace }: GuestRecord, given: string): Promise<void> {
  const { plan, hosts, runner, journal, paths, emit } = work;
  const url = hostMeant(plan, given);
  const why = await mustBeSilent(hosts, url, plan.name);
  emit({ type: 'note', text: noted`${url} does not answer (${why}): what is there is left out.` });
  hosts.gone = url;
  const text = noteText(plan, url, hostHere(runner), commandsThere(inPlace, url));
  const made = await runner.run({ argv: ['mkdir', '-p', '-m', '0700', '--', paths.byHand] });
  if (made.code !== 0) throw cannotKeep(runner, lastWords(made));
  await keeping(runner, runner.writeFile(notePath(paths, plan, journal, url), text, 0o600));
}

const hostHere = ({ where }: Runner): string => (isHere(where) ? noted('this host') : where);

function shownNote({ plan, runner, journal, paths }: Work, { inPlace }: GuestRecord, url: string): string[] {
  const path = notePath(paths, plan, journal, url);
  return [
    ...noteText(plan, url, hostHere(runner), commandsThere(inPlace, url)).trimEnd().split('\n'),
    '',
    noted`This stands in ${path} on ${runner.where} too.`,
  ];
}

function nothingToUndo(name: string, runner: Runner): UserError {
  return new UserError(EXIT.conflict, {
    field: 'name',
    message: noted`xenguide has no record of a guest ${name} on ${runner.where}: there is nothing to undo`,
    remedy: noted('See what it made there: ls /var/lib/xenguide/guests. Guests made by hand are taken away by hand.'),
  });
}
