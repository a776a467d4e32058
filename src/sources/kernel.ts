import { has, latin1, u16le, u32le } from './bytes.ts';
import type { KernelPacking as Packing } from './kernel-packing.ts';

/** Reaches past the set-up part of every kernel (at most 64 sectors) and the stub that unpacks. */
const KERNEL_HEAD_BYTES = 52 * 1024;

const MAGIC: readonly [Packing, readonly number[]][] = [
  ['gzip', [0x1f, 0x8b]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['lzma', [0x5d, 0x00, 0x00]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['lzo', [0x89, 0x4c, 0x5a, 0x4f]],
  ['lz4', [0x02, 0x21, 0x4c, 0x18]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['none', [0x7f, 0x45, 0x4c, 0x46]],
];

/** Where the packed part of a bzImage begins (Linux Documentation/arch/x86/boot.rst); undefined for anything else. */
function payloadOffset(head: Uint8Array): number | undefined {
  if (latin1(head, 0x202, 4) !== 'HdrS' || u16le(head, 0x206) < 0x0208) return undefined;
  const setupSectors = head[0x1f1] === 0 ? 4 : (head[0x1f1] ?? 4);
  return (setupSectors + 1) * 512 + u32le(head, 0x248);
}

/** How what stands here is packed, by its magic number. */
function packingOf(bytes: Uint8Array): Packing {
  return MAGIC.find(([, magic]) => has(bytes, 0, magic))?.[0] ?? 'unknown';
}

/** Reads `KERNEL_HEAD_BYTES` at 0, and a few bytes further on when the payload lies there. */
export async function kernelPacking(read: (skip: number, count: number) => Promise<Uint8Array>): Promise<Packing> {
  const head = await read(0, KERNEL_HEAD_BYTES);
  const at = payloadOffset(head);
  if (at === undefined) return packingOf(head);
  return packingOf(at + 8 <= head.length ? head.subarray(at) : await read(at, 8));
}

/** A kernel file found in a folder, with the initial RAM disk of the same version. */
export interface KernelFile {
  name: string;
  ramdisk: string | null;
}

const KERNEL = /^(vmlinu[xz]|kernel|linux|bzImage|Image)([-._].+)?$/;
const NOT_A_KERNEL = /\.(old|sig|hmac|conf|efi\.signed)$|rescue/;

/**
 * The kernels among the files of /boot, newest first. Empty files are left out: an upgrade that broke off leaves them.
 * Debian and Ubuntu name RAM disks initrd.img-V, Fedora initramfs-V.img, SUSE initrd-V, Alpine initramfs-FLAVOUR.
 */
export function findKernels(files: readonly { name: string; size: number }[]): KernelFile[] {
  const names = new Set(files.filter(({ size }) => size > 0).map(({ name }) => name));
  const kernels = [...names].flatMap((name) => {
    const match = KERNEL.exec(name);
    return match && !NOT_A_KERNEL.test(name) ? [{ name, version: match[2]?.slice(1) ?? '' }] : [];
  });
  const versioned = kernels.filter(({ version }) => version !== '');
  // `/vmlinuz` beside `vmlinuz-6.1…` is only a link to one of them.
  return (versioned.length > 0 ? versioned : kernels)
    .sort((a, b) => compareVersions(b.version, a.version))
    .map(({ name, version }) => ({ name, ramdisk: ramdiskNames(version).find((each) => names.has(each)) ?? null }));
}

function ramdiskNames(version: string): string[] {
  if (version === '') return ['initrd.img', 'initrd', 'initramfs', 'initramfs.img', 'initrd.gz'];
  return [
    `initrd.img-${version}`,
    `initramfs-${version}.img`,
    `initramfs-${version}`,
    `initrd-${version}`,
    `initrd-${version}.img`,
  ];
}

/** 6.12 is newer than 6.1: runs of digits count as numbers. */
function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
