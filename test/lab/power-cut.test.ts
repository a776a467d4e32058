import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { forgetConsole, log, provision, reportOf, type Wanted } from './support/guest.ts';
import { cutPower, everything, HOST, mustBeUp, onHost, untilOnHost } from './support/host.ts';
import { type Ended, start, xenguide } from './support/program.ts';

/**
 * Needs: the lab, up, with one host, and `npm run build`. The host loses its power at each step of a backup: nothing is written, closed
 * or said any more. Afterwards nothing is orphaned, no half backup looks whole, and the guest is what it was.
 */
const NAME = 'powerless';
const TO = '/srv/xenguide-test-power';
const GUEST: Wanted = {
  ...{ name: NAME, type: 'pv', kind: 'partition-image', path: '/srv/images/root.img' },
  storage: { backend: 'lvm', vg: 'vg0', size: '128MiB' },
  // With one disk it would not be paused.
  disks: [{ backend: 'lvm', vg: 'vg0', size: '16MiB' }],
};

/** Without the guest’s own domain, cards and watchers, which a host that boots anew has not. */
const things = async (): Promise<string[]> =>
  (await everything()).filter((line) => !/^(domain|card|program) |userdata-d/.test(line) && !line.includes(TO));
const to = (...more: string[]): string[] => ['backup', NAME, ...more, '--host', HOST, '--yes', '--json'];
const listed = async (): Promise<{ backups: { path: string }[]; partial: unknown[] }> =>
  JSON.parse((await xenguide('backup', '--list', '--to', TO, '--host', HOST, '--json')).stdout);
const runsNow = `xl list ${NAME} >/dev/null 2>&1`;

/** It starts, what was written to its root before is there, and its file system takes more. */
async function comesToLife(boots: number): Promise<void> {
  await forgetConsole(NAME);
  await onHost(`xl create -q /etc/xen/${NAME}.cfg`, 300);
  expect((await reportOf(NAME, 600)).root).toMatchObject({ written: true, boots });
}

/**
 * Nothing looks like a backup, and what there is goes: xenguide takes it back by itself once the host answers again, or with an undo.
 * Gives the guest’s memory where that was kept: the only thing that stays.
 */
async function takenBack({ code, stdout, stderr }: Ended): Promise<string | null> {
  expect(code, stderr).not.toBe(0);
  expect((await listed()).backups).toEqual([]);
  const undone = await xenguide('backup', NAME, '--undo', '--host', HOST, '--yes', '--json');
  const kept = [stdout, undone.stdout].map((said) => (said === '' ? null : (JSON.parse(said).memory ?? null)));
  const memory = kept[1] ?? kept[0] ?? null;
  // 5: nothing was left to be taken back.
  expect([0, 5, ...(memory === null ? [] : [7])], undone.stderr).toContain(undone.code);
  expect(await listed()).toMatchObject({ backups: [], partial: [] });
  return memory;
}

let boots = 1;
let before: string[];

beforeAll(async () => {
  mustBeUp();
  await onHost(`mkdir -p -m 700 ${TO}`);
  await forgetConsole(NAME);
  const made = await provision(GUEST).ended;
  expect(made.code, made.stderr).toBe(0);
  expect((await reportOf(NAME, 600)).root).toMatchObject({ boots });
  // What it counted must be on its disk, as it is a minute after any start.
  await onHost('sync');
  before = await things();
}, 1_500_000);
afterEach(async () => {
  await xenguide('backup', NAME, '--undo', '--host', HOST, '--yes');
  await onHost(`find ${TO} -mindepth 1 -maxdepth 1 -exec rm -rf {} +`);
}, 600_000);
afterAll(async () => {
  await xenguide('undo', NAME, '--host', HOST, '--yes');
  await onHost(`rm -rf ${TO}`);
}, 600_000);

test.each([
  ['while the guest stands still', 'pause', [], `xl list ${NAME} | grep -q -- '--p---'`],
  ['while its memory is saved', 'state', [], `xl list ${NAME} | grep -q -- '--p---'`],
  [
    'while the copy is written',
    'pause',
    ['--limit', '4MiB/s'],
    `ls ${TO}/.${NAME}-*.partial/xvda1.img.zst 2>/dev/null`,
  ],
])(
  '%s: nothing looks like a backup, undo leaves nothing, and the guest starts from its disk',
  async (_, recipe, more, moment) => {
    const { ended } = start(to('--to', TO, '--recipe', recipe, ...more));
    await untilOnHost(moment, 600);
    await cutPower();
    await takenBack(await ended);
    expect(await things()).toEqual(before);
    boots += 1;
    await comesToLife(boots);
  },
  2_400_000,
);

test('while the guest is away, saved: its memory is kept where it has reached the disk, and it goes on from there', async () => {
  const { ended } = start(to('--to', TO, '--recipe', 'saved'));
  await untilOnHost(`! ${runsNow}`, 600);
  await cutPower();
  const memory = await takenBack(await ended);
  process.stderr.write(`saved: ${memory === null ? 'its memory had not reached the disk' : 'its memory was kept'}\n`);
  const goesOn = memory === null ? 'false' : `xl restore ${memory}`;
  if ((await onHost(`${goesOn} >&2 && echo yes || true`, 600)).trim() !== 'yes') {
    boots += 1;
    await comesToLife(boots);
  }
  const beats = Number(await onHost(`grep -c 'xenguide-guest: beat' ${log(NAME)} || true`));
  await untilOnHost(`[ $(grep -c 'xenguide-guest: beat' ${log(NAME)}) -gt $((${beats} + 1)) ]`, 300);
  expect(await things()).toEqual(before);
}, 2_400_000);

test('as soon as a backup is there: it is whole, to the last byte', async () => {
  if ((await onHost(`${runsNow} && echo yes || true`)).trim() !== 'yes') {
    boots += 1;
    await comesToLife(boots);
  }
  const { ended } = start(to('--to', TO));
  await untilOnHost(`ls -d ${TO}/${NAME}-* 2>/dev/null`, 600);
  await cutPower();
  await ended;
  const { backups } = await listed();
  expect(backups).toHaveLength(1);
  const verified = await xenguide('verify', backups[0]!.path, '--host', HOST, '--json');
  expect(verified.code, verified.stderr).toBe(0);
  await xenguide('backup', NAME, '--undo', '--host', HOST, '--yes');
  // What was whole stays, whatever was still to be tidied up.
  expect((await listed()).backups).toHaveLength(1);
  expect(await things()).toEqual(before);
}, 1_800_000);
