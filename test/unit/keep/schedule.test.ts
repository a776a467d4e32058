import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownProgram } from '../../../src/commands/keep/program.ts';
import type { Runner } from '../../../src/host/runner.ts';
import type { Begun } from '../../../src/keep/begun.ts';
import type { KeptDisk } from '../../../src/keep/guest.ts';
import { type Schedule, schedulePlan } from '../../../src/keep/schedule/plan.ts';
import { scheduleUnits } from '../../../src/keep/schedule/units.ts';
import { EVERY, whenOf } from '../../../src/keep/schedule/when.ts';
import { foldersWritten } from '../../../src/keep/schedule/writes.ts';
import type { Plan, WriteStep } from '../../../src/plan/action.ts';
import { parsePlan, printPlan } from '../../../src/plan/plan-file.ts';
import { planScript } from '../../../src/plan/script.ts';
import { EXIT } from '../../../src/problem.ts';
import { ownRenderer } from '../../support/templates.ts';

const canVerify = spawnSync('systemd-analyze', ['--version']).status === 0;

const planOf = (more: Partial<Schedule> = {}): Plan =>
  schedulePlan(
    {
      ...{ guest: 'web1', configPath: '/etc/xen/web1.cfg', to: { path: '/backup' }, when: whenOf('day', undefined) },
      writes: ['/backup'],
      command: [
        '/usr/bin/xenguide',
        'backup',
        'web1',
        '--to',
        '/backup',
        '--keep',
        '7 daily, 4 weekly',
        '--yes',
        '--scheduled',
      ],
      before: [['modprobe', '-q', 'dm_snapshot']],
      lastPath: '/var/lib/xenguide/schedules/web1/last.json',
      ...more,
    },
    ownRenderer.fill,
    '7b0c1d2e-0000-8000-8000-000000000009',
  );
const writesOf = (plan: Plan): WriteStep[] =>
  plan.actions.flatMap(({ do: steps }) => steps).filter((step): step is WriteStep => 'write' in step);
const linesOf = (plan: Plan, ending: string): string[] =>
  writesOf(plan)
    .find(({ write }) => write.endsWith(ending))!
    .text!.split('\n');

describe('when', () => {
  test.each([
    ['hour', undefined, '*-*-* *:00:00', 'every hour at :00'],
    ['hour', ':15', '*-*-* *:15:00', 'every hour at :15'],
    ['day', undefined, '*-*-* 03:00:00', 'every day at 03:00'],
    ['day', '5:30', '*-*-* 05:30:00', 'every day at 05:30'],
    ['week', 'Saturday 23:05', 'Sat *-*-* 23:05:00', 'every week, Sat at 23:05'],
    ['month', '15 04:00', '*-*-15 04:00:00', 'every month, on day 15 at 04:00'],
  ] as const)('every %s at %s', (every, at, calendar, words) => {
    expect(whenOf(every, at)).toMatchObject({ calendar, words });
  });

  test.skipIf(!canVerify).each(EVERY)('systemd reads every %s', (every) => {
    const { status, stderr } = spawnSync('systemd-analyze', ['calendar', whenOf(every, undefined).calendar]);
    expect(status, String(stderr)).toBe(0);
  });

  test.each([
    ['hour', '60'],
    ['day', '24:00'],
    ['day', '03:00\n[Service]'],
    ['week', '03:00'],
    ['week', 'xyz 03:00'],
    ['month', '29 03:00'],
    ['month', '0 03:00'],
  ] as const)('refused: every %s at %j', (every, at) => {
    expect(() => whenOf(every, at)).toThrow(expect.objectContaining({ exitCode: EXIT.usage }));
  });
});

describe('the units', () => {
  test('the timer makes up for what was missed; the service is the same program, once at a time', () => {
    const timer = linesOf(planOf(), '.timer');
    for (const line of ['OnCalendar=*-*-* 03:00:00', 'Persistent=true', 'RandomizedDelaySec=900']) {
      expect(timer).toContain(line);
    }
    const service = linesOf(planOf(), '.service');
    expect(service).toContain('Type=oneshot');
    expect(service).toContain('UMask=0077');
    // What it writes down is English, whatever language the host speaks; who lists it is told in their own.
    expect(service).toContain('Environment=XENGUIDE_LANG=en');
    expect(service).toContain(
      'ExecStart=/usr/bin/xenguide backup web1 --to /backup --keep "7 daily, 4 weekly" --yes --scheduled',
    );
  });

  test.skipIf(!canVerify).each([
    ['usual', {}],
    ['folders with spaces at home', { writes: ['/home/back up 100%', '/home/vm'] }],
    ['a folder in /tmp', { writes: ['/var/tmp/backup'] }],
    ['another host', { to: { on: 'ssh://root@nas', path: '/backup' }, writes: [] }],
    ['a name with a +', { guest: 'a+b' }],
  ] as const)('systemd takes them: %s', (_, more) => {
    const folder = mkdtempSync(join(tmpdir(), 'xenguide-units-'));
    const plan = planOf({ ...more, command: ['/bin/true', 'backup', 'x y', '100%', '$HOME'] });
    const paths = writesOf(plan).map(({ write, text }) => {
      const path = join(folder, write.slice(write.lastIndexOf('/') + 1));
      writeFileSync(path, text!);
      return path;
    });
    const { stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...paths], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(stderr.split('\n').filter((line) => line.includes('xenguide-schedule'))).toEqual([]);
  });

  test('a folder that systemd guards is opened for it, one in /tmp is not hidden from it', () => {
    const two = planOf({ writes: ['/home/b', '/srv/b', '/root/vm'] });
    expect(linesOf(two, '.service')).toContain('ReadWritePaths="-/home/b" "-/root/vm"');
    expect(linesOf(planOf(), '.service').join('\n')).not.toContain('ReadWritePaths="');
    expect(linesOf(planOf(), '.service')).toContain('PrivateTmp=yes');
    expect(linesOf(planOf({ writes: ['/backup', '/tmp/b'] }), '.service')).not.toContain('PrivateTmp=yes');
  });

  test('what it writes to is the folder of the backups and those of files that it clones, wherever links lead', async () => {
    const disks = ['/home/vm/web1.img', '/home/vm/web1-data.img', '/srv/web1.qcow2'].map((target) => ({
      ...{ vdev: 'xvda', target, kind: 'file', format: target.endsWith('2') ? 'qcow2' : 'raw', bytes: 1, own: {} },
    })) as unknown as KeptDisk[];
    const places = { on: undefined as string | undefined, final: '/backup/web1-20261126-071400' };
    const asked: string[][] = [];
    const runner = {
      run: async ({ argv }: { argv: readonly string[] }) => {
        asked.push([...argv]);
        const stdout = argv.slice(4).map((path) => `${path.replace('/backup', '/home/backup')}\0`);
        return { code: 0, stdout: stdout.join(''), stderr: '', timedOut: false };
      },
    } as unknown as Runner;
    const begun = { places, draft: { disks } } as unknown as Begun;
    expect(await foldersWritten(runner, begun)).toEqual(['/home/backup', '/home/vm']);
    expect(asked).toEqual([['realpath', '-m', '-z', '--', '/backup', '/home/vm', '/home/vm']]);
    places.on = 'ssh://root@nas';
    expect(await foldersWritten(runner, begun)).toEqual(['/home/vm']);
  });

  /** `systemd-analyze security` of a unit file, by systemd 252: without the hypervisor’s devices, the network and JavaScript it could be lower. */
  test.skipIf(!canVerify)('it may do no more than it must, by systemd’s own measure; and what it must, it may', () => {
    const folder = mkdtempSync(join(tmpdir(), 'xenguide-schedule-'));
    const path = join(folder, 'xenguide-schedule-web1.service');
    writeFileSync(path, linesOf(planOf(), '.service').join('\n'));
    const argv = ['security', '--offline=yes', '--no-pager', '--threshold=50', path];
    const { status, stdout, stderr } = spawnSync('systemd-analyze', argv, { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(stderr).not.toMatch(/[Uu]nknown|[Ii]gnor/);
    expect(status, stdout).toBe(0);
    const service = linesOf(planOf(), '.service');
    const set = (key: string): string[] => service.filter((line) => line.startsWith(`${key}=`));
    // /dev/xen, /dev/mapper, ssh, and a language whose programs are made while they run.
    for (const key of [
      'PrivateDevices',
      'DevicePolicy',
      'DeviceAllow',
      'ProtectClock',
      'PrivateNetwork',
      'MemoryDenyWriteExecute',
    ])
      expect(set(key), key).toEqual([]);
    const dropped = set('CapabilityBoundingSet').join(' ');
    for (const cap of [
      'SYS_ADMIN',
      'DAC_OVERRIDE',
      'DAC_READ_SEARCH',
      'FOWNER',
      'CHOWN',
      'MKNOD',
      'IPC_LOCK',
      'IPC_OWNER',
      'SYS_NICE',
    ])
      expect(dropped, cap).not.toMatch(new RegExp(`CAP_${cap}\\b`));
    // Else the kernel looks for the module while the guest stands still.
    expect(service).toContain('ExecStartPre=-+modprobe -q dm_snapshot');
  });

  test('no guest’s name makes them those of a single backup', () => {
    expect(scheduleUnits('web1').service).toBe('xenguide-schedule-web1.service');
    expect(scheduleUnits('a+b').timer).toBe('xenguide-schedule-a\\x2bb.timer');
  });
});

test('the plan can be written, read back, printed as a script, and taken back', () => {
  const plan = planOf();
  expect(parsePlan(printPlan(plan), 'x')).toEqual(plan);
  expect(planScript(plan, { start: true })).toContain('systemctl enable --now');
  const undo = JSON.stringify(plan.actions.toReversed().map((action) => action.undo));
  expect(undo.indexOf('disable')).toBeLessThan(undo.indexOf('.service"'));
  // Whatever is being made just then goes on to its end.
  expect(undo).not.toContain('"stop"');
  for (const path of writesOf(plan).map(({ write }) => write)) expect(undo).toContain(path);
});

test('the program is found again: the executable itself, or Node with its script', () => {
  expect(ownProgram('/usr/bin/xenguide', '/usr/bin/xenguide')).toEqual(['/usr/bin/xenguide']);
  expect(ownProgram('/usr/bin/xenguide', undefined)).toEqual(['/usr/bin/xenguide']);
  expect(ownProgram('/usr/bin/node', '/opt/x/dist/xenguide.cjs')).toEqual([
    '/usr/bin/node',
    '/opt/x/dist/xenguide.cjs',
  ]);
});
