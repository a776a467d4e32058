import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { backupOrOther } from '../../../src/commands/keep/which.ts';
import { clockOf } from '../../../src/keep/retention/local-time.ts';
import { zoneOf } from '../../../src/keep/retention/zone.ts';
import { lastPathOf } from '../../../src/keep/schedule/last.ts';
import { EXIT } from '../../../src/problem.ts';
import { CONFIG, factsOf, nobodyElse, type StandIn, standIn, VG } from './stand-in.ts';

/** A schedule from its first look to its last run, on a host of stand-ins. */

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let host: StandIn;
let results: string[];
let said: string[];
const [, script] = process.argv;

beforeEach(() => {
  host = standIn();
  results = [];
  said = [];
  writeFileSync(join(host.root, 'etc/web1.cfg'), CONFIG.replace('/srv/images/vmlinuz', '/etc/hostname'));
  const disks = ['xvda web1-disk', 'xvdb web1-data1'].map((each) => {
    const [vdev, lv] = each.split(' ');
    return { vdev, pdev_path: `/dev/${VG}/${lv}`, readwrite: 1 };
  });
  writeFileSync(
    join(host.root, 'details'),
    JSON.stringify([{ domid: 7, config: { c_info: { name: 'web1', type: 'pv' }, disks } }]),
  );
  // What is scheduled is this program, which must start.
  process.argv[1] = join(host.root, 'xenguide.cjs');
  writeFileSync(process.argv[1], '');
});
afterEach(() => {
  process.argv[1] = script!;
  host.remove();
});

const WEB1 = {
  ...{ name: 'web1', domid: 7, uuid: '11111111-2222-3333-4444-555555555555', memoryBytes: 256 * 2 ** 20, macs: [] },
  ...{ disks: [`/dev/${VG}/web1-disk`, `/dev/${VG}/web1-data1`], config: '/etc/xen/web1.cfg' },
};
/** No two backups of one second. */
let clock = Date.parse('2026-11-26T07:14:00Z');
const nextSecond = (): number => {
  clock += 1000;
  return clock;
};
const keep = (json: boolean) => ({
  ...{ runner: host.runner, connect: nobodyElse, cwd: '/', json, yes: true, stateDir: host.stateDir },
  askedAt: new Date(nextSecond()),
  io: {
    out: (text: string) => void results.push(text),
    say: (line: string) => void said.push(line),
    ...{ terminal: false, dumb: false, columns: 80, signal: new AbortController().signal },
  },
});
const xenguide = (options: Record<string, unknown>, { json = true, guest = 'web1' as string | null } = {}) =>
  backupOrOther(guest ?? undefined, options, keep(json), async () => factsOf({ guests: [WEB1] }));
const json = () => JSON.parse(results.splice(0).join(''));
const units = (): string[] => readdirSync(join(host.root, 'etc/systemd'));
const EVERY_DAY = () => ({ to: host.to, every: 'day', keep: '4 weekly,7 daily' });

describe('a schedule', () => {
  test('is shown, applied, seen, changed and taken back', async () => {
    expect(await xenguide(EVERY_DAY()), said.join('\n')).toBe(EXIT.done);
    expect(json()).toMatchObject({ name: 'web1', scheduled: true, changed: true });
    expect(said.join('\n')).toContain('web1 is backed up every day at 03:00');
    expect(said.join('\n')).toContain(`$ xenguide backup web1 --to ${host.to} --keep 7 daily, 4 weekly`);
    expect(units().sort()).toEqual(['xenguide-schedule-web1.service', 'xenguide-schedule-web1.timer']);
    expect(existsSync(join(host.root, 'enabled'))).toBe(true);

    expect(await xenguide(EVERY_DAY())).toBe(EXIT.done);
    expect(json()).toMatchObject({ scheduled: true, changed: false });

    writeFileSync(join(host.root, 'timers'), '[{"next":1795748400000000,"unit":"xenguide-schedule-web1.timer"}]');
    expect(await xenguide({ list: true })).toBe(EXIT.done);
    expect(json()).toMatchObject({
      folder: null,
      schedules: [{ guest: 'web1', next: '2026-11-27T03:00:00.000Z', running: false, last: null, trouble: null }],
    });

    expect(await xenguide({ ...EVERY_DAY(), every: 'week' })).toBe(EXIT.done);
    expect(json()).toMatchObject({ changed: true });
    expect(said.join('\n')).toContain('In place of: web1 is backed up every day at 03:00');
    expect(readFileSync(join(host.root, 'etc/systemd/xenguide-schedule-web1.timer'), 'utf8')).toContain(
      'Sun *-*-* 03:00',
    );

    expect(await xenguide({ every: 'never' })).toBe(EXIT.done);
    expect(json()).toMatchObject({ scheduled: false });
    expect(units()).toEqual([]);
    expect(existsSync(join(host.root, 'enabled'))).toBe(false);
    expect(host.left()).toEqual([]);
    await expect(xenguide({ every: 'never' })).rejects.toMatchObject({ exitCode: EXIT.conflict });
  });

  test('a backup that could not be made now is not scheduled', async () => {
    await expect(xenguide({ ...EVERY_DAY(), to: '/nowhere/at/all' })).rejects.toMatchObject({
      exitCode: EXIT.notReady,
    });
    await expect(xenguide(EVERY_DAY(), { guest: 'web9' })).rejects.toMatchObject({ exitCode: EXIT.invalid });
    expect(units()).toEqual([]);
    expect(host.left()).toEqual([]);
  });
});

describe('what came of the last run', () => {
  const run = () => xenguide({ to: host.to, keep: 'last 1', scheduled: true });
  const schedules = async () => {
    results.length = 0;
    await xenguide({ list: true, to: host.to });
    return json().schedules;
  };
  beforeEach(async () => {
    await xenguide({ ...EVERY_DAY(), keep: 'last 1' });
    writeFileSync(join(host.root, 'timers'), '[{"next":1795748400000000}]');
    results.length = 0;
  });

  test('a backup, with the ones that go', async () => {
    expect(await run(), said.join('\n')).toBe(EXIT.done);
    const { backup, pruned } = json();
    expect(pruned).toMatchObject({ keep: 'last 1', removed: [] });
    expect(await schedules()).toMatchObject([{ last: { exitCode: 0, backup, why: null }, trouble: null }]);
    await xenguide({ list: true }, { json: false });
    const next = clockOf(await zoneOf(host.runner))(new Date('2026-11-27T03:00:00Z'));
    expect(results.join('')).toMatch(new RegExp(`^scheduled  web1  last run .*, all well  next run ${next}$`, 'm'));
  });

  test('a backup that was made is told as one also where old ones could not be looked for', async () => {
    const runner: typeof host.runner = {
      ...host.runner,
      run: async (command, options) =>
        command.argv.includes('-mindepth') && command.argv.includes(host.to)
          ? { code: 1, stdout: '', stderr: 'find: Input/output error', timedOut: false }
          : host.runner.run(command, options),
    };
    const facts = async () => factsOf({ guests: [WEB1] });
    const options = { to: host.to, keep: 'last 1', scheduled: true };
    expect(await backupOrOther('web1', options, { ...keep(true), runner }, facts)).toBe(EXIT.usage);
    const { backup, problems } = json();
    expect(problems).toMatchObject([{ field: '--to' }]);
    expect(existsSync(join(backup, 'manifest.json'))).toBe(true);
    expect(await schedules()).toMatchObject([{ last: { exitCode: EXIT.usage, backup }, trouble: expect.anything() }]);
  });

  test('a failure, and why', async () => {
    writeFileSync(join(host.root, 'fail-lvcreate'), '');
    expect(await run()).toBe(EXIT.takenBack);
    const [{ last, trouble }] = await schedules();
    expect(last).toMatchObject({ exitCode: EXIT.takenBack, backup: null });
    expect(trouble).toContain('could not be held still');
  });

  test('a refusal, and why', async () => {
    writeFileSync(join(host.root, 'guest'), 'paused\n');
    await expect(run()).rejects.toMatchObject({ exitCode: EXIT.invalid });
    const [{ trouble }] = await schedules();
    expect(trouble).toContain('web1 is paused');
  });

  test('one that was cut off; one that never came to write anything; one that runs', async () => {
    const path = lastPathOf('web1', host.stateDir);
    writeFileSync(path, JSON.stringify({ version: 1, startedAt: '2026-11-26T03:00:00Z', endedAt: null }));
    expect(await schedules()).toMatchObject([{ trouble: 'the last run was cut off' }]);
    writeFileSync(join(host.root, 'shown'), 'ActiveState=activating\nResult=success\n');
    expect(await schedules()).toMatchObject([{ running: true, trouble: null }]);
    writeFileSync(path, '{');
    writeFileSync(join(host.root, 'shown'), 'ActiveState=failed\nResult=exit-code\n');
    expect(await schedules()).toMatchObject([{ last: null, trouble: 'the last run failed: exit-code' }]);
    writeFileSync(join(host.root, 'timers'), '[]');
    expect(await schedules()).toMatchObject([{ next: null, trouble: 'its timer does not run' }]);
  });

  test('what one that was cut off has left is of that night: it goes first', async () => {
    const real = host.runner;
    let dead = false;
    const dying: typeof real = {
      ...real,
      run: (command, options) => {
        dead ||= command.argv.includes('--progress');
        if (dead) throw new Error('killed');
        return real.run(command, options);
      },
    };
    host.runner = dying;
    await expect(run()).rejects.toThrow('killed');
    host.runner = real;
    expect(readdirSync(host.to)).toEqual([expect.stringMatching(/^\.web1-.*\.partial$/)]);
    rmSync(join(host.stateDir, 'backups/web1/lock'), { force: true });
    results.length = 0;
    expect(await run(), said.join('\n')).toBe(EXIT.done);
    expect(said.join('\n')).toContain('what it left is taken away first');
    expect(readdirSync(host.to)).toEqual([expect.stringMatching(/^web1-/)]);
  });

  test('a schedule that was taken back meanwhile leaves no trace', async () => {
    await xenguide({ every: 'never' });
    results.length = 0;
    expect(await run(), said.join('\n')).toBe(EXIT.done);
    expect(host.left()).toEqual([]);
  });
});

test('a backup by hand that has --keep removes what is too old, and no other guest’s; a failed one removes nothing', async () => {
  const old = ['20200101-000000', '20200102-000000'].map((stamp) => join(host.to, `web1-${stamp}`));
  expect(await xenguide({ to: host.to, keep: 'last 9' }), said.join('\n')).toBe(EXIT.done);
  const first = json().backup as string;
  for (const [index, path] of old.entries()) {
    mkdirSync(path);
    for (const file of readdirSync(first)) {
      const text = readFileSync(join(first, file));
      const isManifest = file === 'manifest.json';
      const year = `2020-01-0${index + 1}T00:00:00.000Z`;
      writeFileSync(
        join(path, file),
        isManifest ? JSON.stringify({ ...JSON.parse(text.toString()), takenAt: year }) : text,
      );
    }
  }
  writeFileSync(join(host.root, 'fail-lvcreate'), '');
  expect(await xenguide({ to: host.to, keep: 'last 1' })).toBe(EXIT.takenBack);
  expect(json()).toMatchObject({ backup: null });
  expect(readdirSync(host.to)).toHaveLength(3);
  rmSync(join(host.root, 'fail-lvcreate'));
  expect(await xenguide({ to: host.to, keep: 'last 2' }), said.join('\n')).toBe(EXIT.done);
  const { backup, pruned } = json();
  expect(pruned.removed).toEqual(old);
  expect(
    readdirSync(host.to)
      .map((name) => join(host.to, name))
      .sort(),
  ).toEqual([first, backup].sort());
});

test.each([
  [{ list: true, prune: true }, '--list'],
  [{ undo: true, every: 'day' }, '--undo'],
  [{ to: '/backup', dryRun: true }, '--dry-run'],
  [{ to: '/backup', at: '03:00' }, '--at'],
  [{ to: '/backup', verify: true, list: true }, '--verify'],
])('options that do not go together: %j', async (options, field) => {
  await expect(xenguide(options)).rejects.toMatchObject({ exitCode: EXIT.usage, problems: [{ field }] });
});

test.each([{}, { undo: true }, { every: 'day' }])('without a guest: %j', async (options) => {
  await expect(xenguide(options, { guest: null })).rejects.toMatchObject({ problems: [{ field: 'guest' }] });
});
