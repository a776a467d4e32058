import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { BUSY_IMAGE, forgetBusyImage, makeBusyImage, NUMBERS, WROTE } from './support/busy-guest.ts';
import { forgetConsole, log, provision, reportOf, type Wanted } from './support/guest.ts';
import { everything, HOST, mustBeUp, onHost, quoted, untilOnHost } from './support/host.ts';
import { xenguide } from './support/program.ts';

/**
 * Needs: the lab, up, with one host, and `npm run build`. What a backup of a guest that writes all the time is worth: everything that the
 * guest was told to be on its disk is in it, and its file system is in the state that the recipe promises.
 */
const NAME = 'busy';
const TO = '/srv/xenguide-test-consistency';
const GUEST: Wanted = {
  ...{ name: NAME, type: 'pv', kind: 'partition-image', path: BUSY_IMAGE },
  storage: { backend: 'lvm', vg: 'vg0', size: '160MiB' },
  firewall: { antispoof: true, allow: [{ proto: 'tcp', port: 22, from: 'any' }] },
};
let address: string;

const LAST_NUMBER = `grep -ao '${WROTE} [0-9]*' ${log(NAME)} | tail -n 1 | grep -o '[0-9]*$'`;
/** The last number that the guest was told to be on its disk. */
const written = async (): Promise<number> => Number(await onHost(LAST_NUMBER));
/** The same at the moment when this becomes true on the host. */
const ackedWhen = async (condition: string): Promise<number> =>
  Number(await onHost(`timeout 600 sh -c ${quoted(`until ${condition}; do sleep 0.1; done; ${LAST_NUMBER}`)}`, 630));
const untilWritten = (number: number): Promise<void> =>
  untilOnHost(`grep -aq '${WROTE} ${number}[^0-9]' ${log(NAME)}`, 300);
const writesOn = async (): Promise<void> => {
  await untilWritten((await written()) + 2);
};

interface Kept {
  /** The journal has to be replayed: the file system was in use. */
  inUse: boolean;
  /** What e2fsck does to it with -p: 0, nothing, or 1, put right by the journal alone. */
  mended: number;
  numbers: number[];
}
/** The root disk as it is in the backup. */
async function look(backup: string): Promise<Kept> {
  const lines = (
    await onHost(
      `set -e
image=$(mktemp /var/tmp/xenguide-test.XXXXXX)
trap 'rm -f "$image"' EXIT
zstd -qdc --sparse ${backup}/xvda1.img.zst -o "$image" -f
if dumpe2fs -h "$image" 2>/dev/null | grep -q needs_recovery; then echo yes; else echo no; fi
mended=0
e2fsck -fp "$image" >/dev/null 2>&1 || mended=$?
echo $mended
debugfs -R 'cat ${NUMBERS}' "$image" 2>/dev/null`,
      600,
    )
  )
    .trim()
    .split('\n');
  return { inUse: lines[0] === 'yes', mended: Number(lines[1]), numbers: lines.slice(2).map(Number) };
}
const upTo = (most: number): number[] => Array.from({ length: most }, (_, i) => i + 1);

beforeAll(async () => {
  mustBeUp();
  await onHost(`mkdir -p -m 700 ${TO}`);
  await makeBusyImage();
  await forgetConsole(NAME);
  const made = await provision(GUEST).ended;
  expect(made.code, made.stderr).toBe(0);
  address = (await reportOf(NAME, 600)).address!.replace(/\/.*/, '');
  await writesOn();
  // As the guide says: once by hand.
  await onHost(
    `cp -a /root/.ssh /root/.ssh.xenguide-test; ssh -o BatchMode=yes -o StrictHostKeyChecking=accept-new root@${address} true`,
  );
}, 1_800_000);
afterEach(async () => {
  await xenguide('backup', NAME, '--undo', '--host', HOST, '--yes');
  await onHost(`find ${TO} -mindepth 1 -maxdepth 1 -exec rm -rf {} +`);
}, 600_000);
afterAll(async () => {
  await xenguide('undo', NAME, '--host', HOST, '--yes');
  await onHost(
    `[ ! -d /root/.ssh.xenguide-test ] || { rm -rf /root/.ssh; mv /root/.ssh.xenguide-test /root/.ssh; }; rm -rf ${TO}`,
  );
  await forgetBusyImage();
}, 600_000);

const backUp = async (recipe: string, ...more: string[]): Promise<{ kept: Kept; pause: number }> => {
  const made = await xenguide(
    ...['backup', NAME, '--to', TO, '--recipe', recipe, ...more, '--host', HOST, '--yes', '--json'],
  );
  expect(made.code, made.stderr).toBe(0);
  const { backup, pause } = JSON.parse(made.stdout);
  process.stderr.write(`${recipe}: ${JSON.stringify(pause)}\n`);
  return { kept: await look(backup), pause: pause.measuredSeconds };
};

test('pause, with one disk: the guest goes on; the snapshot is of one instant all the same, with every write acknowledged until then', async () => {
  const [begun, taken] = ['begun', 'taken'].map((mark) => ackedWhen(`[ -e /run/xenguide-backup-${NAME}/${mark} ]`));
  const { kept, pause } = await backUp('pause');
  expect(pause).toBe(0);
  expect(kept).toMatchObject({ inUse: true });
  expect(kept.mended).toBeLessThanOrEqual(1);
  expect(kept.numbers).toEqual(upTo(kept.numbers.length));
  const [atLeast, atMost] = [await begun, await taken];
  process.stderr.write(`pause: ${atLeast} to ${atMost} were acknowledged, ${kept.numbers.length} are in it\n`);
  expect(kept.numbers.length).toBeGreaterThanOrEqual(atLeast!);
  expect(kept.numbers.length).toBeLessThanOrEqual(atMost! + 1);
  await writesOn();
}, 1_800_000);

test('state: the disk of one instant; its journal puts the file system right, and no write that was acknowledged is lost', async () => {
  // What it said before it stood still has come to the console’s log a moment later.
  const atRest = ackedWhen(`xl list ${NAME} | grep -q -- '--p---' && sleep 0.5`);
  const { kept } = await backUp('state');
  const acknowledged = await atRest;
  expect(kept).toMatchObject({ inUse: true });
  expect(kept.mended).toBeLessThanOrEqual(1);
  expect(kept.numbers).toEqual(upTo(kept.numbers.length));
  // One more may be on the disk before the guest says so.
  expect(kept.numbers.length - acknowledged).toBeGreaterThanOrEqual(0);
  expect(kept.numbers.length - acknowledged).toBeLessThanOrEqual(1);
  await writesOn();
}, 1_800_000);

test('freeze: the guest’s own kernel closed the file system; nothing has to be mended, and it writes on', async () => {
  // Not what was there before the case with the memory: up to Xen 4.19 that ends the guest's own xl (recipes/state.ts).
  const besides = async () => (await everything()).filter((line) => !line.includes(`${TO}/`));
  const before = await besides();
  const was = await written();
  const { kept } = await backUp('freeze', '--freeze', `ssh://root@${address}`);
  expect(kept).toMatchObject({ inUse: false, mended: 0 });
  expect(kept.numbers).toEqual(upTo(kept.numbers.length));
  expect(kept.numbers.length).toBeGreaterThanOrEqual(was);
  await writesOn();
  await expect.poll(besides, { timeout: 60_000, interval: 2_000 }).toEqual(before);
}, 1_800_000);

test('freeze, and the guest is not let go: it goes on by itself', async () => {
  const hold = '^python3 -I /run/xenguide-backup-[^ ]*/freeze.py hold';
  // The first snapshot is taken: the guest is frozen by then.
  const frozen = onHost(
    `timeout 900 sh -c 'until pgrep -x lvcreate >/dev/null; do sleep 0.05; done; pkill -STOP -f "${hold}"'`,
    930,
  );
  const made = xenguide(
    ...['backup', NAME, '--to', TO, '--recipe', 'freeze', '--freeze', `ssh://root@${address}`],
    ...['--host', HOST, '--yes', '--json'],
  );
  await frozen;
  const held = await written();
  await untilWritten(held + 2);
  await onHost(`pkill -CONT -f "${hold}"; true`);
  const { stdout, stderr, code } = await made;
  // Whole, or given up; never with disks that moved on while they were held to be at rest.
  if (code === 0) expect((await look(JSON.parse(stdout).backup)).inUse, stderr).toBe(false);
  else expect(code, stderr).toBe(6);
  await writesOn();
}, 1_800_000);

test.each(['saved', 'shutdown'])(
  '%s: everything that was acknowledged is in it, and the guest writes on',
  async (recipe) => {
    const was = await written();
    const { kept } = await backUp(recipe);
    expect(kept.inUse).toBe(recipe === 'saved');
    expect(kept.mended).toBeLessThanOrEqual(recipe === 'saved' ? 1 : 0);
    expect(kept.numbers.slice(0, was)).toEqual(upTo(was));
    await writesOn();
  },
  1_800_000,
);

test('the pause does not grow with the disk: 64 MiB and 4 GiB', async () => {
  const measured: number[] = [];
  for (const size of ['64MiB', '4GiB']) {
    const other = `busy-${size.toLowerCase()}`;
    const made = await provision({
      ...{ name: other, type: 'pv', kind: 'partition-image', path: '/srv/images/root.img' },
      ...{ storage: { backend: 'lvm', vg: 'vg0', size: '80MiB' }, disks: [{ backend: 'lvm', vg: 'vg0', size }] },
    }).ended;
    expect(made.code, made.stderr).toBe(0);
    try {
      await reportOf(other, 600);
      const backup = await xenguide(
        'backup',
        other,
        '--to',
        TO,
        '--recipe',
        'pause',
        '--host',
        HOST,
        '--yes',
        '--json',
      );
      expect(backup.code, backup.stderr).toBe(0);
      const { pause } = JSON.parse(backup.stdout);
      process.stderr.write(`pause with ${size}: ${JSON.stringify(pause)}\n`);
      measured.push(pause.measuredSeconds);
    } finally {
      expect((await xenguide('undo', other, '--host', HOST, '--yes')).code).toBe(0);
      await onHost(`rm -rf ${TO}/*`);
    }
  }
  // 64 times the disk; what is left is how busy the machine was.
  expect(measured[1]! / measured[0]!).toBeLessThan(4);
}, 3_600_000);
