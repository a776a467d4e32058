import { t } from '../../text/t.ts';
import { roundSize } from '../../units.ts';
import type { Facts, FileSystem } from '../facts.ts';
import { groupIn } from '../probes/uses.ts';
import { fail, type Judge, list, ok, warn } from './check.ts';

const GiB = 2 ** 30;
/** The least that a small system needs. */
const LEAST = 2 * GiB;
const FOR_DATA = /^(ext[234]|xfs|btrfs|zfs|jfs|nfs4?|ocfs2|gfs2|overlay|f2fs)$/;

/** Somewhere a guest's disk can be made. */
export const space: Judge = ({ volumeGroups, fileSystems }) => {
  const groups = volumeGroups
    .filter(({ hindered }) => hindered === undefined)
    .map(({ name, freeExtents, extentBytes }) => ({ name: t`volume group ${name}`, free: freeExtents * extentBytes }))
    .filter(({ free }) => free >= LEAST);
  const mounts = fileSystems
    .filter(({ readOnly, type, mount }) => !readOnly && FOR_DATA.test(type) && !/^\/(boot|efi|run)(\/|$)/.test(mount))
    .map(({ mount, freeBytes }) => ({ name: mount, free: freeBytes }))
    .filter(({ free }) => free >= LEAST);
  const places = [...groups, ...mounts].map(({ name, free }) => t`${name} (${roundSize(free)} free)`);
  if (places.length > 0) return [ok('space', t`There is room for disks of guests in ${list(places)}.`)];
  return [
    fail(
      'space',
      t`No volume group and no file system has ${roundSize(LEAST)} free for a guest's disk.`,
      t('Add a disk and make a volume group of it (pvcreate, vgcreate), or free some room.'),
    ),
  ];
};

/** A thin pool that runs full stops every guest on it; from here on it is time to look (lvmthin(7)). */
const NEARLY_FULL = 80;

export const thinPools: Judge = ({ thinPools = [], logicalVolumes }) =>
  thinPools.map(({ vg, name, bytes, dataPercent, metadataPercent }) => {
    const pool = t`The thin pool ${vg}/${name} (${roundSize(bytes)})`;
    if (dataPercent === null)
      return warn('thin-pool', t`${pool} is not active.`, t`Switch it on: lvchange -ay ${vg}/${name}`);
    const promised = (logicalVolumes ?? []).filter((lv) => lv.vg === vg && lv.pool === name);
    const sum = roundSize(promised.reduce((all, lv) => all + lv.bytes, 0));
    const state = t`${pool} is ${dataPercent} % full, its metadata ${metadataPercent ?? 0} %; ${sum} are promised out of it.`;
    return Math.max(dataPercent, metadataPercent ?? 0) < NEARLY_FULL
      ? ok('thin-pool', state)
      : warn(
          'thin-pool',
          t`${state} When it is full, every guest on it stops.`,
          t`Make it bigger: lvextend -L +10G ${vg}/${name}, or --poolmetadatasize +100M for the metadata.`,
        );
  });

/** A limit on loop devices is a limit on guests whose disks are raw files (pain P47). */
export const loopDevices: Judge = ({ maxLoop }) => {
  if (maxLoop === undefined || maxLoop === 0 || maxLoop > 32) return [];
  return [
    warn(
      'loop-devices',
      t`Only ${maxLoop} raw files can be disks of running guests at a time: max_loop=${maxLoop} is on the kernel's command line.`,
      t('Take max_loop from GRUB_CMDLINE_LINUX in /etc/default/grub, run update-grub and reboot; or use LVM.'),
    ),
  ];
};

/**
 * A volume group that lives inside a guest's disk, and that this host has found there: it may be activated here while
 * the guest uses it (pain P48). Logical volumes are not looked into by lvm2's default (scan_lvs=0); partitions and
 * whole disks are.
 */
export const guestLvm: Judge = ({ blockDevices }) => {
  const found = blockDevices.flatMap((device) => {
    // Of one that it does not look into only the mark is seen, which is what the remedy leaves.
    const group = device.usedBy.map(groupIn).find((found) => typeof found === 'string');
    const guest = device.usedBy.map((use) => /disk of guest (\S+)$/.exec(use)?.[1]).find((name) => name !== undefined);
    return typeof group !== 'string' || guest === undefined ? [] : [{ device, guest, group }];
  });
  if (found.length === 0) return [];
  const said = found.map(({ device, guest, group }) => t`${group} of guest ${guest} (on ${device.path})`);
  const names = found.map(({ device }) => `"r|^${device.stableNames[0] ?? device.path}$|"`);
  return [
    warn(
      'guest-lvm',
      t`This host's LVM has found volume groups inside disks of guests: ${list(said)}. Activated here, they would be written to twice.`,
      t`Hide them: in /etc/lvm/lvm.conf, section devices, global_filter = [ ${names.join(', ')} ], then update-initramfs -u.`,
    ),
  ];
};

/** xendomains writes the memory of every guest to a file when the host goes down (pain P58). */
export const saveOnShutdown: Judge = (facts) => {
  const { saveOnShutdown: folder, xen } = facts;
  if (xen.role !== 'dom0' || !folder) return [];
  const disk = holding(facts, folder);
  const running = facts.guests.filter(({ domid }) => domid !== null);
  const needed = running.reduce((sum, { memoryBytes }) => sum + (memoryBytes ?? 0), 0);
  if (!disk || disk.freeBytes >= needed) {
    return [ok('save-on-shutdown', t`When the host goes down, running guests are saved to ${folder}.`)];
  }
  return [
    warn(
      'save-on-shutdown',
      t`When the host goes down, running guests are saved to ${folder}. They hold ${roundSize(needed)} of memory, and ${disk.mount} has ${roundSize(disk.freeBytes)} free.`,
      t('Write XENDOMAINS_SAVE="" in /etc/default/xendomains: then guests are shut down in place of saved.'),
    ),
  ];
};

/** The file system that a path is on. */
function holding({ fileSystems }: Facts, path: string): FileSystem | undefined {
  return fileSystems
    .filter(({ mount }) => path === mount || path.startsWith(mount.endsWith('/') ? mount : `${mount}/`))
    .toSorted((a, b) => b.mount.length - a.mount.length)[0];
}
