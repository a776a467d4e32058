import type { Facts, LogicalVolume } from '../host/facts.ts';
import type { DiskKind, KeptDisk } from './guest.ts';

/** What lies behind a disk's target, as far as its name and the facts tell; undefined: a device of another kind. */
export function kindOf(target: string, facts: Facts): { kind: DiskKind; own: KeptDisk['own'] } | undefined {
  const volume = facts.logicalVolumes?.find((each) => namesOf(each).includes(target));
  if (volume) {
    const { vg, name: lv, pool } = volume;
    return pool === undefined ? { kind: 'lvm', own: { vg, lv } } : { kind: 'thin', own: { vg, lv, pool } };
  }
  const zvol = /^\/dev\/zvol\/([^@]+\/[^@]+)$/.exec(target)?.[1];
  if (zvol !== undefined) return { kind: 'zfs', own: { name: zvol } };
  return target.startsWith('/dev/') ? undefined : { kind: 'file', own: {} };
}

/** Both names that udev gives a volume; in the second a - of a name is doubled (dmsetup(8), name mangling of LVM). */
const namesOf = ({ vg, name }: LogicalVolume): string[] => [
  `/dev/${vg}/${name}`,
  `/dev/mapper/${vg.replaceAll('-', '--')}-${name.replaceAll('-', '--')}`,
];
