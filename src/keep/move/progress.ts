import type { Runner } from '../../host/runner.ts';

/** How far xl is, by what it wrote last. */
export interface SendProgress {
  /** 0: the first time through the memory; then what changed meanwhile, again and again. */
  pass: number;
  percent: number;
}

/** `xc: progress: Frames iteration 1 of 5: 3072/65536    4%` (tools/libs/guest/xg_sr_save.c, xtl_logger_stdio.c). */
export function readProgress(log: string): SendProgress | undefined {
  const last = [...log.matchAll(/Frames(?: iteration (\d+) of \d+)?: \d+\/\d+ +(\d+)%/g)].at(-1);
  return last ? { pass: Number(last[1] ?? 0), percent: Number(last[2]) } : undefined;
}

export const progressWords = ({ pass, percent }: SendProgress): string =>
  pass === 0 ? `its memory: ${percent} %` : `what changed meanwhile, pass ${pass}: ${percent} %`;

/** What xl said of its own, without progress: why a move failed stands in it. */
export const wordsIn = (log: string): string[] =>
  log
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/Frames(?: iteration \d+ of \d+)?: \d+\/\d+/.test(line));

/** Reads again and again what xl has written. Gives back how to stop. A host that does not answer is met by the plan itself. */
export function watchSending(
  runner: Runner,
  log: string,
  tell: (progress: SendProgress) => void,
  everyMs = 3000,
): () => Promise<void> {
  let last = '';
  let busy: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    const { code, stdout } = await runner.run({ argv: ['tail', '-c', '4096', '--', log], timeoutMs: 30_000 });
    const progress = code === 0 ? readProgress(stdout) : undefined;
    const words = progress ? progressWords(progress) : last;
    if (progress && words !== last) tell(progress);
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
