import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, linkSync, mkdirSync, openSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { whyInUse } from '../../../../src/host/in-use/in-use.ts';
import type { InUseQuestion } from '../../../../src/host/in-use/question.ts';
import { localRunner } from '../../../../src/host/local.ts';
import type { Result, Runner } from '../../../../src/host/runner.ts';
import { planScript } from '../../../../src/plan/script.ts';
import { canLoop, tool, workshop } from '../../../fixtures/images.ts';
import { action, planOf } from '../../plan/plans.ts';

/**
 * Every use is made for real on this machine, on loop devices and files of its own, found, and ended again. Mounts are
 * read-only, so that a file system does not write to its device by itself while that is compared.
 */

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const MiB = 2 ** 20;
const shop = workshop();
let count = 0;
let file: string;
let device: string;
let tidy: (() => void)[] = [];

/** A file of its own for each test, and a loop device on another. */
beforeEach(() => {
  count += 1;
  file = shop.at(`file-${count}`);
  writeFileSync(file, Buffer.alloc(1 * MiB, 'x'));
  if (!canLoop) return;
  const backing = shop.at(`disk-${count}`);
  writeFileSync(backing, Buffer.alloc(16 * MiB));
  device = tool('losetup', ['-f', '--show', backing]).trim();
  tidy.push(() => tool('losetup', ['-d', device]));
});
afterEach(() => {
  for (const each of tidy.reverse()) each();
  tidy = [];
});
beforeAll(() => {
  if (!canLoop) console.warn('No loop devices here (not root, or a container): uses of devices are not tried.');
});
afterAll(() => shop.clean());

const host = localRunner();
const ask = (path: string, more: Partial<InUseQuestion> = {}, runner: Runner = host): Promise<string[]> =>
  whyInUse(runner, { mustBeFree: path, guest: 'web1', ...more });

/** What the printed script says about it. */
function scriptSays(path: string): { status: number | null; stderr: string } {
  const script = planScript(planOf([action('look', { do: [{ mustBeFree: path, guest: 'web1' }] })]), { start: true });
  const { status, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  return { status, stderr };
}

async function expectUse(path: string, reason: RegExp, inScript: RegExp): Promise<void> {
  const before = contentOf(path);
  expect((await ask(path)).join('; ')).toMatch(reason);
  const { status, stderr } = scriptSays(path);
  expect(stderr).toMatch(inScript);
  expect(status).toBe(5);
  expect(contentOf(path)).toBe(before);
}

const contentOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** A process with something of its own, which says so once it has it. */
async function holding(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  tidy.push(() => {
    child.kill('SIGKILL');
    // Its namespace, and with it the mount, goes a moment after it.
    spawnSync('sh', ['-c', `while [ -e /proc/${child.pid}/ns/mnt ]; do sleep 0.05; done; sleep 0.2`]);
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
}

describe.skipIf(!canLoop)('a device', () => {
  test('that nothing uses is free, and being asked about does not change it', async () => {
    const before = contentOf(device);
    expect(await ask(device)).toEqual([]);
    expect(scriptSays(device)).toMatchObject({ status: 0 });
    expect(contentOf(device)).toBe(before);
  });

  test('that is mounted', async () => {
    tool('mkfs.ext4', ['-q', device]);
    const at = shop.at(`mnt-${count}`);
    mkdirSync(at);
    tool('mount', ['-o', 'ro', device, at]);
    tidy.push(() => tool('umount', [at]));
    await expectUse(device, new RegExp(`mounted at ${at}$`), /is mounted/);
  });

  test('that is mounted where only another process sees it', async () => {
    tool('mkfs.ext4', ['-q', device]);
    const at = shop.at(`mnt-${count}`);
    mkdirSync(at);
    await holding('unshare', [
      '-m',
      '--propagation',
      'private',
      'sh',
      '-c',
      `mount -o ro ${device} ${at} && echo up && cat`,
    ]);
    expect(readFileSync('/proc/self/mountinfo', 'utf8')).not.toContain(at);
    await expectUse(device, new RegExp(`mounted at ${at} in the mount namespace of process \\d+ \\(`), /is mounted/);
  });

  test('that a namespace without any process has mounted: the kernel itself says so', async () => {
    tool('mkfs.ext4', ['-q', device]);
    const at = shop.at(`mnt-${count}`);
    mkdirSync(at);
    // A namespace can only be kept on a mount that is not shared with it.
    const quiet = shop.at(`quiet-${count}`);
    mkdirSync(quiet);
    tool('mount', ['-t', 'tmpfs', 'none', quiet]);
    tidy.push(() => tool('umount', ['-l', quiet]));
    tool('mount', ['--make-private', quiet]);
    writeFileSync(`${quiet}/ns`, '');
    tool('unshare', [`--mount=${quiet}/ns`, '--propagation', 'private', 'mount', '-o', 'ro', device, at]);
    tidy.push(() => tool('umount', [`${quiet}/ns`]));
    await expectUse(device, /the kernel does not give it out/, /the kernel does not give it out/);
  });

  test('that the host swaps to', async () => {
    tool('mkswap', ['-q', device]);
    tool('swapon', [device]);
    tidy.push(() => tool('swapoff', [device]));
    await expectUse(device, /\bswap\b/, /is swap/);
  });

  test('that a program has open, by name of the program', async () => {
    const descriptor = openSync(device, 'r');
    tidy.push(() => closeSync(descriptor));
    await expectUse(device, new RegExp(`open by process ${process.pid} \\(`), /is open/);
  });

  test('that a loop device stands on', async () => {
    const upper = tool('losetup', ['-f', '--show', device]).trim();
    tidy.push(() => tool('losetup', ['-d', upper]));
    await expectUse(device, new RegExp(`behind the loop device ${upper}`), new RegExp(`behind ${upper}`));
  });

  test('that LVM has taken', async () => {
    tool('pvcreate', ['-q', device]);
    expect((await ask(device)).join('; ')).toMatch(/physical volume/);
  });

  test('what a guest made of LVM on it is no use where only what was taken up counts; a group that reaches beyond it is', async () => {
    const backing = shop.at(`more-${count}`);
    writeFileSync(backing, Buffer.alloc(16 * MiB));
    const other = tool('losetup', ['-f', '--show', backing]).trim();
    tidy.push(() => tool('losetup', ['-d', other]));
    // LVM keeps copies of what it did, in this folder in place of /etc/lvm.
    const keep = `LVM_SYSTEM_DIR=${shop.at(`lvm-${count}`)}`;
    const lvm = (...args: string[]) => tool('env', [keep, args[0]!, '-q', ...args.slice(1)]);
    lvm('pvcreate', device);
    expect(await ask(device, { takenUp: true })).toEqual([]);
    lvm('vgcreate', `xenguideuse${count}`, device);
    expect((await ask(device)).join('; ')).toContain(`physical volume of xenguideuse${count}`);
    expect(await ask(device, { takenUp: true })).toEqual([]);
    lvm('vgextend', `xenguideuse${count}`, other);
    expect(await ask(device, { takenUp: true })).toEqual([`physical volume of xenguideuse${count}`]);
    // LVM likes to write such copies even for a report; looking must not.
    const copies = spawnSync('find', ['/etc/lvm', '-name', `xenguideuse${count}*`], { encoding: 'utf8' }).stdout;
    expect(copies).toBe('');
  });

  test('may hold what was seen and what is empty, and nothing else', async () => {
    expect(await ask(device, { holds: '' })).toEqual([]);
    tool('mkfs.ext4', ['-q', '-U', '11111111-2222-3333-4444-555555555555', device]);
    const holds = 'TYPE=ext4 UUID=11111111-2222-3333-4444-555555555555';
    expect(await ask(device, { holds })).toEqual([]);
    expect(await ask(device)).toEqual([]);
    expect(await ask(device, { holds: '' })).toEqual([`it holds something that was not seen before (${holds})`]);
    tool('mkfs.ext4', ['-q', '-F', '-U', '11111111-2222-3333-4444-666666666666', device]);
    expect(await ask(device, { holds })).toEqual([expect.stringContaining('666666666666')]);
    tool('wipefs', ['-a', '-q', device]);
    expect(await ask(device, { holds })).toEqual([]);
  });

  test('is the same under any of its names', async () => {
    const link = shop.at(`link-${count}`);
    symlinkSync(device, link);
    const node = shop.at(`node-${count}`);
    const { rdev } = JSON.parse(tool('stat', ['-c', '{"rdev": ["%t", "%T"]}', device])) as { rdev: [string, string] };
    tool('mknod', [node, 'b', ...rdev.map((part) => String(Number.parseInt(part, 16)))]);
    tool('mkswap', ['-q', device]);
    tool('swapon', [device]);
    tidy.push(() => tool('swapoff', [device]));
    for (const name of [link, node]) expect((await ask(name)).join('; '), name).toMatch(/\bswap\b/);
  });
});

describe('a file', () => {
  test('that nothing uses is free', async () => {
    expect(await ask(file)).toEqual([]);
    expect(scriptSays(file).status).toBe(0);
  });

  test('that a program has open, also under another name of it', async () => {
    const descriptor = openSync(file, 'r+');
    tidy.push(() => closeSync(descriptor));
    const hard = shop.at(`hard-${count}`);
    const soft = shop.at(`soft-${count}`);
    linkSync(file, hard);
    symlinkSync(file, soft);
    for (const name of [file, hard, soft]) expect((await ask(name)).join('; '), name).toMatch(/open by process/);
    expect(scriptSays(soft).stderr).toMatch(/is open/);
  });

  test.skipIf(!canLoop)('that is loop-mounted, also through a hard link and another mount', async () => {
    tool('mkfs.ext4', ['-q', '-F', file]);
    const at = shop.at(`mnt-${count}`);
    const again = shop.at(`again-${count}`);
    mkdirSync(at);
    mkdirSync(again);
    tool('mount', ['-o', 'loop', file, at]);
    tidy.push(() => tool('umount', [at]));
    tool('mount', ['--bind', shop.dir, again]);
    tidy.push(() => tool('umount', [again]));
    const hard = shop.at(`hard-${count}`);
    linkSync(file, hard);
    for (const name of [file, hard, `${again}/file-${count}`]) {
      expect((await ask(name)).join('; '), name).toMatch(/mounted at .*behind the loop device \/dev\/loop\d+/);
    }
  });
});

describe('what is not there', () => {
  const gone = '/dev/disk/by-id/ata-gone';
  test('cannot be written to', async () => {
    expect(await ask(gone)).toEqual(['it is not there']);
    expect(scriptSays(gone)).toMatchObject({ stderr: expect.stringContaining('it is not there') });
  });
  test('is no obstacle to taking back', async () => {
    expect(await ask(gone, { mayBeGone: true })).toEqual([]);
  });
  test('a folder is nothing to be given to a guest', async () => {
    expect(await ask(shop.dir)).toEqual(['it is neither a block device nor a file']);
  });
});

describe.skipIf(!canLoop)('guests (Xen’s own words are given, the disks are real)', () => {
  function withXen(xen: {
    configs?: Record<string, string>;
    list?: string;
    details?: unknown;
    store?: string;
  }): Runner {
    const say = (stdout: string): Result => ({ code: 0, stdout, stderr: '', timedOut: false });
    const configs = Object.entries(xen.configs ?? {}).flatMap(([path, text]) =>
      text.split('\n').map((line) => `${path}\0${line}\n`),
    );
    const header = 'Name                                        ID   Mem VCPUs\tState\tTime(s)\n';
    return {
      ...host,
      run: async (command, options) => {
        const [program, ...args] = command.argv;
        if (program === 'xenstore-ls') return say(xen.store ?? '');
        if (program === 'xl')
          return say(args[1] === '-l' ? JSON.stringify(xen.details ?? []) : header + (xen.list ?? ''));
        if (program === 'find' && args.includes('/etc/xen')) return say(configs.join(''));
        return host.run(command, options);
      },
    };
  }
  const config = (name: string, disk: string): string =>
    `name = "${name}"\ndisk = [ "format=raw,vdev=xvda,target=${disk}" ]\n`;
  const running = 'db                                           3   256     1     -b----       1.0\n';

  test('a device that a config names, by whatever name', async () => {
    const link = shop.at(`link-${count}`);
    symlinkSync(device, link);
    const runner = withXen({ configs: { '/etc/xen/db.cfg': config('db', link) } });
    expect(await ask(device, {}, runner)).toEqual(['named in /etc/xen/db.cfg (guest db)']);
  });

  test('its own config is no reason', async () => {
    const runner = withXen({ configs: { '/etc/xen/web1.cfg': config('web1', device) } });
    expect(await ask(device, {}, runner)).toEqual([]);
  });

  test('for undo only another guest counts: not a program, a loop device, this guest, nor what lies around it', async () => {
    const backing = shop.at(`disk-${count}`);
    const open = openSync(backing, 'r');
    tidy.push(() => closeSync(open));
    const own = withXen({ configs: { '/etc/xen/web1.cfg': config('web1', backing) } });
    expect(await ask(backing, { others: true }, own)).toEqual([]);
    for (const path of [backing, device]) {
      const shared = withXen({ configs: { '/etc/xen/db.cfg': config('db', path) } });
      expect(await ask(path, { others: true }, shared)).toEqual(['named in /etc/xen/db.cfg (guest db)']);
    }
    const details = [{ domid: 3, config: { c_info: { name: 'db' }, disks: [{ pdev_path: device }] } }];
    const others = { others: true, mayBeGone: true } as const;
    expect(await ask(backing, others, withXen({ list: running, details }))).toEqual(['disk of the running guest db']);
    expect(await ask(shop.at('gone'), others, own)).toEqual([]);
  });

  test('a file or device that an image of another guest stands on, however far below it is', async () => {
    const [middle, top] = [shop.at(`middle-${count}.qcow2`), shop.at(`top-${count}.qcow2`)];
    for (const [below, path, format] of [
      [device, middle, 'raw'],
      [middle, top, 'qcow2'],
    ] as const)
      tool('qemu-img', ['create', '-q', '-f', 'qcow2', '-b', below, '-F', format, path]);
    const others = { others: true } as const;
    const shared = withXen({ configs: { '/etc/xen/db.cfg': config('db', top) } });
    expect(await ask(device, others, shared)).toEqual(['below an image of the guest db']);
    expect(await ask(middle, others, shared)).toEqual(['below an image of the guest db']);
    expect(await ask(middle, {}, shared)).toEqual(['below an image of the guest db']);
    expect(await ask(middle, others, withXen({ configs: { '/etc/xen/web1.cfg': config('web1', top) } }))).toEqual([]);
    // What an image names may be anything: it is not opened, and does not lead in circles.
    tool('qemu-img', ['rebase', '-u', '-F', 'qcow2', '-b', top, middle]);
    expect(await ask(middle, others, shared)).toEqual(['below an image of the guest db']);
    tool('qemu-img', ['rebase', '-u', '-F', 'raw', '-b', 'nbd://127.0.0.1:1/x', middle]);
    expect(await ask(device, others, shared)).toEqual([]);
  });

  test('each question has an end; loop devices that are not told in time are a reason, but none for undo', async () => {
    const limits: (number | undefined)[] = [];
    const xen = withXen({});
    const silent: Runner = {
      ...xen,
      run: async (command, options) => {
        limits.push(command.timeoutMs);
        if (command.argv[0] === 'losetup') return { code: 143, stdout: '', stderr: '', timedOut: true };
        return xen.run(command, options);
      },
    };
    const { runMany: _, ...oneByOne } = silent;
    expect(await ask(file, {}, oneByOne)).toEqual(['it could not be seen in time which loop devices stand for it']);
    expect(limits).not.toContain(undefined);
    expect(await ask(file, { others: true }, oneByOne)).toEqual([]);
  });

  test('a device that a running guest has, as xl tells it or only xenstore', async () => {
    const details = [{ domid: 3, config: { c_info: { name: 'db' }, disks: [{ pdev_path: device }] } }];
    expect(await ask(device, {}, withXen({ list: running, details }))).toEqual(['disk of the running guest db']);
    const [major, minor] = tool('stat', ['-c', '%t:%T', device]).trim().split(':');
    const store = `/local/domain/0/backend/vbd/3/51712/physical-device = "${major}:${minor}"\n`;
    expect(await ask(device, {}, withXen({ list: running, store }))).toEqual(['disk of the running guest db']);
  });

  test('a file that a guest has through a loop device, or through qemu', async () => {
    const [major, minor] = tool('stat', ['-c', '%t:%T', device]).trim().split(':');
    const store = `/local/domain/0/backend/vbd/3/51712/physical-device = "${major}:${minor}"\n`;
    const backing = shop.at(`disk-${count}`);
    expect(await ask(backing, {}, withXen({ list: running, store }))).toContain('disk of the running guest db');
    const qemu = `/local/domain/0/backend/qdisk/3/51712/params = "qcow2:${file}"\n`;
    expect(await ask(file, {}, withXen({ list: running, store: qemu }))).toEqual(['disk of the running guest db']);
  });

  test('a guest that is just ending is waited for', async () => {
    const [major, minor] = tool('stat', ['-c', '%t:%T', device]).trim().split(':');
    let asked = 0;
    const xen = withXen({});
    const runner: Runner = {
      ...xen,
      run: async (command, options) => {
        if (command.argv[0] !== 'xenstore-ls') return xen.run(command, options);
        asked += 1;
        const stdout = `/local/domain/0/backend/vbd/9/51712/physical-device = "${major}:${minor}"\n`;
        return { code: 0, stdout: asked < 3 ? stdout : '', stderr: '', timedOut: false };
      },
    };
    expect(await ask(device, {}, runner)).toEqual([]);
    expect(asked).toBe(3);
  });
});
