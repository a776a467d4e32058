import type { Facts } from '../host/facts.ts';
import type { KernelPacking } from '../sources/kernel-packing.ts';
import { noted } from '../text/t.ts';
import type { GuestType } from './boot.ts';
import { typeObstacle } from './host.ts';
import { hasXenMenu, isPartition, isUnseen, isWindows, nothingToStart, systemVdev } from './image-words.ts';
import type { BootInput, Obstacle, Way } from './input.ts';

/** Where Debian's grub-xen-host puts them; taken while the host is not known. */
const DEBIAN = {
  pvh: '/usr/lib/grub-xen/grub-i386-xen_pvh.bin',
  pv: '/usr/lib/grub-xen/grub-x86_64-xen.bin',
} as const;

/** A GRUB built for Xen is the guest's kernel; it runs inside the guest and reads the menu on its disk. */
export const grub: Way = {
  types: ['pvh', 'pv'],
  method: 'grub',

  obstacle({ image, facts }, type) {
    if (kernelOf(facts, type) === null) {
      return {
        reason: noted('GRUB for Xen is not installed on this host'),
        remedy: noted('Install it: apt install grub-xen-host.'),
      };
    }
    return isUnseen(image)
      ? undefined
      : (unreadable({ image }) ?? (type === 'pv' ? packedOtherwise(image.kernels[0]?.compression) : undefined));
  },

  choose(input, type) {
    const { image } = input;
    const menu = image.grub
      ? noted`GRUB for Xen finds a boot menu in the image (${image.grub.path})`
      : noted('GRUB for Xen looks for a boot menu in the image');
    const why =
      type === 'pvh'
        ? noted('pvh is the lightest type: no emulated PC')
        : typeObstacle(input.facts, 'pvh')
          ? noted('this host cannot run pvh guests, while pv needs nothing of the processor')
          : noted('pv needs nothing of the processor');
    return {
      type,
      boot: { method: 'grub', kernel: kernelOf(input.facts, type) ?? DEBIAN[type === 'pv' ? 'pv' : 'pvh'] },
      vdev: systemVdev(image, type),
      reason: isUnseen(image)
        ? noted`The image could not be looked into; it is taken for a Linux whose menu a GRUB for Xen can find, and ${why}.`
        : noted`${menu}, and ${why}.`,
    };
  },

  consequences: ({ image }, type) => [
    ...(type === 'pv'
      ? [noted('A pv guest is slower at system calls than pvh, and Debian’s Xen cannot move it live.')]
      : []),
    ...(type === 'pv' && image.kernels.every(({ compression }) => compression === 'unknown')
      ? [noted('How its kernel is packed is not known: if it is lz4 or zstd, the GRUB for pv says “not xen image”.')]
      : []),
  ],
};

function kernelOf(facts: Facts | undefined, type: GuestType): string | null {
  if (type === 'pv') return facts ? facts.boot.grubPv : DEBIAN.pv;
  return facts ? facts.boot.grubPvh : DEBIAN.pvh;
}

function unreadable({ image }: Pick<BootInput, 'image'>): Obstacle | undefined {
  if (hasXenMenu(image)) return undefined;
  const remedy = isPartition(image)
    ? noted('Name a kernel of the host for it (direct), or take a disk image.')
    : noted('Choose hvm, or name a kernel of the host for it (direct).');
  if (isWindows(image)) return { reason: noted('Windows does not start from GRUB'), remedy: noted('Choose hvm.') };
  if (image.unreadable === true) return { reason: noted('GRUB cannot read the file systems in the image'), remedy };
  if (image.grub === null) return { reason: nothingToStart(image), remedy };
  return image.grub.bls
    ? { reason: noted`its menu is made of boot loader entries (BLS), which GRUB for Xen does not read`, remedy }
    : { reason: noted`its menu is at ${image.grub.path}, where GRUB for Xen does not look`, remedy };
}

/**
 * A pv guest's kernel is unpacked by whoever loads it (pains P12). GRUB has filters for these alone; Debian's cloud kernels are
 * packed with lz4 (6.1) and zstd (6.12).
 */
const UNPACKS: readonly KernelPacking[] = ['none', 'gzip', 'xz', 'lzo', 'unknown'];

export function packedOtherwise(packing: KernelPacking = 'unknown'): Obstacle | undefined {
  return UNPACKS.includes(packing)
    ? undefined
    : {
        reason: noted`its kernel is packed with ${packing}, which the GRUB for pv cannot unpack`,
        remedy: noted(
          'Choose pvh, whose kernels unpack themselves; or let pygrub or a kernel of the host start it (direct).',
        ),
      };
}
