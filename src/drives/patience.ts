/** How long something is waited for, and by which clock: tests bring their own. */
export interface Patience {
  /** Milliseconds, altogether. */
  limitMs: number;
  /** Milliseconds between two looks. */
  everyMs: number;
  /** Milliseconds of some clock that only goes forward. */
  now(): number;
  /** Resolves after the time, or at once when the signal comes. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

/** A guest that was asked for its disc lets go within seconds, or not at all. */
const LIMIT_MS = 120_000;
const EVERY_MS = 2_000;

export const usualPatience = (limitMs: number = LIMIT_MS): Patience => ({
  limitMs,
  everyMs: EVERY_MS,
  now: () => performance.now(),
  pause,
});

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
}
