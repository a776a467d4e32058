import { HostLost, type Runner } from '../../host/runner.ts';
import { noted } from '../../text/t.ts';
import type { Action, Plan } from '../action.ts';
import type { Confirm } from '../confirmation.ts';
import { otherHosts } from '../elsewhere.ts';
import { printPlan } from '../plan-file.ts';
import { startsGuest } from '../starts.ts';
import type { ApplyEvent, ApplyOutcome } from './events.ts';
import { type Connect, Hosts, onceReached, PeerLost } from './hosts.ts';
import { type Lock, takeLock } from './lock.ts';
import { openWork } from './open.ts';
import { failed, finished, hostLost, inWords, Ledger } from './outcome.ts';
import { type GuestPaths, guestPaths, type Shelf } from './paths.ts';
import { mustBeReady } from './ready.ts';
import { makeReceipt } from './receipt.ts';
import { doStep } from './step.ts';
import { lookAgain, survey } from './survey.ts';
import { forget, note, takeBack } from './take-back.ts';
import { verifyAction } from './verify.ts';
import { lastWords } from './words.ts';
import { Aborted, cannotKeep, Failed, keeping, ofAction, type Work } from './work.ts';

export interface ApplyOptions {
  /** False: everything but the start of the guest. A later apply with true starts it. */
  start: boolean;
  onEvent?: (event: ApplyEvent) => void;
  /** How other hosts are reached, for plans with steps on them. */
  connect?: Connect;
  /** As in `Work`. */
  confirm?: Confirm | undefined;
  /** Aborting stops the running step and takes back what this apply did. */
  signal?: AbortSignal;
  /** Default: /var/lib/xenguide on the host. */
  stateDir?: string;
  /** What the plan does, where that is not to make a guest: its records are kept apart. */
  shelf?: Shelf;
  /** Xen's logs, read when the guest does not come to life. Default: /var/log/xen on the host. */
  logDir?: string;
}

/**
 * Carries a plan out on a host, with a journal that is synced before and after each action. What an earlier apply of the
 * same plan did is left as it is; what it only began is taken back first and done anew.
 *
 * Throws UserError before anything is made: the host is not ready (4), something is in the way (5), a
 * file it needs is not what it should be (3). Once begun it gives back an outcome: done (0), failed and taken back (6), failed and something is left (7),
 * interrupted and taken back (130).
 */
export async function applyPlan(plan: Plan, own: Runner, options: ApplyOptions): Promise<ApplyOutcome> {
  const runner = onceReached(own);
  const paths = guestPaths(plan.name, options.stateDir, options.logDir, options.shelf);
  const emit = options.onEvent ?? (() => undefined);
  let lock: Lock | undefined;
  let work: Work | undefined;
  const hosts = new Hosts(runner, options.connect);
  const ledger = new Ledger(plan);
  try {
    await makeRoom(runner, paths);
    lock = await takeLock(runner, paths, plan.name);
    work = { ...(await openWork(plan, hosts, paths, emit)), confirm: options.confirm };
    return await carryOut(work, ledger, options);
  } catch (error) {
    if (!(error instanceof HostLost)) throw error;
    if (!(error instanceof PeerLost)) {
      lock?.abandon();
      lock = undefined;
    }
    return hostLost(work, ledger, runner, error);
  } finally {
    if (lock) await leave(work, runner, paths, lock);
    await hosts.close();
  }
}

async function makeRoom(runner: Runner, { dir }: GuestPaths): Promise<void> {
  const result = await runner.run({ argv: ['mkdir', '-p', '-m', '0700', '--', dir] });
  if (result.code !== 0) throw cannotKeep(runner, lastWords(result));
}

/** Nothing of ours there: then nothing shall remind of it. Else the records stay, and only the lock goes. */
async function leave(work: Work | undefined, runner: Runner, paths: GuestPaths, lock: Lock): Promise<void> {
  try {
    // The lock is one of the records.
    if (work && work.journal.inPlace().length === 0) await forget({ runner, paths });
    else await lock.release();
  } catch (error) {
    if (!(error instanceof HostLost)) throw error;
  } finally {
    lock.abandon();
  }
}

async function carryOut(work: Work, ledger: Ledger, { start, signal }: ApplyOptions): Promise<ApplyOutcome> {
  const { plan, runner, journal, paths, emit } = work;
  const where = [runner.where, ...otherHosts(plan)].join(' and ');
  emit({ type: 'note', text: noted`Looking at ${where}: is everything there, and nothing in the way?` });
  const intents = await survey(work, start);
  const idle = ![...intents.values()].some((intent) => intent === 'do' || intent === 'redo');
  if (!idle) await mustBeReady(work);
  if (signal?.aborted) return failed(work, ledger, new Aborted(), { left: [] });
  let evidence: string[] = [];
  if (!idle || !journal.finished) {
    ledger.opened = true;
    await keeping(runner, runner.writeFile(paths.plan, printPlan(plan), 0o600));
    await keeping(runner, journal.append('opened'));
    const half = journal.inPlace().filter((id) => journal.standing(id) === 'half');
    if (half.length > 0)
      emit({ type: 'note', text: noted('An earlier apply was cut off: taking back what it had only begun.') });
    const back = await takeBack(work, half);
    if (back.problem) return failed(work, ledger, new Failed(back.problem), back);
  }
  for (const action of plan.actions) {
    const intent = intents.get(action.id);
    if (intent === 'redo' && !start && startsGuest(action)) {
      ledger.set(action, 'left out');
    } else if (intent === 'skip' || intent === 'keep' || intent === 'leave out') {
      const state = intent === 'skip' ? 'skipped' : intent === 'keep' ? 'kept' : 'left out';
      ledger.set(action, state);
      emit({ type: state, ...ofAction(plan, action) });
    } else {
      try {
        const seen = await doAction(work, action, signal);
        evidence = [...evidence, ...(seen ?? [])];
        ledger.set(action, seen ? 'done' : 'kept');
      } catch (error) {
        if (error instanceof HostLost) throw error;
        ledger.set(action, 'failed');
        return failed(work, ledger, error, await retreat(work, action, error));
      }
    }
  }
  if (!idle || !journal.finished) await finish(work, ledger);
  return finished(work, ledger, evidence);
}

/** What was seen of it afterwards; undefined: it is there by now, and stays as it is. */
async function doAction(work: Work, action: Action, signal: AbortSignal | undefined): Promise<string[] | undefined> {
  const { plan, journal, emit } = work;
  if (signal?.aborted) throw new Aborted();
  const now = await lookAgain(work, action);
  if (now === 'keep') {
    emit({ type: 'kept', ...ofAction(plan, action) });
    return undefined;
  }
  if (now) throw new Failed(now);
  emit({ type: 'started', ...ofAction(plan, action) });
  await journal.append('begun', action.id);
  for (const step of action.do) await doStep(work, action, step, signal);
  const evidence = await verifyAction(work, action, signal);
  await journal.append('done', action.id);
  emit({ type: 'done', ...ofAction(plan, action) });
  return evidence;
}

async function retreat(work: Work, action: Action, error: unknown) {
  const { plan, journal, emit } = work;
  if (!(error instanceof Aborted)) {
    const problem = inWords(error);
    emit({ type: 'failed', ...ofAction(plan, action), message: problem.message, problem });
  }
  // What is in its place must not go with what is ours.
  if (error instanceof Failed && error.theirs) await note(work, 'undone', action);
  const ids = journal.inPlaceSinceFinished();
  if (ids.length > 0) emit({ type: 'note', text: noted('Taking back what was done, the newest first.') });
  return takeBack(work, ids);
}

/** Everything is done by now: a receipt that cannot be written is a pity, not a failure. */
async function finish(work: Work, ledger: Ledger): Promise<void> {
  const { plan, journal, runner, paths, emit } = work;
  const there = plan.actions.filter(({ id }) => journal.standing(id) === 'done');
  const receipt = makeReceipt(work, there, there.some(startsGuest));
  try {
    await runner.writeFile(paths.receipt, `${JSON.stringify(receipt, null, 2)}\n`, 0o600);
    await journal.append('finished');
    ledger.opened = false;
  } catch (error) {
    if (error instanceof HostLost) throw error;
    emit({ type: 'note', text: noted`The receipt could not be written: ${(error as Error).message}` });
  }
}
