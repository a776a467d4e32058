import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runningLab } from '../../../src/host/lab.ts';

let folder: string;
let emulator: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xenguide-lab-'));
  mkdirSync(join(folder, 'trixie'));
  writeFileSync(join(folder, 'trixie/ssh_config'), '');
  vi.stubEnv('XEN_LAB_DIR', folder);
});
afterEach(() => {
  emulator?.kill('SIGKILL');
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const pidFile = () => join(folder, 'trixie/xena.pid');

test('a lab is up while its own emulator runs', async () => {
  emulator = spawn(
    'sh',
    ['-c', 'echo up; read _', 'qemu', '-pidfile', pidFile().replace('/trixie', '//trixie'), '-daemonize'],
    { stdio: 'pipe' },
  );
  await new Promise((resolve) => emulator!.stdout!.once('data', resolve));
  writeFileSync(pidFile(), `${emulator.pid}\n`);
  expect(runningLab()).toEqual({ url: 'ssh://root@xena', sshConfig: join(folder, 'trixie/ssh_config') });
});

test.each([
  ['whose number another process has by now', `${process.pid}\n`],
  ['that has not written its number yet', ''],
  ['that was never up', undefined],
])('one %s is not', (_, content) => {
  if (content !== undefined) writeFileSync(pidFile(), content);
  expect(runningLab()).toBeUndefined();
});
