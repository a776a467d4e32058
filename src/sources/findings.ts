import type { Problem } from '../problem.ts';
import type { DiscFindings } from './iso/findings.ts';
import type { KernelPacking } from './kernel-packing.ts';

export type ImageKind =
  | 'disk-image'
  | 'partition-image'
  | 'rootfs-tarball'
  | 'disk-tarball'
  | 'iso'
  | 'system-folder'
  /** No system yet: installation discs, in the order in which they are put in. */
  | 'discs'
  | 'unknown';
export type ImageFormat = 'raw' | 'qcow2' | 'vhd' | 'vmdk';
export type Compression = 'none' | 'gz' | 'xz' | 'zst';

/** What was found by looking at a prebuilt image, or at a system that is in its place already; nothing here is taken from its name. Sizes in bytes. */
export interface ImageFindings {
  path: string;
  /**
   * inside: the file systems were read. outside: only its first blocks (no grub-fstest, or a file system it cannot read).
   * not-at-all: it is not on a machine that can be asked; kind and format are the answers' word.
   */
  looked: 'inside' | 'outside' | 'not-at-all';
  /** Size of the file itself. */
  fileBytes: number;
  /** Changes when the file does: size and modification time, compared again before apply. */
  fingerprint: string | null;
  compression: Compression;
  /** Length of the file that comes out when a packed image is unpacked. Absent: not packed, or not known. */
  unpackedBytes?: number;
  /** True: GRUB was asked and could read no file system in it. A GRUB for Xen cannot either. */
  unreadable?: boolean;
  format: ImageFormat;
  /** Size of the disk or partition that it holds. */
  virtualBytes: number;
  kind: ImageKind;
  /** Only for a disk image. */
  table: { label: 'dos' | 'gpt'; sectorBytes: number; partitions: ImagePartition[] } | null;
  /** The file system that holds `/`, whether it is the whole image or one partition of it. */
  root: ImageFileSystem | null;
  /** From /etc/os-release in it: id `debian`, pretty `Debian GNU/Linux 12 (bookworm)`. */
  os: { id: string; pretty: string } | null;
  /** Where GRUB's menu is, seen by GRUB: `/boot/grub/grub.cfg`; bls: entries in /boot/loader/entries or a blscfg command. */
  grub: { path: string; device: string; bls: boolean } | null;
  kernels: ImageKernel[];
  /** Only of the kind `discs`. */
  discs?: readonly DiscFindings[];
  /** Names of LVM's volume groups in it. Absent: there are none, or they could not be read. */
  volumeGroups?: string[];
  /** Has an EFI system partition with a boot loader in it. */
  esp: boolean;
  /** Has BIOS boot code (MBR code or a BIOS boot partition). */
  biosBoot: boolean;
  /** null: could not be seen. */
  cloudInit: boolean | null;
  /** /etc/fstab's device for `/`: `UUID=…`, `/dev/sda1`, `LABEL=root`. */
  fstabRoot: string | null;
  /** null: could not be seen. True: somebody can log in on the console or over ssh without a seed. */
  hasLogin: boolean | null;
  /** `sha512:…`, as the answers or a publisher's list give it; compared before the image is used. */
  checksum?: string;
  /** Whatever makes it unusable or doubtful: truncated, encrypted, a backing file, two systems. field is `source.path`. */
  problems: Problem[];
  warnings: string[];
  /** What keeps the system's own initial RAM disk from finding a root without a disk; it counts unless another is named. */
  ramdiskProblems?: Problem[];
  /** One sentence each, for the person: what it is and how that is known. */
  says: string[];
}

export interface ImagePartition {
  number: number;
  startBytes: number;
  sizeBytes: number;
  /** GUID or hex type as sfdisk prints it. */
  type: string;
  bootable: boolean;
  fs: ImageFileSystem | null;
}

export interface ImageFileSystem {
  /** ext4, xfs, btrfs, vfat, swap, crypto_LUKS, LVM2_member … as blkid says. */
  type: string;
  uuid: string | null;
  label: string | null;
  bytes: number;
  /** Partition number; null when the image is the file system. */
  partition: number | null;
}

export interface ImageKernel {
  path: string;
  ramdisk: string | null;
  compression: KernelPacking;
}
