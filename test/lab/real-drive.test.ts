import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { forgetConsole, log, provision } from './support/guest.ts';
import { everything, HOST, labScript, mustBeUp, onHost, sshConfig, untilOnHost } from './support/host.ts';
import { xenguide } from './support/program.ts';

/** A disc in the host's own drive. Needs: the lab, up, with one host, whose drive is the emulator's. */
const NAME = 'from-drive';
const DRIVE = '/dev/sr0';
let folder: string;

const lay = (file?: string): void => {
  execFileSync('bash', [labScript, 'dvd', 'xena', ...(file === undefined ? [] : [file])], { stdio: 'inherit' });
};
const guest = (rip: boolean) =>
  provision({
    name: NAME,
    type: 'pv',
    kind: 'drive',
    source: { device: DRIVE, rip, cmdline: 'install=yes' },
    storage: { backend: 'lvm', vg: 'vg0', size: '256MiB' },
  }).ended;

let before: string[];
beforeAll(() => {
  mustBeUp();
  folder = mkdtempSync(join(tmpdir(), 'xenguide-drive-'));
  execFileSync('scp', ['-q', '-F', sshConfig, 'xena:/srv/images/practice-1.iso', folder], { stdio: 'inherit' });
});
afterAll(() => {
  lay();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await forgetConsole(NAME);
  before = await everything();
});
afterEach(async () => {
  await xenguide('undo', NAME, '--host', HOST, '--yes');
});

async function takenBack(): Promise<void> {
  const undone = await xenguide('undo', NAME, '--host', HOST, '--yes');
  expect(undone.code, undone.stderr).toBe(0);
  await expect.poll(everything, { timeout: 60_000, interval: 2_000 }).toEqual(before);
}

/** Where the guest's drive really gets its disc from. */
const discOf = async (): Promise<string> => {
  const { stdout, stderr, code } = await xenguide('disc', NAME, 'list', '--host', HOST, '--json');
  expect(code, stderr).toBe(0);
  const { drives } = JSON.parse(stdout) as { drives: { disc: string | null }[] };
  return drives[0]!.disc ?? '';
};

test('an empty drive: said before anything is made', async () => {
  lay();
  const ended = await guest(true);
  expect(ended.code).toBe(3);
  expect(ended.stderr).toContain(`there is no disc in ${DRIVE}`);
  expect(await everything()).toEqual(before);
});

test('the disc is copied into a file, and the guest is installed from that', async () => {
  lay(join(folder, 'practice-1.iso'));
  const applied = await guest(true);
  expect(applied.code, applied.stderr).toBe(0);
  await untilOnHost(`grep -qs 'installer has disc 1' ${log(NAME)}`, 400);
  const file = await discOf();
  expect(file).toMatch(/\.iso$/);
  await onHost(`cmp ${file} ${DRIVE}`);
  // The drive is free for the next disc.
  lay();
  await takenBack();
  expect(await onHost(`ls -d ${file} 2>/dev/null || true`)).toBe('');
});

test('without a copy the guest reads the drive itself', async () => {
  lay(join(folder, 'practice-1.iso'));
  const applied = await guest(false);
  expect(applied.code, applied.stderr).toBe(0);
  await untilOnHost(`grep -qs 'installer has disc 1' ${log(NAME)}`, 400);
  expect(await discOf()).toBe(DRIVE);
  await takenBack();
});
