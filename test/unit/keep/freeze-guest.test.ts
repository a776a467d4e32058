import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ownRenderer } from '../../support/templates.ts';

/** What is run inside a guest, by its own sh: with a stand-in for fsfreeze, and with the real one on a file system of a loop device. */

vi.setConfig({ testTimeout: 60_000 });

let root: string;
// busybox’s own shell takes its own fsfreeze before that of PATH.
const SHELLS = ['dash', 'bash'].filter((shell) => spawnSync(shell, ['-c', ':']).status === 0);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'xenguide-freeze-'));
  mkdirSync(join(root, 'bin'));
  writeFileSync(join(root, 'told'), '');
  writeFileSync(
    join(root, 'mounts'),
    [
      '/dev/xvda1 /no/root ext4 rw,relatime 0 0',
      'proc /proc proc rw 0 0',
      '/dev/xvda2 /boot/efi vfat rw 0 0',
      '/dev/xvdb /srv/my\\040data xfs rw,noatime 0 0',
      '/dev/xvdb /var/lib/bound xfs rw,noatime 0 0',
      '/dev/xvdc /media/ro ext4 ro 0 0',
      '/dev/xvdd /srv/$(touch${IFS}x)\\047 btrfs rw 0 0',
      '',
    ].join('\n'),
  );
  put(
    'fsfreeze',
    'echo "$*" >>"$XG/told"; if [ -e "$XG/fail-$1" ]; then echo "fsfreeze: $2: it does not work" >&2; exit 1; fi',
  );
  put('sync', 'echo sync >>"$XG/told"');
  put('id', 'cat "$XG/uid" 2>/dev/null || echo 0');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(name: string, text: string): void {
  writeFileSync(join(root, 'bin', name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(root, 'bin', name), 0o755);
}
const script = (): string =>
  ownRenderer.fill('keep/freeze-guest.sh', {}, (value) => value).replace('/proc/self/mounts', `${root}/mounts`);
const env = () => ({ ...process.env, XG: root, PATH: `${root}/bin:${process.env.PATH}` });
const told = (): string[] => readFileSync(join(root, 'told'), 'utf8').split('\n').filter(Boolean);
const argv = (...words: string[]): string[] => ['-c', script(), 'xenguide-freeze', ...words];

/** Frozen, in this order; and let go again. */
const ORDER = ["/srv/$(touch${IFS}x)'", '/srv/my data', '/no/root'];
const froze = ORDER.map((each) => `--freeze ${each}`);
const thawed = ORDER.map((each) => `--unfreeze ${each}`);

interface Held {
  say(word: string): void;
  hear(): Promise<string>;
  cut(): void;
  kill(signal: NodeJS.Signals): void;
  ended: Promise<number | null>;
}

function hold(shell: string, seconds: string, environment = env()): Held {
  const child = spawn(shell, argv('hold', seconds), { env: environment, stdio: ['pipe', 'pipe', 'inherit'] });
  let text = '';
  let wake: (() => void) | undefined;
  child.stdout.on('data', (data: Buffer) => {
    text += data.toString();
    wake?.();
  });
  child.stdin.on('error', () => undefined);
  return {
    say: (word) => void child.stdin.write(`${word}\n`),
    hear: async () => {
      while (!text.includes('\n')) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          child.once('exit', () => setTimeout(resolve, 50));
        });
        if (child.exitCode !== null && !text.includes('\n')) return '';
      }
      const [line = '', ...rest] = text.split('\n');
      text = rest.join('\n');
      return line;
    },
    cut: () => child.stdin.end(),
    kill: (signal) => void child.kill(signal),
    ended: new Promise((resolve) => child.on('exit', (code) => resolve(code))),
  };
}

describe.each(SHELLS)('in %s', (shell) => {
  test('it says what it would freeze: writable file systems on disks, once each, the last mounted first', () => {
    const { status, stdout } = spawnSync(shell, argv('look'), { env: env(), encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout.split('\n').filter(Boolean)).toEqual([
      ...ORDER.map((each) => `freezes ${each}`),
      'other vfat /boot/efi',
    ]);
    expect(told()).toEqual([]);
    expect(existsSync('x')).toBe(false);
  });

  test('writes out before it says ready, freezes when told, thaws when told', async () => {
    const guest = hold(shell, '30');
    expect(await guest.hear()).toBe('ready');
    expect(told()).toEqual(['sync']);
    guest.say('freeze');
    expect(await guest.hear()).toBe('frozen');
    expect(told()).toEqual(['sync', ...froze]);
    guest.say('thaw');
    expect(await guest.hear()).toBe('thawed');
    expect(await guest.ended).toBe(0);
    expect(told()).toEqual(['sync', ...froze, ...thawed]);
  });

  test.each(['cut', 'SIGHUP', 'SIGTERM'] as const)('thaws when the connection ends by %s', async (how) => {
    const guest = hold(shell, '30');
    await guest.hear();
    guest.say('freeze');
    expect(await guest.hear()).toBe('frozen');
    if (how === 'cut') guest.cut();
    else guest.kill(how);
    await guest.ended;
    expect(told()).toEqual(['sync', ...froze, ...thawed]);
  });

  test('thaws after its time even where all that belongs to the connection was killed', async () => {
    const guest = hold(shell, '1');
    await guest.hear();
    guest.say('freeze');
    expect(await guest.hear()).toBe('frozen');
    guest.kill('SIGKILL');
    await guest.ended;
    expect(told()).toEqual(['sync', ...froze]);
    await vi.waitUntil(() => told().length >= 1 + 2 * ORDER.length, { timeout: 10_000 });
    expect(told().slice(0, 7)).toEqual(['sync', ...froze, ...thawed]);
  });

  test('one that went on by itself meanwhile is late, and says so', async () => {
    const guest = hold(shell, '30');
    await guest.hear();
    guest.say('freeze');
    expect(await guest.hear()).toBe('frozen');
    writeFileSync(join(root, 'fail---unfreeze'), '');
    guest.say('thaw');
    expect(await guest.hear()).toBe('late');
  });

  test('where one cannot be frozen, those before it go on, and it is said which and why', async () => {
    const guest = hold(shell, '30');
    await guest.hear();
    writeFileSync(join(root, 'fail---freeze'), '');
    guest.say('freeze');
    expect(await guest.hear()).toMatch(/^cannot .*: fsfreeze: .*it does not work$/);
    expect(await guest.ended).toBe(4);
    expect(told().slice(-3)).toEqual(thawed);
  });

  test('nobody tells it to freeze: nothing is frozen', async () => {
    const guest = hold(shell, '30');
    await guest.hear();
    guest.cut();
    await guest.ended;
    expect(told()).toEqual(['sync']);
  });

  test('without root, or without a file system that it could freeze, it says so', () => {
    writeFileSync(join(root, 'uid'), '1000\n');
    const look = () => spawnSync(shell, argv('look'), { env: env(), encoding: 'utf8' });
    expect(look()).toMatchObject({ status: 3, stdout: 'missing root\n' });
    writeFileSync(join(root, 'uid'), '0\n');
    writeFileSync(join(root, 'mounts'), 'nfs:/x / nfs rw 0 0\n');
    expect(look()).toMatchObject({ status: 3, stdout: 'missing file systems\n' });
  });
});

const works = (program: string, ...words: string[]): boolean => spawnSync(program, words).status === 0;

/** A small file system on a loop device; undefined where this machine has none to give. */
function loopMounted(): string | undefined {
  const [image, mount] = [join(root, 'image'), join(root, 'mounted here')];
  mkdirSync(mount);
  const made =
    works('truncate', '-s', '16M', image) &&
    works('mkfs.ext4', '-q', '-F', image) &&
    works('mount', '-o', 'loop', image, mount);
  if (!made) return undefined;
  const line = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .find((each) => each.includes(root));
  writeFileSync(join(root, 'mounts'), `${line}\n`);
  return mount;
}

test('for real: nobody can write while it is frozen; writers wait, and all goes on after the thaw', async ({
  skip,
}) => {
  const mount = loopMounted();
  if (mount === undefined) skip('it needs root, fsfreeze and a loop device');
  try {
    // The real fsfreeze, which knows of nothing but this one.
    const { XG: _, ...real } = { ...env(), PATH: process.env.PATH };
    for (const end of ['thaw', 'time'] as const) {
      const guest = hold('sh', end === 'time' ? '2' : '30', real as ReturnType<typeof env>);
      expect(await guest.hear()).toBe('ready');
      guest.say('freeze');
      expect(await guest.hear()).toBe('frozen');
      const writer = spawn('dd', ['if=/dev/zero', `of=${mount}/${end}`, 'bs=1', 'count=1', 'status=none']);
      const written = new Promise<number | null>((resolve) => writer.on('exit', resolve));
      await new Promise((resolve) => setTimeout(resolve, 700));
      expect(writer.exitCode).toBeNull();
      if (end === 'thaw') {
        guest.say('thaw');
        expect(await guest.hear()).toBe('thawed');
      } else guest.kill('SIGKILL');
      expect(await written).toBe(0);
      await guest.ended;
    }
  } finally {
    works('fsfreeze', '--unfreeze', mount!);
    // What watches goes on looking for a while.
    await vi.waitUntil(() => works('umount', mount!), { timeout: 30_000, interval: 500 });
  }
});
