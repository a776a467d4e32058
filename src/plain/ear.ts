import type { EventEmitter } from 'node:events';
import type { Line, Lines } from './lines.ts';

/** A line, or what came instead of one. */
export type Heard =
  | Exclude<Line, { type: 'woken' }>
  /** What was asked about has changed. `typed`: the beginning of an answer, to be offered again. */
  | { type: 'news'; typed: string }
  /** The program was stopped and goes on: what was asked has scrolled away, or was wiped. */
  | { type: 'resumed'; typed: string }
  /** Everything ends, by a signal. */
  | { type: 'over' };

type EndSignal = 'SIGTERM' | 'SIGHUP';

/** Hears the person and the outside world at once, so that no question blocks the news. */
export interface Ear {
  /** Nobody sits at the other end: answers come from a pipe, as fast as they are read. */
  readonly piped: boolean;
  readonly drafts: boolean;
  /** The signal that ended everything. */
  readonly signal: EndSignal | undefined;
  /**
   * Waits for a line. `stale` is asked after each change outside whether the question is out of date; when `until` is aborted,
   * it is too late for an answer, which comes as news. `kept`: an answer that is there already. `anew`: what a person typed before
   * it was asked does not count. `paths`: Tab asks for paths. `resumed`: is told when the program was stopped and goes on.
   */
  hear(
    draft?: string,
    stale?: () => boolean,
    more?: { until?: AbortSignal; kept?: string; anew?: true; paths?: boolean; resumed?: true },
  ): Promise<Heard>;
  /** Waits for the next change outside without asking anything; true: go on, false: everything ends. */
  change(): Promise<boolean>;
  /** Ctrl-C and ending signals while nothing is asked. Gives back how to stop listening. */
  onStop(stop: (why: 'interrupt' | 'over') => void): () => void;
  close(): void;
}

export interface Surroundings {
  subscribe(listener: () => void): () => void;
  /** Where signals are heard: the process. */
  signals: Pick<EventEmitter, 'on' | 'off' | 'listeners'>;
  piped: boolean;
}

export function earOf(lines: Lines, { subscribe, signals, piped }: Surroundings): Ear {
  let signal: EndSignal | undefined;
  let over = false;
  const listeners = new Set<(why: 'interrupt' | 'over') => void>();
  const tell = (why: 'interrupt' | 'over'): void => {
    for (const listener of [...listeners]) listener(why);
  };
  const end = (name?: EndSignal): void => {
    over = true;
    signal ??= name;
    tell('over');
  };
  const handlers: [string, () => void][] = [
    // Always heard, so that it never ends the process between two questions.
    ['SIGINT', () => tell('interrupt')],
    ['SIGTERM', () => end('SIGTERM')],
    ['SIGHUP', () => end('SIGHUP')],
  ];
  // Ctrl-C is a key of ours as long as we listen, as it is for a face in raw mode: nobody else is to take it for the end.
  const others = signals.listeners('SIGINT') as (() => void)[];
  for (const other of others) signals.off('SIGINT', other);
  for (const [name, handler] of handlers) signals.on(name, handler);

  const onStop = (listener: (why: 'interrupt' | 'over') => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  return {
    piped,
    drafts: lines.drafts,
    get signal() {
      return signal;
    },
    onStop,
    async hear(draft = '', stale, { until, kept = '', anew, paths, resumed } = {}) {
      if (over) return { type: 'over' };
      // From a pipe all answers are there beforehand.
      if (anew && !piped) lines.forget();
      const wake = new AbortController();
      let why: 'interrupt' | 'over' | 'news' | 'resumed' = 'news';
      const forget = onStop((reason) => {
        why = reason;
        wake.abort();
      });
      const unsubscribe = subscribe(() => {
        if (stale?.()) wake.abort();
      });
      // What became of the window meanwhile was told to the shell alone: Node asks the terminal anew, before us.
      let stopped = false;
      const goesOn = (): void => {
        stopped = true;
        process.kill(process.pid, 'SIGWINCH');
      };
      const measured = (): void => {
        if (!stopped || wake.signal.aborted) return;
        why = 'resumed';
        wake.abort();
      };
      if (resumed) signals.on('SIGCONT', goesOn);
      if (resumed) signals.on('SIGWINCH', measured);
      const late = (): void => wake.abort();
      until?.addEventListener('abort', late, { once: true });
      if (until?.aborted) late();
      try {
        const line = await lines.ask(draft, wake.signal, kept, paths);
        if (over) return { type: 'over' };
        if (line.type !== 'woken') return line;
        return why === 'news' || why === 'resumed' ? { type: why, typed: line.typed } : { type: why };
      } finally {
        forget();
        unsubscribe();
        signals.off('SIGCONT', goesOn);
        signals.off('SIGWINCH', measured);
        until?.removeEventListener('abort', late);
      }
    },
    change() {
      if (over) return Promise.resolve(false);
      return new Promise((resolve) => {
        const done = (): void => {
          forget();
          unsubscribe();
          resolve(!over);
        };
        const forget = onStop((why) => {
          if (why === 'interrupt') end();
          done();
        });
        const unsubscribe = subscribe(done);
      });
    },
    close() {
      for (const [name, handler] of handlers) signals.off(name, handler);
      for (const other of others) signals.on('SIGINT', other);
      lines.close();
    },
  };
}
