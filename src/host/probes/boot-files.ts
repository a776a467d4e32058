import type { Facts } from '../facts.ts';
import type { Probe, Seen } from './probe.ts';

const GRUB_PV = ['/usr/lib/grub-xen/grub-x86_64-xen.bin'];
const GRUB_PVH = ['/usr/lib/grub-xen/grub-i386-xen_pvh.bin'];
const SEABIOS = [
  '/usr/share/seabios/bios-256k.bin',
  '/usr/lib/xen/boot/seabios.bin',
  '/usr/libexec/xen/boot/seabios.bin',
];
/** libxl of Debian reads the first, others what their build says (xen-facts 2.4). */
const OVMF = ['/usr/share/ovmf/OVMF.fd', '/usr/libexec/xen/boot/ovmf.bin', '/usr/lib/xen/boot/ovmf.bin'];
const QEMU = [
  '/usr/libexec/xen-qemu-system-i386',
  '/usr/libexec/xen/bin/qemu-system-i386',
  '/usr/lib/xen/bin/qemu-system-i386',
];

/** What guests are started with: boot loaders built for Xen, firmware, the device model. */
export const bootFiles: Probe = {
  id: 'boot files',
  paths: [...GRUB_PV, ...GRUB_PVH, ...SEABIOS, ...OVMF, ...QEMU],
  commands: { ovmf: { argv: ['head', '-v', '-c', '4', '--', ...OVMF] } },
  parse: (seen) => {
    const first = (paths: readonly string[]) => paths.find((path) => seen.stat(path)?.type === 'file') ?? null;
    const ovmf = first(OVMF);
    return {
      boot: {
        grubPv: first(GRUB_PV),
        grubPvh: first(GRUB_PVH),
        seabios: first(SEABIOS),
        ovmf: ovmf === null ? null : { path: ovmf, kind: ovmfKind(ovmf, seen) },
        qemuXen: first(QEMU),
      },
    };
  },
};

/**
 * edk2's OvmfXen build begins with an ELF header, so that Xen can also start it as a kernel
 * (OvmfPkg/OvmfXen.fdf and OvmfXenElfHeaderGenerator.c); the other builds begin with an empty block.
 */
function ovmfKind(path: string, seen: Seen): NonNullable<Facts['boot']['ovmf']>['kind'] {
  const { stdout } = seen.result('ovmf');
  const title = `==> ${path} <==\n`;
  const at = stdout.indexOf(title);
  if (at === -1) return 'unknown';
  return stdout.startsWith('\x7fELF', at + title.length) ? 'xen' : 'other';
}
