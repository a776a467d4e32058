import { noted } from '../text/t.ts';
import type { Boot, GuestType } from './boot.ts';
import { grub, packedOtherwise } from './grub.ts';
import { isWindows } from './image-words.ts';
import type { BootInput, Obstacle, Way } from './input.ts';
import { pygrub } from './pygrub.ts';

/** The installer's own kernel is copied off the disc and started by Xen: no emulated PC, and it can be told arguments. */
export const installerKernel: Way = {
  types: ['pvh', 'pv'],
  method: 'direct',

  obstacle(input, type) {
    const { image, direct } = input;
    if (isWindows(image))
      return { reason: noted('Windows has no kernel that Xen could start'), remedy: noted('Choose hvm.') };
    // Where only what is possible is asked, nobody has named a place for the copy yet.
    if (!direct?.kernel && !image.discs?.[0]?.installer) {
      return {
        reason: noted('no installer’s kernel that is known was found on the disc'),
        remedy: noted('Choose hvm, or name the kernel and its initial RAM disk (source.kernel, source.ramdisk).'),
      };
    }
    const next = afterwards(input, type);
    return 'boot' in next ? undefined : next;
  },

  choose(input, type) {
    const { image, direct } = input;
    const { kernel, ramdisk, cmdline = '' } = direct ?? { kernel: '…' };
    const told = [image.discs?.[0]?.installer?.cmdline ?? '', cmdline].map((each) => each.trim()).filter(Boolean);
    const says = told.some((each) => /(^|\s)console=/.test(each));
    const next = afterwards(input, type);
    if (!('boot' in next)) throw new Error('only called without an obstacle');
    return {
      type,
      boot: next.boot,
      install: {
        method: 'direct',
        kernel,
        ramdisk: ramdisk === undefined || ramdisk === '' ? null : ramdisk,
        cmdline: [...told, ...(says ? [] : ['console=hvc0'])].join(' '),
      },
      vdev: 'xvda',
      reason: noted`The installer’s kernel is copied off the disc and started as a ${type} guest, without an emulated PC; afterwards ${next.by} starts what it has installed.`,
    };
  },

  consequences: ({ image }) => [
    noted('The installer runs on the text console (xl console): there is no screen.'),
    ...(image.discs?.[0]?.installer?.xenReady === false
      ? [
          noted(
            'Whether the installer’s kernel has Xen’s drivers for disks is not known: if it finds no disk, choose hvm.',
          ),
        ]
      : []),
    noted(
      'The installed system must bring a boot menu that GRUB for Xen finds (/boot/grub/grub.cfg): Debian, Ubuntu and Alpine do; Fedora and its like need hvm.',
    ),
  ],
};

/** How the installed system is started: what is on its disk by then cannot be seen now, but its kernel is the installer's. */
function afterwards(input: BootInput, type: GuestType): { boot: Boot; by: string } | Obstacle {
  const onDisk: BootInput = { ...input, image: { ...input.image, kind: 'disk-image', looked: 'not-at-all' } };
  const packing = input.image.discs?.[0]?.installer?.packing;
  const missing = grub.obstacle(onDisk, type) ?? (type === 'pv' && packing ? packedOtherwise(packing) : undefined);
  if (!missing) return { boot: grub.choose(onDisk, type).boot, by: noted('GRUB for Xen') };
  return pygrub.obstacle(onDisk, type) ? missing : { boot: { method: 'pygrub' }, by: 'pygrub' };
}
