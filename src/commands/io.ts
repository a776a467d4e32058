/** What a command has of the outside: handed in, so that tests can look and only cli.ts touches the process. */
export interface Io {
  /** A result, to standard output. */
  out(text: string): void;
  /** A line for people, to standard error. */
  say(line: string): void;
  /** Somebody sits at a terminal, on both sides, and may be asked. */
  terminal: boolean;
  /** The terminal cannot draw a screen (TERM=dumb), or is too small for one. */
  dumb: boolean;
  /** The person listens (ACCESSIBLE) and wants lines in place of a screen. */
  listens?: boolean;
  columns: number;
  /** Aborted when the person or the system wants the program to stop. */
  signal: AbortSignal;
}
