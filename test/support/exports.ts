import type { ImageFindings } from '../../src/sources/findings.ts';
import type { Answer } from '../../src/wizard/field.ts';
import { debianImage } from './worlds.ts';

/** What looking into a folder of a file server with a usual Debian in it gives. */
export const debianExport = (more: Partial<ImageFindings> = {}): ImageFindings =>
  debianImage({
    path: '10.0.0.9:/srv/web1',
    fingerprint: null,
    fileBytes: 0,
    format: 'raw',
    virtualBytes: 0,
    kind: 'system-folder',
    table: null,
    root: null,
    grub: null,
    esp: false,
    biosBoot: false,
    cloudInit: false,
    fstabRoot: null,
    hasLogin: true,
    kernels: [
      { path: '/boot/vmlinuz-6.1.0-40-amd64', ramdisk: '/boot/initrd.img-6.1.0-40-amd64', compression: 'unknown' },
    ],
    says: ['It is a folder of the file server 10.0.0.9, with Debian GNU/Linux 12 (bookworm) in it.'],
    ...more,
  });

/** Answers for a guest that has it for its root. */
export const ROOT_ANSWERS: Readonly<Record<string, Answer>> = {
  name: 'web1',
  'source.kind': 'existing',
  'storage.backend': 'nfs-root',
  'storage.server': '10.0.0.9',
  'storage.export': '/srv/web1',
};
