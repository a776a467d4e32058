import { exampleFacts } from '../../../src/host/example.ts';
import type { Facts } from '../../../src/host/facts.ts';
import type { ImageFindings } from '../../../src/sources/findings.ts';

/** What a look into the usual images gives, in short. */

const UUID = '0f1e2d3c-1111-2222-3333-444455556666';

export function diskImage(more: Partial<ImageFindings> = {}): ImageFindings {
  const root = { type: 'ext4', uuid: UUID, label: null, bytes: 2 ** 31, partition: 1 };
  return {
    path: '/srv/disk.raw',
    looked: 'inside',
    fileBytes: 2 ** 31,
    fingerprint: '1 1',
    compression: 'none',
    format: 'raw',
    virtualBytes: 2 ** 31,
    kind: 'disk-image',
    table: {
      label: 'gpt',
      sectorBytes: 512,
      partitions: [{ number: 1, startBytes: 2 ** 27, sizeBytes: 2 ** 31, type: 'L', bootable: false, fs: root }],
    },
    root,
    os: { id: 'debian', pretty: 'Debian GNU/Linux 12 (bookworm)' },
    grub: { path: '/boot/grub/grub.cfg', device: 'gpt1', bls: false },
    kernels: [{ path: '/boot/vmlinuz-6.1', ramdisk: '/boot/initrd.img-6.1', compression: 'lz4' }],
    esp: true,
    biosBoot: true,
    cloudInit: true,
    fstabRoot: `UUID=${UUID}`,
    hasLogin: false,
    problems: [],
    warnings: [],
    says: [],
    ...more,
  };
}

export function partitionImage(more: Partial<ImageFindings> = {}): ImageFindings {
  return diskImage({
    kind: 'partition-image',
    table: null,
    root: { type: 'ext4', uuid: UUID, label: null, bytes: 2 ** 31, partition: null },
    grub: { path: '/boot/grub/grub.cfg', device: '', bls: false },
    esp: false,
    biosBoot: false,
    ...more,
  });
}

export const fedora = (more: Partial<ImageFindings> = {}): ImageFindings =>
  diskImage({
    os: { id: 'fedora', pretty: 'Fedora Linux 41' },
    grub: { path: '/boot/grub2/grub.cfg', device: 'gpt1', bls: true },
    ...more,
  });

export const windows = (): ImageFindings =>
  diskImage({ os: { id: 'windows', pretty: 'Windows' }, grub: null, kernels: [], root: null, esp: false });

/** jailtime.org's kind: the files of a system, and nothing to start it with. */
export const jailtime = (): ImageFindings => partitionImage({ grub: null, kernels: [] });

export const kernelOf = (compression: ImageFindings['kernels'][number]['compression']): ImageFindings['kernels'] => [
  { path: '/boot/vmlinuz-6.12', ramdisk: '/boot/initrd.img-6.12', compression },
];

export function host(boot: Partial<Facts['boot']> = {}, caps?: string[]): Facts {
  const facts = exampleFacts();
  return { ...facts, boot: { ...facts.boot, ...boot }, xen: caps ? { ...facts.xen, caps } : facts.xen };
}

/** A rented machine without nested virtualisation. */
export const pvOnly = (): Facts => host({}, ['xen-3.0-x86_64']);
