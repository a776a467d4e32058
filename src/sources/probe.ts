import type { Command, Result, Runner } from '../host/runner.ts';
import { t } from '../text/t.ts';

interface InspectProgress {
  /** What is going on, in words: `Unpacking the image`. */
  doing: string;
  /** 0 to 1; absent when it cannot be told. */
  fraction?: number;
}

export interface InspectOptions {
  /** Ends the look; the promise then rejects with the signal's reason, after the scratch files are gone. */
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: InspectProgress) => void) | undefined;
}

/** A runner for looking: every question has a time limit and ends when the person has lost interest. */
export interface Probe {
  ask(argv: Command['argv'], more?: Omit<Command, 'argv'>, onOutput?: (text: string) => void): Promise<Result>;
  /** Like ask, but also after an abort: for cleaning up. */
  tidy(argv: Command['argv']): Promise<Result>;
  progress(doing: string, fraction?: number): void;
}

/** A damaged or hostile image must not hold a reader for ever. The emulated host takes a second to start a program. */
const PATIENCE_MS = 120_000;

export function probeWith(runner: Runner, options: InspectOptions): Probe {
  const { signal, onProgress } = options;
  return {
    async ask(argv, more, onOutput) {
      signal?.throwIfAborted();
      const result = await runner.run(
        { argv, timeoutMs: PATIENCE_MS, ...more },
        { ...(signal ? { signal } : {}), ...(onOutput ? { onOutput } : {}) },
      );
      signal?.throwIfAborted();
      return result;
    },
    tidy: (argv) => runner.run({ argv, timeoutMs: PATIENCE_MS }),
    progress: (doing, fraction) => onProgress?.({ doing, ...(fraction === undefined ? {} : { fraction }) }),
  };
}

/** The last thing a program said, for a sentence. */
export function lastWords(result: Result): string {
  const lines = result.stderr.split('\n').filter((line) => line.trim() !== '');
  return printable(lines.at(-1) ?? t`exit code ${result.code}`);
}

/** Text out of an image may hold terminal escapes: only what can be printed in one line is kept. */
export function printable(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufffd]/g, '')
    .trim()
    .slice(0, 200);
}
