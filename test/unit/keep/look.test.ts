import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../src/host/facts.ts';
import type { Command, Result, Runner } from '../../../src/host/runner.ts';
import { lookAtGuest } from '../../../src/keep/look.ts';
import { measureSpeeds } from '../../../src/keep/measure.ts';
import { RECIPES } from '../../../src/keep/recipes/index.ts';
import { roomFor } from '../../../src/keep/room.ts';
import { triedClones } from '../../../src/keep/snapshots/file.ts';
import { fillingsOf, snapshotsOf } from '../../../src/keep/snapshots/index.ts';
import { watchSnapshots } from '../../../src/keep/watch.ts';
import { EXIT, type Problem, type UserError } from '../../../src/problem.ts';
import { inputOf, STAMP } from './making.ts';
import { BOTH, CONFIG, factsOf, guestOf, VG } from './stand-in.ts';

/** Answers by the beginning of the command line; everything that was asked is kept. */
function hostOf(
  answers: Record<string, Partial<Result>>,
  files: Record<string, string> = {},
): Runner & { asked: string[] } {
  const asked: string[] = [];
  return {
    ...{ where: 'ssh://root@xen1', asked },
    run: async ({ argv }: Command) => {
      const line = argv.join(' ');
      asked.push(line);
      const found = Object.entries(answers).find(([begins]) => line.startsWith(begins));
      return { code: found ? 0 : 1, stdout: '', stderr: '', timedOut: false, ...found?.[1] };
    },
    readText: async (path) => files[path],
    writeFile: async () => undefined,
    append: async () => undefined,
    close: async () => undefined,
  };
}

const disks = [
  { vdev: 'xvda', pdev_path: `/dev/${VG}/web1-disk`, readwrite: 1 },
  { vdev: 'xvdb', pdev_path: `/dev/${VG}/web1-data1`, readwrite: 1 },
];
const running = (own: readonly object[] = disks): string =>
  JSON.stringify([{ domid: 7, config: { c_info: { name: 'web1', type: 'pv' }, disks: own } }]);
const facts = (more: Partial<Facts['guests'][number]> = {}): Facts =>
  factsOf({
    guests: [
      {
        ...{ name: 'web1', domid: 7, uuid: 'u', memoryBytes: 256 * 2 ** 20, macs: [], disks: [] },
        ...{ config: '/etc/xen/web1.cfg', ...more },
      },
    ],
  });
const answers = { 'xl list -l web1': { stdout: running() }, 'blockdev --getsize64': { stdout: '4194304\n' } };
const files = { '/etc/xen/web1.cfg': CONFIG };
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => undefined,
    (error: unknown) => error as UserError,
  );

describe('a look at a guest', () => {
  test('finds its disks, what they are made of, and what cannot be in the backup', async () => {
    const seen = await lookAtGuest(hostOf(answers, files), 'web1', facts());
    expect(seen).toMatchObject({ name: 'web1', type: 'pv', hostFiles: ['/srv/images/vmlinuz'], leftOut: [] });
    expect(seen.disks.map(({ vdev, kind, own, bytes }) => [vdev, kind, own.lv, bytes])).toEqual([
      ['xvda', 'lvm', 'web1-disk', 4194304],
      ['xvdb', 'lvm', 'web1-data1', 4194304],
    ]);
  });

  test('names what the guest only reads as left out', async () => {
    const text = CONFIG.replace('disk = [', 'disk = [ "format=raw,vdev=xvdz,access=ro,target=/x/seed.img",');
    const { leftOut } = await lookAtGuest(hostOf(answers, { '/etc/xen/web1.cfg': text }), 'web1', facts());
    expect(leftOut).toEqual(['xvdz (/x/seed.img): the guest only reads it, so that it does not change.']);
  });

  test.each([
    ['does not run', { 'xl list -l web1': { code: 1, stderr: 'web1 is an invalid domain identifier' } }, files, {}],
    ['has no config file', answers, {}, { config: null }],
    [
      'runs with another disk than its config says',
      { ...answers, 'xl list -l web1': { stdout: running(disks.slice(1)) } },
      files,
      {},
    ],
    ['has a config that xl would refuse', answers, { '/etc/xen/web1.cfg': 'disk = [' }, {}],
    [
      'has a disk by a script',
      answers,
      { '/etc/xen/web1.cfg': CONFIG.replace('vdev=xvda', 'script=block-drbd,vdev=xvda') },
      {},
    ],
  ])('refuses one that %s', async (_, said, there, more) => {
    const error = await refusal(lookAtGuest(hostOf(said, there as Record<string, string>), 'web1', facts(more)));
    expect(error?.exitCode).toBe(EXIT.invalid);
    expect(error?.problems[0]?.remedy).not.toBe('');
  });

  test.each([
    ['destroy', undefined],
    ['preserve', undefined],
    ['restart', true],
    ['rename_restart', true],
  ])('on_poweroff %s: xl starts it anew by itself: %s', async (action, comesBack) => {
    const config = { c_info: { name: 'web1', type: 'pv' }, disks, on_poweroff: action };
    const said = { ...answers, 'xl list -l web1': { stdout: JSON.stringify([{ domid: 7, config }]) } };
    expect((await lookAtGuest(hostOf(said, files), 'web1', facts())).comesBack).toBe(comesBack);
  });

  test('a guest that xl starts anew by itself is not shut down for a backup: it would write to what is copied', () => {
    const input = inputOf({ ...guestOf(), comesBack: true });
    const refused = RECIPES.filter((recipe) => /on_poweroff/.test(recipe.problem(input)?.message ?? ''));
    expect(refused.map(({ id }) => id)).toEqual(['shutdown']);
  });

  test('refuses a device of another kind, and says which are kept', async () => {
    const text = CONFIG.replace(`/dev/${VG}/web1-disk`, '/dev/sdb1');
    const host = hostOf(
      { ...answers, 'xl list -l web1': { stdout: running([{ ...disks[0], pdev_path: '/dev/sdb1' }, disks[1]!]) } },
      { '/etc/xen/web1.cfg': text },
    );
    const error = await refusal(lookAtGuest(host, 'web1', facts()));
    expect(error?.message).toContain('xvda is the device /dev/sdb1');
    expect(error?.problems[0]?.remedy).toContain('Logical volumes, ZFS volumes and files are');
  });
});

test('cloning is tried with a tiny file that goes away again', async () => {
  const file = { vdev: 'xvda', target: '/srv/vm/web1.img', kind: 'file', format: 'raw', bytes: 1, own: {} } as const;
  const host = hostOf({
    mktemp: { stdout: '/srv/vm/.xenguide-clone-abc\n' },
    'cp --reflink=always': { code: 0 },
    rm: {},
  });
  expect([...(await triedClones(host, [file, file]))]).toEqual(['/srv/vm']);
  expect(host.asked).toEqual([
    'mktemp -p /srv/vm .xenguide-clone-XXXXXXXX',
    'cp --reflink=always -- /srv/vm/.xenguide-clone-abc /srv/vm/.xenguide-clone-abc.2',
    'rm -f -- /srv/vm/.xenguide-clone-abc /srv/vm/.xenguide-clone-abc.2',
  ]);
  expect((await triedClones(hostOf({ mktemp: { stdout: '/srv/vm/x\n' }, rm: {} }), [file])).size).toBe(0);
});

test('what is predicted comes from what was measured', async () => {
  let clock = 0;
  const host = hostOf({
    true: {},
    find: {},
    'dd if': { stderr: '67108864 bytes (67 MB, 64 MiB) copied, 0.5 s, 134 MB/s\n' },
    rm: {},
  });
  // The way to the host takes 100 ms; xl, four times, 1200 ms more; lvs 400 ms, and once more.
  const ticks = [0, 100, 200, 1500, 2000, 2500, 3000, 3500];
  const alike = snapshotsOf(inputOf().disks).map(({ like }) => like);
  const speeds = await measureSpeeds(host, 'web1', alike, '/backup', () => ticks[clock++] ?? 0);
  expect(speeds.programSeconds).toBeCloseTo(0.3);
  // LVM: ten times lvs, for each of two disks.
  expect(speeds.takeSeconds).toBeCloseTo(2 * 10 * 0.1);
  expect(speeds.writeBytesPerSecond).toBe(128 * 2 ** 20);
  const predicted = (id: string): number => RECIPES.find((each) => each.id === id)!.predictedSeconds(inputOf(), speeds);
  expect(predicted('pause')).toBeCloseTo(4 * 0.3 + 2);
  expect(predicted('state')).toBeCloseTo(2 + 4 * 0.3 + 2);
  expect(predicted('shutdown')).toBeGreaterThan(30);
});

test('room: refused where the memory does not fit, a word where the disks may not', async () => {
  const [pause, state] = ['pause', 'state'].map((id) => RECIPES.find((each) => each.id === id));
  const df = (bytes: number) => hostOf({ df: { stdout: `     Avail\n${bytes}\n` } });
  expect(await roomFor(df(2 ** 40), pause!, inputOf(), '/backup')).toBeUndefined();
  expect(await roomFor(df(2 ** 20), pause!, inputOf(), '/backup')).toContain('nothing of it is left');
  expect((await refusal(roomFor(df(2 ** 20), state!, inputOf(), '/backup')))?.exitCode).toBe(EXIT.notReady);
  expect((await refusal(roomFor(hostOf({}), pause!, inputOf(), '/nowhere')))?.exitCode).toBe(EXIT.notReady);
});

test.each([
  ['that runs full is told once, before it is lost', '95.70', 'is 95.7 % full, so the copy was given up before it'],
  ['that ran full between two looks is not said to be saved', '100.00', 'is full, so the copy was given up'],
])('a snapshot %s', async (_, percent, says) => {
  const name = `${VG}/web1-disk-backup-${STAMP}`;
  const host = hostOf({ [`lvs --noheadings -o data_percent ${name}`]: { stdout: `  ${percent}\n` } });
  const problem = await new Promise<Problem>((resolve) => {
    const stop = watchSnapshots(
      host,
      fillingsOf(BOTH, STAMP),
      (found) => {
        resolve(found);
        void stop();
      },
      5,
    );
  });
  expect(problem.message).toContain(`${name} ${says}`);
});

test('one that has room is left alone', async () => {
  const host = hostOf({ lvs: { stdout: '  12.00\n' } });
  let told = 0;
  const full = (): void => {
    told += 1;
  };
  const stop = watchSnapshots(host, fillingsOf(guestOf().disks, STAMP), full, 2);
  while (host.asked.length < 4) await new Promise((resolve) => setTimeout(resolve, 2));
  await stop();
  expect(told).toBe(0);
});
