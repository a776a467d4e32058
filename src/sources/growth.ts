import type { Volume } from '../storage/backend.ts';
import { noted } from '../text/t.ts';
import { roundSize } from '../units.ts';
import type { ImageFindings, ImagePartition } from './findings.ts';

/** What is to be done so that the guest can use all of a disk that is larger than its image. */
export type Growth =
  | { kind: 'none'; reason: string }
  /** The whole image is the file system. */
  | { kind: 'whole'; fileSystemBytes: number; reason: string }
  | {
      kind: 'partition';
      label: 'dos' | 'gpt';
      number: number;
      /** The extended partition around a logical one, grown first. */
      container: { number: number; sectors: number } | null;
      startBytes: number;
      endBytes: number;
      /** The new size, in sectors of 512 bytes. */
      sectors: number;
      /** The size that the file system gets; null: it is left to the guest. */
      fileSystemBytes: number | null;
      reason: string;
    };

const MiB = 2 ** 20;
const SECTOR = 512;
const EXTENDED = ['5', 'f', '85'];
/** MBR counts sectors in 32 bits. */
const DOS_LIMIT = 2 ** 32 * SECTOR - MiB;
/**
 * `e2fsck FILE?offset=N` and `resize2fs FILE?offset=N` work on a partition where it lies: no loop device, no mount.
 * But resize2fs (1.47) then cuts a regular file to the length of the file system, not counting the offset. So the file
 * is given that very length meanwhile, and its full one afterwards; which needs a file system that, once grown, is at
 * least as long as everything up to the old end of the partition. A device has no length to cut.
 */
const isExt = (type: string | undefined): boolean => type !== undefined && /^ext[234]$/.test(type);

/** Less than this is not worth a step. */
const LEAST = MiB;

/** Pure. `reason` is a sentence for the person; the volume is the empty one that the image is copied to. */
export function growthOf(image: ImageFindings, volume: Volume): Growth {
  const { bytes } = volume;
  const none = (reason: string): Growth => ({ kind: 'none', reason });
  if (image.looked === 'not-at-all')
    return none(noted('The image could not be looked into: growing is left to the guest.'));
  if (bytes - image.virtualBytes < LEAST)
    return none(noted('The disk is as large as the image: there is nothing to grow.'));
  if (image.kind === 'partition-image') return growWhole(image, bytes);
  if (!image.table) return none(noted('The partitions are not known: growing is left to the guest.'));
  if (image.table.sectorBytes !== SECTOR) {
    return none(noted`The image has sectors of ${image.table.sectorBytes} bytes: growing is left to the guest.`);
  }
  return growLast(image, image.table, volume);
}

function growWhole({ root }: ImageFindings, bytes: number): Growth {
  if (!isExt(root?.type)) {
    return {
      kind: 'none',
      reason: noted`The file system is ${root?.type ?? noted('not known')}: ${inGuest(root?.type)}`,
    };
  }
  const fileSystemBytes = Math.floor(bytes / MiB) * MiB;
  return {
    kind: 'whole',
    fileSystemBytes,
    reason: noted`The ${root?.type} file system is grown to ${roundSize(fileSystemBytes)}.`,
  };
}

function inGuest(type: string | undefined): string {
  if (type === 'xfs') return noted('it can only be grown while it is mounted, in the guest: xfs_growfs /');
  if (type === 'btrfs')
    return noted('it can only be grown while it is mounted, in the guest: btrfs filesystem resize max /');
  return noted('growing it is left to the guest.');
}

type Table = NonNullable<ImageFindings['table']>;

function growLast(image: ImageFindings, table: Table, { bytes, kind, path }: Volume): Growth {
  const none = (reason: string): Growth => ({ kind: 'none', reason });
  const isContainer = ({ type }: ImagePartition) => table.label === 'dos' && EXTENDED.includes(type.toLowerCase());
  const end = (part: ImagePartition) => part.startBytes + part.sizeBytes;
  const real = table.partitions.filter((part) => !isContainer(part));
  const last = real.reduce<ImagePartition | undefined>(
    (best, part) => (!best || part.startBytes > best.startBytes ? part : best),
    undefined,
  );
  if (!last) return none(noted('There is no partition that could be grown.'));
  const type = last.fs?.type;
  const root = image.root?.partition;
  if (type === 'swap') {
    return none(
      noted`The last partition (${last.number}) is swap: the space behind it stays free. Use a second disk, or repartition.`,
    );
  }
  if (last.number !== root && !isExt(type)) {
    return none(
      noted`The root file system is not on the last partition (${last.number}): the space behind it stays free.`,
    );
  }
  // GPT keeps its copy at the end of the disk: a MiB is more than it can ever need.
  const most =
    table.label === 'gpt' ? Math.floor(bytes / MiB) * MiB - MiB : Math.min(Math.floor(bytes / MiB) * MiB, DOS_LIMIT);
  const sizeBytes = Math.floor((most - last.startBytes) / MiB) * MiB;
  if (sizeBytes - last.sizeBytes < LEAST)
    return none(noted('There is nothing to grow: the last partition fills the disk already.'));
  const container = table.label === 'dos' && last.number > 4 ? table.partitions.find(isContainer) : undefined;
  const newEnd = last.startBytes + sizeBytes;
  const partition = {
    kind: 'partition' as const,
    label: table.label,
    number: last.number,
    container: container
      ? { number: container.number, sectors: (Math.max(newEnd, end(container)) - container.startBytes) / SECTOR }
      : null,
    startBytes: last.startBytes,
    endBytes: end(last),
    sectors: sizeBytes / SECTOR,
  };
  const size = roundSize(sizeBytes);
  if (isExt(type) && (path.includes('?') || (kind === 'file' && sizeBytes < end(last)))) {
    return {
      ...partition,
      fileSystemBytes: null,
      reason: noted`Partition ${last.number}, the last one, is grown to ${size}. Its ${type} file system is grown in the guest: resize2fs.`,
    };
  }
  return isExt(type)
    ? {
        ...partition,
        fileSystemBytes: sizeBytes,
        reason: noted`Partition ${last.number}, the last one, and its ${type} file system are grown to ${size}.`,
      }
    : {
        ...partition,
        fileSystemBytes: null,
        reason: noted`Partition ${last.number}, the last one, is grown to ${size}. Its file system is ${type ?? noted('not known')}: ${inGuest(type)}`,
      };
}
