import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** scripts/setup.sh on a machine of paper: the programs that it starts are stand-ins, and what it writes is in a folder. */
let folder: string;
let policy: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xenguide-setup-'));
  policy = join(folder, 'policy-rc.d');
  for (const each of ['bin', 'scripts', 'node_modules', 'dist', 'src']) mkdirSync(join(folder, each));
  const script = readFileSync('scripts/setup.sh', 'utf8').replace('/usr/sbin/policy-rc.d', policy);
  writeFileSync(join(folder, 'scripts/setup.sh'), script);
  stand('node', 'echo v20.19.0');
  for (const each of ['npm', 'systemctl', 'dpkg-query']) stand(each, 'true');
  stand('id', 'echo 0');
});
afterEach(() => rmSync(folder, { recursive: true }));

const stand = (program: string, does: string): void =>
  writeFileSync(join(folder, 'bin', program), `#!/bin/sh\n${does}\n`, { mode: 0o755 });
const argv = (): [string, string[]] => ['bash', [join(folder, 'scripts/setup.sh'), 'package']];
const env = () => ({ ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` });

test('while programs are installed no service starts, and afterwards they do again', () => {
  stand('apt-get', `[ ! -x '${policy}' ] || '${policy}' || echo "$1: $?" >>'${folder}/said'`);
  expect(spawnSync(...argv(), { env: env() }).status).toBe(0);
  expect(readFileSync(join(folder, 'said'), 'utf8')).toBe('update: 101\ninstall: 101\n');
  expect(existsSync(policy)).toBe(false);
});

test('they do also when it is called off in the middle, or one before it was killed there', async () => {
  const started = join(folder, 'started');
  stand('apt-get', `touch '${started}'; sleep 60`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
    rmSync(started, { force: true });
    const setup = spawn(...argv(), { env: env(), detached: true, stdio: 'ignore' });
    const ended = new Promise((resolve) => setup.once('exit', resolve));
    while (!existsSync(started)) await new Promise((resolve) => setTimeout(resolve, 20));
    process.kill(-setup.pid!, signal);
    await ended;
    expect([signal, existsSync(policy)]).toEqual([signal, signal === 'SIGKILL']);
  }
  stand('apt-get', 'true');
  expect(spawnSync(...argv(), { env: env() }).status).toBe(0);
  expect(existsSync(policy)).toBe(false);
});

test('a policy of the machine’s own stays', () => {
  writeFileSync(policy, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  stand('apt-get', 'true');
  expect(spawnSync(...argv(), { env: env() }).status).toBe(0);
  expect(existsSync(policy)).toBe(true);
});
