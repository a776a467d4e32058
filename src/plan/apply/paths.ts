import { badName } from '../../guest/name.ts';
import { EXIT, UserError } from '../../problem.ts';

/** Where xenguide keeps its records on a host. */
export const STATE_DIR = '/var/lib/xenguide';

const LOG_DIR = '/var/log/xen';

/**
 * What records are about: the making of a guest, or something else that is done to one and has a journal of its own. The same
 * guest can have one of each; they know nothing of each other.
 */
export interface Shelf {
  /** Below the folder of all records. */
  folder: string;
  /** The words behind `xenguide` that go on with it, and that take it back. */
  apply(name: string): readonly string[];
  undo(name: string): readonly string[];
}

export const GUESTS: Shelf = {
  folder: 'guests',
  apply: (name) => ['apply', name],
  undo: (name) => ['undo', name],
};

/** The records of one guest; all are paths on the host. */
export interface GuestPaths {
  shelf: Shelf;
  /** Mode 0700. */
  dir: string;
  plan: string;
  journal: string;
  receipt: string;
  lock: string;
  /** A folder for what must be done by hand on hosts that did not answer; stays when the records go. */
  byHand: string;
  /** Xen's own logs. */
  logDir: string;
  /** Parents to be taken away again when they are empty, innermost first. */
  parents: readonly string[];
}

/** Throws UserError (EXIT.invalid) before a name that is typed by hand becomes a path: `../../etc` must not. */
export function guestPaths(
  name: string,
  stateDir: string = STATE_DIR,
  logDir: string = LOG_DIR,
  shelf: Shelf = GUESTS,
): GuestPaths {
  const bad = badName(name);
  if (bad) throw new UserError(EXIT.invalid, { field: 'name', ...bad });
  const dir = `${stateDir}/${shelf.folder}/${name}`;
  return {
    shelf,
    dir,
    plan: `${dir}/plan.json`,
    journal: `${dir}/journal`,
    receipt: `${dir}/receipt.json`,
    lock: `${dir}/lock`,
    byHand: `${stateDir}/by-hand`,
    logDir,
    parents: [`${stateDir}/${shelf.folder}`, stateDir],
  };
}
