import type { Runner } from '../host/runner.ts';
import { MiB } from '../units.ts';
import type { Speeds } from './recipes/recipe.ts';

const SAMPLE = 64;

/**
 * How quick the host is just now, for predictions. What a program costs there is told by several in one go, so that the way to the
 * host is not counted for each. `writeTo`: a folder to write 64 MiB into (and away again), where that matters.
 */
export async function measureSpeeds(
  runner: Runner,
  guest: string,
  writeTo: string | undefined,
  now: () => number = () => performance.now(),
): Promise<Speeds> {
  const timed = async (argv: readonly [string, ...string[]]): Promise<number> => {
    const from = now();
    await runner.run({ argv, timeoutMs: 60_000 });
    return (now() - from) / 1000;
  };
  const way = await timed(['true']);
  const xl = await timed(['xl', 'domid', guest]);
  const programSeconds = Math.max(0.005, xl - way);
  return writeTo === undefined ? { programSeconds } : { programSeconds, ...(await writing(runner, writeTo)) };
}

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
