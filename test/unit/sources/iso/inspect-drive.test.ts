import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { localRunner } from '../../../../src/host/local.ts';
import type { Command, Result, Runner } from '../../../../src/host/runner.ts';
import { inspectDisc } from '../../../../src/sources/iso/inspect-disc.ts';
import { inspectDrive } from '../../../../src/sources/iso/inspect-drive.ts';
import { makeDisc } from '../../../fixtures/discs.ts';
import { canLoop, tool, workshop } from '../../../fixtures/images.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const shop = workshop();
const disc = shop.at('disc.iso');
afterAll(shop.clean);
beforeAll(() =>
  makeDisc(disc, 'Ubuntu 24.04 LTS amd64', { 'casper/vmlinuz': 'kernel', 'casper/initrd': 'ramdisk' }, ['bios']),
);

const done = (stdout: string): Result => ({ code: 0, stdout, stderr: '', timedOut: false });
const failed = (stderr: string): Result => ({ code: 1, stdout: '', stderr, timedOut: false });

/** A host with a drive: the kernel’s words are given, everything else reads a file in its place, or fails to. */
function host({ medium, size, type = 'rom' }: { medium?: string; size: Result; type?: string }): Runner {
  const local = localRunner();
  const run = async (command: Command): Promise<Result> => {
    const [program] = command.argv;
    if (program === 'stat') return done('61b0 0 1700000000\n');
    if (program === 'lsblk') return done(`${type}\n`);
    if (program === 'blockdev') return size;
    if (medium === undefined) return failed('od: /dev/sr0: read error: Input/output error');
    const argv = command.argv.map((word) => (word === '/dev/sr0' ? medium : word)) as [string, ...string[]];
    return local.run({ ...command, argv });
  };
  return { ...local, run } as Runner;
}

describe('what lies in a drive', () => {
  test('is looked at as a file is, but nothing of it is compared later', async () => {
    const found = await inspectDrive(host({ medium: disc, size: done('734003200\n') }), '/dev/sr0');
    expect(found).toMatchObject({
      path: '/dev/sr0',
      is: 'drive',
      looked: 'inside',
      bytes: 734_003_200,
      fingerprint: null,
      volumeId: 'Ubuntu 24.04 LTS amd64',
      boots: { bios: true, uefi: false },
      os: { id: 'ubuntu' },
      installer: { kernel: '/casper/vmlinuz' },
      problems: [],
    });
    expect(found.says[0]).toBe('There is a disc of 700 MiB in the drive, labelled “Ubuntu 24.04 LTS amd64”.');
  });

  test.each<[what: string, given: Parameters<typeof host>[0], says: RegExp, remedy: RegExp]>([
    [
      'no disc',
      { size: failed('blockdev: cannot open /dev/sr0: No medium found') },
      /^there is no disc in \/dev\/sr0$/,
      /^Put the disc in/,
    ],
    ['an open tray', { size: done('0\n') }, /^there is no disc in \/dev\/sr0$/, /close the drive/],
    ['a disc that cannot be read', { size: done('734003200\n') }, /cannot be read/, /another drive/],
    [
      'a drive that may not be opened',
      { size: failed('blockdev: cannot open /dev/sr0: Permission denied') },
      /cannot be opened: .*Permission denied/,
      /as root/,
    ],
    ['a drive that does not answer', { size: { ...failed(''), timedOut: true } }, /does not answer/, /./],
    ['a hard disk', { size: done('1\n'), type: 'disk' }, /no CD or DVD drive/, /lsblk/],
    ['a disc burned in part', { medium: '', size: done('40960\n') }, /cut short/, /burn it again/],
    ['a music CD', { medium: '/dev/zero', size: done('734003200\n') }, /no files that are known/, /installation disc/],
  ])('%s is said, with what to do', async (_, given, says, remedy) => {
    const { problems } = await inspectDrive(host(given.medium === '' ? { ...given, medium: disc } : given), '/dev/sr0');
    expect(problems).toEqual([
      { field: 'source.device', message: expect.stringMatching(says), remedy: expect.stringMatching(remedy) },
    ]);
  });
});

describe('what is no drive', () => {
  test('is told by this machine’s own answers', async () => {
    writeFileSync(shop.at('file'), 'x');
    for (const [device, says] of [
      [shop.at('file'), /is a file, not a drive/],
      ['/dev/null', /no CD or DVD drive/],
      [shop.dir, /no CD or DVD drive/],
      [shop.at('none'), /there is no file/],
      ['sr0', /does not begin with \//],
    ] as const) {
      expect((await inspectDrive(localRunner(), device)).problems).toEqual([
        { field: 'source.device', message: expect.stringMatching(says), remedy: expect.any(String) },
      ]);
    }
  });

  test.skipIf(!canLoop)('a block device of another kind, and a device where a file is wanted', async () => {
    const loop = tool('losetup', ['-f', '--show', '-r', disc]).trim();
    try {
      expect((await inspectDrive(localRunner(), loop)).problems[0]?.message).toBe(`${loop} is no CD or DVD drive`);
      expect((await inspectDisc(localRunner(), loop)).problems).toEqual([
        {
          field: 'source.discs',
          message: `${loop} is a device, not an ISO file`,
          remedy: expect.stringContaining('choose the drive'),
        },
      ]);
    } finally {
      tool('losetup', ['-d', loop]);
    }
  });

  test.skipIf(!canLoop)('a real block device is read to the files on it', async () => {
    const loop = tool('losetup', ['-f', '--show', '-r', disc]).trim();
    try {
      const local = localRunner();
      const run = (command: Command): Promise<Result> =>
        command.argv[0] === 'lsblk' ? Promise.resolve(done('rom\n')) : local.run(command);
      expect(await inspectDrive({ ...local, run } as Runner, loop)).toMatchObject({
        looked: 'inside',
        bytes: Number(tool('stat', ['-c', '%s', disc])),
        installer: { kernel: '/casper/vmlinuz' },
        problems: [],
      });
    } finally {
      tool('losetup', ['-d', loop]);
    }
  });
});
