import type { DiscInstaller } from './findings.ts';
import type { Tree } from './tree.ts';

/** Where a maker keeps the kernel and the initial RAM disk of its installer, the best choice for a guest first. */
interface Place {
  kernel: string;
  ramdisks: readonly string[];
  cmdline?: (tree: Tree, label: string | null) => string;
  /** Is its kernel known to have Xen's drivers for disks, with whose system on the disc? */
  xenReady?: (os: string | undefined) => boolean;
}

/**
 * Not here, for all that is known: the kernels of RHEL 9 and its kin are built without XEN_PV and XEN_PVH. Fedora's are
 * built with both, but the driver for disks is a module, and nothing says that the installer's RAM disk has it.
 */
const PLACES: readonly Place[] = [
  // debian-cd's "xen" variant puts a kernel and a RAM disk here that are meant for guests of Xen; scsi-modules in it
  // has xen-blkfront (debian/installer/modules of the kernel).
  { kernel: '/install.amd/xen/vmlinuz', ramdisks: ['/install.amd/xen/initrd.gz'], xenReady: () => true },
  { kernel: '/install.amd/vmlinuz', ramdisks: ['/install.amd/initrd.gz'] },
  { kernel: '/install/vmlinuz', ramdisks: ['/install/initrd.gz'] },
  {
    kernel: '/casper/vmlinuz',
    ramdisks: ['/casper/initrd', '/casper/initrd.gz', '/casper/initrd.lz', '/casper/initrd.img'],
    // casper(7): the RAM disk looks for the disc by itself.
    cmdline: () => 'boot=casper',
    // Ubuntu's kernels have XEN_PVH and XEN_BLKDEV_FRONTEND built in (debian.master/config/annotations).
    xenReady: (os) => os === 'ubuntu',
  },
  { kernel: '/images/pxeboot/vmlinuz', ramdisks: ['/images/pxeboot/initrd.img'], cmdline: anaconda },
  { kernel: '/isolinux/vmlinuz', ramdisks: ['/isolinux/initrd.img'], cmdline: anaconda },
  // Alpine's "virt" kernel is built with XEN_PVH, and with the disk driver inside (aports, virt.x86_64.config).
  {
    kernel: '/boot/vmlinuz-virt',
    ramdisks: ['/boot/initramfs-virt'],
    cmdline: alpine,
    xenReady: (os) => os === 'alpine',
  },
  { kernel: '/boot/vmlinuz-lts', ramdisks: ['/boot/initramfs-lts'], cmdline: alpine },
  { kernel: '/boot/x86_64/loader/linux', ramdisks: ['/boot/x86_64/loader/initrd'] },
];

/** Null: no kernel of an installer that is known. */
export function findInstaller(tree: Tree, label: string | null, os: string | undefined): DiscInstaller | null {
  for (const place of PLACES) {
    const kernel = tree.file(place.kernel);
    if (kernel === undefined) continue;
    const ramdisk = place.ramdisks.map((path) => tree.file(path)).find((path) => path !== undefined) ?? null;
    return { kernel, ramdisk, cmdline: place.cmdline?.(tree, label) ?? '', xenReady: place.xenReady?.(os) ?? false };
  }
  return null;
}

/** What Alpine's own boot menu says (aports, mkimg.base.sh). */
function alpine(): string {
  return 'modules=loop,squashfs,sd-mod,usb-storage';
}

/** Fedora's family finds its disc by the label: an installation disc has an install.img or a .treeinfo, a live disc neither. */
function anaconda(tree: Tree, label: string | null): string {
  if (label === null) return '';
  const name = udevName(label);
  return tree.has('/images/install.img') || tree.has('/.treeinfo')
    ? `inst.stage2=hd:LABEL=${name}`
    : `root=live:CDLABEL=${name} rd.live.image`;
}

/** udev's spelling of a label: a space is \x20. So nothing in a label can become an argument of its own. */
function udevName(label: string): string {
  return label.replace(/[^\w#+.:=@-]/g, (character) =>
    [...new TextEncoder().encode(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}
