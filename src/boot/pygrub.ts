import { noted } from '../text/t.ts';
import { isPartition, isUnseen, isWindows, nothingToStart, systemVdev } from './image-words.ts';
import type { Way } from './input.ts';

/** What its own readers (libfsimage) know; no btrfs, LVM, RAID or LUKS (xen-facts 2.3). */
const READS = ['ext2', 'ext3', 'ext4', 'vfat', 'iso9660', 'ufs', 'reiserfs', 'xfs', 'zfs_member'];

/** A program on the host reads the menu inside the disk and takes the kernel out of it, at each start. */
export const pygrub: Way = {
  types: ['pvh', 'pv'],
  method: 'pygrub',

  obstacle({ image, facts }) {
    if (facts && facts.tools.pygrub.path === null) {
      return {
        reason: noted('pygrub is not on this host'),
        remedy: noted('Install it (apt install xen-utils), or choose GRUB for Xen.'),
      };
    }
    if (isUnseen(image)) return undefined;
    if (isWindows(image))
      return { reason: noted('Windows has no kernel that pygrub could find'), remedy: noted('Choose hvm.') };
    const remedy = isPartition(image)
      ? noted('Name a kernel of the host for it (direct), or take a disk image.')
      : noted('Choose hvm, or name a kernel of the host for it (direct).');
    if (image.grub === null) return { reason: nothingToStart(image), remedy };
    if (image.grub.bls)
      return { reason: noted('its menu is made of boot loader entries (BLS), which pygrub does not read'), remedy };
    const holder = menuFileSystem(image);
    return holder === undefined || READS.includes(holder)
      ? undefined
      : { reason: noted`pygrub cannot read ${holder}`, remedy };
  },

  choose({ image }, type) {
    return {
      type,
      boot: { method: 'pygrub' },
      vdev: systemVdev(image, type),
      reason: noted`A program on the host, pygrub, takes the kernel out of the image${image.grub ? ` (${image.grub.path})` : ''} and hands it to the guest.`,
    };
  },

  consequences: () => [
    noted(
      'pygrub runs on the host and reads a file system that the guest’s users control; a GRUB for Xen inside the guest is safer.',
    ),
    noted(
      'The system disk must be the first in disk=[], and a person at the console sees no menu when xl runs without one.',
    ),
  ],
};

/** The file system that the menu is on: the whole image, or the partition that GRUB named. */
function menuFileSystem(image: Parameters<Way['obstacle']>[0]['image']): string | undefined {
  const { grub, table, root } = image;
  if (grub?.device.startsWith('lvm/')) return 'LVM';
  const number = Number(/\d+$/.exec(grub?.device ?? '')?.[0]);
  const partition = table?.partitions.find((each) => each.number === number);
  return (partition?.fs ?? root)?.type;
}
