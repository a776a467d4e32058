import { execFileSync } from 'node:child_process';
import { openSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { EXPORT, SERVER, startFileServer, stopFileServer } from './support/file-server.ts';
import { forgetConsole, log, parseReport, provision, reportOf, type Wanted } from './support/guest.ts';
import { everything, HOST, mustBeUp, onHost, sshConfig, untilOnHost } from './support/host.ts';
import { start, xenguide } from './support/program.ts';

/** Needs: the lab, up, with one host, and `npm run build`. Backups of a pv guest with two volumes while it beats. */
const NAME = 'kept';
const COPY = 'kept2';
const TO = '/srv/xenguide-test-backup';
const GUEST: Wanted = {
  ...{ name: NAME, type: 'pv', kind: 'partition-image', path: '/srv/images/root.img' },
  storage: { backend: 'lvm', vg: 'vg0', size: '128MiB' },
  disks: [{ backend: 'lvm', vg: 'vg0', size: '48MiB' }],
};

let without: string[];
/** With the guest, and nothing of any backup. */
let before: string[];

const all = async (): Promise<string[]> => [
  ...(await everything()),
  ...(
    await onHost(
      "ls -d /run/xenguide-backup-* /run/systemd/system/xenguide-backup-* /etc/systemd/system/xenguide-schedule-* 2>/dev/null; systemctl list-units --all --plain --no-legend 'xenguide-backup-*' 'xenguide-schedule-*'; true",
    )
  )
    .split('\n')
    .filter(Boolean),
];

const to = (...args: string[]) => [...args, '--host', HOST, '--yes', '--json'];
const backUp = (recipe: string) => xenguide(...to('backup', NAME, '--to', TO, '--recipe', recipe));
const beats = async (name = NAME): Promise<number> =>
  Number(await onHost(`grep -c 'xenguide-guest: beat' ${log(name)}`));
/** It beats on, from now. */
const beatsOn = async (): Promise<void> => {
  await untilOnHost(`[ $(grep -c 'xenguide-guest: beat' ${log(NAME)}) -gt ${(await beats()) + 1} ]`, 120);
};
const domid = async (): Promise<string> => (await onHost(`xl domid ${NAME}`)).trim();
const isPaused = `xl list ${NAME} | grep -q -- '--p---'`;

beforeAll(async () => {
  mustBeUp();
  await onHost(`mkdir -p -m 700 ${TO}`);
  without = await everything();
  await forgetConsole(NAME);
  const made = await provision(GUEST).ended;
  expect(made.code, made.stderr).toBe(0);
  await reportOf(NAME, 400);
}, 1_500_000);
// A recipe that ends the guest leaves it with another number, and so with other names of its devices.
beforeEach(async () => {
  before = await all();
}, 300_000);
afterEach(async () => {
  await xenguide('undo', COPY, '--host', HOST, '--yes');
  await xenguide('backup', NAME, '--undo', '--host', HOST, '--yes');
  await onHost(`find ${TO} -mindepth 1 -maxdepth 1 -exec rm -rf {} +`);
}, 600_000);
afterAll(async () => {
  await xenguide('undo', NAME, '--host', HOST, '--yes');
  await onHost(`rm -rf ${TO}`);
}, 600_000);

test('pause: it beats on; the backup is whole, and restored under another name it boots and writes to its root', async () => {
  const was = await domid();
  const made = await backUp('pause');
  expect(made.code, made.stderr).toBe(0);
  const { backup, pause, disks } = JSON.parse(made.stdout);
  process.stderr.write(`pause: ${JSON.stringify(pause)}\n`);
  expect(pause.measuredSeconds).toBeGreaterThan(0);
  expect(pause.measuredSeconds).toBeLessThan(60);
  expect(disks.map(({ bytes }: { bytes: number }) => bytes)).toEqual([128 * 2 ** 20, 48 * 2 ** 20]);
  expect(await domid()).toBe(was);
  await beatsOn();
  const [left, things] = [await all(), `${backup}`];
  expect(left.filter((line) => !line.includes(things))).toEqual(before);
  expect(await onHost(`stat -c %a ${backup} ${backup}/*`)).toMatch(/^700\n(600\n){5}$/);

  const verified = await xenguide('verify', backup, '--host', HOST, '--json');
  expect(verified.code, verified.stderr).toBe(0);
  const listed = await xenguide('backup', '--list', '--to', TO, '--host', HOST, '--json');
  expect(JSON.parse(listed.stdout)).toMatchObject({
    backups: [{ path: backup, guest: NAME, recipe: 'pause' }],
    partial: [],
  });

  await forgetConsole(COPY);
  const restored = await xenguide(...to('restore', backup, '--name', COPY, '--no-network'));
  expect(restored.code, restored.stderr).toBe(0);
  const report = await reportOf(COPY, 400);
  // The first boot wrote 1 to its root; that this one comes to 2 says that it was in the backup.
  expect(report.root).toMatchObject({ written: true, boots: 2 });
  const undone = await xenguide('undo', COPY, '--host', HOST, '--yes');
  expect(undone.code, undone.stderr).toBe(0);

  await onHost(`dd if=/dev/urandom of=${backup}/xvda1.img.zst bs=1 count=4 seek=4096 conv=notrunc status=none`);
  const damaged = await xenguide('verify', backup, '--host', HOST, '--json');
  expect(damaged.code).toBe(3);
  expect(JSON.parse(damaged.stdout).problems).toEqual(['xvda1.img.zst is not as it was written']);
  const refused = await xenguide(...to('restore', backup, '--name', COPY));
  expect(refused.code).toBe(6);
}, 2_400_000);

test.each(['pause', 'state'])(
  '%s, killed while the guest stands still: it goes on by itself, and undo leaves nothing',
  async (recipe) => {
    const was = await domid();
    const { child, ended } = start(to('backup', NAME, '--to', TO, '--recipe', recipe));
    await untilOnHost(isPaused, 300);
    child.kill('SIGKILL');
    expect((await ended).code).toBeNull();
    await untilOnHost(`! ${isPaused}`, 300);
    expect(await domid()).toBe(was);
    await beatsOn();
    const undone = await xenguide('backup', NAME, '--undo', '--host', HOST, '--yes');
    expect(undone.code, undone.stderr).toBe(0);
    // xl's watcher of the guest ends with xl save -p, as the recipe warns.
    const watcher = new RegExp(`^program .*xl create .*/${NAME}.cfg$`);
    const kept = (lines: string[]) => (recipe === 'state' ? lines.filter((line) => !watcher.test(line)) : lines);
    await expect.poll(async () => kept(await all()), { timeout: 60_000, interval: 2_000 }).toEqual(kept(before));
  },
  1_200_000,
);

test('killed, and gone on with: a whole backup all the same', async () => {
  const { child, ended } = start(to('backup', NAME, '--to', TO));
  await untilOnHost(isPaused, 300);
  child.kill('SIGKILL');
  await ended;
  const again = await xenguide(...to('backup', NAME));
  expect(again.code, again.stderr).toBe(0);
  const verified = await xenguide('verify', JSON.parse(again.stdout).backup, '--host', HOST);
  expect(verified.code, verified.stderr).toBe(0);
  await beatsOn();
}, 1_200_000);

test('shutdown: it is started again, and the disks were closed', async () => {
  const was = await domid();
  await forgetConsole(NAME);
  const made = await backUp('shutdown');
  expect(made.code, made.stderr).toBe(0);
  expect(await domid()).not.toBe(was);
  expect((await reportOf(NAME, 400)).root).toMatchObject({ written: true, boots: 2 });
  // Its monitor and its disks outlive the unit.
  await beatsOn();
  expect(await onHost(`pgrep -fc '[x]l create -q /etc/xen/${NAME}.cfg' || true`)).not.toBe('0\n');
}, 1_500_000);

test('saved: the classic way; it comes back in the middle of what it did, with a watcher of its own', async () => {
  const was = await domid();
  const boots = await onHost(`grep -c 'alive on Linux' ${log(NAME)} || true`);
  const made = await backUp('saved');
  expect(made.code, made.stderr).toBe(0);
  const { backup, pause } = JSON.parse(made.stdout);
  process.stderr.write(`saved: ${JSON.stringify(pause)}\n`);
  expect(made.stderr).not.toContain('could not be brought back');
  expect(await domid()).not.toBe(was);
  await beatsOn();
  expect(await onHost(`grep -c 'alive on Linux' ${log(NAME)} || true`)).toBe(boots);
  expect(await onHost(`pgrep -fc '[x]l restore /etc/xen/${NAME}.cfg' || true`)).not.toBe('0\n');
  expect(await onHost(`ls ${backup}`)).toContain('state.zst');
  const verified = await xenguide('verify', backup, '--host', HOST);
  expect(verified.code, verified.stderr).toBe(0);
  // Its watcher bears the name of the file that it came back from.
  const left = (await all()).filter((line) => !/^program \S+\/xl restore /.test(line) && !line.includes(backup));
  expect(left.filter((line) => /backup|snap/.test(line))).toEqual(before.filter((line) => /backup|snap/.test(line)));
}, 1_500_000);

test('read slowly, then what newer ones stand for goes', async () => {
  const first = JSON.parse((await backUp('pause')).stdout).backup;
  const slow = await xenguide(...to('backup', NAME, '--to', TO, '--limit', '40MiB/s'));
  expect(slow.code, slow.stderr).toBe(0);
  const second = JSON.parse(slow.stdout).backup;
  const verified = await xenguide('verify', second, '--host', HOST);
  expect(verified.code, verified.stderr).toBe(0);
  const prune = ['backup', '--prune', '--to', TO, '--keep', 'last 1'];
  const asked = await xenguide(...to(...prune, '--dry-run'));
  expect(JSON.parse(asked.stdout)).toMatchObject({ removed: [], dryRun: true });
  const pruned = await xenguide(...to(...prune, '--verify'));
  expect(pruned.code, pruned.stderr).toBe(0);
  expect(JSON.parse(pruned.stdout).removed).toEqual([first]);
  expect(await onHost(`ls -A ${TO}`)).toBe(`${second.slice(TO.length + 1)}\n`);
}, 1_500_000);

test('tested: a copy starts without a network beside the running one, and is taken away', async () => {
  const { backup } = JSON.parse((await backUp('pause')).stdout);
  const good = await xenguide(
    ...to('restore', backup, '--test', '--expect', 'xenguide-guest: beat', '--within', '900'),
  );
  expect(good.code, good.stderr).toBe(0);
  expect(JSON.parse(good.stdout)).toMatchObject({ tried: true, passed: true });
  expect((await all()).filter((line) => !line.includes(backup))).toEqual(before);
  await beatsOn();
  const bad = await xenguide(...to('restore', backup, '--test', '--expect', 'it never says this', '--within', '60'));
  expect(bad.code, bad.stderr).toBe(3);
  expect((await all()).filter((line) => !line.includes(backup))).toEqual(before);
  const listed = await xenguide('backup', '--list', '--to', TO, '--host', HOST, '--json');
  expect(JSON.parse(listed.stdout).backups).toMatchObject([{ path: backup, tested: { passed: false } }]);
}, 2_400_000);

test('over ssh: written there, verified, restored from there; killed in the middle, undo leaves nothing', async () => {
  const there = `${HOST}${TO}`;
  const made = await xenguide(...to('backup', NAME, '--to', there));
  expect(made.code, made.stderr).toBe(0);
  const { backup } = JSON.parse(made.stdout);
  expect(backup).toMatch(new RegExp(`^${there}/${NAME}-`));
  expect(await onHost(`stat -c %a ${backup.slice(HOST.length)} ${backup.slice(HOST.length)}/*`)).toMatch(
    /^700\n(600\n){5}$/,
  );
  const verified = await xenguide('verify', backup, '--host', HOST);
  expect(verified.code, verified.stderr).toBe(0);
  await forgetConsole(COPY);
  const restored = await xenguide(...to('restore', backup, '--name', COPY, '--no-network'));
  expect(restored.code, restored.stderr).toBe(0);
  const starts = parseReport(await onHost(`cat ${log(NAME)}`)).root!.boots;
  expect((await reportOf(COPY, 400)).root).toMatchObject({ written: true, boots: starts + 1 });
  expect((await xenguide('undo', COPY, '--host', HOST, '--yes')).code).toBe(0);

  const { child, ended } = start(to('backup', NAME, '--to', there, '--limit', '4MiB/s'));
  await untilOnHost(`ls ${TO}/.${NAME}-*.partial/xvda1.img.zst`, 600);
  child.kill('SIGKILL');
  await ended;
  await beatsOn();
  const undone = await xenguide('backup', NAME, '--undo', '--host', HOST, '--yes');
  expect(undone.code, undone.stderr).toBe(0);
  expect(await onHost(`ls -A ${TO}`)).toBe(`${backup.slice(there.length + 1)}\n`);
}, 2_400_000);

test('a folder that runs full: given up, the guest goes on, nothing is left', async () => {
  const was = await domid();
  const small = `${TO}/small`;
  await onHost(`mkdir ${small} && mount -t tmpfs -o size=1m xenguide-test ${small}`);
  try {
    const made = await xenguide(...to('backup', NAME, '--to', small));
    expect(made.code, made.stderr).toBe(6);
    expect(made.stderr).toMatch(/No space left|space/);
    expect(await domid()).toBe(was);
    await beatsOn();
    expect(await onHost(`ls -A ${small}`)).toBe('');
  } finally {
    await onHost(`umount ${small}; rmdir ${small}`);
  }
  expect(await all()).toEqual(before);
}, 1_200_000);

test('a folder whose file system is not mounted is refused, and nothing is begun', async () => {
  const mount = `${TO}/mounted`;
  await onHost(
    `mkdir ${mount} && cp -p /etc/fstab /etc/fstab.xenguide-test && echo 'xenguide-test ${mount} tmpfs noauto 0 0' >>/etc/fstab`,
  );
  try {
    const refused = await xenguide(...to('backup', NAME, '--to', mount));
    expect(refused.code).toBe(4);
    expect(refused.stderr).toContain('nothing is mounted there now');
    await onHost(`mount ${mount}`);
    const made = await xenguide(...to('backup', NAME, '--to', mount, '--must-be-mounted'));
    expect(made.code, made.stderr).toBe(0);
  } finally {
    await onHost(`umount ${mount}; mv /etc/fstab.xenguide-test /etc/fstab; rmdir ${mount}`);
  }
}, 1_200_000);

test('on a file server: as whole as anywhere; where root is nobody there it is refused', async () => {
  const mount = `${TO}/nfs`;
  await startFileServer();
  try {
    await onHost(`mkdir ${mount} && mount -t nfs -o vers=4.2,soft ${SERVER}:${EXPORT.good} ${mount}`, 300);
    const made = await xenguide(...to('backup', NAME, '--to', mount));
    expect(made.code, made.stderr).toBe(0);
    const verified = await xenguide('verify', JSON.parse(made.stdout).backup, '--host', HOST);
    expect(verified.code, verified.stderr).toBe(0);
    await onHost(`rm -rf ${mount}/*; umount ${mount}`);
    await onHost(`mount -t nfs -o vers=4.2,soft ${SERVER}:${EXPORT.squashed} ${mount}`, 300);
    const refused = await xenguide(...to('backup', NAME, '--to', mount));
    expect(refused.code, refused.stderr).toBe(4);
    await beatsOn();
  } finally {
    await onHost(`umount ${mount}; rmdir ${mount}; true`);
    await stopFileServer();
  }
}, 1_800_000);

/** The single executable (npm run package): what is scheduled is run by the host itself, which has no Node. */
const executable = process.env.XENGUIDE_EXECUTABLE;

test.skipIf(!executable)(
  'scheduled: the host makes them by itself, says what came of it, and takes it all back',
  async () => {
    execFileSync(
      'ssh',
      ['-F', sshConfig, 'xena', 'cat >/usr/local/bin/xenguide && chmod 755 /usr/local/bin/xenguide'],
      {
        stdio: [openSync(executable!, 'r'), 'pipe', 'pipe'],
      },
    );
    try {
      const schedule = ['backup', NAME, '--to', TO, '--every', 'day', '--at', '03:00', '--keep', 'last 1'];
      const made = await xenguide(...to(...schedule));
      expect(made.code, made.stderr).toBe(0);
      expect(
        await onHost(
          "systemd-analyze verify '/etc/systemd/system/xenguide-schedule-kept.timer' 2>&1 | grep xenguide || true",
        ),
      ).toBe('');
      const unit = 'xenguide-schedule-kept.service';
      // Asked for twice, it runs once.
      await onHost(`systemctl start --no-block ${unit}; systemctl start ${unit}`, 900);
      const schedules = async () =>
        JSON.parse((await xenguide('backup', '--list', '--to', TO, '--host', HOST, '--json')).stdout);
      const first = await schedules();
      expect(first.backups).toHaveLength(1);
      expect(first.schedules).toMatchObject([{ guest: NAME, running: false, trouble: null, last: { exitCode: 0 } }]);
      expect(first.schedules[0].next).toMatch(/^20/);
      await beatsOn();
      await onHost(`systemctl start ${unit}`, 900);
      const second = await schedules();
      expect(second.backups).toHaveLength(1);
      expect(second.backups[0].path).not.toBe(first.backups[0].path);

      await onHost(`xl pause ${NAME}`);
      await onHost(`systemctl start ${unit} || true`, 900);
      await onHost(`xl unpause ${NAME}`);
      const [{ trouble }] = (await schedules()).schedules;
      expect(trouble).toContain('is paused');
    } finally {
      const never = await xenguide(...to('backup', NAME, '--every', 'never'));
      await onHost('rm -f /usr/local/bin/xenguide');
      expect(never.code, never.stderr).toBe(0);
    }
    await onHost(`rm -rf ${TO}/*`);
    expect(await all()).toEqual(before);
  },
  2_400_000,
);

test('state: the guest goes on from its memory after it was lost, in the middle of what it did', async () => {
  const was = await domid();
  const made = await backUp('state');
  expect(made.code, made.stderr).toBe(0);
  const { backup, pause } = JSON.parse(made.stdout);
  process.stderr.write(`state: ${JSON.stringify(pause)}\n`);
  expect(await domid()).toBe(was);
  await beatsOn();
  expect((await xenguide(...to('restore', backup, '--resume'))).code).toBe(5);

  const gone = await xenguide('undo', NAME, '--host', HOST, '--yes');
  expect(gone.code, gone.stderr).toBe(0);
  await forgetConsole(NAME);
  const restored = await xenguide(...to('restore', backup, '--resume'));
  expect(restored.code, restored.stderr).toBe(0);
  await untilOnHost(`grep -qs 'xenguide-guest: beat' ${log(NAME)}`, 300);
  expect(await onHost(`grep -c 'alive on Linux' ${log(NAME)} || true`)).toBe('0\n');
  expect(await onHost(`ls /var/lib/xenguide/guests/${NAME}`)).not.toContain('state');
  const undone = await xenguide('undo', NAME, '--host', HOST, '--yes');
  expect(undone.code, undone.stderr).toBe(0);
  await onHost(`rm -rf ${TO}/*`);
  await expect.poll(everything, { timeout: 60_000, interval: 2_000 }).toEqual(without);
}, 2_400_000);
