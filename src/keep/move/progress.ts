import type { Runner } from '../../host/runner.ts';
import { t } from '../../text/t.ts';
import { roundSize } from '../../units.ts';

/** How much has gone over. In bytes. */
export interface SendProgress {
  sentBytes: number;
  /** The guest's memory. More than that is sent when the guest writes meanwhile. */
  memoryBytes: number;
}

/** `wchar: 1234` of several processes, proc(5): each byte of memory is written by every program that it passes through. */
export function readSent(io: string): number {
  return Math.max(0, ...[...io.matchAll(/^wchar: (\d+)$/gm)].map(([, bytes]) => Number(bytes)));
}

export const progressWords = ({ sentBytes, memoryBytes }: SendProgress): string =>
  sentBytes < memoryBytes
    ? t`its memory: ${roundSize(sentBytes)} of ${roundSize(memoryBytes)} sent`
    : t`its memory is there; what it changes meanwhile is sent again (${roundSize(sentBytes)} so far)`;

/** What xl said of its own: why a move failed stands in it. */
export const wordsIn = (log: string): string[] =>
  log
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/**
 * Looks again and again how much the programs of the unit have written: xl migrate itself hides its progress (tools/xl/
 * xl_migrate.c, XTL_STDIOSTREAM_HIDE_PROGRESS). Gives back how to stop. A host that does not answer is met by the plan itself;
 * one with the old control groups says nothing.
 */
export function watchSending(
  runner: Runner,
  unit: string,
  memoryBytes: number,
  tell: (progress: SendProgress) => void,
  everyMs = 3000,
): () => Promise<void> {
  let last = '';
  let busy: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    const procs = `/sys/fs/cgroup/system.slice/${unit}/cgroup.procs`;
    const pids = (await runner.run({ argv: ['cat', '--', procs], timeoutMs: 30_000 })).stdout.match(/^\d+$/gm) ?? [];
    if (pids.length === 0) return;
    const files = pids.map((pid) => `/proc/${pid}/io`);
    // One that has ended meanwhile has none; what the others say counts.
    const { stdout } = await runner.run({ argv: ['grep', '-hs', '^wchar:', '--', ...files], timeoutMs: 30_000 });
    const progress = { sentBytes: readSent(stdout), memoryBytes };
    const words = progressWords(progress);
    if (progress.sentBytes > 0 && words !== last) tell(progress);
    last = words;
  };
  const timer = setInterval(() => {
    busy ??= look()
      .catch(() => undefined)
      .finally(() => {
        busy = undefined;
      });
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await busy;
  };
}
