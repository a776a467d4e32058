import type { DiskKind, KeptDisk } from '../guest.ts';
import { fileSnapshot } from './file.ts';
import { lvmFilling, lvmSnapshot } from './lvm.ts';
import type { Filling, NoSnapshot, Snapshot, SnapshotContext, SnapshotKind } from './snapshot.ts';
import { thinFilling, thinSnapshot } from './thin.ts';
import { zfsSnapshot } from './zfs.ts';

const KINDS: Readonly<Record<DiskKind, SnapshotKind>> = {
  lvm: lvmSnapshot,
  thin: thinSnapshot,
  zfs: zfsSnapshot,
  file: fileSnapshot,
};

/** What may run full while a snapshot is there. */
const FILLINGS: Readonly<Partial<Record<DiskKind, (disk: KeptDisk, stamp: string) => Filling>>> = {
  lvm: lvmFilling,
  thin: thinFilling,
};

/** A disk with the snapshot that can be taken of it, or the reason why none can. */
export interface HeldDisk {
  disk: KeptDisk;
  held: Snapshot | NoSnapshot;
}

export const holdDisks = (context: SnapshotContext): HeldDisk[] =>
  context.disks.map((disk) => ({ disk, held: KINDS[disk.kind](disk, context) }));

export const canHold = (held: Snapshot | NoSnapshot): held is Snapshot => !('cannot' in held);

/** Those that can be taken, in the order of the disks. */
export const snapshotsOf = (disks: readonly HeldDisk[]): Snapshot[] =>
  disks.flatMap(({ held }) => (canHold(held) ? [held] : []));

export const fillingsOf = (disks: readonly KeptDisk[], stamp: string): Filling[] =>
  disks.flatMap((disk) => FILLINGS[disk.kind]?.(disk, stamp) ?? []);
