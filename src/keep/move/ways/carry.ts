import { noted, t } from '../../../text/t.ts';
import { roundSize } from '../../../units.ts';
import { ok } from '../checks/check.ts';
import type { DiskLook } from '../seen.ts';
import { CARRIED } from './carry/carried-places.ts';
import { carryProblem } from './carry/problem.ts';
import { lookAtDisk, seenCarry } from './carry/seen.ts';
import { copy, copyWhileItRuns, make, reuse } from './carry/steps.ts';
import type { Way } from './way.ts';

/**
 * A disk that only the source has, for a cold move: made anew at the target under the same name, copied while the guest runs, and once more,
 * only what differs, when it is off. rsync finds that by reading both, so that nothing depends on who wrote what when.
 */
export const carry: Way = {
  id: 'carry',
  label: noted('copied to the other host while the guest runs; what changed meanwhile once more while it is off'),
  takes: () => true,

  look: lookAtDisk,

  checks(disk, look) {
    const id = `disk.${disk.disk.vdev}`;
    const { bytes, there } = seenCarry(disk);
    return [
      carryProblem(id, disk, look) ??
        ok(
          id,
          there
            ? t`${disk.disk.vdev} (${roundSize(bytes)}) is copied over what it left on ${look.to.name}.`
            : t`${disk.disk.vdev} (${roundSize(bytes)}) is copied to ${look.to.name}.`,
        ),
    ];
  },

  prepare: (disk, look) =>
    look.wire
      ? [seenCarry(disk).there ? reuse(disk, look) : make(disk, look), copyWhileItRuns(disk, look, look.wire)]
      : [],
  finish: (disk, look) =>
    look.wire ? [...CARRIED[seenCarry(disk).kind!].forget(disk.disk.target!), ...copy(disk, look, look.wire)] : [],
};

/** A clean shutdown of a small Linux, and the same to come up again. seconds */
const DOWN_AND_UP = 60;
/** What rsync compares, at most. bytes a second */
const COMPARED = 100 * 2 ** 20;

/** How long the guest will be off, as far as anybody can tell. seconds */
export const predictedSeconds = (disks: readonly DiskLook[]): number =>
  disks
    .filter(({ way }) => way === 'carry')
    .map(seenCarry)
    .reduce(
      (sum, { bytes, readBytesPerSecond }) => sum + bytes / Math.min(COMPARED, readBytesPerSecond ?? COMPARED / 5),
      DOWN_AND_UP,
    );
