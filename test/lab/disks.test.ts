import { afterEach, beforeAll, expect, test } from 'vitest';
import { forgetConsole, provision, reportOf, type Wanted } from './support/guest.ts';
import { everything, HOST, mustBeUp, onHost } from './support/host.ts';
import { xenguide } from './support/program.ts';

/** A pool that is made for this test: smaller than what the guests are promised out of it. */
const POOL = 'labpool';
const NAME = 'disks';
const GUEST: Wanted = {
  name: NAME,
  type: 'pv',
  kind: 'partition-image',
  path: '/srv/images/root.img',
  storage: { backend: 'thin', pool: `vg0/${POOL}`, size: '300MiB' },
  disks: [
    { backend: 'lvm', vg: 'vg0', size: '96MiB' },
    { backend: 'file', dir: '/var/lib/xen/images', size: '48MiB', format: 'raw', access: 'ro', vdev: 'xvdf' },
    { backend: 'thin', pool: `vg0/${POOL}`, size: '400MiB' },
  ],
};
const KIB = 1024;

let before: string[];

beforeAll(async () => {
  mustBeUp();
  await onHost(`lvs vg0/${POOL} >/dev/null 2>&1 || lvcreate -q --yes --type thin-pool -L 512M -n ${POOL} vg0`);
  before = await everything();
  return async () => {
    await onHost(`lvremove -q --yes vg0/${POOL}`);
  };
});
afterEach(async () => {
  // A failed test must not fail those after it.
  for (const name of [NAME, 'held']) await xenguide('undo', name, '--host', HOST, '--yes');
});

test('a guest on a thin volume with three more disks: all are seen, and all are taken away again', async () => {
  await forgetConsole(NAME);
  const made = await provision(GUEST).ended;
  expect(made.code, made.stderr).toBe(0);
  expect(JSON.parse(made.stdout).reasons).toContainEqual(
    expect.stringMatching(/holds 512 MiB .* 700 MiB are promised/),
  );

  const report = await reportOf(NAME, 400);
  expect(report.root).toMatchObject({ device: 'xvda1', written: true, boots: 1 });
  expect(report.disks).toMatchObject({
    xvda1: 300 * KIB,
    xvdb: 96 * KIB,
    xvdf: 48 * KIB,
    xvdc: 400 * KIB,
  });
  // libxl leaves out what is 0.
  const [{ config }] = JSON.parse(await onHost(`xl list -l ${NAME}`));
  expect(
    config.disks.map(({ vdev, readwrite = 0 }: { vdev: string; readwrite?: number }) => [vdev, readwrite]),
  ).toEqual([
    ['xvda1', 1],
    ['xvdb', 1],
    ['xvdf', 0],
    ['xvdc', 1],
  ]);

  // Only what the image really holds has been written to the pool, not its empty parts.
  const written = Number(await onHost(`lvs --noheadings -o data_percent vg0/${NAME}-disk`));
  expect(written).toBeGreaterThan(1);
  expect(written).toBeLessThan(21);

  const undone = await xenguide('undo', NAME, '--host', HOST, '--yes');
  expect(undone.code, undone.stderr).toBe(0);
  await expect.poll(everything, { timeout: 60_000, interval: 2_000 }).toEqual(before);
}, 1_500_000);

test('a volume that somebody has open is not taken for one that is gone: exit 7, and then it goes', async () => {
  const storage = { ...GUEST, name: 'held', disks: [] };
  await forgetConsole('held');
  expect((await provision(storage).ended).code).toBe(0);
  await onHost('xl destroy held; sleep 2; mkdir -p /mnt/held && mount -o ro /dev/vg0/held-disk /mnt/held');
  try {
    const refused = await xenguide('undo', 'held', '--host', HOST, '--yes');
    expect(refused.code, refused.stderr).toBe(7);
    expect(refused.stderr).toContain('held-disk could not be removed');
  } finally {
    await onHost('umount /mnt/held; rmdir /mnt/held');
  }
  const undone = await xenguide('undo', 'held', '--host', HOST, '--yes');
  expect(undone.code, undone.stderr).toBe(0);
  await expect.poll(everything, { timeout: 60_000, interval: 2_000 }).toEqual(before);
}, 1_500_000);
