import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../src/host/facts.ts';
import { begunOf } from '../../../src/keep/begun.ts';
import type { KeptDisk } from '../../../src/keep/guest.ts';
import { backupPlaces, placesOf } from '../../../src/keep/places.ts';
import { RECIPES } from '../../../src/keep/recipes/index.ts';
import { snapshotsOf } from '../../../src/keep/snapshots/index.ts';
import type { Plan, WriteStep } from '../../../src/plan/action.ts';
import { parsePlan, printPlan } from '../../../src/plan/plan-file.ts';
import { planScript } from '../../../src/plan/script.ts';
import { EXIT, UserError } from '../../../src/problem.ts';
import { AT, inputOf, planFor, STAMP } from './making.ts';
import { BOTH, disk, factsOf, guestOf, VG } from './stand-in.ts';

const MiB = 2 ** 20;
const canVerify = spawnSync('systemd-analyze', ['--version']).status === 0;
const GiB = 2 ** 30;

const unitOf = (plan: Plan): string[] => {
  const moment = plan.actions.find(({ id }) => id === 'backup.moment')!;
  const unit = moment.do.find((step): step is WriteStep => 'write' in step)!;
  return unit.text!.split('\n');
};
const commandsOf = (plan: Plan): string[] => unitOf(plan).filter((line) => /^Exec/.test(line));
const undoOf = (plan: Plan): string => JSON.stringify(plan.actions.find(({ id }) => id === 'backup.moment')!.undo);
const refusalOf = (make: () => unknown): UserError => {
  try {
    make();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('it was not refused');
};

const file = (format: 'raw' | 'qcow2' = 'raw'): KeptDisk => ({
  ...{ vdev: 'xvda', target: `/srv/vm/web1.${format}`, kind: 'file', format, bytes: GiB, own: {} },
});
const zvol: KeptDisk = {
  vdev: 'xvda',
  target: '/dev/zvol/tank/web1-disk',
  kind: 'zfs',
  format: 'raw',
  bytes: GiB,
  own: { name: 'tank/web1-disk' },
};
const thin: KeptDisk = {
  vdev: 'xvda',
  target: '/dev/vg0/web1-disk',
  kind: 'thin',
  format: 'raw',
  bytes: GiB,
  own: { vg: 'vg0', lv: 'web1-disk', pool: 'pool' },
};

describe('what the host does in one go', () => {
  test('the kernel’s module for snapshots is loaded before the guest stands still, not meanwhile', () => {
    const steps = planFor('pause').actions.find(({ id }) => id === 'backup.moment')!.do;
    const at = (word: string) => steps.findIndex((step) => 'run' in step && step.run.includes(word));
    expect(at('dm_snapshot')).toBeGreaterThan(-1);
    expect(at('dm_snapshot')).toBeLessThan(at('start'));
  });

  test('pause: all snapshots between pause and unpause, and unpause in any case', () => {
    const commands = commandsOf(planFor('pause'));
    expect(commands).toEqual([
      'ExecStart=touch /run/xenguide-backup-web1/begun',
      'ExecStart=xl pause web1',
      `ExecStart=lvcreate --yes -q -s -l 6 -n web1-disk-backup-${STAMP} ${VG}/web1-disk`,
      `ExecStart=lvcreate --yes -q -s -l 3 -n web1-data1-backup-${STAMP} ${VG}/web1-data1`,
      'ExecStart=touch /run/xenguide-backup-web1/taken',
      'ExecStopPost=-xl unpause web1',
      'ExecStopPost=-touch /run/xenguide-backup-web1/through/goes-on',
      'ExecStopPost=-touch /run/xenguide-backup-web1/ended',
    ]);
  });

  test('pause, with one disk: its snapshot is of one instant by itself; the guest goes on, and that is what is said', () => {
    const [disk] = guestOf().disks;
    const input = inputOf(guestOf([disk!]));
    const plan = planFor('pause', input);
    expect(commandsOf(plan)).toEqual([
      'ExecStart=touch /run/xenguide-backup-web1/begun',
      `ExecStart=lvcreate --yes -q -s -l 6 -n web1-disk-backup-${STAMP} ${VG}/web1-disk`,
      'ExecStart=touch /run/xenguide-backup-web1/taken',
      'ExecStopPost=-touch -r /run/xenguide-backup-web1/begun /run/xenguide-backup-web1/through/goes-on',
      'ExecStopPost=-touch /run/xenguide-backup-web1/ended',
    ]);
    expect(plan.actions.find(({ id }) => id === 'backup.moment')!.title).toContain('going on while');
    const pause = RECIPES.find(({ id }) => id === 'pause')!;
    expect(pause.predictedSeconds(input, { programSeconds: 1, takeSeconds: 1 })).toBe(0);
  });

  test('state: the memory is written for root only, into the backup’s own folder', () => {
    const unit = unitOf(planFor('state'));
    expect(unit).toContain('UMask=0077');
    expect(unit).toContain(`ExecStart=xl save -p web1 /backup/.web1-${STAMP}.partial/state`);
    expect(unit).toContain('ExecStopPost=-xl unpause web1');
  });

  test('state ends xl’s watcher of the guest: that is said before, and only there', () => {
    expect(planFor('state').warnings?.join(' ')).toMatch(/watcher of web1 ends.*xl create /);
    for (const recipe of ['pause', 'saved', 'shutdown'] as const)
      expect(planFor(recipe).warnings?.join(' ')).not.toContain('watcher of web1 ends');
  });

  test('saved: the pause is the memory both ways, and it says so', () => {
    const input = inputOf();
    const seconds = (id: 'state' | 'saved') =>
      RECIPES.find((each) => each.id === id)!.predictedSeconds(input, {
        programSeconds: 0,
        takeSeconds: 0,
        writeBytesPerSecond: 64 * MiB,
      });
    expect(seconds('state')).toBe(4);
    expect(seconds('saved')).toBe(10);
    expect(planFor('saved').warnings?.join(' ')).toContain('does not exist between its saving and its coming back');
  });

  test('saved: that its memory is used up is on the disk before it is used, and taken back only of a guest that is nowhere', () => {
    const partial = `/backup/.web1-${STAMP}.partial`;
    const lines = commandsOf(planFor('saved')).filter((line) => line.startsWith('ExecStopPost='));
    expect(lines[0]).toMatch(/ -empty ! -exec xl domid web1 ";" -exec touch \S+\/state\.used ";" -exec sync -- /);
    expect(lines[0]).toContain(`sync -- ${partial}/state.used ${partial} ";"`);
    expect(lines[1]).toContain(`xl restore ${partial}/state ";"`);
    expect(lines.at(-2)).toMatch(/ -empty ! -exec xl domid web1 ";" -exec rm -f -- \S+\/state\.used ";"$/);
  });

  test('shutdown: started again as long as it does not run, apart from the unit', () => {
    const commands = commandsOf(planFor('shutdown'));
    expect(commands[1]).toBe('ExecStart=xl shutdown -w -F web1');
    const starts = commands.filter((line) => line.includes('xl create'));
    expect(starts.length).toBeGreaterThan(10);
    expect(starts[0]).toMatch(
      /^ExecStopPost=-find \S+ -maxdepth 0 -empty ! -exec xl domid web1 ";" -exec systemd-run --quiet --scope -- xl create -q \/etc\/xen\/web1\.cfg ";" -exec touch /,
    );
  });

  test('a disk without snapshots is copied while the guest is off', () => {
    const input = inputOf(guestOf([file('qcow2'), disk('web1-data1', 'xvdb', MiB)]));
    const commands = commandsOf(planFor('shutdown', input));
    const at = (word: string): number => commands.findIndex((line) => line.includes(word));
    expect(at('xl shutdown')).toBeLessThan(at('lvcreate'));
    expect(commands[at('zstd')]).toContain(`-o /backup/.web1-${STAMP}.partial/xvda.qcow2.zst /srv/vm/web1.qcow2`);
    expect(at('zstd')).toBeLessThan(at('xl create'));
  });

  test.each(['pause', 'state', 'saved', 'shutdown'] as const)(
    '%s: the way back waits for it, and never begins it again',
    (recipe) => {
      const plan = planFor(recipe);
      expect(unitOf(plan)).toContain('ConditionPathExists=!/run/xenguide-backup-web1/begun');
      const undo = undoOf(plan);
      expect(undo.indexOf('"start"')).toBeLessThan(undo.indexOf('"stop"'));
      expect(undo.indexOf('"stop"')).toBeLessThan(undo.indexOf('lvremove'));
      expect(undo).toContain('"onlyIf":[{"run":["test","-e","/run/xenguide-backup-web1/begun"]}]');
    },
  );

  test.skipIf(!canVerify).each(['pause', 'state', 'saved', 'shutdown'] as const)(
    'systemd takes the unit of %s',
    (recipe) => {
      const folder = mkdtempSync(join(tmpdir(), 'xenguide-unit-'));
      const path = join(folder, 'xenguide-backup-web1.service');
      writeFileSync(path, unitOf(planFor(recipe)).join('\n'));
      const { stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', path], { encoding: 'utf8' });
      rmSync(folder, { recursive: true });
      expect(stderr.split('\n').filter((line) => line.includes('xenguide-backup-web1'))).toEqual([]);
    },
  );

  test('a name with a + has a unit of its own', () => {
    expect(backupPlaces('a+b', '/backup', AT).unit).toBe('xenguide-backup-a\\x2bb.service');
  });
});

describe.each([
  ['lvm', disk('web1-disk', 'xvda', 4 * MiB), {}, `/dev/${VG}/web1-disk-backup-${STAMP}`],
  ['thin', thin, {}, `/dev/vg0/web1-disk-backup-${STAMP}`],
  ['zfs', zvol, {}, `/dev/zvol/tank/web1-disk-backup-${STAMP}`],
  ['file', file(), { clones: ['/srv/vm'] }, `/srv/vm/.web1.raw-backup-${STAMP}`],
] as const)('a disk on %s', (_, one, more, source) => {
  const input = inputOf(guestOf([one]), more);
  const plan = planFor('pause', input);

  test('is read from its snapshot, which goes away in every case', () => {
    const image = plan.actions.find(({ id }) => id === 'backup.image.xvda')!;
    expect(image.do.find((step) => 'from' in step)).toMatchObject({
      from: source,
      to: `/backup/.web1-${STAMP}.partial/xvda.img.zst`,
      progress: { from: 'zstd', totalBytes: one.bytes },
    });
    const [snapshot] = snapshotsOf(input.disks);
    const drop = plan.actions.find(({ id }) => id === 'backup.drop')!;
    for (const step of snapshot!.drop) {
      expect(drop.do).toContainEqual(step);
      expect(plan.actions.find(({ id }) => id === 'backup.moment')!.undo).toContainEqual(step);
    }
  });

  test('makes a plan that can be written, read back, and printed as a script', () => {
    expect(parsePlan(printPlan(plan), 'x')).toEqual(plan);
    expect(planScript(plan, { start: true })).toContain('systemctl start');
    expect(begunOf(plan).places).toEqual(input.places);
  });
});

describe('room for snapshots in a volume group', () => {
  const withFree = (freeExtents: number): Facts =>
    factsOf({ volumeGroups: [{ name: VG, extentBytes: 4 * MiB, freeExtents, totalExtents: 9999 }] });
  const big = [disk('web1-disk', 'xvda', 20 * GiB), disk('web1-data1', 'xvdb', 10 * GiB)];
  const sizes = (facts: Facts): string[] =>
    snapshotsOf(inputOf(guestOf(big), { facts }).disks).map(({ take }) => take[0]!.at(-4)!);

  test('as much as the whole disk can need, where that is free', () => {
    expect(sizes(withFree(9000))).toEqual(['5173', '2587']);
  });

  test('shared out by size where it is less', () => {
    const [a, b] = sizes(withFree(600)).map(Number);
    expect(a! + b!).toBeLessThanOrEqual(600);
    expect(a! / b!).toBeCloseTo(2, 1);
  });

  test('a small disk beside a big one has what it needs at least, before the rest is shared out', () => {
    const uneven = [disk('web1-disk', 'xvda', 80 * MiB), disk('web1-data1', 'xvdb', 4 * GiB)];
    const taken = (free: number): number[] =>
      snapshotsOf(inputOf(guestOf(uneven), { facts: withFree(free) }).disks).map(({ take }) => Number(take[0]!.at(-4)));
    // 64 MiB of 80 MiB, and 2 % of 4 GiB.
    const [least, most] = [16, 21];
    for (const free of [16 + 21, 400, 1000]) {
      const [small, large] = taken(free);
      expect(small).toBeGreaterThanOrEqual(least);
      expect(large).toBeGreaterThanOrEqual(most);
      expect(small! + large!).toBeLessThanOrEqual(free);
    }
    // Then one of them has none, and the backup is refused.
    expect(taken(least + most - 1).length).toBeLessThan(2);
  });

  test('too little for anybody to rely on: refused, with what can be done', () => {
    const error = refusalOf(() => planFor('auto', inputOf(guestOf(big), { facts: withFree(20) })));
    expect(error.exitCode).toBe(EXIT.invalid);
    expect(error.message).toContain(`the volume group ${VG} has only`);
    expect(error.problems[0]!.remedy).toContain('--recipe shutdown');
  });
});

describe('refused', () => {
  test.each([
    ['a file that cannot be cloned', file(), 'cannot make a second file of the same blocks'],
    ['a qcow2 file', file('qcow2'), 'only the guest’s own qemu could hold still'],
  ])('%s, with the recipe that can', (_, one, words) => {
    for (const recipe of ['auto', 'pause', 'state'] as const) {
      const error = refusalOf(() => planFor(recipe, inputOf(guestOf([one]))));
      expect(error.message).toContain(words);
      expect(error.problems[0]!.remedy).toContain('--recipe shutdown');
    }
    expect(() => planFor('shutdown', inputOf(guestOf([one])))).not.toThrow();
  });

  test('a thin pool that is nearly full', () => {
    const facts = factsOf({
      thinPools: [{ vg: 'vg0', name: 'pool', bytes: GiB, metadataBytes: MiB, dataPercent: 96, metadataPercent: 3 }],
    });
    expect(refusalOf(() => planFor('pause', inputOf(guestOf([thin]), { facts }))).message).toContain('nearly full');
  });

  test.each(['backup', './backup', '/backup/../etc', '/back\nup'])('the folder %j', (folder) => {
    expect(refusalOf(() => backupPlaces('web1', folder, AT)).exitCode).toBe(EXIT.usage);
  });
});

test('no one is shut down unless that was said', () => {
  expect(JSON.stringify(planFor('auto'))).not.toContain('shutdown -w');
});

test('places are found again from the folder', () => {
  for (const name of ['web1', 'a-b.c+d', 'x-20200101-000000']) {
    const places = backupPlaces(name, '/', AT);
    expect(placesOf(name, places.partial)).toEqual(places);
    expect(places.final).toBe(`/${name}-${STAMP}`);
  }
  expect(() => placesOf('web2', `/backup/.web1-${STAMP}.partial`)).toThrow(TypeError);
});

test('nothing of a plan is for others to read', () => {
  const plan = planFor('state', inputOf(guestOf(BOTH)));
  const modes = plan.actions
    .flatMap((action) => action.do)
    .flatMap((step) => ('write' in step ? [[step.write, step.mode]] : []));
  for (const [path, mode] of modes)
    if (!String(path).startsWith('/run/systemd')) expect(mode, String(path)).toBe(0o600);
  const folder = plan.actions[0]!.do[0];
  expect(folder).toEqual({ run: ['mkdir', '-m', '0700', '--', `/backup/.web1-${STAMP}.partial`] });
});
