import type { Runner } from '../host/runner.ts';
import type { Problem } from '../problem.ts';
import { t } from '../text/t.ts';
import type { Filling } from './snapshots/snapshot.ts';

const EVERY_MS = 5000;

/**
 * Looks again and again how full the snapshots are while they are read. `onFull` is called once, with what to tell the person:
 * before a snapshot is lost, or a pool that others draw on is full. Gives back how to stop looking.
 */
export function watchSnapshots(
  runner: Runner,
  watched: readonly Filling[],
  onFull: (problem: Problem) => void,
  everyMs = EVERY_MS,
): () => Promise<void> {
  if (watched.length === 0) return async () => undefined;
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    for (const { run, what, atMost } of watched) {
      // Not there yet, or not any more; a lost host is met by the copy itself.
      const { code, stdout } = await runner.run({ argv: run, timeoutMs: 30_000 });
      const percent = Math.max(...stdout.trim().split(/\s+/).map(Number));
      if (stopped || code !== 0 || !(percent > atMost)) continue;
      stopped = true;
      onFull({
        field: '',
        message:
          percent < 100
            ? t`${what} is ${percent} % full, so the copy was given up before it could run over`
            : t`${what} is full, so the copy was given up`,
        remedy: t('Free more room there (vgs, lvs), or back up when the guest writes less.'),
      });
      return;
    }
  };
  let busy = false;
  const timer = setInterval(() => {
    if (busy || stopped) return;
    busy = true;
    looking = look()
      .catch(() => undefined)
      .finally(() => {
        busy = false;
      });
  }, everyMs);
  return async () => {
    stopped = true;
    clearInterval(timer);
    await looking;
  };
}
