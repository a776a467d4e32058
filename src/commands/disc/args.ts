import type { Runner } from '../../host/runner.ts';
import type { Io } from '../io.ts';

export interface DiscArgs {
  guest: string;
  /** `list`, `insert`, `eject`, `next`, `wait`; absent: the screen, or the list where there is no terminal. */
  what: string | undefined;
  drive: string | undefined;
  file: string | undefined;
  runner: Runner;
  /** Where a relative path begins; undefined on another host. */
  cwd: string | undefined;
  json: boolean;
  plain: boolean;
  ascii: boolean;
  io: Io;
  /** Default: /var/lib/xenguide on the host. */
  stateDir?: string;
}
