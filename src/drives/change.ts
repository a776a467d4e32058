import { HostLost, type Runner } from '../host/runner.ts';
import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';
import { failed, givenUp, tooLate, waitingFor } from './change-words.ts';
import { driveMeant, requireNoComma } from './checks.ts';
import { requireDisc } from './disc-file.ts';
import type { Drive } from './drive.ts';
import { missingEvents } from './history.ts';
import type { Patience } from './patience.ts';
import { addEvents, type Discs, type discPaths } from './record-file.ts';
import { type DiscState, readState } from './state.ts';
import { tryChange } from './swap.ts';

export interface Surroundings {
  runner: Runner;
  guest: string;
  /** What the plan left; undefined: nothing. Its events grow with what is done. */
  discs: Discs | undefined;
  /** Where that lies; undefined: the guest’s name cannot be one of ours. */
  paths: ReturnType<typeof discPaths> | undefined;
  patience: Patience;
  /** Gives up waiting for the guest. */
  signal: AbortSignal;
  /** Said while it is waited: one sentence. */
  tell(text: string): void;
}

export interface Changed {
  drive: string;
  from: string | null;
  /** As it was read after the change. */
  to: string | null;
  state: DiscState;
}

/**
 * Puts a disc into a drive, or takes the one in it out (`disc` null). What is there already is left as it is. A guest that
 * holds the old disc is waited for. Afterwards the drive is read: only what is in it then counts, whatever xl said.
 *
 * Rejects with UserError: invalid (no such drive, no such disc), conflict (the guest did not let go in time, or xl could
 * not do it), interrupted (given up), notReady (the host cannot be asked, or was lost on the way).
 */
export async function changeDisc(around: Surroundings, drive: string, disc: string | null): Promise<Changed> {
  const { runner, discs } = around;
  const before = await stateNow(around);
  const { disc: from, open } = driveMeant(before, drive, discs !== undefined);
  // A disc that the guest has put out is in the drive still, but has to be pushed in again.
  if (from === disc && !(disc !== null && open)) return { drive, from, to: from, state: before };
  if (disc !== null) {
    requireNoComma(before, disc);
    await requireDisc(runner, disc);
  }
  try {
    const state = await untilChanged(around, before, drive, disc);
    return { drive, from, to: disc, state };
  } catch (error) {
    if (!(error instanceof HostLost)) throw error;
    throw new UserError(EXIT.notReady, {
      field: 'host',
      message: t`the connection to ${runner.where} broke while the disc was being changed`,
      remedy: t`See what is in the drives now: xenguide disc ${around.guest} list`,
    });
  }
}

/** Rejects when the guest does not run. */
export async function stateNow({ runner, guest, discs }: Surroundings): Promise<DiscState> {
  const state = await readState(runner, guest, discs?.record);
  if (state !== undefined && state !== 'between') return state;
  throw new UserError(EXIT.invalid, {
    field: 'guest',
    message:
      state === 'between'
        ? t`${guest} is being started or stopped just now`
        : t`no guest ${JSON.stringify(guest)} runs on ${runner.where}`,
    remedy: t('Its drives can only be changed while it runs. xl list shows the guests that do.'),
  });
}

const UNCLEAR_TRIES = 3;

async function untilChanged(
  around: Surroundings,
  before: DiscState,
  drive: string,
  disc: string | null,
): Promise<DiscState> {
  const { runner, patience, signal, tell } = around;
  const end = patience.now() + patience.limitMs;
  let state = before;
  if (signal.aborted) throw givenUp(state, driveIn(state, drive), disc);
  let unclear = 0;
  for (;;) {
    const done = await tryChange(runner, state, drive, driveIn(state, drive).disc, disc);
    state = await stateNow(around);
    await remember(around, state);
    const now = driveIn(state, drive);
    // One that is only pushed in again was in before as well: there xl's word is all there is.
    if (now.disc === disc && (done.words === '' || driveIn(before, drive).disc !== disc)) return state;
    // Held no more, and xl was content: the guest may have let go just behind it.
    const holds = done.held || now.locked === true;
    unclear = holds ? 0 : unclear + 1;
    if (!holds && (done.words !== '' || unclear === UNCLEAR_TRIES)) throw failed(state, now, disc, done);
    if (signal.aborted) throw givenUp(state, now, disc);
    if (patience.now() + patience.everyMs > end) throw tooLate(state, now, disc, done);
    tell(waitingFor(state, now));
    await patience.pause(patience.everyMs, signal);
    if (signal.aborted) throw givenUp(state, now, disc);
  }
}

const driveIn = ({ drives }: DiscState, name: string): Drive =>
  drives.find(({ drive }) => drive === name) ?? { drive: name, disc: null };

async function remember({ runner, discs, paths, tell }: Surroundings, { drives }: DiscState): Promise<void> {
  if (!discs || !paths) return;
  const missing = missingEvents(discs.record, discs.events, drives, new Date().toISOString());
  discs.events.push(...missing);
  try {
    await addEvents(runner, paths, missing);
  } catch (error) {
    if (error instanceof HostLost) throw error;
    // The disc is changed all the same.
    tell(t`It could not be noted down in ${paths.history}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
