import type { ToolName } from './facts.ts';

/** Debian's package that brings each tool (packages.debian.org, bookworm and trixie). */
export const PACKAGE_OF: Readonly<Record<ToolName, string>> = {
  xl: 'xen-utils-common',
  pygrub: 'xen-system-amd64',
  blkid: 'util-linux',
  sfdisk: 'fdisk',
  'qemu-img': 'qemu-utils',
  'grub-fstest': 'grub-common',
  lvs: 'lvm2',
  e2fsck: 'e2fsprogs',
  resize2fs: 'e2fsprogs',
  losetup: 'mount',
  gzip: 'gzip',
  xz: 'xz-utils',
  zstd: 'zstd',
  dd: 'coreutils',
  drbdadm: 'drbd-utils',
  iscsiadm: 'open-iscsi',
  'mount.nfs': 'nfs-common',
  nft: 'nftables',
  dnsmasq: 'dnsmasq-base',
  zfs: 'zfsutils-linux',
};

/**
 * Where programs for administrators live. A plain user's PATH on Debian lacks the sbin folders, and so does
 * the one that sshd gives to a command; a tool that is there must not look missing for that.
 */
export const PROGRAM_FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'] as const;
