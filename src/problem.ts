/**
 * Something a person can put right: what is wrong, where, and what to do next.
 * Pure code returns these; the faces show them beside the field, the commands print them.
 */
export interface Problem {
  /** The answer it is about, as a path into the answers file: `storage.size`, `network.0.bridge`. Empty: the whole. */
  field: string;
  /** What is wrong, in words, without a full stop missing or a stack trace. */
  message: string;
  /** What to do next. */
  remedy: string;
  /** conflict: something else has what is asked for (a name, a device, a file). Absent: the answer itself is not valid. */
  kind?: 'conflict';
}

/** The exit codes of every command (design/contract.md). */
export const EXIT = {
  done: 0,
  bug: 1,
  usage: 2,
  invalid: 3,
  notReady: 4,
  conflict: 5,
  takenBack: 6,
  left: 7,
  interrupted: 130,
  /** The system asked the program to end (SIGTERM). What was begun is treated as after Ctrl-C. */
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An error a person can act on. Only `cli.ts` turns it into an exit; anything else that is thrown is a bug. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly exitCode: ExitCode;
  readonly problems: readonly Problem[];

  constructor(exitCode: ExitCode, problems: Problem | readonly Problem[]) {
    const list: readonly Problem[] = Array.isArray(problems) ? problems : [problems as Problem];
    super(list.map((p) => p.message).join('; '));
    this.exitCode = exitCode;
    this.problems = list;
  }
}
