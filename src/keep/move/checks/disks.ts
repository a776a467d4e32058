import { t } from '../../../text/t.ts';
import { roundSize } from '../../../units.ts';
import type { MoveLook } from '../seen.ts';
import { seenCarry } from '../ways/carry/seen.ts';
import { wayOf } from '../ways/index.ts';
import { type MoveCheck, no, type Topic } from './check.ts';

/** Each disk by the way that it goes; then those that are made in one place together. */
export const disks: Topic = (look) => [
  ...look.disks.flatMap((disk) => wayOf(disk.way).checks(disk, look)),
  ...rooms(look),
];

/** Each may have room where all of them have not. What is alone was told by itself. */
function rooms({ disks: all, to }: MoveLook): MoveCheck[] {
  const made = all
    .filter(({ way }) => way === 'carry')
    .map((each) => ({ ...seenCarry(each), vdev: each.disk.vdev, target: each.disk.target ?? '' }))
    .filter(({ there, free, bytes }) => !there && free !== null && bytes <= free);
  const placeOf = ({ kind, vg, target }: (typeof made)[number]): string =>
    kind === 'lvm' ? vg : target.slice(0, target.lastIndexOf('/') + 1);
  return [...new Set(made.map(placeOf))].flatMap((place) => {
    const together = made.filter((each) => placeOf(each) === place);
    const bytes = together.reduce((sum, each) => sum + each.bytes, 0);
    const free = Math.min(...together.map((each) => each.free ?? 0));
    if (bytes <= free) return [];
    const names = together.map(({ vdev }) => vdev).join(', ');
    return [
      no(
        'disks.room',
        t`${names} have ${roundSize(bytes)} together, and ${to.name} has ${roundSize(free)} free for them`,
        t('Make room there.'),
      ),
    ];
  });
}
