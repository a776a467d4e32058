import type { ImageFindings } from '../sources/findings.ts';
import { noted } from '../text/t.ts';
import type { GuestType } from './boot.ts';

/** The menus that every GRUB for Xen looks for, in this order (Debian's embedded grub.cfg; xen-facts 2.2). */
const XEN_MENUS: readonly string[] = ['/boot/grub/grub.cfg', '/grub/grub.cfg'];

export const isPartition = ({ kind }: ImageFindings): boolean => kind === 'partition-image';
/** Files of a system that are in no disk: the guest's kernel mounts them from elsewhere. */
export const isFolder = ({ kind }: ImageFindings): boolean => kind === 'system-folder';
/** There is no system yet: it is installed from discs. */
export const isDiscs = ({ kind }: ImageFindings): boolean => kind === 'discs';
export const isWindows = ({ os }: ImageFindings): boolean => os?.id === 'windows';
/** Nothing is known of its inside, so nothing speaks against any way. */
export const isUnseen = ({ looked, unreadable }: ImageFindings): boolean => looked !== 'inside' && unreadable !== true;
export const hasXenMenu = ({ grub }: ImageFindings): boolean =>
  grub !== null && !grub.bls && XEN_MENUS.includes(grub.path);

/** The system disk's name in the guest: `xvda`, or `xvda1` for a lone partition (xen-facts 2.5, 4). */
export function systemVdev(image: ImageFindings, type: GuestType): string {
  // Beyond the fourth disk nothing is emulated for hvm: a partition has no meaning to a PC's firmware.
  if (isPartition(image)) return type === 'hvm' ? 'xvde1' : 'xvda1';
  return 'xvda';
}

/** What was looked for, and what was found of it: an image without a menu may still hold a kernel. */
export const nothingToStart = ({ kernels }: ImageFindings): string =>
  noted`no GRUB menu was found in the image (looked for ${XEN_MENUS.join(', ')}, and the same in grub2)${
    kernels.length === 0 ? noted(', and no kernel in /boot') : ''
  }`;

/**
 * What it is called in a sentence: `the disk image with Debian GNU/Linux 12 (bookworm)`. Each is one text: other languages have
 * articles that go by the noun.
 */
export function called(image: ImageFindings): string {
  const os = image.os?.pretty;
  if (isDiscs(image)) return os ? noted`the installation disc with ${os}` : noted('the installation disc');
  if (isFolder(image)) return os ? noted`the folder with ${os}` : noted('the folder');
  if (isPartition(image)) return os ? noted`the partition image with ${os}` : noted('the partition image');
  return os ? noted`the disk image with ${os}` : noted('the disk image');
}
