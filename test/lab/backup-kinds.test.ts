import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetConsole, log, provision, reportOf, typeIn, type Wanted } from './support/guest.ts';
import { everything, HOST, hasZfs, mustBeUp, onHost, untilOnHost } from './support/host.ts';
import { type Ended, start, xenguide } from './support/program.ts';

/**
 * Needs: the lab, up, with one host, and `npm run build`. A backup of a pv guest while it beats, from each kind of storage that can be
 * held still and from one that cannot; and what a guest does to its snapshot that writes more than fits into it.
 */
const NAME = 'kinds';
const COPY = 'kinds2';
const TO = '/srv/xenguide-test-kinds';
const MOUNTED = '/srv/xenguide-test-xfs';
const MiB = 2 ** 20;
/** XEN_LAB_ZFS=1 lab/lab.sh build */
const zfs = hasZfs();

const guestOn = (storage: Record<string, unknown>, second = '48MiB'): Wanted => ({
  ...{ name: NAME, type: 'pv', kind: 'partition-image', path: '/srv/images/root.img' },
  storage: { ...storage, size: '128MiB' },
  disks: [{ ...storage, size: second }],
});
const to = (...args: string[]) => [...args, '--host', HOST, '--yes', '--json'];
const backUp = (...more: string[]) => xenguide(...to('backup', NAME, '--to', TO, ...more));
const undo = (name: string) => xenguide('undo', name, '--host', HOST, '--yes');

async function make(guest: Wanted): Promise<void> {
  await forgetConsole(NAME);
  const made = await provision(guest).ended;
  expect(made.code, made.stderr).toBe(0);
  expect((await reportOf(NAME, 400)).root).toMatchObject({ written: true, boots: 1 });
}

/** It beats on, from now. */
async function beatsOn(): Promise<void> {
  const beats = Number(await onHost(`grep -c 'xenguide-guest: beat' ${log(NAME)}`));
  await untilOnHost(`[ $(grep -c 'xenguide-guest: beat' ${log(NAME)}) -gt ${beats + 1} ]`, 120);
}

/** Snapshots and clones of any kind are in it, and nothing of the backups themselves. */
async function all(): Promise<string[]> {
  const volumes = zfs ? await onHost('zfs list -H -r -t all -o name tank') : '';
  const own = await onHost('ls -d /run/xenguide-backup-* /run/systemd/system/xenguide-backup-* 2>/dev/null; true');
  return [...(await everything()), ...`${volumes}\n${own}`.split('\n').filter(Boolean)].filter(
    (line) => !line.includes(TO),
  );
}

/** Whole, and not only in name: a guest that is made of it boots from it, and finds what the first one wrote. */
async function comesBack(backup: string): Promise<void> {
  const verified = await xenguide('verify', backup, '--host', HOST, '--json');
  expect(verified.code, verified.stderr).toBe(0);
  await forgetConsole(COPY);
  const restored = await xenguide(...to('restore', backup, '--name', COPY, '--no-network'));
  expect(restored.code, restored.stderr).toBe(0);
  expect((await reportOf(COPY, 400)).root).toMatchObject({ written: true, boots: 2 });
  const undone = await undo(COPY);
  expect(undone.code, undone.stderr).toBe(0);
}

beforeAll(async () => {
  mustBeUp();
  await onHost(`mkdir -p -m 700 ${TO}`);
});
afterEach(async () => {
  await undo(COPY);
  await xenguide('backup', NAME, '--undo', '--host', HOST, '--yes');
  await undo(NAME);
  await onHost(`find ${TO} -mindepth 1 -maxdepth 1 -exec rm -rf {} +`);
}, 600_000);
afterAll(async () => {
  await onHost(`rm -rf ${TO}`);
}, 300_000);

describe.each([
  [
    'thin volumes',
    { backend: 'thin', pool: 'vg0/kinds' },
    'lvcreate --yes -q --type thin-pool -L 400M -n kinds vg0',
    'lvremove --yes -q vg0/kinds',
  ],
  [
    'raw files that their file system can clone (XFS)',
    { backend: 'file', dir: MOUNTED, format: 'raw' },
    `lvcreate --yes -q -L 600M -n kinds vg0 && mkfs.xfs -q /dev/vg0/kinds && mkdir -p ${MOUNTED} && mount /dev/vg0/kinds ${MOUNTED}`,
    `umount ${MOUNTED}; rmdir ${MOUNTED}; lvremove --yes -q vg0/kinds`,
  ],
  ['ZFS volumes', { backend: 'zfs', pool: 'tank' }, 'true', 'true'],
] as const)('on %s', (_, storage, prepare, clear) => {
  beforeAll(async () => {
    await onHost(prepare, 300);
  }, 400_000);
  afterAll(async () => {
    await onHost(clear, 300);
  }, 400_000);

  test.skipIf(storage.backend === 'zfs' && !zfs)(
    'held still for a moment, copied while the guest goes on, and restored; no snapshot is left',
    async () => {
      await make(guestOn(storage));
      const domid = await onHost(`xl domid ${NAME}`);
      const before = await all();
      const made = await backUp('--recipe', 'pause');
      expect(made.code, made.stderr).toBe(0);
      const { backup, pause, disks } = JSON.parse(made.stdout);
      process.stderr.write(`pause: ${JSON.stringify(pause)}\n`);
      expect(pause.measuredSeconds).toBeGreaterThan(0);
      expect(pause.measuredSeconds).toBeLessThan(60);
      expect(disks.map(({ bytes }: { bytes: number }) => bytes)).toEqual([128 * MiB, 48 * MiB]);
      expect(await onHost(`xl domid ${NAME}`)).toBe(domid);
      await beatsOn();
      expect(await all()).toEqual(before);
      await comesBack(backup);
      expect(await all()).toEqual(before);
    },
    2_400_000,
  );
});

describe('on qcow2 files', () => {
  const FOLDER = '/srv/xenguide-test-qcow2';
  beforeAll(async () => {
    await onHost(`mkdir -p ${FOLDER}`);
  });
  afterAll(async () => {
    await onHost(`rmdir ${FOLDER}`);
  });

  test('it cannot be held still while it runs, and that is said; shut down for the copy it is restored whole', async () => {
    await make(guestOn({ backend: 'file', dir: FOLDER, format: 'qcow2' }));
    const before = await all();
    const refused = await backUp('--recipe', 'pause');
    expect(refused.code, refused.stderr).toBe(3);
    expect(refused.stderr).toContain('is a qcow2 file');
    expect(refused.stderr).toContain('--recipe shutdown');
    expect(await all()).toEqual(before);
    await beatsOn();

    await forgetConsole(NAME);
    const made = await backUp('--recipe', 'shutdown');
    expect(made.code, made.stderr).toBe(0);
    const { backup, disks } = JSON.parse(made.stdout);
    expect(disks.map(({ target }: { target: string }) => target)).toEqual([
      expect.stringMatching(/\.qcow2$/),
      expect.stringMatching(/\.qcow2$/),
    ]);
    // Started again, it counts its second boot; the copy was made between the two.
    expect((await reportOf(NAME, 400)).root).toMatchObject({ written: true, boots: 2 });
    await comesBack(backup);
  }, 2_400_000);
});

describe('what a guest writes during the copy', () => {
  const bySecondDisk = `ls ${TO}/.${NAME}-*.partial/xvdb.img.zst 2>/dev/null`;
  const byFirstDisk = `ls ${TO}/.${NAME}-*.partial/xvda1.img.zst 2>/dev/null`;
  const write = (mib: number) =>
    typeIn(NAME, [`dd if=/dev/zero of=/dev/xvdb bs=1M count=${mib} oflag=direct && echo wrote-${mib}`]);
  let before: string[];
  /** With what was said; nothing looks like a backup, no snapshot is left, and the guest goes on. */
  async function givenUp(ended: Promise<Ended>, why: RegExp): Promise<void> {
    const { code, stderr, stdout } = await ended;
    expect(code, stderr).toBe(6);
    expect(stderr).toMatch(why);
    expect(JSON.parse(stdout)).toMatchObject({ backup: null });
    expect(await onHost(`ls -A ${TO}`)).toBe('');
    expect(await all()).toEqual(before);
    await beatsOn();
  }

  describe('to plain volumes', () => {
    beforeEach(async () => {
      await make(guestOn({ backend: 'lvm', vg: 'vg0' }, '192MiB'));
      // 64 MiB for each of the two snapshots, which is the least that is tried.
      await onHost(
        'lvcreate --yes -q -l $(($(vgs --noheadings -o vg_free_count vg0) - 32)) -n kinds-others vg0 >/dev/null',
      );
      before = await all();
    }, 900_000);
    afterEach(async () => {
      await onHost('lvremove --yes -q vg0/kinds-others');
    }, 300_000);

    test('nearly fills its snapshot: the copy is given up before that runs over', async () => {
      const { ended } = start(to('backup', NAME, '--to', TO, '--limit', '2MiB/s'));
      await untilOnHost(byFirstDisk, 600);
      await write(62);
      await givenUp(ended, /kinds-data1-backup-\S+ is 9\d(\.\d+)? % full, so the copy was given up before it could/);
    }, 1_800_000);

    test('runs over its snapshot in one go: nothing looks like a backup, and the guest has lost nothing', async () => {
      const { ended } = start(to('backup', NAME, '--to', TO, '--limit', '8MiB/s'));
      await untilOnHost(bySecondDisk, 600);
      await write(120);
      // Whichever comes to it first: the look at the snapshots, or the copy itself.
      await givenUp(ended, /is full, so the copy was given up|ran full/);
      await untilOnHost(`grep -aq 'wrote-120' ${log(NAME)}`, 300);
    }, 1_800_000);
  });

  test('and others to their thin pool: given up before it is full, which would stop every guest on it', async () => {
    await onHost(
      'lvcreate --yes -q --type thin-pool -L 400M -n kinds vg0 && lvcreate -q -V 400M --thinpool vg0/kinds -n kinds-others',
    );
    try {
      await make(guestOn({ backend: 'thin', pool: 'vg0/kinds' }));
      before = await all();
      const { ended } = start(to('backup', NAME, '--to', TO, '--limit', '2MiB/s'));
      await untilOnHost(byFirstDisk, 600);
      await onHost(
        `used=$(lvs --noheadings -o data_percent vg0/kinds | cut -d. -f1)
         dd if=/dev/urandom of=/dev/vg0/kinds-others bs=1M count=$(((98 - used) * 4)) oflag=direct status=none`,
        300,
      );
      await givenUp(ended, /the thin pool vg0\/kinds is 9\d(\.\d+)? % full, so the copy was given up before it could/);
    } finally {
      await undo(NAME);
      await onHost('lvremove --yes -q vg0/kinds-others vg0/kinds');
    }
  }, 1_800_000);
});
