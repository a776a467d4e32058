import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answersFile, forgetConsole, provision, reportOf, type Wanted } from './support/guest.ts';
import { everything, HOST, mustBeUp, onHost, quoted } from './support/host.ts';
import { xenguide } from './support/program.ts';

/** The spare disk (lab/dom0/lab-prepare): two partitions of 400 MiB. The guest gets the first one. */
const DISK = '/dev/disk/by-id/virtio-lab-spare';
const PART1 = `${DISK}-part1`;
const PART2 = `${DISK}-part2`;
const KIB = 400 * 1024;
const NAME = 'onpart';
const guest = (name: string, storage: Record<string, string>): Wanted => ({
  ...{ name, type: 'pv', kind: 'partition-image', path: '/srv/images/root.img' },
  storage: { backend: 'partition', ...storage },
});

/** What can be recognised on the spare disk and its parts, and all of their bytes. */
const spare = (): Promise<string> =>
  onHost(`for d in /dev/vdc /dev/vdc1 /dev/vdc2; do blkid -p $d; sha256sum $d; done; true`, 600);

let before: string[];
const written = answersFile(guest('other', { device: PART2 }));

beforeAll(async () => {
  mustBeUp();
  await onHost(`wipefs -aq ${PART1} ${PART2}`);
  await forgetConsole(NAME);
  before = await everything();
});
afterAll(async () => {
  written.done();
  await xenguide('undo', NAME, '--host', HOST, '--yes');
  await onHost(`wipefs -aq ${PART1} ${PART2}`);
});

describe.sequential('a guest on a partition', () => {
  test('a file system that is there goes only when the device’s name is given', async () => {
    await onHost(`mkfs.ext4 -q -L old ${PART1} && udevadm settle`);
    const there = await spare();
    const unasked = await provision(guest(NAME, { device: PART1 })).ended;
    expect(unasked.code, unasked.stderr).toBe(2);
    expect(unasked.stderr).toContain('storage.overwrite');
    const slip = await provision(guest(NAME, { device: PART1, overwrite: PART2 })).ended;
    expect(slip.code, slip.stderr).toBe(3);
    expect(slip.stderr).toContain('ext4 “old”');
    const plain = await provision(guest(NAME, { device: '/dev/vdc1' })).ended;
    expect(plain.code, plain.stderr).toBe(3);
    expect(plain.stderr).toContain(PART1);
    expect(await spare()).toBe(there);
    expect(await everything()).toEqual(before);
  });

  test('comes to life on it', async () => {
    const made = await provision(guest(NAME, { device: PART1, overwrite: PART1 })).ended;
    expect(made.code, made.stderr).toBe(0);
    const report = await reportOf(NAME, 400);
    expect(Object.values(report.disks)).toContain(KIB);
    expect(report.root).toMatchObject({ device: 'xvda1', written: true, boots: 1 });
    expect(report.root!.size, 'the file system grew to the partition’s size').toBeGreaterThan(KIB / 2);
  });

  test('its disk, and the whole disk around it, are given to nobody else', async () => {
    for (const device of [PART1, DISK]) {
      const { code, stderr } = await provision(guest('other', { device })).ended;
      expect(code, stderr).toBe(5);
      expect(stderr).toContain(`disk of guest ${NAME}`);
    }
  });
});

/** Each is made on the host, found by an apply of a plan that was made before, and ended again. */
describe.sequential('a plan for a partition that has found another use since', () => {
  beforeAll(async () => {
    const { code, stderr } = await xenguide('new', '--answers', written.file, '--out', written.out, '--host', HOST);
    expect(code, stderr).toBe(0);
  });

  // Read-only: a file system that is mounted for writing goes on writing by itself, and nothing could be compared.
  const MOUNT = `mount -o ro,noload ${PART2} /mnt`;
  const own = `unshare -m --propagation private sh -c ${quoted(`${MOUNT} && touch /run/test-up && exec sleep 3600`)}`;
  /** The mark of a member of an old array (md superblock 0.90, little endian), where it lies in 400 MiB. */
  const RAID_MEMBER = `printf '\\374\\116\\053\\251\\000\\000\\000\\000\\132\\000\\000\\000' |
    dd of=${PART2} bs=64K seek=6399 conv=notrunc status=none`;
  const inBackground = (program: string): string =>
    `rm -f /run/test-up; setsid ${program} </dev/null >/dev/null 2>&1 & echo $! >/run/test-pid`;
  const up = 'until [ -e /run/test-up ]; do sleep 0.1; done';
  const kill = 'kill $(cat /run/test-pid); sleep 1; rm -f /run/test-up /run/test-pid';
  const config = `name = "third"\ndisk = [ "format=raw,vdev=xvda,access=rw,target=/dev/vdc2" ]\n`;

  test.each<[string, string, string, RegExp]>([
    ['a file system', `mkfs.ext4 -q ${PART2}`, 'true', /holds something that was not seen before \(TYPE=ext4/],
    ['mounted', `mkfs.ext4 -q ${PART2} && ${MOUNT}`, 'umount /mnt', /mounted at \/mnt/],
    [
      'mounted elsewhere',
      `mkfs.ext4 -q ${PART2}; ${inBackground(own)}; ${up}`,
      kill,
      /in the mount namespace of process/,
    ],
    ['swap', `mkswap -q ${PART2} && swapon ${PART2}`, `swapoff ${PART2}`, /swap/],
    ['LVM', `pvcreate -qq -y ${PART2}`, `pvremove -qq -y ${PART2}`, /physical volume/],
    ['a loop device', `losetup -f ${PART2}`, 'losetup -d $(losetup -n -O NAME -j /dev/vdc2)', /behind the loop device/],
    ['RAID', RAID_MEMBER, `dd if=/dev/zero of=${PART2} bs=64K seek=6399 count=1 status=none`, /part of a RAID/],
    [
      'DRBD',
      // It wants the device for itself, and udev may still be looking at it.
      `for try in 1 2 3 4 5; do drbdmeta --force 9 v08 /dev/vdc2 internal create-md >/dev/null && break; sleep 2; done; blkid -p /dev/vdc2 | grep -q drbd`,
      `dd if=/dev/zero of=${PART2} bs=1M seek=399 count=1 status=none`,
      /part of a DRBD resource/,
    ],
    ['dm', 'dmsetup create test-held --table "0 2048 linear /dev/vdc2 0"', 'dmsetup remove test-held', /held by/],
    [
      'a config',
      `printf %s ${quoted(config)} >/etc/xen/third.cfg`,
      'rm /etc/xen/third.cfg',
      /named in \/etc\/xen\/third.cfg/,
    ],
    [
      'a config that only /etc/xen/auto has',
      `mkdir -p /etc/xen/auto && printf %s ${quoted(config)} >/etc/xen/auto/third`,
      'rm /etc/xen/auto/third; rmdir --ignore-fail-on-non-empty /etc/xen/auto',
      /named in \/etc\/xen\/auto\/third/,
    ],
    ['a program', inBackground(`sh -c 'exec 3<${PART2}; exec sleep 3600'`), kill, /open by process \d+ \(sleep\)/],
  ])('%s: exit 5, nothing changed', async (_, provoke, end, reason) => {
    // What could not be provoked must not count as refused.
    await onHost(`{ ${provoke}; } && udevadm settle`);
    try {
      const there = await onHost('sha256sum /dev/vdc2; blkid -p /dev/vdc2; true');
      const { code, stderr } = await xenguide('apply', join(written.out), '--host', HOST, '--yes');
      expect(code, stderr).toBe(5);
      expect(stderr).toMatch(reason);
      expect(await onHost('sha256sum /dev/vdc2; blkid -p /dev/vdc2; ls /var/lib/xenguide/guests')).toBe(
        `${there}${NAME}\n`,
      );
    } finally {
      // Only where it was carried out all the same: those after it must find what they expect.
      await onHost('[ ! -e /var/lib/xenguide/guests/other ]').catch(() =>
        xenguide('undo', 'other', '--host', HOST, '--yes'),
      );
      await onHost(`${end}; wipefs -aq ${PART2}; udevadm settle`);
    }
  });
});

describe.sequential('when it is shut down', () => {
  test('its writes are on the partition, and a second apply only starts it', async () => {
    await onHost(`xl shutdown -w ${NAME}`, 300);
    const boots = await onHost(`mount -o ro ${PART1} /mnt && cat /mnt/var/lib/boots; umount /mnt`);
    expect(boots.trim()).toBe('1');
    const again = await xenguide('apply', NAME, '--host', HOST, '--yes');
    expect(again.code, again.stderr).toBe(0);
    expect(await onHost(`xl list ${NAME}`)).toContain(NAME);
  });

  test('undo leaves the partition empty and nothing else', async () => {
    const undone = await xenguide('undo', NAME, '--host', HOST, '--yes');
    expect(undone.code, undone.stderr).toBe(0);
    await expect.poll(everything, { timeout: 60_000, interval: 2_000 }).toEqual(before);
    // Without -s it would tell of the partition itself.
    expect(await onHost(`blkid -p -s TYPE -s PTTYPE -o value ${PART1}; true`)).toBe('');
    expect(await onHost('blkid -p -s PTTYPE -o value /dev/vdc'), 'its neighbours are as they were').toBe('gpt\n');
  });

  test('the whole disk is not taken while one of its partitions is mounted', async () => {
    await onHost(`mkfs.ext4 -q ${PART2} && mount -o ro,noload ${PART2} /mnt`);
    try {
      const { code, stderr } = await provision(guest('other', { device: DISK })).ended;
      expect(code, stderr).toBe(5);
      expect(stderr).toMatch(/its partition \/dev\/vdc2: mounted at \/mnt/);
      expect(await everything()).toEqual(before);
    } finally {
      await onHost(`umount /mnt; wipefs -aq ${PART2}`);
    }
  });
});
