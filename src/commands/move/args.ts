import type { Facts } from '../../host/facts.ts';
import type { Runner } from '../../host/runner.ts';
import { isHere } from '../../host/where.ts';
import type { Connect } from '../../plan/apply/hosts.ts';
import type { Io } from '../io.ts';

/** What everything about moves has in common. */
export interface MoveArgs {
  guest: string;
  /** The host that keeps the records of the move: one of its two ends. */
  runner: Runner;
  connect: Connect;
  json: boolean;
  yes: boolean;
  io: Io;
  /** Default: /var/lib/xenguide on the host. */
  stateDir?: string;
  /** Default: everything that can be known of a host. */
  facts?: (runner: Runner) => Promise<Facts>;
  /** Between two looks at what is under way; default: 2 s. */
  patienceMs?: number;
}

export const place = ({ stateDir }: MoveArgs): { stateDir?: string } => (stateDir === undefined ? {} : { stateDir });

/** ` --host ssh://…`, for commands that are told. */
export const hostOption = ({ where }: Runner): string => (isHere(where) ? '' : ` --host ${where}`);
