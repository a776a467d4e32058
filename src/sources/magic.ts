import { t } from '../text/t.ts';
import { has, latin1 } from './bytes.ts';
import type { Compression, ImageFormat } from './findings.ts';

/** Bytes that are read from the beginning of a file: reaches the ISO 9660 descriptor at 32 KiB. */
export const HEAD_BYTES = 36 * 1024;

/** What the first bytes of a file say it is. Our own judgement: qemu-img's guess could be led by a hostile image. */
export type Container =
  | { is: 'image'; format: ImageFormat }
  | { is: 'compressed'; compression: Exclude<Compression, 'none'> }
  | { is: 'tar'; firstName: string }
  | { is: 'iso' }
  /** Something known that is not taken: its name, and what to do instead. */
  | { is: 'other'; what: string; remedy: string };

const OTHERS: readonly [magic: readonly number[] | string, at: number, what: string, remedy: string][] = [
  ['vhdxfile', 0, t('a VHDX disk of Hyper-V'), t('Convert it: qemu-img convert -f vhdx -O qcow2 OLD NEW.qcow2')],
  ['<<< ', 0, t('a VDI disk of VirtualBox'), t('Convert it: qemu-img convert -f vdi -O qcow2 OLD NEW.qcow2')],
  ['QED\0', 0, t('a QED disk'), t('Convert it: qemu-img convert -f qed -O qcow2 OLD NEW.qcow2')],
  ['COWD', 0, t('an old VMDK disk of ESX'), t('Convert it: qemu-img convert -f vmdk -O qcow2 OLD NEW.qcow2')],
  [
    '# Disk DescriptorFile',
    0,
    t('the description of a VMDK disk whose content lies in other files'),
    t('Join them: qemu-img convert -f vmdk -O qcow2 OLD NEW.qcow2'),
  ],
  ['BZh', 0, t('packed with bzip2'), t('Unpack it first: bunzip2 -k FILE')],
  [[0x04, 0x22, 0x4d, 0x18], 0, t('packed with lz4'), t('Unpack it first: lz4 -d FILE')],
  ['PK\u0003\u0004', 0, t('a ZIP archive'), t('Unpack it first: unzip FILE')],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 0, t('a 7z archive'), t('Unpack it first: 7z x FILE')],
  ['Rar!', 0, t('a RAR archive'), t('Unpack it first: unrar x FILE')],
  ['hsqs', 0, t('a squashfs root file system without a kernel'), t('Take the publisher’s disk image instead.')],
  [[0x7f, 0x45, 0x4c, 0x46], 0, t('a program (ELF), not a disk'), t('Name the image of a disk.')],
  ['%PDF', 0, t('a PDF document'), t('Name the image of a disk.')],
  ['-----BEGIN PGP', 0, t('a signature or checksum file'), t('Name the image itself, not its signature.')],
];

/** Pure; never fails: what is not known is a raw image, and whether a disk is in it is for blkid to say. */
export function recognise(head: Uint8Array, tail: Uint8Array | undefined): Container {
  if (has(head, 0, [0x1f, 0x8b])) return { is: 'compressed', compression: 'gz' };
  if (has(head, 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00])) return { is: 'compressed', compression: 'xz' };
  if (has(head, 0, [0x28, 0xb5, 0x2f, 0xfd])) return { is: 'compressed', compression: 'zst' };
  if (has(head, 0, 'QFI\u00fb')) return { is: 'image', format: 'qcow2' };
  if (has(head, 0, 'KDMV')) return { is: 'image', format: 'vmdk' };
  if (has(head, 0, 'conectix') || (tail && has(tail, 0, 'conectix'))) return { is: 'image', format: 'vhd' };
  for (const [magic, at, what, remedy] of OTHERS) if (has(head, at, magic)) return { is: 'other', what, remedy };
  if (has(head, 257, 'ustar')) return { is: 'tar', firstName: latin1(head, 0, 100).replace(/\0.*$/s, '') };
  if (has(head, 32_769, 'CD001')) return { is: 'iso' };
  if (/^\s*(<!doctype|<html|<\?xml)/i.test(latin1(head, 0, 64))) {
    return { is: 'other', what: t('a web page'), remedy: t('The download went wrong: fetch the image again.') };
  }
  return { is: 'image', format: 'raw' };
}

/** A tar archive that holds a disk image, as against one that holds a file tree: told by the first name in it. */
export function holdsDisk(firstName: string): boolean {
  return /\.(raw|img|qcow2|vmdk|vhd|ovf|xva)$/i.test(firstName) || firstName.endsWith('/ova.xml');
}
