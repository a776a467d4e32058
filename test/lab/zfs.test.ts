import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { forgetConsole, provision, reportOf, type Wanted } from './support/guest.ts';
import { everything, HOST, hasZfs, mustBeUp, onHost, untilOnHost } from './support/host.ts';
import { xenguide } from './support/program.ts';

const NAME = 'onzfs';
const VOLUME = `tank/${NAME}-disk`;
const DEVICE = `/dev/zvol/${VOLUME}`;
const KIB = 1024;
const GUEST: Wanted = {
  name: NAME,
  type: 'pv',
  kind: 'partition-image',
  path: '/srv/images/root.img',
  storage: { backend: 'zfs', pool: 'tank', size: '128MiB' },
  disks: [{ backend: 'zfs', pool: 'tank', size: '48MiB' }],
};

const there = hasZfs();
if (!there)
  process.stderr.write('test/lab/zfs: left out, since the lab has no ZFS (XEN_LAB_ZFS=1 lab/lab.sh build).\n');

/** Volumes, snapshots and the pool's own settings, which a plain list of files does not show. */
async function all(): Promise<string[]> {
  const own = await onHost('zfs list -H -r -t all -o name,volsize tank; find /dev/zvol -mindepth 1 2>/dev/null; true');
  return [...(await everything()), ...own.split('\n').filter(Boolean)];
}

describe.skipIf(!there)('a guest on ZFS volumes', () => {
  let before: string[];
  beforeAll(async () => {
    mustBeUp();
    before = await all();
  });
  afterEach(async () => {
    await onHost(`zfs destroy ${VOLUME}@held 2>/dev/null; true`);
    // A failed test must not fail those after it.
    await xenguide('undo', NAME, '--host', HOST, '--yes');
  });
  const undo = () => xenguide('undo', NAME, '--host', HOST, '--yes');
  const nothingIsLeft = () => expect.poll(all, { timeout: 60_000, interval: 2_000 }).toEqual(before);

  test('lives, what it writes is on its volume, and undo leaves nothing', async () => {
    await forgetConsole(NAME);
    const made = await provision(GUEST).ended;
    expect(made.code, made.stderr).toBe(0);
    const report = await reportOf(NAME, 400);
    expect(report.disks).toMatchObject({ xvda1: 128 * KIB, xvdb: 48 * KIB });
    expect(report.root).toMatchObject({ device: 'xvda1', written: true, boots: 1 });
    expect((await onHost(`zfs get -H -o value volmode ${VOLUME}`)).trim()).toBe('dev');

    await onHost(`xl shutdown -w ${NAME}`, 300);
    await onHost(`blockdev --flushbufs ${DEVICE}`);
    expect(await onHost(`debugfs -R 'cat /var/lib/boots' ${DEVICE} 2>/dev/null`)).toBe('1\n');

    const undone = await undo();
    expect(undone.code, undone.stderr).toBe(0);
    await nothingIsLeft();
  }, 1_500_000);

  test('with a snapshot that somebody made, undo stops with what to do, and goes on once it is gone', async () => {
    const made = await provision(GUEST, { start: false }).ended;
    expect(made.code, made.stderr).toBe(0);
    await onHost(`zfs snapshot ${VOLUME}@held`);
    const stuck = await undo();
    expect(stuck.code, stuck.stderr).toBe(7);
    expect(stuck.stderr).toContain(`${VOLUME} could not be destroyed`);
    expect(await onHost(`zfs list -H -o name -t snapshot ${VOLUME}`)).toContain('@held');
    await onHost(`zfs destroy ${VOLUME}@held`);
    const undone = await undo();
    expect(undone.code, undone.stderr).toBe(0);
    await nothingIsLeft();
  }, 900_000);

  test('a volume that is there already is refused with exit 5, and stays', async () => {
    await onHost(`zfs create -s -V 16M ${VOLUME}`);
    try {
      const refused = await provision(GUEST).ended;
      expect(refused.code, refused.stderr).toBe(5);
      expect(refused.stderr).toContain(`${VOLUME} exists already`);
      expect((await onHost(`zfs get -H -o value volsize ${VOLUME}`)).trim()).toBe('16M');
    } finally {
      await onHost(`udevadm settle; zfs destroy ${VOLUME}`);
    }
    await nothingIsLeft();
  }, 600_000);

  test('killed in the middle of the copy: undo cleans up', async () => {
    const { child, ended } = provision(GUEST);
    await untilOnHost("pkill -STOP -f '^qemu-img convert'", 600);
    child.kill('SIGKILL');
    await onHost("pkill -CONT -f '^qemu-img convert'");
    expect((await ended).code).toBeNull();
    expect(await onHost('zfs list -H -o name -r tank')).toContain(VOLUME);
    const undone = await undo();
    expect(undone.code, undone.stderr).toBe(0);
    await nothingIsLeft();
  }, 900_000);
});
