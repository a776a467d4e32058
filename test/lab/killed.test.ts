import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { inTheMiddleOfTheCopy } from './support/copy.ts';
import { forgetConsole, provision, reportOf, type Wanted } from './support/guest.ts';
import { everything, HOST, mustBeUp, onHost } from './support/host.ts';
import { xenguide } from './support/program.ts';

/** The backends of one host; those that reach over a wire have tests of their own for this. */
const NAME = 'killed';
const POOL = 'killedpool';
const PART = '/dev/disk/by-id/virtio-lab-spare-part1';
const STORAGE: Record<string, Wanted['storage']> = {
  file: { backend: 'file', dir: '/var/lib/xen/images', format: 'raw', size: '100MiB' },
  qcow2: { backend: 'file', dir: '/var/lib/xen/images', format: 'qcow2', size: '100MiB' },
  thin: { backend: 'thin', pool: `vg0/${POOL}`, size: '100MiB' },
  partition: { backend: 'partition', device: PART },
};
const guest = (storage: Wanted['storage']): Wanted => ({
  ...{ name: NAME, type: 'pv', kind: 'partition-image', path: '/srv/images/root.img' },
  storage,
});

let before: string[];
/** And what is on the partition: nothing. */
const all = async (): Promise<string[]> => [...(await everything()), await onHost(`blkid -p ${PART} || echo empty`)];
const nothingIsLeft = () => expect.poll(all, { timeout: 60_000, interval: 2_000 }).toEqual(before);

beforeAll(async () => {
  mustBeUp();
  await onHost(`wipefs -aq ${PART}; lvcreate -q --yes --type thin-pool -L 256M -n ${POOL} vg0`);
  before = await all();
});
afterEach(async () => {
  await xenguide('undo', NAME, '--host', HOST, '--yes');
});
afterAll(async () => {
  await onHost(`lvremove -q --yes vg0/${POOL}`);
});

async function killedWhileCopying(storage: Wanted['storage']): Promise<void> {
  const { child, ended } = provision(guest(storage));
  await inTheMiddleOfTheCopy(() => child.kill('SIGKILL'));
  expect((await ended).code).toBeNull();
  expect(await all()).not.toEqual(before);
}

test.each(Object.entries(STORAGE))(
  'killed while it copies onto %s: undo leaves nothing',
  async (_, storage) => {
    await killedWhileCopying(storage);
    const undone = await xenguide('undo', NAME, '--host', HOST, '--yes');
    expect(undone.code, undone.stderr).toBe(0);
    await nothingIsLeft();
  },
  900_000,
);

test('killed while it copies onto a partition: apply goes on to the running guest', async () => {
  await forgetConsole(NAME);
  await killedWhileCopying(STORAGE.partition!);
  const again = await xenguide('apply', NAME, '--host', HOST, '--yes');
  expect(again.code, again.stderr).toBe(0);
  expect((await reportOf(NAME, 400)).root).toMatchObject({ written: true, boots: 1 });
  const undone = await xenguide('undo', NAME, '--host', HOST, '--yes');
  expect(undone.code, undone.stderr).toBe(0);
  await nothingIsLeft();
}, 1_200_000);
