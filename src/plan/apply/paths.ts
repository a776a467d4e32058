import { badName } from '../../guest/name.ts';
import { EXIT, UserError } from '../../problem.ts';

/** Where xenguide keeps its records on a host. */
const STATE_DIR = '/var/lib/xenguide';

const LOG_DIR = '/var/log/xen';

/** The records of one guest; all are paths on the host. */
export interface GuestPaths {
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
export function guestPaths(name: string, stateDir: string = STATE_DIR, logDir: string = LOG_DIR): GuestPaths {
  const bad = badName(name);
  if (bad) throw new UserError(EXIT.invalid, { field: 'name', ...bad });
  const dir = `${stateDir}/guests/${name}`;
  return {
    dir,
    plan: `${dir}/plan.json`,
    journal: `${dir}/journal`,
    receipt: `${dir}/receipt.json`,
    lock: `${dir}/lock`,
    byHand: `${stateDir}/by-hand`,
    logDir,
    parents: [`${stateDir}/guests`, stateDir],
  };
}
