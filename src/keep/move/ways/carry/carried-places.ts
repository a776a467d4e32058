import type { Facts } from '../../../../host/facts.ts';
import type { Check, Step } from '../../../../plan/action.ts';
import { removeVolume, volumeThere } from '../../../../storage/logical-volume.ts';
import { t } from '../../../../text/t.ts';
import { at, type Side } from '../../sides.ts';
import type { Argv } from '../way.ts';

/** Kinds of disk that are carried to another host, each with what is asked of it and how it is made there. */

export interface Carried {
  /** The guest’s config names it so, on both hosts. */
  path: string;
  vg: string;
  lv: string;
  bytes: number;
}

interface CarriedPlace {
  /** Prints the disk’s bytes. */
  size(path: string): Argv;
  /** Prints what tells it from any other that may come to have its name: what LVM calls it by, or its place on the disk and its birth. */
  mark(path: string): Argv;
  /** Removes it, for people. */
  remove(path: string): Argv;
  /** Bytes that the target has for it; null: there is nowhere to put it. `folder`: those of the folder of its path. */
  free(disk: Pick<Carried, 'vg'>, facts: Facts, folder: number | null): number | null;
  /** What the target lacks where that is null, a clause. */
  lacking(disk: Pick<Carried, 'vg' | 'path'>, host: string): string;
  /** Forgets what this host has read of it. */
  forget(path: string): Argv[];
  make(disk: Carried, to: Pick<Side, 'on'>): { check: Check; do: Step[]; undo: Step[] };
}

export type CarriedKind = 'lvm' | 'file';

export const CARRIED: Readonly<Record<CarriedKind, CarriedPlace>> = {
  lvm: {
    size: (path) => ['blockdev', '--getsize64', path],
    mark: (path) => ['lvs', '--noheadings', '-o', 'lv_uuid', '--', path],
    remove: (path) => ['lvremove', path],
    free: ({ vg }, { volumeGroups }) => {
      const group = volumeGroups.find(({ name }) => name === vg);
      return group ? group.freeExtents * group.extentBytes : null;
    },
    lacking: ({ vg }, host) => t`${host} has no volume group ${vg}`,
    // blkback writes past the host’s page cache, which holds what was read of the volume while the guest ran (blockdev(8), BLKFLSBUF).
    forget: (path) => [['blockdev', '--flushbufs', path]],
    make: ({ vg, lv, bytes }, to) => ({
      check: volumeThere(`${vg}/${lv}`, to.on),
      do: [{ run: ['lvcreate', '--yes', '-W', 'y', '-q', '-n', lv, '-L', `${bytes}b`, vg], ...at(to) }],
      undo: removeVolume(`${vg}/${lv}`, to.on),
    }),
  },
  file: {
    size: (path) => ['stat', '-L', '-c', '%s', '--', path],
    mark: (path) => ['stat', '-c', '%i %W', '--', path],
    remove: (path) => ['rm', path],
    free: (_disk, _facts, folder) => folder,
    lacking: ({ path }, host) => t`${host} has no folder for ${path}`,
    // It is written through the page cache.
    forget: () => [],
    make: ({ path, bytes }, to) => ({
      check: { run: ['test', '-e', path], ...at(to) },
      do: [
        { run: ['install', '-m', '0600', '/dev/null', path], ...at(to) },
        { run: ['truncate', '-s', String(bytes), '--', path], ...at(to) },
      ],
      undo: [{ run: ['rm', '-f', '--', path], ...at(to) }],
    }),
  },
};

/** Of a thin volume the copy is a plain one. */
export const carriedKind = (kind: string | undefined): CarriedKind | null => {
  const found = kind === 'thin' ? 'lvm' : kind;
  return found === 'lvm' || found === 'file' ? found : null;
};
