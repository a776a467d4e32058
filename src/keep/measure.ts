import type { Runner } from '../host/runner.ts';
import { MiB } from '../units.ts';
import type { Speeds } from './recipes/recipe.ts';
import type { Argv, Like } from './snapshots/snapshot.ts';

const SAMPLE = 64;
/** One alone may meet a busy moment. */
const TIMES = 4;
/** No program is quicker than that. seconds */
const LEAST = 0.005;

/**
 * How quick the host is just now, for predictions: its programs, and those that tell of a snapshot. Each is run several times in one go,
 * so that the way to the host is not counted for each. `writeTo`: a folder to write 64 MiB into (and away again), where that matters.
 */
export async function measureSpeeds(
  runner: Runner,
  guest: string,
  snapshots: readonly Like[],
  writeTo: string | undefined,
  now: () => number = () => performance.now(),
): Promise<Speeds> {
  const timed = async (argv: Argv): Promise<number> => {
    const from = now();
    await runner.run({ argv, timeoutMs: 120_000 });
    return (now() - from) / 1000;
  };
  const way = await timed(['true']);
  const each = async (argv: Argv): Promise<number> =>
    Math.max(LEAST, ((await timed(severalTimes(argv))) - way) / TIMES);
  const programSeconds = await each(['xl', 'domid', guest]);
  let takeSeconds = 0;
  for (const { run, times } of snapshots) takeSeconds += times * (await each(run));
  const written = writeTo === undefined ? {} : await writing(runner, writeTo);
  return { programSeconds, takeSeconds, ...written };
}

const severalTimes = (argv: Argv): Argv => [
  ...(['find', '/', '-maxdepth', '0'] as const),
  ...Array.from({ length: TIMES }, () => ['-exec', ...argv, ';']).flat(),
];

async function writing(runner: Runner, folder: string): Promise<{ writeBytesPerSecond?: number }> {
  const path = `${folder}/.xenguide-speed`;
  const { code, stderr } = await runner.run({
    argv: ['dd', 'if=/dev/zero', `of=${path}`, 'bs=1M', `count=${SAMPLE}`, 'conv=fdatasync', 'oflag=nofollow'],
    timeoutMs: 120_000,
  });
  await runner.run({ argv: ['rm', '-f', '--', path] });
  // `67108864 bytes (67 MB, 64 MiB) copied, 0.0523 s, 1.3 GB/s`
  const seconds = Number(/ copied, ([\d.e+-]+) s,/.exec(stderr)?.[1]);
  return code === 0 && seconds > 0 ? { writeBytesPerSecond: (SAMPLE * MiB) / seconds } : {};
}
