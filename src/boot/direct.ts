import { noted } from '../text/t.ts';
import type { GuestType } from './boot.ts';
import { emulatorObstacle } from './host.ts';
import { called, isFolder, isPartition, isWindows, systemVdev } from './image-words.ts';
import type { BootInput, DirectAnswers, Way } from './input.ts';

/** Kernel and initial RAM disk are files of the host, given to the guest at each start. */
export const direct: Way = {
  types: ['pvh', 'pv', 'hvm'],
  method: 'direct',

  obstacle({ image, facts, direct: answers }, type) {
    if (isWindows(image))
      return { reason: noted('Windows has no kernel that Xen could start'), remedy: noted('Choose hvm.') };
    if (type === 'hvm') {
      const missing = emulatorObstacle(facts);
      if (missing) return missing;
    }
    return answers === undefined || answers.kernel === ''
      ? {
          reason: noted('no kernel of the host is named for it'),
          remedy: noted(
            'Name the kernel (source.kernel) and its initial RAM disk (source.ramdisk); they must be for the system in the image.',
          ),
        }
      : undefined;
  },

  choose(input, type) {
    const answers = input.direct as DirectAnswers;
    return {
      type,
      boot: {
        method: 'direct',
        kernel: answers.kernel,
        ramdisk: answers.ramdisk === undefined || answers.ramdisk === '' ? null : answers.ramdisk,
        cmdline: commandLine(input, answers, type),
      },
      vdev: systemVdev(input.image, type),
      reason: isFolder(input.image)
        ? noted`There is no disk to start from: the kernel is a file on the host, and mounts its root by itself${type === 'pv' ? '' : noted('; pvh is the lightest type')}.`
        : isPartition(input.image) && input.image.grub === null
          ? noted`In ${called(input.image)} there is no boot loader that could be used, so a kernel of the host starts it.`
          : noted`A kernel of the host starts ${called(input.image)}, as you asked.`,
    };
  },

  consequences: (_input, type) => [
    noted(
      'The kernel is not updated from inside the guest: when the guest’s modules change, copy the new kernel to the host.',
    ),
    ...(type === 'pvh' ? [noted('The kernel must be one for pvh: Linux 4.11 or later with CONFIG_PVH.')] : []),
    ...(type === 'hvm'
      ? [noted('Its disk is a PV disk only: the kernel or its initial RAM disk must bring xen-blkfront.')]
      : []),
  ],
};

/** What the person wrote, with what a guest cannot do without: where `/` is, and a console that can be seen. */
function commandLine({ image }: BootInput, { cmdline = '', root, ramdisk }: DirectAnswers, type: GuestType): string {
  // A local root is checked before it is made writable; over the network there is nothing to check.
  const words = cmdline.trim() === '' ? [isFolder(image) ? 'rw' : 'ro'] : [cmdline.trim()];
  const has = (key: string): boolean => new RegExp(`(^|\\s)${key}=`).test(cmdline);
  if (!has('root')) words.unshift(`root=${root || rootDevice(image, type, Boolean(ramdisk))}`);
  if (!has('console')) words.push(`console=${type === 'hvm' ? 'ttyS0' : 'hvc0'}`);
  return words.join(' ');
}

/** By UUID where it is known: names of disks change. Only an initial RAM disk can look for one. */
function rootDevice(image: BootInput['image'], type: GuestType, ramdisk: boolean): string {
  const { root, fstabRoot } = image;
  if (isFolder(image)) return '/dev/nfs';
  // The UUID that is known of LVM is the physical volume's, not the file system's: only the image's own word helps.
  if (root?.type === 'LVM2_member') return fstabRoot ?? '/dev/mapper/root';
  if (ramdisk && root?.uuid) return `UUID=${root.uuid}`;
  const vdev = systemVdev(image, type);
  return `/dev/${vdev}${isPartition(image) ? '' : (root?.partition ?? 1)}`;
}
