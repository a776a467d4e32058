import { lastWords, type Probe } from './probe.ts';

/** Space that is never taken from the host's file system, however much an image would like. */
const RESERVE_BYTES = 256 * 2 ** 20;
/** On disk, unlike /tmp on many hosts. */
const PARENT = '/var/tmp';

export interface Scratch {
  dir: string;
  /** What may be written there. */
  roomBytes: number;
}

/** Twelve times as long as the longest look. */
const STALE_MINUTES = 24 * 60;

/** What a look left that was killed, or whose host was lost: it may be as large as a disk. `find` follows no link. */
const removeStale = (probe: Probe) =>
  probe.tidy([
    ...(['find', PARENT, '-maxdepth', '1', '-type', 'd', '-name', 'xenguide.??????????'] as const),
    ...['-mmin', `+${STALE_MINUTES}`, '-exec', 'rm', '-rf', '--', '{}', '+'],
  ]);

/** A folder that only its owner can enter, for as long as `use` takes; then it and all in it are gone, also after an abort. */
export async function withScratch<T>(probe: Probe, use: (scratch: Scratch) => Promise<T>): Promise<T> {
  await removeStale(probe);
  const made = await probe.tidy(['mktemp', '-d', '--', `${PARENT}/xenguide.XXXXXXXXXX`]);
  const dir = made.stdout.trim();
  if (made.code !== 0 || !dir.startsWith(`${PARENT}/xenguide.`)) throw new NoScratch(lastWords(made));
  try {
    const space = await probe.ask(['stat', '-f', '-c', '%a %S', '--', dir]);
    const [blocks = 0, size = 0] = space.stdout.trim().split(' ').map(Number);
    return await use({ dir, roomBytes: Math.max(0, blocks * size - RESERVE_BYTES) });
  } finally {
    await probe.tidy(['rm', '-rf', '--', dir]);
  }
}

/** No folder could be made: a full or read-only file system. Looking then ends at the outside. */
export class NoScratch extends Error {
  override readonly name = 'NoScratch';
}
