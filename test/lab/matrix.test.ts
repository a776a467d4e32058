import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { forgetConsole, provision, reportOf, type Wanted } from './support/guest.ts';
import { everything, HOST, mustBeUp, onHost } from './support/host.ts';
import { xenguide } from './support/program.ts';

/** The practice images (lab/guests.sh): 64 MiB; the guest's disk is made larger, and its file system with it. */
const IMAGES = {
  'raw disk image': { path: '/srv/images/disk.img', kind: 'disk-image', id: 'raw', root: 'xvda1' },
  'qcow2 disk image': { path: '/srv/images/disk.qcow2', kind: 'disk-image', id: 'qcow2', root: 'xvda1' },
  'partition image': { path: '/srv/images/root.img', kind: 'partition-image', id: 'part', root: 'xvda1' },
} as const;
const IMAGE_KIB = 64 * 1024;
const STORAGE = {
  file: { backend: 'file', dir: '/var/lib/xen/images', size: '200MiB' },
  lvm: { backend: 'lvm', vg: 'vg0', size: '256MiB' },
} as const;
const KIB = { file: 200 * 1024, lvm: 256 * 1024 } as const;

interface Cell {
  image: keyof typeof IMAGES;
  storage: keyof typeof STORAGE;
  type: Wanted['type'];
}

const full: Cell[] = (Object.keys(IMAGES) as Cell['image'][]).flatMap((image) =>
  (['file', 'lvm'] as const).flatMap((storage) => (['pv', 'pvh'] as const).map((type) => ({ image, storage, type }))),
);
const smoke: Cell[] = [
  { image: 'qcow2 disk image', storage: 'lvm', type: 'pvh' },
  { image: 'partition image', storage: 'file', type: 'pv' },
];
const cells: Cell[] =
  process.env.XENGUIDE_LAB === 'smoke' ? smoke : [...full, { image: 'raw disk image', storage: 'lvm', type: 'hvm' }];

/**
 * An emulated guest's firmware reads its disk sector by sector through the dom0: some 17 kB a second were seen, and half of
 * that on a busy machine, where Debian 13's kernel alone is 12 MB. (AHCI would be quicker, but the qemu of Debian 12 does not
 * take AHCI disks away once the guest's own drivers have them, and the guest would see each disk twice.)
 */
const PATIENCE = { pv: 400, pvh: 600, hvm: 3600 } as const;

function wantedOf({ image, storage, type }: Cell): Wanted {
  const { path, kind, id } = IMAGES[image];
  // A qcow2 image on a file stays qcow2, so that both kinds of file are seen.
  const format = storage === 'file' ? { format: image === 'qcow2 disk image' ? 'qcow2' : 'raw' } : {};
  return { name: `${id}-${storage}-${type}`, type, kind, path, storage: { ...STORAGE[storage], ...format } };
}

beforeAll(mustBeUp);

describe('from image to running guest and back', () => {
  let clean: { name: string; before: string[] } | undefined;
  afterEach(async () => {
    // A failed test must not fail those after it.
    if (clean) await xenguide('undo', clean.name, '--host', HOST, '--yes');
    clean = undefined;
  });

  for (const cell of cells) {
    test(`${cell.image} × ${cell.storage} × ${cell.type}`, async () => {
      const wanted = wantedOf(cell);
      const { name } = wanted;
      await forgetConsole(name);
      const before = await everything();
      clean = { name, before };

      const made = await provision(wanted).ended;
      expect(made.code, made.stderr).toBe(0);
      expect(JSON.parse(made.stdout)).toMatchObject({ name, type: cell.type, applied: true });
      expect(await onHost(`xl list ${name}`)).toContain(name);

      const report = await reportOf(name, PATIENCE[cell.type]);
      const config = await onHost(`cat /etc/xen/${name}.cfg`);
      expect(report.mac).toBe(/\bmac=([0-9a-f:]{17})/.exec(config)?.[1]);
      expect(report.address, 'the host’s DHCP server answered over the bridge').toMatch(/^10\.20\.0\.1\d\d\/24$/);
      expect(Object.values(report.disks)).toContain(KIB[cell.storage]);
      expect(report.root).toMatchObject({ device: IMAGES[cell.image].root, written: true, boots: 1 });
      expect(report.root!.size, 'the file system grew with the disk').toBeGreaterThan(2 * IMAGE_KIB);
      if (wanted.kind === 'disk-image') expect(report.seed).toMatch(/instance-id: \S+ files .*user-data/);

      const undone = await xenguide('undo', name, '--host', HOST, '--yes');
      expect(undone.code, undone.stderr).toBe(0);
      clean = undefined;
      // The kernel takes a guest's card and loop device away a moment after its domain is gone.
      await expect.poll(everything, { timeout: 60_000, interval: 2_000 }).toEqual(before);
    }, 5_400_000);
  }
});
