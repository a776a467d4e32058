import type { Facts } from '../../host/facts.ts';
import { LVM_NEEDS, removeVolume, volumeThere } from '../../storage/logical-volume.ts';
import { noted, t } from '../../text/t.ts';
import { MiB, roundSize } from '../../units.ts';
import type { KeptDisk } from '../guest.ts';
import { type Filling, type SnapshotKind, snapshotName } from './snapshot.ts';

/** Below this nobody can say that it lasts for a copy: the guest may write that much in a moment. */
const LEAST = { ofDisk: 0.02, bytes: 64 * MiB };
/** Besides the data a snapshot keeps a list of what it holds: 16 bytes for each 4 KiB (dm-snap-persistent.c). */
const LIST = 1.01;
/** A lost snapshot answers every read with an error: zstd (fileio_asyncio.c) and templates/keep/limit.py say so. */
const CANNOT_READ = ['Read error', 'reading: Input/output error'];

/**
 * A plain logical volume: what is overwritten in it is first copied aside, into room of the snapshot's own. When that is used up,
 * the snapshot is lost (and never the volume).
 */
export const lvmSnapshot: SnapshotKind = (disk, context) => {
  const { vg, lv } = disk.own as { vg: string; lv: string };
  const extents = roomFor(disk, context.disks, context.facts);
  const extentBytes = groupOf(vg, context.facts)?.extentBytes ?? 4 * MiB;
  const bytes = extents * extentBytes;
  if (bytes < leastFor(disk)) {
    return {
      cannot: t`the volume group ${vg} has only ${roundSize(bytes)} free for a snapshot of ${lv}: what the guest writes during the copy would not fit`,
    };
  }
  const snapshot = snapshotName(lv, context);
  const name = `${vg}/${snapshot}`;
  return {
    name,
    source: `/dev/${name}`,
    // The first snapshot since the host's boot loads the kernel's module: seconds on a slow host.
    ready: [{ run: ['modprobe', '-q', 'dm_snapshot'], ok: [0, 1] }],
    take: [['lvcreate', '--yes', '-q', '-s', '-l', String(extents), '-n', snapshot, `${vg}/${lv}`]],
    // Debian 12: 3.2–4.2 s where lvs took 0.31–0.44 s; most of it is LVM waiting for udev, five times.
    like: { run: ['lvs', '--noheadings', `${vg}/${lv}`], times: 10 },
    open: [],
    drop: removeVolume(name),
    there: volumeThere(name),
    intact: { run: ['lvs', '--noheadings', '-o', 'lv_snapshot_invalid', name], says: '' },
    unreadable: {
      when: CANNOT_READ,
      message: noted`the snapshot ${name} could not be read to its end: as a rule it ran full, since the guest wrote more than fits into it`,
      remedy: noted(
        'Free more room in the volume group (vgs), or back up when the guest writes less. Where it was not full, the disk below is at fault: dmesg',
      ),
    },
    needs: LVM_NEEDS,
  };
};

export function lvmFilling({ own: { vg, lv } }: KeptDisk, stamp: string): Filling {
  const name = `${vg}/${snapshotName(lv!, { stamp })}`;
  return { run: ['lvs', '--noheadings', '-o', 'data_percent', name], what: t`the snapshot ${name}`, atMost: 95 };
}

const leastFor = ({ bytes }: KeptDisk): number => Math.max(Math.min(LEAST.bytes, bytes), bytes * LEAST.ofDisk);

/**
 * Extents for this disk's snapshot: as much as it can ever need; where that is not to be had, what every disk must have at least, and of
 * what is left its part.
 */
function roomFor(disk: KeptDisk, disks: readonly KeptDisk[], facts: Facts): number {
  const group = groupOf(disk.own.vg!, facts);
  if (!group) return 0;
  const together = disks.filter(({ kind, own }) => kind === 'lvm' && own.vg === group.name);
  const sum = (of: (each: KeptDisk) => number): number => together.reduce((all, each) => all + of(each), 0);
  const wanted = ({ bytes }: KeptDisk): number => Math.ceil((bytes * LIST) / group.extentBytes) + 1;
  const least = (each: KeptDisk): number => Math.ceil(leastFor(each) / group.extentBytes);
  const over = group.freeExtents - sum(least);
  if (over < 0) return Math.floor((group.freeExtents * wanted(disk)) / sum(wanted));
  const part = Math.min(1, over / sum((each) => wanted(each) - least(each)));
  return Math.floor(least(disk) + part * (wanted(disk) - least(disk)));
}

const groupOf = (vg: string, facts: Facts) => facts.volumeGroups.find(({ name }) => name === vg);
