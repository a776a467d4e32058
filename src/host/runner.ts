import type { Readable, Writable } from 'node:stream';

/**
 * The only door to a host: this machine or one behind ssh. Everything that starts a process goes through it,
 * so that tests can look at every command and nothing is ever handed to a shell unquoted.
 */

/** One program with its arguments, never a shell line. Paths are paths on the host. */
export interface Command {
  argv: readonly [string, ...string[]];
  /** Text for its standard input. Secrets go here, never into argv. */
  stdin?: string;
  /** A file on the host that becomes its standard input. */
  stdinPath?: string;
  /** A file (or device) on the host that its standard output is written to. */
  stdoutPath?: string;
  /** After this long the program is ended and `timedOut` is set. Default: none. */
  timeoutMs?: number;
}

export interface Result {
  /** The exit code; 128 + signal when a signal ended it; 127 when the program is not there. */
  code: number;
  stdout: string;
  stderr: string;
  timedOut: boolean;
}

export interface RunOptions {
  /** Called with each piece of standard error and standard output as it comes (progress, console). */
  onOutput?: (text: string) => void;
  signal?: AbortSignal;
}

/** A host that cannot be reached any more (ssh ended, never came up). Not the fault of the command that met it. */
export class HostLost extends Error {
  override readonly name = 'HostLost';
}

/** The open ends of a program that runs: what was not given a file. */
export interface Pipes {
  stdin: Writable | null;
  stdout: Readable | null;
}

export interface Runner {
  /** `this machine`, or the ssh URL as the person wrote it. */
  readonly where: string;
  /** Never rejects because of the program's own failure: that is `Result.code`. Rejects with HostLost. */
  run(command: Command, options?: RunOptions): Promise<Result>;
  /**
   * Like `run`, for what is too much to be kept as text: `take` gets the program’s input and output once it runs. What it says on
   * its standard output is then no part of the result. Absent: there is no such way.
   */
  pipe?(command: Command, take: (pipes: Pipes) => void, options?: RunOptions): Promise<Result>;
  /** Whether anything is at this path; links are followed. Absent: `test -e` tells it. */
  isThere?(path: string): Promise<boolean>;
  /** The text of a small file, or undefined when it is not there or not readable. */
  readText(path: string): Promise<string | undefined>;
  /**
   * Writes beside, syncs, renames: a reader never sees half a file. `mode` is set before any content is.
   * Parent folders must exist. Rejects with an Error that carries the host's own words.
   */
  writeFile(path: string, content: string | Uint8Array, mode: number): Promise<void>;
  /** Adds text to the end of a file (made with mode 0600) and syncs it to disk. For the journal. */
  append(path: string, text: string): Promise<void>;
  /**
   * Runs programs that only look, in one round trip, when starting them one by one would cost a round trip each.
   * Absent: `run` them side by side. Results in the order of the commands. They have no standard input.
   */
  runMany?(commands: readonly Pick<Command, 'argv' | 'timeoutMs'>[]): Promise<Result[]>;
  /**
   * Gives up the connection, dead or alive: what runs over it rejects with HostLost, and the next command makes a new one.
   * Absent: there is no connection that could break.
   */
  renew?(): void;
  close(): Promise<void>;
}
