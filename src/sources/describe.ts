import { noted } from '../text/t.ts';
import { roundSize } from '../units.ts';
import type { ImageFindings } from './findings.ts';

/** One sentence each for the person: what the image is, and how that is known. Pure. */
export function describe(image: Omit<ImageFindings, 'says'>): string[] {
  return [whatItIs(image), ...system(image), ...booting(image), ...firstLogin(image)];
}

function whatItIs({ kind, table, root, virtualBytes, format, compression }: Omit<ImageFindings, 'says'>): string {
  const packed = compression === 'none' ? '' : noted`, packed with ${compression}`;
  const form = `${roundSize(virtualBytes)} (${format}${packed})`;
  if (kind === 'disk-image' && table) {
    const name = table.label === 'gpt' ? noted('a GPT') : noted('an MBR');
    const count = table.partitions.length === 1 ? noted('one partition') : noted`${table.partitions.length} partitions`;
    return noted`It is a disk image of ${form}: it begins with ${name} partition table that lists ${count}.`;
  }
  if (kind === 'partition-image') {
    return noted`It is a partition image of ${form}: the file system ${root?.type ?? ''} begins at its first byte.`;
  }
  return noted`It is no image that a guest can start from.`;
}

function system({ os, root, table }: Omit<ImageFindings, 'says'>): string[] {
  if (!os) return [];
  const where = table && root?.partition != null ? ` ${noted`on partition ${root.partition} (${root.type})`}` : '';
  return [
    os.id === 'windows'
      ? noted('Windows’ boot files are in it.')
      : noted`${os.pretty} is in it${where}, as its os-release file says.`,
  ];
}

function booting({ grub, kernels, esp, biosBoot, kind }: Omit<ImageFindings, 'says'>): string[] {
  const says: string[] = [];
  if (grub) {
    const how = grub.bls ? noted(', with boot loader entries (BLS)') : '';
    says.push(noted`GRUB’s menu is at ${grub.path}${how}.`);
  }
  const [kernel] = kernels;
  if (kernel) {
    const packed = kernel.compression === 'unknown' ? '' : ` (${kernel.compression})`;
    says.push(
      noted`Its newest kernel is ${kernel.path}${packed}${kernel.ramdisk ? '' : noted(', without an initial RAM disk')}.`,
    );
  }
  if (kind === 'disk-image') {
    if (esp && biosBoot) says.push(noted('It can start from a BIOS and from UEFI.'));
    else if (esp) says.push(noted('It can only start from UEFI.'));
    else if (biosBoot) says.push(noted('It can start from a BIOS.'));
  }
  return says;
}

function firstLogin({ cloudInit, hasLogin }: Omit<ImageFindings, 'says'>): string[] {
  if (cloudInit) return [noted('cloud-init is in it: a first-login disk can give it a user, a key and its network.')];
  if (hasLogin) return [noted('Somebody can log in: it has a password or a public key in it.')];
  return [];
}
