import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { localRunner } from '../../../../src/host/local.ts';
import type { Runner } from '../../../../src/host/runner.ts';
import { leavings, movePlan } from '../../../../src/keep/move/plan.ts';
import type { DiskLook } from '../../../../src/keep/move/seen.ts';
import { mustBeGone } from '../../../../src/keep/move/send-cold.ts';
import { carriedKind } from '../../../../src/keep/move/ways/carry/carried-places.ts';
import { carry, predictedSeconds } from '../../../../src/keep/move/ways/carry.ts';
import { iscsi, lunOf } from '../../../../src/keep/move/ways/iscsi.ts';
import { nfs } from '../../../../src/keep/move/ways/nfs.ts';
import { parsePlan, printPlan } from '../../../../src/plan/plan-file.ts';
import { ownRenderer } from '../../../support/templates.ts';
import { lookOf, sideOf } from './making.ts';
import { PEER, UUID } from './stand-in.ts';

const DEVICE = '/dev/disk/by-path/ip-10.0.0.9:3260-iscsi-iqn.2026-11.example:vm-lun-2';
const RECORD = '/etc/iscsi/nodes/iqn.2026-11.example:vm/10.0.0.9,3260,1/default';

describe('iscsi', () => {
  const disk = (own: object = {}, vdev = 'xvda', target = DEVICE): DiskLook => ({
    disk: { target, format: 'raw', vdev, access: 'rw' },
    way: 'iscsi',
    seen: {
      own: {
        ...{ lun: lunOf(target), record: RECORD, notes: ['web1-disk', 'db1-disk'], bytes: 1000, there: false },
        ...{ thereBytes: 0, tool: true, newPlace: false, ...own },
      },
    },
  });
  const look = lookOf(() => ({ disks: [disk()] }));

  test.each([
    [DEVICE, { address: '10.0.0.9', port: 3260, iqn: 'iqn.2026-11.example:vm', lun: 2 }],
    ['/dev/disk/by-path/ip-fd00::9:3260-iscsi-iqn.2026-11.example:vm-lun-0', { portal: '[fd00::9]:3260', lun: 0 }],
  ])('%s', (path, lun) => {
    expect(lunOf(path)).toMatchObject(lun);
  });
  test.each(['/dev/vg0/web1-disk', '/dev/sda', `${DEVICE}-part1`, '/dev/disk/by-path/ip-x:1-iscsi-iqn-lun-1'])(
    '%s is none',
    (path) => {
      expect(lunOf(path)).toBeUndefined();
    },
  );

  test.each([
    [{}, 'ok', /logged in to it before/],
    [{ there: true, thereBytes: 1000 }, 'ok', /has it too/],
    [{ there: true, thereBytes: 999 }, 'no', /not the same LUN/],
    [{ tool: false }, 'no', /no iscsiadm/],
    [{ record: null }, 'no', /no record/],
  ] as const)('%o', (own, verdict, words) => {
    const [check] = iscsi.checks(disk(own), look);
    expect(check).toMatchObject({ verdict, message: expect.stringMatching(words) });
  });

  test('logs in there with the record of the source, and its password comes by no command line', () => {
    const plan = movePlan(look, look.wire!, ownRenderer.fill, UUID);
    expect(parsePlan(printPlan(plan), 'x')).toEqual(plan);
    const [login] = plan.actions;
    expect(login!.touches[0]).toBe('iSCSI session iqn.2026-11.example:vm on xenb');
    const copy = login!.do.find((step) => 'from' in step)!;
    expect(copy).toMatchObject({ from: RECORD });
    expect(copy.on).toBeUndefined();
    expect(login!.do.filter((step) => step !== copy).every(({ on }) => on === PEER)).toBe(true);
    expect(JSON.stringify(login!.undo)).toContain('--logout');
    // The note of another guest of that session stays its own.
    expect(JSON.stringify(plan)).not.toContain('db1-disk');
  });

  test.each([
    [RECORD, true, RECORD.replace('/etc/', '/var/lib/')],
    [RECORD.replace('/etc/', '/var/lib/'), false, RECORD],
    [RECORD, false, RECORD],
  ])('the record %s goes where the target keeps its own (new place: %s)', (record, newPlace, path) => {
    const moved = lookOf(() => ({ disks: [disk({ record, newPlace })] }));
    const [login] = movePlan(moved, moved.wire!, ownRenderer.fill, UUID).actions;
    expect(login!.touches).toContain(`${path} on xenb`);
    expect(login!.do).toContainEqual({ run: ['install', '-D', '-m', '0600', '/dev/null', path], on: PEER });
    const copy = login!.do.find((step) => 'from' in step)!;
    expect(copy).toMatchObject({ from: record });
    expect('run' in copy && copy.run.join(' ')).toContain(`of=${path}`);
  });

  test.each(['/etc/iscsi', '/var/lib/iscsi'])('a host that has its records in %s is looked at there', async (home) => {
    const folder = `${home}/nodes/iqn.2026-11.example:vm`;
    const runner: Runner = {
      where: 'a host',
      readText: async () => undefined,
      writeFile: () => Promise.reject(new Error('a look writes nothing')),
      append: () => Promise.reject(new Error('a look writes nothing')),
      close: async () => {},
      run: async ({ argv }) => {
        const stdout = argv.includes(folder) ? `${folder}/x\n` : '';
        return { code: argv.includes('-d') && !argv.includes(home) ? 1 : 0, stdout, stderr: '', timedOut: false };
      },
    };
    const { own } = await iscsi.look(disk().disk, runner, runner, sideOf('xena'), sideOf('xenb'));
    expect(own).toMatchObject({ record: `${folder}/x`, newPlace: home === '/var/lib/iscsi' });
  });

  test('two LUNs of one target are logged in to once, and left for each', () => {
    const two = lookOf(() => ({ disks: [disk(), disk({ notes: ['web1-disk', 'web1-data1'] }, 'xvdb')] }));
    expect(movePlan(two, two.wire!, ownRenderer.fill, UUID).actions.map(({ id }) => id)).toEqual([
      'move.iscsi.iqn.2026-11.example:vm.2',
      'move.config',
      'move.send',
    ]);
    expect(leavings(two).map(({ id }) => id)).toEqual(['leave.iscsi.web1-disk', 'leave.iscsi.web1-data1']);
  });

  test('the source logs out only where it was xenguide that logged in, and nobody else uses it', () => {
    const [leave] = leavings(look);
    const logout = leave!.do.find((step) => 'run' in step && step.run.includes('--logout'))!;
    expect('onlyIf' in logout && logout.onlyIf!.length).toBeGreaterThan(3);
    expect(leavings(lookOf(() => ({ disks: [disk({ notes: [] })] })))).toEqual([]);
  });
});

describe('a file server', () => {
  const mount = {
    mount: '/mnt/vm',
    source: '10.0.0.9:/srv/vm',
    type: 'nfs4',
    totalBytes: 1,
    freeBytes: 1,
    readOnly: false,
  };
  const disk = { target: '/mnt/vm/web1.img', format: 'raw', vdev: 'xvda', access: 'rw' } as const;
  const from = sideOf(
    'xena',
    {},
    { fileSystems: [mount, { ...mount, mount: '/', type: 'ext4', source: '/dev/sda1' }] },
  );

  test('is known by what the file lies in', () => {
    expect(nfs.takes(disk, from)).toBe(true);
    expect(nfs.takes({ ...disk, target: '/mnt/vmx/web1.img' }, from)).toBe(false);
    expect(nfs.takes({ ...disk, access: 'ro' }, from)).toBe(false);
  });

  const seen = (own: object = {}): DiskLook => ({
    disk,
    way: 'nfs',
    seen: {
      own: { mount: '/mnt/vm', source: '10.0.0.9:/srv/vm', options: 'nfsvers=4.2', there: null, bytes: 1, ...own },
    },
  });
  test.each([
    [{}, 'ok'],
    [{ there: '10.0.0.9:/srv/vm' }, 'ok'],
    [{ there: '10.0.0.8:/srv/vm' }, 'no'],
    [{ source: 'somewhere' }, 'no'],
    [{ mount: '/mnt/v m' }, 'no'],
  ] as const)('%o: %s', (own, verdict) => {
    expect(nfs.checks(seen(own), lookOf())[0]!.verdict).toBe(verdict);
  });

  test('the folder above the mount point is not taken away', () => {
    const look = lookOf(() => ({ disks: [seen()] }));
    const [mounting] = movePlan(look, look.wire!, ownRenderer.fill, UUID).actions;
    const removed = mounting!.undo.flatMap((step) =>
      'run' in step && step.run[0] === 'rmdir' ? step.run.slice(3) : [],
    );
    expect(removed).toEqual(['/mnt/vm']);
    expect(mounting!.do.every(({ on }) => on === PEER)).toBe(true);
  });
});

describe('a disk that is carried', () => {
  const disk = (own: object = {}, more: object = {}): DiskLook => ({
    disk: { target: '/dev/vg0/web1-disk', format: 'raw', vdev: 'xvda', access: 'rw', ...more },
    way: 'carry',
    seen: {
      own: {
        ...{ kind: 'lvm', vg: 'vg0', lv: 'web1-disk', bytes: 100 * 2 ** 20, there: false, old: null, rsync: true },
        free: 2 ** 30,
        ...{ readBytesPerSecond: 50 * 2 ** 20, ...own },
      },
    },
  });

  test.each([
    [{}, 'ok', /is copied/],
    [{ kind: null }, 'no', /of a kind/],
    [{ there: true }, 'no', /there already/],
    [{ free: null }, 'no', /no volume group vg0/],
    [{ free: 99 * 2 ** 20 }, 'no', /99 MiB free/],
    [{ rsync: false }, 'no', /rsync is missing/],
  ] as const)('%o', (own, verdict, words) => {
    expect(carry.checks(disk(own), lookOf())[0]).toMatchObject({ verdict, message: expect.stringMatching(words) });
  });

  const look = lookOf(() => ({ disks: [disk()], cold: true }));
  const plan = movePlan(look, look.wire!, ownRenderer.fill, UUID);

  test.each([
    ['lvm', 'lvm'],
    ['thin', 'lvm'],
    ['file', 'file'],
    ['zfs', null],
    [undefined, null],
  ] as const)('what is known as %s is carried as %s', (kind, carried) => {
    expect(carriedKind(kind)).toBe(carried);
  });

  test('a volume that could not be removed at the target is not taken for one that is gone', () => {
    const name = 'vg0/web1-disk';
    expect(plan.actions[0]!.undo).toMatchObject([
      { run: ['lvremove', '--yes', '-q', name], ok: [0, 5], on: PEER },
      { run: ['lvs', '--noheadings', '-o', 'lv_name', name], ok: [5], on: PEER },
    ]);
  });

  test('is made and copied before the guest is shut down; its config has another name until then', () => {
    expect(parsePlan(printPlan(plan), 'x')).toEqual(plan);
    expect(plan.actions.map(({ id }) => id)).toEqual(['move.make.xvda', 'move.copy.xvda', 'move.config', 'move.send']);
    expect(plan.actions[2]!.touches).toEqual(['/etc/xen/web1.cfg.incoming on xenb']);
    const unit = plan.actions[3]!.do.flatMap((step) => ('write' in step ? (step.text ?? '').split('\n') : []));
    const starts = unit.filter((line) => line.startsWith('ExecStart='));
    const kinds = starts.map(
      (line) =>
        /xl destroy|shutdown|rsync|flushbufs|mv|xl create|touch|mkdir|sleep 1|sleep|exec false|test -b|cp|rm/.exec(
          line,
        )?.[0],
    );
    // Only once it is gone, and what the first pass has read of a volume is forgotten.
    expect(kinds.filter((each) => each !== 'sleep 1')).toEqual([
      ...['touch', 'mkdir', 'shutdown', 'xl destroy', 'sleep', 'exec false', 'flushbufs'],
      ...['test -b', 'cp', 'test -b', 'cp', 'rsync', 'rm', 'rm'],
      ...['mv', 'exec false', 'xl create', 'touch'],
    ]);
    expect(kinds.slice(4, 34)).toEqual(Array.from({ length: 30 }, () => 'sleep 1'));
    // At home only if the target itself says that it has no such guest.
    const home = unit.filter((line) => line.startsWith('ExecStopPost=') && line.includes('xl create'));
    expect(home.length).toBeGreaterThan(0);
    for (const line of home) expect(line).toMatch(/ -- xenb "! xl domid web1" .* xl create /);
  });

  test.each([
    ['true', 1],
    ['false', 0],
  ])('a guest that xl knows keeps the rest from being done: xl is %s, %i', async (xl, code) => {
    const folder = mkdtempSync(join(tmpdir(), 'xenguide-gone-'));
    const argv = mustBeGone('web1', folder).map((word) => (word === 'xl' ? xl : word));
    expect((await localRunner().run({ argv: argv as [string, ...string[]] })).code).toBe(code);
    rmSync(folder, { recursive: true });
  });

  test('how long it will be off goes by what was measured', () => {
    expect(predictedSeconds([disk()])).toBe(62);
    expect(predictedSeconds([disk({ readBytesPerSecond: null })])).toBe(65);
    expect(predictedSeconds([disk({ readBytesPerSecond: 10 ** 12 })])).toBe(61);
  });
});
