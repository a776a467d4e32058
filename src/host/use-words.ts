import { noted } from '../text/t.ts';

// What the facts say of a device that is in use, where other rooms ask for one of these uses (BlockDevice.usedBy).

export const physicalVolumeOf = (group: string): string => noted`physical volume of ${group}`;
export const diskOfGuest = (name: string): string => noted`disk of guest ${name}`;
export const PART_OF_ZFS_POOL = noted('part of a ZFS pool');
