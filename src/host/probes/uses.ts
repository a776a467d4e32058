import { noted } from '../../text/t.ts';
import type { BlockDevice, Guest } from '../facts.ts';
import { diskOfGuest, PART_OF_ZFS_POOL, physicalVolumeOf } from '../use-words.ts';

/** A row of lsblk; a device on several others (RAID) has a row for each. */
export interface ListedDevice {
  path: string;
  kname: string;
  number: string;
  type: string;
  bytes: number;
  model: string | null;
  fsType: string | null;
  readOnly: boolean;
  /** kname of what it lies on. */
  parent: string | null;
  label: string | null;
  /** What can be recognised on it (see `BlockDevice.signatures`). */
  signatures: string;
}

/** Where devices are mounted: by `major:minor`, and by name for file systems with numbers of their own (btrfs). */
export type Mounts = readonly { number: string; source: string; type: string; target: string }[];

export interface Used {
  mounts: Mounts;
  swaps: readonly string[];
  /** Device → volume group, null: none yet. */
  physicalVolumes: ReadonlyMap<string, string | null>;
}

/**
 * Why a device must not be written to; what it is made of, which counts the same as long as nobody says otherwise; and
 * its file system, which a mount tells where udev has not looked.
 */
export function findUses(
  device: ListedDevice,
  names: readonly string[],
  all: readonly ListedDevice[],
  used: Used,
): { reasons: string[]; make: string[]; fsType: string | null } {
  const own = [device.path, `/dev/${device.kname}`, ...names];
  const mounts = used.mounts.filter(({ number, source }) => number === device.number || own.includes(source));
  const group = own.map((name) => used.physicalVolumes.get(name)).find((found) => found !== undefined);
  const isPv = group !== undefined || device.fsType === 'LVM2_member';
  const fsType = device.fsType ?? mounts[0]?.type ?? (isPv ? 'LVM2_member' : null);
  const above = all.filter(({ parent }) => parent === device.kname);
  const partitions = above.filter(({ type }) => type === 'part');
  const holders = above.filter(({ type }) => type !== 'part' && !(isPv && type === 'lvm'));
  const reasons = [
    ...mounted(mounts.map(({ target }) => target)),
    ...(used.swaps.some((swap) => own.includes(swap)) ? ['swap'] : []),
    ...(isPv ? [group ? physicalVolumeOf(group) : noted('physical volume of LVM')] : []),
    ...member(fsType),
    ...holders.map((holder) => noted`held by ${holder.path} (${holder.type})`),
  ];
  const make = [
    ...(partitions.length > 0 ? [noted`holds the partitions ${partitions.map(({ kname }) => kname).join(', ')}`] : []),
    ...(device.type === 'loop' ? [noted('a loop device that stands for a file')] : []),
  ];
  return { reasons, make, fsType };
}

/** Which volume group a reason speaks of; null: none, or none that this host's LVM knows. Undefined: it is about something else. */
export function groupIn(reason: string): string | null | undefined {
  const group = /^physical volume of (.+)$/.exec(reason)?.[1];
  return group === 'LVM' ? null : group;
}

const MARKS = [
  noted('part of a RAID'),
  PART_OF_ZFS_POOL,
  noted('a path of a multipath device'),
  noted('part of a DRBD resource'),
];

/** It says what is recognised on the device, not that anything has taken it up: whoever has, holds it besides. */
export const isMark = (reason: string): boolean => MARKS.includes(reason);

/** Partitions that nothing uses are contents, like a file system: a person may decide to give them up. */
export const isContents = (reason: string): boolean => /^holds the partitions /.test(reason);

function mounted(targets: readonly string[]): string[] {
  const [first, ...more] = targets;
  if (first === undefined) return [];
  return [noted`mounted at ${first}${more.length === 0 ? '' : ` ${noted`and ${more.length} more`}`}`];
}

/** A part of something bigger, by blkid's name for what is on it. */
function member(fsType: string | null): string[] {
  if (fsType?.endsWith('_raid_member')) return [noted('part of a RAID')];
  if (fsType === 'zfs_member') return [PART_OF_ZFS_POOL];
  if (fsType === 'mpath_member') return [noted('a path of a multipath device')];
  if (fsType === 'drbd') return [noted('part of a DRBD resource')];
  return [];
}

/** proc(5), /proc/pid/mountinfo: `36 35 98:0 / /mnt rw - ext4 /dev/sda1 rw`. */
export function readMounts(text: string): Mounts {
  return text.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ');
    const [, , number, , target] = before.split(' ');
    const [type, source] = after.split(' ');
    if (number === undefined || target === undefined || source === undefined || type === undefined) return [];
    return [{ number, type, source: unescapeOctal(source), target: unescapeOctal(target) }];
  });
}

export function readSwaps(text: string): string[] {
  return text
    .split('\n')
    .slice(1)
    .map((line) => unescapeOctal(line.split(/\s/)[0] ?? ''))
    .filter((path) => path.startsWith('/'));
}

/** The kernel writes a space as `\040`. */
function unescapeOctal(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}

/** Adds the guests that own a device, or the disk it is a part of: a guest writes to all of its disk. */
export function addGuests(devices: readonly BlockDevice[], guests: readonly Guest[]): BlockDevice[] {
  const owners = (device: BlockDevice) =>
    guests.filter(({ disks }) => disks.some((disk) => disk === device.path || device.stableNames.includes(disk)));
  return devices.map((device) => {
    const whole = device.type === 'part' ? devices.find(({ path }) => path === device.parent) : undefined;
    const reasons = [
      ...owners(device).map(({ name }) => diskOfGuest(name)),
      ...(whole ? owners(whole).map(({ name }) => noted`part of ${whole.path}, a disk of guest ${name}`) : []),
    ];
    return reasons.length === 0 ? device : { ...device, usedBy: [...device.usedBy, ...reasons] };
  });
}
