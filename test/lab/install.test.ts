import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Session } from '../support/terminal.ts';
import { forgetConsole, provision, reportOf, type Wanted } from './support/guest.ts';
import { everything, HOST, mustBeUp, onHost, sshConfig, untilOnHost } from './support/host.ts';
import { program, xenguide } from './support/program.ts';

/** A set of three discs (lab/guest/installer): the first asks for the second, that one for the third. */
const DISC = [1, 2, 3].map((number) => `/srv/images/practice-${number}.iso`) as [string, string, string];
const CONSOLE = (name: string): string => `/var/log/xen/console/guest-${name}.log`;

interface Drives {
  drives: { drive: string; disc: string | null }[];
  queue: { path: string; done: boolean }[];
}

const disc = (name: string, ...args: string[]) => xenguide('disc', name, ...args, '--host', HOST, '--json');

async function drivesOf(name: string): Promise<Drives> {
  const listed = await disc(name, 'list');
  expect(listed.code, listed.stderr).toBe(0);
  return JSON.parse(listed.stdout) as Drives;
}

/** Waits until the guest has said it. */
const says = (name: string, text: string, seconds: number): Promise<void> =>
  untilOnHost(`grep -q "xenguide-guest: ${text}" ${CONSOLE(name)}`, seconds);

/** The third disc, and the installer's reboot, which ends the first start; then the guest's disk starts. */
async function byCommands(name: string): Promise<void> {
  const next = await disc(name, 'next');
  expect(next.code, next.stderr).toBe(0);
  // It is all that the installer waited for: by now the guest may be on its way to its disk.
  expect(JSON.parse(next.stdout)).toMatchObject({ changed: { from: null, to: DISC[2] } });
  await says(name, 'installer has disc 3: the last word', 300);
  const switched = await disc(name, 'wait');
  expect(switched.code, switched.stderr).toBe(0);
}

/** The same at the keyboard: the screen stays open until the guest has its disk. */
async function throughTheScreen(name: string): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'xenguide-discs-'));
  const terminal = Session.start(process.execPath, [program, 'disc', name, '--host', HOST], {
    cwd: home,
    env: { HOME: home, XDG_STATE_HOME: home, XENGUIDE_SSH_CONFIG: sshConfig },
  });
  try {
    await terminal.waitFor('practice-3.iso', PATIENCE_MS);
    terminal.write('n');
    await terminal.waitFor(/practice-3\.iso is in hd[cd] now/, PATIENCE_MS);
    await terminal.waitFor((screen) => !screen.includes('being installed'), PATIENCE_MS);
    terminal.write('q');
    expect((await terminal.exit).exitCode).toBe(0);
  } finally {
    terminal.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true });
  }
}

/** The emulated host takes about a second to start a program, and some of its answers need many. */
const PATIENCE_MS = 600_000;

beforeAll(mustBeUp);

describe('installing from three discs', () => {
  let made: string | undefined;
  afterEach(async () => {
    if (made) await xenguide('undo', made, '--host', HOST, '--yes');
    made = undefined;
  });

  /** From nothing to the installed system and back; `patience` for whatever the guest starts, in seconds. */
  async function install(wanted: Wanted, drives: [string, string], patience: number): Promise<void> {
    const { name } = wanted;
    await forgetConsole(name);
    const before = await everything();
    made = name;
    const applied = await provision(wanted).ended;
    expect(applied.code, applied.stderr).toBe(0);
    expect(JSON.parse(applied.stdout)).toMatchObject({ name, type: wanted.type, applied: true });

    // The set was put in order, and its first two discs are in the drives.
    await says(name, 'installer has disc 1', patience);
    expect((await drivesOf(name)).drives).toMatchObject([
      { drive: drives[0], disc: DISC[0] },
      { drive: drives[1], disc: DISC[1] },
    ]);
    // A drive's tray is locked while its disc is mounted: taking it out is waited for. A Linux of today loses a disk at once.
    await says(name, `installer ${wanted.type === 'hvm' ? 'holds' : 'let go of'} disc 2`, 600);
    const ejected = await disc(name, 'eject', drives[1]);
    expect(ejected.code, ejected.stderr).toBe(0);
    expect(await onHost(`grep -c "installer let go of disc 2" ${CONSOLE(name)}`)).toBe('1\n');
    expect((await drivesOf(name)).drives.find(({ drive }) => drive === drives[1])?.disc ?? null).toBeNull();

    await says(name, 'installer wants disc 3', 600);
    await (wanted.type === 'hvm' ? throughTheScreen(name) : byCommands(name));
    expect(await onHost(`cat ${CONSOLE(name)}`)).toContain('installer reboots');
    const report = await reportOf(name, patience);
    expect(report.root).toMatchObject({ device: 'xvda1', written: true, boots: 1 });
    expect((await drivesOf(name)).drives.filter((each) => each.disc !== null)).toEqual([]);

    // It is installed: a second apply does not begin again.
    const domid = await onHost(`xl domid ${name}`);
    const again = await xenguide('apply', name, '--host', HOST, '--yes', '--json');
    expect(again.code, again.stderr).toBe(0);
    expect(await onHost(`xl domid ${name}`)).toBe(domid);

    const undone = await xenguide('undo', name, '--host', HOST, '--yes');
    expect(undone.code, undone.stderr).toBe(0);
    made = undefined;
    await expect.poll(everything, { timeout: 60_000, interval: 2_000 }).toEqual(before);
  }

  const wanted = (type: 'pv' | 'pvh' | 'hvm'): Wanted => ({
    name: `disc-${type}`,
    type,
    kind: 'iso',
    source: {
      // In no order, as a person's shell may list them.
      discs: [DISC[2], DISC[0], DISC[1]],
      ...(type === 'hvm' ? {} : { cmdline: 'install=yes install-hold=20' }),
    },
    storage: { backend: 'lvm', vg: 'vg0', size: '256MiB' },
  });

  test('pv: discs are disks, swapped by detaching and attaching', () => install(wanted('pv'), ['xvdc', 'xvdd'], 400));

  test('pvh: the same, and GRUB for Xen starts what was installed', () =>
    install(wanted('pvh'), ['xvdc', 'xvdd'], 600));

  // The emulated firmware reads a disc as slowly as a disk (matrix.test.ts), and here it reads both.
  test.skipIf(process.env.XENGUIDE_LAB === 'smoke')(
    'hvm: discs are in drives, swapped by xl cd-insert, from BIOS to installed disk',
    () => install(wanted('hvm'), ['hdc', 'hdd'], 3600),
    7_200_000,
  );
});
