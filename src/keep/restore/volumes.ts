import type { Facts } from '../../host/facts.ts';
import type { Action, Plan } from '../../plan/action.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import type { Problem } from '../../problem.ts';
import type { StorageBackend, Volume } from '../../storage/backend.ts';
import { file } from '../../storage/file.ts';
import { LVM_NEEDS, nameProblem } from '../../storage/logical-volume.ts';
import { lvm } from '../../storage/lvm.ts';
import { thin } from '../../storage/thin.ts';
import { zfs } from '../../storage/zfs.ts';
import { noted, t } from '../../text/t.ts';
import { roundSize } from '../../units.ts';
import type { DiskKind, KeptDisk } from '../guest.ts';
import type { Place } from '../place.ts';

/** The disks of a restored guest are made by the same backends as those of a new one. */
interface Maker {
  backend: StorageBackend;
  needs: Plan['needs'];
  /** What is wrong with this place on this host. */
  problems(disk: KeptDisk, facts: Facts): Problem[];
  /** A new one reads as zeros, whatever was in that place before. */
  blank(disk: KeptDisk, facts: Facts): boolean;
}

/** A disk as it is to be made of a backup. */
export interface RestoredDisk extends KeptDisk {
  /** Its image in the backup. */
  file: string;
  /** It reads as zeros before anything is written to it: those of the image need not be. */
  blank: boolean;
}

const FIELD = 'backup';

const MAKERS: Readonly<Record<DiskKind, Maker>> = {
  lvm: {
    backend: lvm,
    needs: LVM_NEEDS,
    problems: ({ own: { vg, lv }, bytes }, facts) => {
      const group = facts.volumeGroups.find(({ name }) => name === vg);
      if (!group) return [missing(t`the volume group ${vg}`)];
      const free = group.freeExtents * group.extentBytes;
      if (bytes > free) return [tooSmall(t`the volume group ${vg}`, bytes, free)];
      return [nameProblem(vg!, lv!, FIELD, facts) ?? []].flat();
    },
    blank: () => false,
  },
  thin: {
    backend: thin,
    needs: LVM_NEEDS,
    problems: ({ own: { vg, lv, pool } }, facts) =>
      facts.thinPools?.some((each) => each.vg === vg && each.name === pool)
        ? [nameProblem(vg!, lv!, FIELD, facts) ?? []].flat()
        : [missing(t`the thin pool ${vg}/${pool}`)],
    // A pool may be set not to zero, or LVM too old to say.
    blank: ({ own: { vg, pool } }, facts) =>
      facts.thinPools?.find((each) => each.vg === vg && each.name === pool)?.zeroes === true,
  },
  zfs: {
    backend: zfs,
    needs: [{ tool: 'zfs', package: 'zfsutils-linux' }],
    problems: ({ own: { name } }, facts) => {
      const pool = facts.zfsPools?.find((each) => name!.startsWith(`${each.name}/`));
      if (!pool) return [missing(t`the ZFS pool ${name!.split('/')[0]}`)];
      return pool.datasets.includes(name!.slice(pool.name.length + 1)) ? [taken(name!)] : [];
    },
    blank: () => true,
  },
  file: {
    backend: file,
    needs: [{ tool: 'qemu-img', package: 'qemu-utils' }],
    problems: ({ target }, facts) => (facts.guests.some(({ disks }) => disks.includes(target)) ? [taken(target)] : []),
    blank: () => true,
  },
};

export const placeProblems = (disk: KeptDisk, facts: Facts): Problem[] => MAKERS[disk.kind].problems(disk, facts);

/** Volumes that have room each in their group, but not together. A thin pool and a file promise no room. */
export function roomProblems(disks: readonly KeptDisk[], { volumeGroups }: Facts): Problem[] {
  return volumeGroups.flatMap(({ name, freeExtents, extentBytes }) => {
    const own = disks.filter(({ kind, own: { vg } }) => kind === 'lvm' && vg === name);
    const free = freeExtents * extentBytes;
    const bytes = own.reduce((sum, each) => sum + Math.ceil(each.bytes / extentBytes) * extentBytes, 0);
    return own.length > 1 && bytes > free ? [tooSmallFor(t`the volume group ${name}`, bytes, free)] : [];
  });
}

export const isBlank = (disk: KeptDisk, facts: Facts): boolean => MAKERS[disk.kind].blank(disk, facts);

export const placeNeeds = (disk: KeptDisk): Plan['needs'] => MAKERS[disk.kind].needs;

/** Makes the empty disk for that guest, and takes it away again. */
export const makeDisk = (disk: RestoredDisk, guest: string, fill: FillTemplate): Action[] =>
  MAKERS[disk.kind].backend.actions(volumeOf(disk, guest), fill);

/** Unpacks an image into the disk that was just made. */
export function fillDisk(disk: RestoredDisk, image: Place): Action {
  const { target, vdev, bytes } = disk;
  // What still holds what was there before must be given the zeros too.
  const sparse = disk.blank ? ['--sparse'] : [];
  return {
    id: `restore.fill.${vdev}`,
    title: noted`Unpack ${vdev} into ${target} (${roundSize(bytes)})`,
    why: noted('The guest gets its disk as it was when the backup was made.'),
    effect: 'changes',
    touches: [target],
    do: [
      {
        run: ['zstd', '-d', '--progress', '-c', ...sparse],
        from: image.path,
        ...(image.on === undefined ? {} : { fromOn: image.on }),
        to: target,
        progress: { from: 'zstd', totalBytes: bytes },
      },
      { run: ['sync', '--', target] },
    ],
    undo: [],
  };
}

function volumeOf({ kind, target, format, bytes, own, blank }: RestoredDisk, guest: string): Volume {
  return {
    ...{ backend: kind, guest, path: target, kind: kind === 'file' ? 'file' : 'block', format, bytes, own },
    ...(kind !== 'file' && blank ? { blank } : {}),
  };
}

const missing = (what: string): Problem => ({
  field: FIELD,
  message: t`the guest’s disk belongs into ${what}, which is not on this host`,
  remedy: t('Make it first, or let the disks be somewhere else: --disks-to.'),
});

const tooSmall = (what: string, bytes: number, free: number): Problem => ({
  field: FIELD,
  message: t`the disk has ${roundSize(bytes)}, and ${what} has ${roundSize(free)} left`,
  remedy: t('Free some room there (lvs shows what takes it).'),
});

const tooSmallFor = (what: string, bytes: number, free: number): Problem => ({
  field: FIELD,
  message: t`the disks have ${roundSize(bytes)} together, and ${what} has ${roundSize(free)} left`,
  remedy: t('Free some room there (lvs shows what takes it).'),
});

const taken = (what: string): Problem => ({
  field: FIELD,
  kind: 'conflict',
  message: t`${what} exists already`,
  remedy: t('Restore under another name (--name), or take away what is there: nothing is written over.'),
});
