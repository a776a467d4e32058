import type { World } from '../../src/guest/world.ts';
import { exampleFacts } from '../../src/host/example.ts';
import type { Facts } from '../../src/host/facts.ts';
import type { ImageFindings } from '../../src/sources/findings.ts';
import { GiB } from '../../src/units.ts';

/** What looking into a usual Debian cloud image gives. */
export const debianImage = (more: Partial<ImageFindings> = {}): ImageFindings => ({
  path: '/srv/images/debian-12.qcow2',
  looked: 'inside',
  fileBytes: 400 * 2 ** 20,
  fingerprint: '419430400 1700000000',
  compression: 'none',
  format: 'qcow2',
  virtualBytes: 2 * GiB,
  kind: 'disk-image',
  table: {
    label: 'gpt',
    sectorBytes: 512,
    partitions: [
      {
        number: 1,
        startBytes: 2 ** 20,
        sizeBytes: 2 * GiB - 2 * 2 ** 20,
        type: '4F68BCE3-E8CD-4DB1-96E7-FBCAF984B709',
        bootable: false,
        fs: {
          type: 'ext4',
          uuid: '0b3f2e6c-0000-4000-8000-000000000001',
          label: null,
          bytes: 2 * GiB - 2 * 2 ** 20,
          partition: 1,
        },
      },
    ],
  },
  root: {
    type: 'ext4',
    uuid: '0b3f2e6c-0000-4000-8000-000000000001',
    label: null,
    bytes: 2 * GiB - 2 * 2 ** 20,
    partition: 1,
  },
  os: { id: 'debian', pretty: 'Debian GNU/Linux 12 (bookworm)' },
  grub: { path: '/boot/grub/grub.cfg', device: '(loop0,gpt1)', bls: false },
  kernels: [
    {
      path: '/boot/vmlinuz-6.1.0-26-cloud-amd64',
      ramdisk: '/boot/initrd.img-6.1.0-26-cloud-amd64',
      compression: 'lz4',
    },
  ],
  esp: true,
  biosBoot: true,
  cloudInit: true,
  fstabRoot: 'PARTUUID=1',
  hasLogin: false,
  problems: [],
  warnings: [],
  says: ['It is a disk image with Debian GNU/Linux 12 (bookworm).'],
  ...more,
});

/** A partition image with its own GRUB menu. */
export const partitionImage = (): ImageFindings =>
  debianImage({
    path: '/srv/images/root.img',
    format: 'raw',
    kind: 'partition-image',
    table: null,
    root: { type: 'ext4', uuid: '0b3f2e6c-0000-4000-8000-000000000001', label: null, bytes: 2 * GiB, partition: null },
    esp: false,
    biosBoot: false,
    grub: { path: '/boot/grub/grub.cfg', device: '(loop0)', bls: false },
  });

/** The example host, with an image that has been looked into. */
export const exampleWorld = (more: Partial<World> = {}): World => ({
  facts: exampleFacts(),
  image: debianImage(),
  keys: new Map(),
  waiting: [],
  ...more,
});

/** The example host with everything set up that a storage backend may want. */
export function equippedFacts(): Facts {
  const facts = exampleFacts();
  for (const tool of Object.values(facts.tools)) tool.path ??= '/usr/sbin/tool';
  facts.logicalVolumes!.push({ vg: 'vg0', name: 'pool', bytes: 60 * GiB });
  facts.logicalVolumes!.push({ vg: 'vg0', name: 'mail-disk', bytes: 40 * GiB, pool: 'pool' });
  facts.thinPools = [
    {
      ...{ vg: 'vg0', name: 'pool', bytes: 60 * GiB, metadataBytes: 64 * 2 ** 20, dataPercent: 25 },
      ...{ metadataPercent: 11.5, zeroes: true },
    },
  ];
  facts.zfsPools = [{ name: 'tank', totalBytes: 200 * GiB, freeBytes: 104 * GiB, datasets: ['vm', 'mail-disk'] }];
  return facts;
}
