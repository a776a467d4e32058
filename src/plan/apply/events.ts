import type { ExitCode, Problem } from '../../problem.ts';

/** What became of an action, as the result's JSON says it. */
export type ActionState =
  /** Not reached. */
  | 'open'
  | 'done'
  /** An earlier apply did it. */
  | 'skipped'
  /** It was there before us, may be shared, and stays when we undo. */
  | 'kept'
  /** The guest was not to be started. */
  | 'left out'
  | 'failed'
  | 'undone'
  /** It could not be taken back. */
  | 'left';

export interface ActionResult {
  id: string;
  title: string;
  state: ActionState;
}

interface OfAction {
  id: string;
  title: string;
  /** 1 for the plan's first action. */
  number: number;
  of: number;
}

/** What happens, as it happens: drawn by Ink, printed by the plain face, kept by nobody. */
export type ApplyEvent =
  /** A phase or a remark that belongs to no action. */
  | { type: 'note'; text: string }
  | ({ type: 'started' | 'skipped' | 'kept' | 'left out' | 'done' | 'undoing' | 'undone' } & OfAction)
  | ({ type: 'failed'; message: string; problem: Problem } & OfAction)
  /** A step is run; the line is for people, quoted as a shell would want it. */
  | { type: 'command'; id: string; line: string }
  /** What the step says, piece by piece; without progress bars. */
  | { type: 'output'; id: string; text: string }
  /** Bytes; secondsLeft is absent as long as it cannot be told. */
  | { type: 'progress'; id: string; done: number; total: number; bytesPerSecond: number; secondsLeft?: number };

export interface ApplyOutcome {
  /** done, takenBack, left or interrupted. */
  exitCode: ExitCode;
  actions: ActionResult[];
  /** Why it is not done; the remedy names the command that goes on. Empty when it is. */
  problems: Problem[];
  /** What the guest or Xen's logs said, line by line. */
  evidence: string[];
  /** Paths, devices, domains of ours that are still there although they should not; or on a host that was left out. */
  left: string[];
  /** How to reach the guest; after an undo that left a host out, what is to be done there. Only when it is done. */
  after: string[];
}
