import type { VolumeGroup } from '../host/facts.ts';
import { t } from '../text/t.ts';
import { roundSize } from '../units.ts';
import type { Option } from '../wizard/field.ts';

/** How a volume group is offered where a volume is to be cut from one. */

/** Nothing can be made in a group that is hindered, whatever is free in it. */
export const freeBytes = ({ freeExtents, extentBytes, hindered }: VolumeGroup): number =>
  hindered === undefined ? freeExtents * extentBytes : 0;

export const groupOption = (group: VolumeGroup): Option => ({
  value: group.name,
  label: group.name,
  hint: t`${roundSize(freeBytes(group))} free of ${roundSize(group.totalExtents * group.extentBytes)}`,
  ...blockedWhere(group),
});

function blockedWhere({ name, freeExtents, hindered }: VolumeGroup): Pick<Option, 'blocked'> {
  if (hindered !== undefined) {
    return {
      blocked: { reason: t`nothing can be made in ${name}: ${hindered}`, remedy: t`Put it right: vgs -v ${name}.` },
    };
  }
  return freeExtents === 0
    ? { blocked: { reason: t`${name} is full`, remedy: t`Add a disk to it: vgextend ${name} /dev/sdX.` } }
    : {};
}
