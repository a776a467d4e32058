import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { localRunner } from '../../../src/host/local.ts';
import type { Action } from '../../../src/plan/action.ts';
import { fillVolume, problemsOfFit } from '../../../src/sources/fill.ts';
import type { ImageFindings } from '../../../src/sources/findings.ts';
import { inspectImage } from '../../../src/sources/inspect.ts';
import type { Volume } from '../../../src/storage/backend.ts';
import { carryOut, runSteps, takeBack } from '../../fixtures/carry-out.ts';
import {
  canLoop,
  convert,
  debianDisk,
  debianFiles,
  makeDisk,
  makeExt4,
  tool,
  workshop,
} from '../../fixtures/images.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MiB = 2 ** 20;
const shop = workshop();
const disk = shop.at('disk.raw');
const part = shop.at('part.raw');
const loops: string[] = [];
beforeAll(() => {
  // A file whose content proves that everything arrived.
  const files = debianFiles({ 'srv/noise': Uint8Array.from({ length: 300_000 }, (_, n) => (n * 7919) >> 3) });
  debianDisk(disk, 24 * MiB, 'gpt', files);
  makeExt4(part, 12 * MiB, files);
});
afterAll(() => {
  for (const loop of loops) tool('losetup', ['-d', loop]);
  shop.clean();
});

const look = (path: string): Promise<ImageFindings> => inspectImage(localRunner(), path);
let count = 0;

/** An empty file as the storage room makes it. */
function emptyFile(bytes: number, format: 'raw' | 'qcow2' = 'raw'): Volume {
  const path = shop.at(`volume-${++count}.${format}`);
  tool('qemu-img', ['create', '-q', '-f', format, path, String(bytes)]);
  return { backend: 'file', guest: 'web1', path, kind: 'file', format, bytes };
}

/** A device full of somebody's old data. */
function usedDevice(bytes: number): Volume {
  const file = shop.at(`device-${++count}`);
  execFileSync('dd', ['if=/dev/urandom', `of=${file}`, 'bs=1M', `count=${bytes / MiB}`, 'status=none']);
  const path = tool('losetup', ['-f', '--show', file]).trim();
  loops.push(path);
  return { backend: 'lvm', guest: 'web1', path, kind: 'block', format: 'raw', bytes };
}

/** Where there are no loop devices to be had (a container), the file alone. */
const bothKinds = (fileBytes: number, deviceBytes: number): Volume[] =>
  canLoop ? [emptyFile(fileBytes), usedDevice(deviceBytes)] : [emptyFile(fileBytes)];

const context = { diskId: 'disk0', scratchDir: shop.dir, grow: true };
const sectors = (path: string): number[] => {
  const json = JSON.parse(tool('sfdisk', ['-J', path])) as { partitiontable: { partitions: { size: number }[] } };
  return json.partitiontable.partitions.map(({ size }) => size);
};
const fsBytes = (where: string): number => {
  const said = tool('dumpe2fs', ['-h', where]);
  const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(said)?.[1]);
  return field('Block count') * field('Block size');
};
const noise = (image: string, device: string): string =>
  tool('grub-fstest', [image, 'crc', '--', `${device}/srv/noise`]).trim();

/** The disk as a guest would find it. */
function expectGrownDisk(path: string, bytes: number): void {
  const rootSectors = bytes / 512 - 10_240 - 2048;
  expect(sectors(path)).toEqual([8192, rootSectors]);
  expect(tool('sfdisk', ['--verify', path])).toContain('No errors detected');
  expect(fsBytes(`${path}?offset=${5 * MiB}`)).toBe(rootSectors * 512);
  tool('e2fsck', ['-f', '-n', `${path}?offset=${5 * MiB}`]);
  expect(noise(path, '(loop0,gpt2)')).toBe(noise(disk, '(loop0,gpt2)'));
}

describe('a disk image arrives whole and its root file system fills the disk', () => {
  test('in a raw file, which is exactly as long as it should be', async () => {
    const volume = emptyFile(80 * MiB);
    await carryOut(fillVolume(await look(disk), volume, context));
    expect(statSync(volume.path).size).toBe(80 * MiB);
    expectGrownDisk(volume.path, 80 * MiB);
  });

  test.skipIf(!canLoop)('on a block device, over somebody’s old data', async () => {
    const volume = usedDevice(64 * MiB);
    await carryOut(fillVolume(await look(disk), volume, context));
    expectGrownDisk(volume.path, 64 * MiB);
  });

  test('in a qcow2 file', async () => {
    const volume = emptyFile(80 * MiB, 'qcow2');
    await carryOut(fillVolume(await look(disk), volume, context));
    expect(tool('qemu-img', ['check', '-f', 'qcow2', volume.path])).toContain('No errors');
    const raw = shop.at('back.raw');
    tool('qemu-img', ['convert', '-f', 'qcow2', '-O', 'raw', volume.path, raw]);
    expectGrownDisk(raw, 80 * MiB);
  });

  test.each(['qcow2', 'vpc', 'vmdk'] as const)('from %s, to file and device', async (format) => {
    const image = shop.at(`from.${format}`);
    convert(disk, image, format);
    const found = await look(image);
    for (const volume of bothKinds(80 * MiB, 64 * MiB)) {
      await carryOut(fillVolume(found, volume, context));
      expectGrownDisk(volume.path, volume.bytes);
    }
  });

  test.each([
    ['gz', 'gzip', ['-k', '-1']],
    ['xz', 'xz', ['-k', '-0']],
    ['zst', 'zstd', ['-q']],
  ] as const)(
    'packed with %s, to file, qcow2 and device, and the scratch folder is gone',
    async (end, program, options) => {
      tool(program, [...options, '-f', disk]);
      const found = await look(`${disk}.${end}`);
      const before = readdirSync(shop.dir).filter((name) => name.startsWith('.'));
      const device = usedDevice(64 * MiB);
      const file = emptyFile(80 * MiB);
      const qcow2 = emptyFile(80 * MiB, 'qcow2');
      for (const volume of [device, file, qcow2]) await carryOut(fillVolume(found, volume, context));
      expectGrownDisk(device.path, device.bytes);
      expectGrownDisk(file.path, file.bytes);
      const raw = shop.at('back.raw');
      tool('qemu-img', ['convert', '-f', 'qcow2', '-O', 'raw', qcow2.path, raw]);
      expectGrownDisk(raw, 80 * MiB);
      expect(readdirSync(shop.dir).filter((name) => name.startsWith('.'))).toEqual(before);
    },
  );

  test('a packed qcow2', async () => {
    convert(disk, shop.at('p.qcow2'), 'qcow2');
    tool('xz', ['-0', '-f', shop.at('p.qcow2')]);
    const found = await look(shop.at('p.qcow2.xz'));
    for (const volume of bothKinds(80 * MiB, 64 * MiB)) {
      await carryOut(fillVolume(found, volume, context));
      expectGrownDisk(volume.path, volume.bytes);
    }
  });

  test('again after it broke off anywhere: every action can be begun anew', async () => {
    const found = await look(disk);
    for (const volume of bothKinds(80 * MiB, 64 * MiB)) {
      const actions = fillVolume(found, volume, context);
      for (const action of actions) {
        for (let cut = 0; cut <= action.do.length; cut++) await runSteps(action.do.slice(0, cut));
        await runSteps(action.do);
      }
      expectGrownDisk(volume.path, volume.bytes);
    }
  });
});

describe('what is grown, and what is not', () => {
  const titles = (actions: readonly Action[]): string => actions.map(({ title }) => title).join('; ');
  const whys = (actions: readonly Action[]): string => actions.map(({ why }) => why).join(' ');

  test.each(canLoop ? (['file', 'block'] as const) : (['file'] as const))(
    'a partition image fills its whole volume (%s)',
    async (kind) => {
      const volume = kind === 'file' ? emptyFile(40 * MiB) : usedDevice(40 * MiB);
      await carryOut(fillVolume(await look(part), volume, context));
      expect(fsBytes(volume.path)).toBe(40 * MiB);
      tool('e2fsck', ['-f', '-n', volume.path]);
      expect(noise(volume.path, '(loop0)')).toBe(noise(part, '(loop0)'));
    },
  );

  test('a logical partition grows together with the extended one around it', async () => {
    const path = shop.at('logical.raw');
    makeDisk(path, 32 * MiB, 'dos', [{ type: 'S', size: 4 }, { type: 'E' }, { type: 'L', files: debianFiles() }]);
    const found = await look(path);
    for (const volume of bothKinds(80 * MiB, 64 * MiB)) {
      await carryOut(fillVolume(found, volume, context));
      const end = volume.bytes / 512;
      const table = JSON.parse(tool('sfdisk', ['-J', volume.path])) as {
        partitiontable: { partitions: { start: number; size: number }[] };
      };
      const [, extended, logical] = table.partitiontable.partitions;
      expect(extended!.start + extended!.size).toBe(end);
      expect(logical!.start + logical!.size).toBe(end);
      tool('e2fsck', ['-f', '-n', `${volume.path}?offset=${logical!.start * 512}`]);
      expect(fsBytes(`${volume.path}?offset=${logical!.start * 512}`)).toBe(logical!.size * 512);
    }
  });

  test('the bootable flag and the partition’s identity stay', async () => {
    const path = shop.at('flag.raw');
    debianDisk(path, 24 * MiB, 'dos');
    tool('sfdisk', ['-q', '-A', path, '2']);
    const volume = emptyFile(64 * MiB);
    await carryOut(fillVolume(await look(path), volume, context));
    const without = (text: string) => text.replace(/^device:.*$|size= *\d+|^.*: start/gm, '');
    expect(without(tool('sfdisk', ['-d', volume.path]))).toBe(without(tool('sfdisk', ['-d', path])));
  });

  test('swap at the end is in the way, and it is said', async () => {
    const path = shop.at('swaplast.raw');
    makeDisk(path, 32 * MiB, 'gpt', [
      { type: 'L', size: 16, files: debianFiles() },
      { type: 'S', make: (fs) => void tool('mkswap', [fs]) },
    ]);
    const volume = emptyFile(64 * MiB);
    const actions = fillVolume(await look(path), volume, context);
    await carryOut(actions);
    expect(titles(actions)).not.toContain('row');
    expect(statSync(volume.path).size).toBe(64 * MiB);
    expectBegins(path, volume.path);
  });

  test('a file system that only grows while mounted gets its partition, and the guest does the rest', async () => {
    const path = shop.at('xfs.raw');
    makeDisk(path, 400 * MiB, 'gpt', [{ type: 'L', make: (fs) => void tool('mkfs.xfs', ['-q', '-f', fs]) }]);
    const found = { ...(await look(path)), looked: 'inside' as const };
    const volume = emptyFile(600 * MiB);
    const actions = fillVolume(found, volume, context);
    await carryOut(actions);
    expect(whys(actions)).toContain('xfs_growfs');
    expect(sectors(volume.path)).toEqual([(600 * MiB) / 512 - 4096]);
    expectBegins(path, volume.path, MiB);
  });

  test('when nothing is to grow, the copy is the image', async () => {
    const found = await look(disk);
    for (const volume of bothKinds(24 * MiB, 24 * MiB)) {
      await carryOut(fillVolume(found, volume, context));
      tool('cmp', [volume.path, disk]);
    }
    const qcow2 = emptyFile(24 * MiB, 'qcow2');
    const actions = fillVolume(found, qcow2, context);
    expect(actions).toHaveLength(1);
    await carryOut(actions);
    expect(tool('qemu-img', ['compare', '-f', 'raw', '-F', 'qcow2', disk, qcow2.path])).toContain('identical');
  });

  test('a little more room than the image: the partition grows, a file’s file system is left to the guest', async () => {
    const volume = emptyFile(26 * MiB);
    const actions = fillVolume(await look(disk), volume, context);
    await carryOut(actions);
    expect(whys(actions)).toContain('grown in the guest: resize2fs');
    expect(statSync(volume.path).size).toBe(26 * MiB);
    tool('e2fsck', ['-f', '-n', `${volume.path}?offset=${5 * MiB}`]);
  });

  test('growing can be left out', async () => {
    const volume = emptyFile(64 * MiB);
    await carryOut(fillVolume(await look(disk), volume, { ...context, grow: false }));
    expect(sectors(volume.path)).toEqual(sectors(disk));
    expect(statSync(volume.path).size).toBe(64 * MiB);
  });

  test('an image that was not looked into is only copied', () => {
    const volume: Volume = {
      backend: 'lvm',
      guest: 'web1',
      path: '/dev/vg0/web1',
      kind: 'block',
      format: 'raw',
      bytes: 64 * MiB,
    };
    const image = { looked: 'not-at-all', format: 'qcow2', compression: 'none', path: '/a.qcow2', virtualBytes: 0 };
    const actions = fillVolume(image as ImageFindings, volume, context);
    expect(actions.map(({ id }) => id)).toEqual(['fill.disk0.copy']);
  });
});

describe('the actions', () => {
  test('undo takes the scratch folder away, at any point and also when nothing was done', async () => {
    tool('xz', ['-k', '-0', '-f', disk]);
    const found = await look(`${disk}.xz`);
    const volume = emptyFile(80 * MiB, 'qcow2');
    const actions = fillVolume(found, volume, context);
    expect(actions.length).toBeGreaterThan(3);
    for (let done = 0; done < actions.length; done++) {
      await carryOut(actions.slice(0, done));
      await takeBack(actions.slice(0, done + 1));
      expect(readdirSync(shop.dir).filter((name) => name.startsWith('.xenguide'))).toEqual([]);
    }
  });

  test('a link that somebody put in the scratch folder’s place is not followed', async () => {
    tool('xz', ['-k', '-0', '-f', disk]);
    const volume = emptyFile(80 * MiB, 'qcow2');
    const actions = fillVolume(await look(`${disk}.xz`), volume, context);
    const scratch = actions[0]!.touches[0]!;
    mkdirSync(shop.at('elsewhere'));
    writeFileSync(shop.at('elsewhere/precious'), 'x');
    symlinkSync(shop.at('elsewhere'), scratch);
    await runSteps(actions[0]!.do);
    expect(statSync(scratch).mode & 0o777).toBe(0o700);
    await takeBack(actions);
    expect(existsSync(shop.at('elsewhere/precious'))).toBe(true);
  });

  test('have stable, different ids, say sizes, and touch only the volume and the scratch folder', async () => {
    tool('xz', ['-k', '-0', '-f', disk]);
    const found = await look(`${disk}.xz`);
    const volume = emptyFile(80 * MiB, 'qcow2');
    const actions = fillVolume(found, volume, context);
    expect(actions.map(({ id }) => id)).toEqual([
      'fill.disk0.scratch',
      'fill.disk0.unpack',
      'fill.disk0.prepare',
      'fill.disk0.copy',
      'fill.disk0.tidy',
    ]);
    expect(actions[2]!.title).toContain('24 MiB');
    expect(actions[2]!.title).toContain('grow partition 2 and its file system to 74 MiB');
    for (const touched of actions.flatMap(({ touches }) => touches)) {
      expect(touched.startsWith(`${shop.dir}/`)).toBe(true);
    }
    expect(fillVolume(found, volume, context)).toEqual(actions);
  });

  test('an image longer than the disk is a problem with a remedy, found before anything is made', async () => {
    const found = await look(disk);
    expect(problemsOfFit(found, 24 * MiB)).toEqual([]);
    expect(problemsOfFit(found, 20 * MiB)).toEqual([
      {
        field: 'storage.size',
        message: 'the image holds a disk of 24 MiB, which does not fit into 20 MiB',
        remedy: 'Make the disk at least 24MiB large.',
      },
    ]);
  });
});

/** The image is the beginning of the volume, byte for byte. */
function expectBegins(image: string, volume: string, from = 0): void {
  tool('cmp', ['-i', String(from), '-n', String(statSync(image).size - from - MiB), image, volume]);
}
