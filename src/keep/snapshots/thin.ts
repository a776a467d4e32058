import { LVM_NEEDS, removeVolume, volumeThere } from '../../storage/logical-volume.ts';
import { t } from '../../text/t.ts';
import type { KeptDisk } from '../guest.ts';
import { type Filling, type SnapshotKind, snapshotName } from './snapshot.ts';

/** A thin logical volume: its snapshot shares every block with it, and takes room in the pool only where they part. */
export const thinSnapshot: SnapshotKind = (disk, context) => {
  const { vg, lv, pool } = disk.own as { vg: string; lv: string; pool: string };
  const facts = context.facts.thinPools?.find((each) => each.vg === vg && each.name === pool);
  if ((facts?.dataPercent ?? 0) >= FULL || (facts?.metadataPercent ?? 0) >= FULL) {
    return { cannot: t`the thin pool ${vg}/${pool} is nearly full, and full it would stop every guest on it` };
  }
  const snapshot = snapshotName(lv, context);
  const name = `${vg}/${snapshot}`;
  return {
    name,
    source: `/dev/${name}`,
    // Without -kn LVM leaves snapshots of thin volumes asleep (lvmthin(7), activation skip).
    take: [['lvcreate', '--yes', '-q', '-s', '-kn', '-n', snapshot, `${vg}/${lv}`]],
    // Debian 12: 1.8–1.9 s where lvs took 0.33–0.44 s.
    like: { run: ['lvs', '--noheadings', `${vg}/${lv}`], times: 5 },
    open: [],
    drop: removeVolume(name),
    there: volumeThere(name),
    needs: LVM_NEEDS,
  };
};

export function thinFilling({ own: { vg, pool } }: KeptDisk): Filling {
  const name = `${vg}/${pool}`;
  // What it knows of its blocks has a room of its own, which can be full first.
  const run = ['lvs', '--noheadings', '-o', 'data_percent,metadata_percent', name] as const;
  return { run, what: t`the thin pool ${name}`, atMost: 97 };
}

const FULL = 95;
