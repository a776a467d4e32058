import type { ExitCode } from '../problem.ts';
import type { Io } from './io.ts';

/** What a command is, as data: one entry for each is in entries/. */

/** One option of a command, as data: parsing, --help, completion and the man page come from it. */
export interface OptionEntry {
  /** As commander reads it: `--out <dir>`, `--yes`. */
  flags: string;
  help: string;
  /** May be given several times. */
  many?: boolean;
  choices?: readonly string[];
}

/** A command of xenguide. */
export interface CommandEntry {
  name: string;
  /** `[name]`, `<file>`, `[args...]`. */
  args: string;
  /** Arguments that are one of a few words, by their names; completion offers them. */
  words?: Readonly<Record<string, readonly string[]>>;
  summary: string;
  options: readonly OptionEntry[];
  /** Everything behind its name is handed on as it stands. */
  passThrough?: boolean;
  /** Loads its room only now: a start must not wait for what it does not need. */
  run(args: readonly string[], options: Readonly<Record<string, unknown>>, io: Io): Promise<ExitCode>;
}
