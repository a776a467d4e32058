import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { localRunner } from '../../../src/host/local.ts';
import type { Runner } from '../../../src/host/runner.ts';
import type { ImageFindings } from '../../../src/sources/findings.ts';
import { inspectImage } from '../../../src/sources/inspect.ts';
import {
  canLoop,
  convert,
  debianDisk,
  debianFiles,
  esp,
  makeDisk,
  makeExt4,
  sparse,
  tool,
  withBootCode,
  workshop,
} from '../../fixtures/images.ts';

// Each test starts a dozen programs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MiB = 2 ** 20;
const shop = workshop();
const disk = shop.at('disk.raw');
const part = shop.at('part.raw');
afterAll(shop.clean);
beforeAll(() => {
  debianDisk(disk);
  makeExt4(part, 12 * MiB, debianFiles());
});

const look = (path: string): Promise<ImageFindings> => inspectImage(localRunner(), path);
const scratch = (): string[] => readdirSync('/var/tmp').filter((name) => name.startsWith('xenguide.'));

/** What came since then does not stay. Other tests look into images too, and take away what is theirs. */
async function nothingIsLeft(before: readonly string[]): Promise<void> {
  const come = scratch().filter((name) => !before.includes(name));
  await expect.poll(() => scratch().filter((name) => come.includes(name)), { timeout: 20_000 }).toEqual([]);
}

/** What does not depend on how the same disk is packed. */
function essence({
  kind,
  looked,
  table,
  root,
  os,
  grub,
  kernels,
  esp: hasEsp,
  cloudInit,
  fstabRoot,
  hasLogin,
  problems,
}: ImageFindings) {
  return { kind, looked, table, root, os, grub, kernels, hasEsp, cloudInit, fstabRoot, hasLogin, problems };
}

describe('a Debian disk image', () => {
  test('is told by its partition table, and read without a mount', async () => {
    const found = await look(disk);
    expect(found).toMatchObject({
      kind: 'disk-image',
      looked: 'inside',
      format: 'raw',
      compression: 'none',
      virtualBytes: 24 * MiB,
      fileBytes: 24 * MiB,
      os: { id: 'debian', pretty: 'Debian GNU/Linux 12 (bookworm)' },
      grub: { path: '/boot/grub/grub.cfg', device: 'gpt2', bls: false },
      esp: true,
      biosBoot: true,
      cloudInit: true,
      fstabRoot: 'UUID=0f1e2d3c-1111-2222-3333-444455556666',
      hasLogin: false,
      problems: [],
      warnings: [],
    });
    expect(found.table?.label).toBe('gpt');
    expect(found.table?.partitions.map(({ number, startBytes, fs }) => [number, startBytes, fs?.type])).toEqual([
      [1, MiB, 'vfat'],
      [2, 5 * MiB, 'ext4'],
    ]);
    expect(found.root).toMatchObject({ type: 'ext4', uuid: '11111111-2222-3333-4444-555555555555', partition: 2 });
    expect(found.fingerprint).toBe(tool('stat', ['-c', '%s %Y', disk]).trim());
    expect(found.says[0]).toBe(
      'It is a disk image of 24 MiB (raw): it begins with a GPT partition table that lists 2 partitions.',
    );
  });

  test('names its kernels newest first, each with its RAM disk and how it is packed', async () => {
    expect((await look(disk)).kernels).toEqual([
      { path: '/boot/vmlinuz-6.1.0-28-amd64', ramdisk: '/boot/initrd.img-6.1.0-28-amd64', compression: 'lz4' },
      { path: '/boot/vmlinuz-6.1.0-9-amd64', ramdisk: '/boot/initrd.img-6.1.0-9-amd64', compression: 'gzip' },
    ]);
  });

  test.each([
    ['qcow2', 'qcow2', []],
    ['qcow2', 'qcow2', ['-c']],
    ['vhd', 'vpc', []],
    ['vhd', 'vpc', ['-o', 'subformat=fixed']],
    ['vmdk', 'vmdk', []],
    ['vmdk', 'vmdk', ['-o', 'subformat=streamOptimized']],
  ] as const)('is the same inside %s (%s %j)', async (format, qemu, options) => {
    const path = shop.at(`disk.${options.join('').replace(/\W/g, '')}.${qemu}`);
    convert(disk, path, qemu, [...options]);
    const found = await look(path);
    expect(found.format).toBe(format);
    expect(found.virtualBytes).toBeGreaterThanOrEqual(24 * MiB);
    expect(essence(found)).toEqual(essence(await look(disk)));
  });

  test.each([
    ['gz', 'gzip', ['-k', '-1']],
    ['xz', 'xz', ['-k', '-0']],
    ['zst', 'zstd', ['-q', '-1']],
  ] as const)(
    'is the same packed with %s, raw or qcow2, and nothing is left behind',
    async (compression, program, options) => {
      const before = scratch();
      for (const [format, from] of [['raw', disk] as const, ['qcow2', shop.at('packed.qcow2')] as const]) {
        if (format === 'qcow2') convert(disk, from, 'qcow2');
        tool(program, [...options, '-f', from]);
        const found = await look(`${from}.${compression}`);
        expect(found).toMatchObject({ compression, format, virtualBytes: 24 * MiB });
        expect(essence(found)).toEqual(essence(await look(disk)));
      }
      await nothingIsLeft(before);
    },
  );

  test('has the same inside with an MBR, where GRUB calls the partition msdos2', async () => {
    const path = shop.at('mbr.raw');
    debianDisk(path, 24 * MiB, 'dos');
    const found = await look(path);
    expect(found.table?.label).toBe('dos');
    expect(found.grub).toEqual({ path: '/boot/grub/grub.cfg', device: 'msdos2', bls: false });
    expect(found.esp).toBe(true);
  });

  test('with a /boot partition of its own has its menu at /grub/grub.cfg', async () => {
    const path = shop.at('boot.raw');
    const { 'boot/grub/grub.cfg': menu, vmlinuz: _link, ...rest } = debianFiles();
    const root = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('boot/')));
    makeDisk(path, 32 * MiB, 'gpt', [
      {
        type: 'L',
        size: 8,
        files: {
          'grub/grub.cfg': menu!,
          'vmlinuz-6.12': new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0]),
          'initrd.img-6.12': 'x',
        },
      },
      { type: 'L', files: root },
    ]);
    const found = await look(path);
    expect(found.grub).toEqual({ path: '/grub/grub.cfg', device: 'gpt1', bls: false });
    expect(found.root?.partition).toBe(2);
    expect(found.kernels).toEqual([{ path: '/vmlinuz-6.12', ramdisk: '/initrd.img-6.12', compression: 'zstd' }]);
  });
});

describe('other systems', () => {
  test('a partition image is told by the file system at its first byte', async () => {
    const found = await look(part);
    expect(found).toMatchObject({
      kind: 'partition-image',
      table: null,
      root: { type: 'ext4', partition: null, bytes: 12 * MiB },
      grub: { path: '/boot/grub/grub.cfg', device: '', bls: false },
      os: { id: 'debian' },
      biosBoot: false,
    });
  });

  test('Fedora’s menu of boot loader entries is recognised', async () => {
    const path = shop.at('fedora.raw');
    makeDisk(path, 24 * MiB, 'gpt', [
      {
        type: 'L',
        files: debianFiles({
          'boot/grub/grub.cfg': { link: '/nowhere' },
          'boot/grub2/grub.cfg': 'insmod part_gpt\n  blscfg\n',
          'boot/loader/entries/a.conf': 'title Fedora\n',
          'usr/lib/os-release': 'ID=fedora\nPRETTY_NAME="Fedora Linux 41 (Cloud Edition)"\n',
        }),
      },
    ]);
    expect(await look(path)).toMatchObject({
      grub: { path: '/boot/grub2/grub.cfg', bls: true },
      os: { id: 'fedora' },
      esp: false,
      biosBoot: false,
    });
  });

  test('an image for ARM is told by its boot loader: its menu would be found, and its kernel not start', async () => {
    const path = shop.at('arm.raw');
    const armEsp = (part: string): void => {
      esp(part);
      tool('mren', ['-i', part, '::/EFI/BOOT/BOOTX64.EFI', '::/EFI/BOOT/BOOTAA64.EFI']);
    };
    makeDisk(path, 24 * MiB, 'gpt', [
      { type: 'U', size: 4, make: armEsp },
      { type: 'L', files: debianFiles() },
    ]);
    expect((await look(path)).warnings).toContain('It seems to be made for ARM machines: a PC cannot start it.');
    expect((await look(disk)).warnings.join()).not.toContain('ARM');
  });

  test('a system in a btrfs subvolume is found where its distribution keeps it', async () => {
    const path = shop.at('btrfs.raw');
    sparse(path, 120 * MiB);
    const tree = shop.at('tree');
    mkdirSync(`${tree}/@/etc`, { recursive: true });
    writeFileSync(`${tree}/@/etc/os-release`, 'ID=ubuntu\nPRETTY_NAME="Ubuntu 24.04"\n');
    tool('mkfs.btrfs', ['-q', '-r', tree, path]);
    expect(await look(path)).toMatchObject({
      kind: 'partition-image',
      root: { type: 'btrfs' },
      os: { id: 'ubuntu', pretty: 'Ubuntu 24.04' },
    });
  });

  test.skipIf(!canLoop)('a root file system in LVM is read by GRUB’s own LVM driver, and warned about', async () => {
    const path = shop.at('lvm.raw');
    makeDisk(path, 40 * MiB, 'dos', [{ type: '8e' }]);
    const loop = tool('losetup', ['-f', '--show', '-o', String(MiB), path]).trim();
    try {
      const only = ['--config', `devices { filter = [ "a|^${loop}$|", "r|.*|" ] }`, '--driverloaded', 'n'];
      tool('pvcreate', ['-q', ...only, loop]);
      tool('vgcreate', ['-q', ...only, 'xenguideunit', loop]);
      tool('lvcreate', ['-q', ...only, '-an', '-Wn', '-Zn', '-L', '32M', '-n', 'root', 'xenguideunit']);
    } finally {
      tool('losetup', ['-d', loop]);
    }
    // The first extent: a MiB into the physical volume.
    makeExt4(path, 32 * MiB, debianFiles(), 2 * MiB);
    const found = await look(path);
    expect(found).toMatchObject({
      grub: { path: '/boot/grub/grub.cfg', device: 'lvm/xenguideunit-root' },
      volumeGroups: ['xenguideunit'],
      os: { id: 'debian' },
      root: { type: 'LVM2_member', partition: 1 },
      problems: [],
    });
    expect(found.warnings.join()).toContain('lies in LVM');
  });

  test('a disk whose partitions hold nothing that is known is said to have no system', async () => {
    const path = shop.at('nothing.raw');
    makeDisk(path, 8 * MiB, 'gpt', [{ type: 'L' }]);
    expect(await look(path)).toMatchObject({ kind: 'disk-image', looked: 'inside', os: null, grub: null, kernels: [] });
  });

  test('Windows is told by its boot manager', async () => {
    const path = shop.at('windows.raw');
    makeDisk(path, 8 * MiB, 'dos', [
      {
        type: '7',
        make: (fs) => {
          tool('mkfs.vfat', [fs]);
          tool('mcopy', ['-i', fs, '-', '::/bootmgr'], 'MZ');
        },
      },
    ]);
    withBootCode(path);
    expect((await look(path)).os).toEqual({ id: 'windows', pretty: 'Windows' });
  });

  test('an ESP without a boot loader on the removable path does not count: xl keeps no UEFI variables', async () => {
    const path = shop.at('esp.raw');
    makeDisk(path, 24 * MiB, 'gpt', [
      { type: 'U', size: 4, make: (fs) => void tool('mkfs.vfat', [fs]) },
      { type: 'L', files: debianFiles() },
    ]);
    expect((await look(path)).esp).toBe(false);
  });

  test.each([
    ['a password', { 'etc/shadow': 'root:$6$salt$hash:19000:0:99999:7:::\n' }],
    ['no password asked for', { 'etc/shadow': 'root::19000:0:99999:7:::\n' }],
    ['a key of root', { 'root/.ssh/authorized_keys': 'ssh-ed25519 AAAA me\n' }],
    ['a key of a user', { 'home/debian/.ssh/authorized_keys': 'ssh-ed25519 AAAA me\n' }],
  ])('somebody can log in with %s', async (_what, files) => {
    const path = shop.at('login.raw');
    makeExt4(path, 8 * MiB, debianFiles(files));
    expect((await look(path)).hasLogin).toBe(true);
  });

  test('an image that nobody can log in to is warned about', async () => {
    const path = shop.at('nologin.raw');
    const { 'etc/cloud/cloud.cfg': _a, 'usr/bin/cloud-init': _b, ...rest } = debianFiles();
    makeExt4(path, 8 * MiB, rest);
    const found = await look(path);
    expect(found).toMatchObject({ cloudInit: false, hasLogin: false });
    expect(found.warnings.join()).toContain('Nobody can log in');
  });

  test('two systems on one disk are said so', async () => {
    const path = shop.at('two.raw');
    makeDisk(path, 32 * MiB, 'gpt', [
      { type: 'L', size: 12, files: debianFiles() },
      { type: 'L', files: debianFiles() },
    ]);
    const found = await look(path);
    expect(found.root?.partition).toBe(1);
    expect(found.warnings.join()).toContain('There are 2 systems in it (gpt1, gpt2)');
  });

  test('terminal escapes in the system’s name are dropped', async () => {
    const path = shop.at('escape.raw');
    makeExt4(path, 8 * MiB, debianFiles({ 'usr/lib/os-release': 'ID=x\nPRETTY_NAME="Evil\u001b[2J\u202e Linux"\n' }));
    expect((await look(path)).os?.pretty).toBe('Evil[2J Linux');
  });
});

describe('bad input', () => {
  const problemsAt = async (path: string): Promise<string> => {
    const { problems } = await look(path);
    for (const { field, remedy } of problems) expect([field, remedy.length > 5]).toEqual(['source.path', true]);
    return problems.map(({ message }) => message).join('; ');
  };

  test.each<[string, RegExp, (path: string) => void]>([
    ['missing', /^there is no file/, () => undefined],
    ['empty', /^the image is empty/, (path) => writeFileSync(path, '')],
    ['folder', /is a folder$/, (path) => mkdirSync(path)],
    ['noise', /neither a partition table nor a file system/, (path) => writeFileSync(path, 'hello\n'.repeat(2000))],
    ['web page', /this is a web page/, (path) => writeFileSync(path, '<!DOCTYPE html><html>'.padEnd(5000))],
    ['fifo', /is not a regular file$/, (path) => void tool('mkfifo', [path])],
    [
      'GPT of sectors of 4096 bytes',
      /sectors of 4096 bytes/,
      (path) => {
        makeDisk(path, 4 * MiB, 'dos', [{ type: 'ee', size: 1 }]);
        const head = readFileSync(path);
        head.write('EFI PART', 4096);
        writeFileSync(path, head);
      },
    ],
    ['empty table', /empty partition table/, (path) => makeDisk(path, 4 * MiB, 'dos', [])],
    [
      'swap',
      /only swap in it/,
      (path) => {
        sparse(path, 4 * MiB);
        tool('mkswap', [path]);
      },
    ],
    [
      'iso',
      /CD or DVD image/,
      (path) => void tool('xorriso', ['-as', 'mkisofs', '-quiet', '-o', path, shop.at('tree')]),
    ],
    ['zip', /a ZIP archive/, (path) => writeFileSync(path, 'PK\u0003\u0004'.padEnd(2000))],
    [
      'short xz',
      /cut short/,
      (path) => {
        writeFileSync(path, execFileSync('xz', ['-c', '-0', disk]));
        truncateSync(path, 2000);
      },
    ],
    [
      'xz that wants a GiB of memory',
      /too much of the host’s memory/,
      (path) =>
        writeFileSync(path, execFileSync('xz', ['-c', '--lzma2=preset=0,dict=1GiB'], { input: Buffer.alloc(4 * MiB) })),
    ],
    [
      'zst that wants 2 GiB of memory',
      /too much of the host’s memory/,
      (path) => writeFileSync(path, Buffer.from('28b52ffd00a8010000', 'hex')),
    ],
    [
      'short gz',
      /cut short/,
      (path) => {
        writeFileSync(path, execFileSync('gzip', ['-c', disk]));
        truncateSync(path, 2000);
      },
    ],
    [
      'short zst',
      /cut short/,
      (path) => {
        writeFileSync(path, execFileSync('zstd', ['-c', '-q', disk]));
        truncateSync(path, 2000);
      },
    ],
    [
      'short disk',
      /cut short: partition 2 ends at/,
      (path) => {
        debianDisk(path, 24 * MiB, 'dos');
        truncateSync(path, 20 * MiB);
      },
    ],
    [
      'short GPT disk',
      /cut short/,
      (path) => {
        copyFileSync(disk, path);
        truncateSync(path, 20 * MiB);
      },
    ],
    [
      'no second GPT',
      /cut short: the copy of its partition table/,
      (path) => {
        makeDisk(path, 24 * MiB, 'gpt', [{ type: 'L', size: 8, files: debianFiles() }]);
        truncateSync(path, 20 * MiB);
      },
    ],
    [
      'short ext4',
      /cut short: its file system is 12 MiB long/,
      (path) => {
        copyFileSync(part, path);
        truncateSync(path, 9 * MiB);
      },
    ],
    [
      'backing file',
      /lies in another file \(a qcow2 backing file\)/,
      (path) => void tool('qemu-img', ['create', '-q', '-f', 'qcow2', '-F', 'raw', '-b', disk, path]),
    ],
    [
      'data file',
      /external data file/,
      (path) => void tool('qemu-img', ['create', '-q', '-f', 'qcow2', '-o', `data_file=${path}.data`, path, '8M']),
    ],
    [
      'encrypted',
      /encrypted \(qcow2\)/,
      (path) =>
        void tool('qemu-img', [
          'create',
          '-q',
          '-f',
          'qcow2',
          '--object',
          'secret,id=s,data=abc',
          '-o',
          'encrypt.format=luks,encrypt.key-secret=s,encrypt.iter-time=10',
          path,
          '8M',
        ]),
    ],
    [
      'split VMDK',
      /content lies in other files/,
      (path) => convert(disk, path, 'vmdk', ['-o', 'subformat=monolithicFlat']),
    ],
    [
      'VMDK snapshot',
      /a VMDK snapshot/,
      (path) => {
        convert(disk, `${path}.base`, 'vmdk');
        tool('qemu-img', ['create', '-q', '-f', 'vmdk', '-F', 'vmdk', '-b', `${path}.base`, path]);
      },
    ],
  ])('%s: one clear message', async (name, message, make) => {
    const path = shop.at(`bad ${name}`);
    make(path);
    expect(await problemsAt(path)).toMatch(message);
  });

  test('a qcow2 that was cut off is refused, though qemu-img would copy it without a word', async () => {
    const path = shop.at('cut.qcow2');
    const noise = shop.at('noise.raw');
    execFileSync('dd', ['if=/dev/urandom', `of=${noise}`, 'bs=1M', 'count=4', 'status=none']);
    convert(noise, path, 'qcow2');
    truncateSync(path, 2 * MiB);
    expect(await problemsAt(path)).toMatch(/cut short/);
  });

  test.each(['vpc', 'vmdk'] as const)('a cut-off %s is refused', async (format) => {
    const path = shop.at(`cut.${format}`);
    convert(shop.at('noise.raw'), path, format);
    truncateSync(path, 2 * MiB);
    expect(await problemsAt(path)).toMatch(/cut short/);
  });

  test('LUKS is said to be encrypted, on the whole image or as the only system of a disk', async () => {
    const whole = shop.at('luks.raw');
    const secret = ['--object', 'secret,id=s,data=abc', '-o', 'key-secret=s,iter-time=10'];
    // It measures the processor first, and gives up where the kernel counts in ticks longer than what it measures.
    const create = () => tool('qemu-img', ['create', '-q', '-f', 'luks', ...secret, whole, '4M']);
    await vi.waitFor(create, { timeout: 20_000, interval: 1 });
    expect(await problemsAt(whole)).toMatch(/encrypted \(LUKS\)/);
    const inside = shop.at('luksdisk.raw');
    makeDisk(inside, 16 * MiB, 'gpt', [
      { type: 'U', size: 4, make: esp },
      { type: 'L', make: (path) => copyFileSync(whole, path) },
    ]);
    expect(await problemsAt(inside)).toMatch(/encrypted \(LUKS\)/);
  });

  test('a tar archive is told from a disk, with what is in it', async () => {
    const rootfs = shop.at('rootfs.tar.xz');
    tool('tar', ['-C', shop.at('tree'), '-cJf', rootfs, '.']);
    expect(await look(rootfs)).toMatchObject({ kind: 'rootfs-tarball', compression: 'xz' });
    const holder = shop.at('disk.tar.xz');
    tool('tar', ['-C', shop.dir, '-cJf', holder, 'disk.raw']);
    const found = await look(holder);
    expect(found.kind).toBe('disk-tarball');
    expect(found.problems[0]).toMatchObject({
      message: 'this is a tar archive with a disk image in it (disk.raw)',
      remedy: `Unpack it, then name the disk: tar -xaSf ${holder}`,
    });
  });

  test('a relative path, an empty one and one with a line break never reach a tool', async () => {
    const none: Runner = { ...localRunner(), run: () => Promise.reject(new Error('started something')) };
    for (const path of ['', 'disk.raw', '-rf', 'json:{}', '/a\nb']) {
      expect((await inspectImage(none, path)).problems).toHaveLength(1);
    }
  });

  test.each([
    '-n rf',
    'a:b',
    'json:{"x"}',
    'it\'s $(touch x) `id` "q"',
    'a,b=c',
    'ü ☃',
    'back\\slash',
    'x?y',
    '(loop0)',
    '100%d',
  ])('the file name %s is taken as it stands, raw, qcow2 and packed', async (name) => {
    const raw = shop.at(name);
    copyFileSync(part, raw);
    expect(await look(raw)).toMatchObject({ looked: 'inside', problems: [], os: { id: 'debian' } });
    convert(part, shop.at('plain.qcow2'), 'qcow2');
    copyFileSync(shop.at('plain.qcow2'), `${raw}.q`);
    expect(await look(`${raw}.q`)).toMatchObject({ format: 'qcow2', looked: 'inside', problems: [] });
    writeFileSync(`${raw}.x`, execFileSync('xz', ['-0', '-c', raw], { maxBuffer: 64 * MiB }));
    expect(await look(`${raw}.x`)).toMatchObject({ compression: 'xz', looked: 'inside', problems: [] });
  });
});

describe('the look itself', () => {
  test('leaves the image as it was', async () => {
    const before = readFileSync(disk);
    await look(disk);
    expect(readFileSync(disk).equals(before)).toBe(true);
  });

  test('starts few programs for a plain disk image, none of them a shell', async () => {
    const local = localRunner();
    const started: string[] = [];
    const watched: Runner = {
      ...local,
      run: (command, options) => {
        started.push(command.argv[0]);
        return local.run(command, options);
      },
    };
    await inspectImage(watched, disk);
    expect(started.filter((name) => /(^|\/)(ba|da|z|)sh$/.test(name))).toEqual([]);
    expect(started.length).toBeLessThanOrEqual(17);
  });

  test('names the image format to qemu-img every time: it never guesses', async () => {
    const local = localRunner();
    const calls: (readonly string[])[] = [];
    const watched: Runner = {
      ...local,
      run: (command, options) => {
        if (command.argv[0] === 'qemu-img') calls.push(command.argv);
        return local.run(command, options);
      },
    };
    const path = shop.at('format.qcow2');
    convert(disk, path, 'qcow2');
    await inspectImage(watched, path);
    expect(calls.length).toBeGreaterThan(0);
    for (const call of calls) expect(call[call.indexOf('-f') + 1]).toBe('qcow2');
  });

  test.each([
    ['xz', /not enough room in \/var\/tmp/],
    ['qcow2', /^$/],
  ])('a host without room keeps out of the image (%s) and says so', async (format, message) => {
    const local = localRunner();
    const full: Runner = {
      ...local,
      run: async (command, options) =>
        command.argv[0] === 'stat' && command.argv[1] === '-f'
          ? { code: 0, stdout: '10 4096\n', stderr: '', timedOut: false }
          : local.run(command, options),
    };
    const path = shop.at(`room.${format}`);
    if (format === 'xz') writeFileSync(path, execFileSync('xz', ['-c', '-0', disk]));
    else convert(disk, path, 'qcow2');
    const found = await inspectImage(full, path);
    expect(found.looked).toBe('outside');
    expect(found.problems.map((each) => each.message).join()).toMatch(message);
    if (format === 'qcow2') expect(found).toMatchObject({ kind: 'disk-image', virtualBytes: 24 * MiB });
    if (format === 'qcow2') expect(found.warnings.join()).toContain('not enough room in /var/tmp');
  });

  test('without grub-fstest it stays outside and says how to get in', async () => {
    const local = localRunner();
    const without: Runner = {
      ...local,
      run: (command, options) =>
        command.argv[0] === 'grub-fstest'
          ? local.run({ argv: ['/nonexistent/grub-fstest'] }, options)
          : local.run(command, options),
    };
    const found = await inspectImage(without, disk);
    expect(found).toMatchObject({ looked: 'outside', kind: 'disk-image', os: null, problems: [] });
    expect(found.warnings.join()).toContain('apt install grub-common');
  });

  test.each(['xz', 'qemu-img'])('a person who loses interest during %s ends it, and nothing is left', async (when) => {
    const before = scratch();
    const gone = new AbortController();
    const local = localRunner();
    const watched: Runner = {
      ...local,
      run: (command, options) => {
        if (command.argv.includes(when) && command.argv.includes(when === 'xz' ? '-dc' : 'convert')) {
          queueMicrotask(() => gone.abort(new Error('not wanted any more')));
        }
        return local.run(command, options);
      },
    };
    const raw = when === 'xz' ? disk : shop.at('abort.qcow2');
    if (when === 'xz') tool('xz', ['-k', '-0', '-f', disk]);
    else convert(disk, raw, 'qcow2');
    const path = when === 'xz' ? `${disk}.xz` : raw;
    await expect(inspectImage(watched, path, { signal: gone.signal })).rejects.toThrow('not wanted any more');
    await nothingIsLeft(before);
  });

  test('what a look left behind that was killed is gone with the next day’s look', async () => {
    const [old, fresh] = ['/var/tmp/xenguide.killed0old', '/var/tmp/xenguide.killed0now'];
    for (const folder of [old, fresh]) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}/raw`, 'a disk');
    }
    const yesterday = Date.now() / 1000 - 25 * 3600;
    utimesSync(old, yesterday, yesterday);
    const path = shop.at('after-a-kill.qcow2');
    convert(disk, path, 'qcow2');
    await look(path);
    expect([existsSync(old), existsSync(fresh)]).toEqual([false, true]);
    rmSync(fresh, { recursive: true });
  });

  test('progress is told in words, with a part of 1 where it is known', async () => {
    const heard: { doing: string; fraction?: number }[] = [];
    const path = shop.at('progress.qcow2');
    convert(disk, path, 'qcow2');
    await inspectImage(localRunner(), path, { onProgress: (progress) => heard.push(progress) });
    expect(heard[0]?.doing).toBe('Reading the image');
    expect(heard.at(-1)?.fraction).toBe(1);
  });
});
