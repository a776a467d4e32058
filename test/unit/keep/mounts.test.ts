import { describe, expect, test } from 'vitest';
import { localRunner } from '../../../src/host/local.ts';
import type { Command, Result, Runner } from '../../../src/host/runner.ts';
import { askMountPoint, mountOf } from '../../../src/keep/mounts.ts';
import { EXIT } from '../../../src/problem.ts';

interface World {
  /** What findmnt says of the folder: target, type. */
  on: readonly (readonly [target: string, fstype: string])[];
  fstab?: readonly string[];
  /** Lines of mount units. */
  units?: string;
  hangs?: boolean;
  /** What a name really leads to. */
  links?: Readonly<Record<string, string>>;
  /** A service that may write below a protected folder has it mounted on itself, for itself alone. */
  inService?: string;
}

function host({ on, fstab = [], units = '', hangs = false, links = {}, inService }: World): Runner {
  const said = (stdout: string, code = 0): Result => ({ code, stdout, stderr: '', timedOut: false });
  const rows = (all: readonly (readonly [string, string])[]): string =>
    JSON.stringify({ filesystems: all.map(([target, fstype]) => ({ target, source: 'x', fstype })) });
  return {
    ...localRunner(),
    run: async ({ argv }: Command) => {
      if (argv[0] === 'realpath') {
        const names = argv.slice(argv.indexOf('--') + 1);
        return said(names.map((name) => `${links[name] ?? name}\0`).join(''));
      }
      if (argv[0] === 'test') return { ...said(''), timedOut: hangs };
      if (argv[0] === 'grep') return said(units, units === '' ? 1 : 0);
      if (argv.includes('--fstab'))
        return fstab.length === 0 ? said('', 1) : said(rows(fstab.map((each) => [each, 'nfs'])));
      if (inService !== undefined && argv[argv.indexOf('-N') + 1] !== '1') return said(rows([[inService, 'ext4']]));
      return said(rows(on));
    },
  };
}

describe('what belongs there must be mounted', () => {
  test.each([
    ['a file server’s folder that is mounted', { on: [['/backup', 'nfs4']], fstab: ['/backup'] }, '/backup/xen'],
    [
      'the same by automount',
      {
        on: [
          ['/backup', 'autofs'],
          ['/backup', 'nfs4'],
        ],
        fstab: ['/backup'],
      },
      '/backup',
    ],
    ['a disk below what fstab has', { on: [['/backup/b', 'ext4']], fstab: ['/backup'] }, '/backup/b/c'],
    ['the root disk, where nothing else belongs', { on: [['/', 'ext4']], fstab: ['/', '/srv', 'none'] }, '/backup'],
    [
      'a name that leads to a file server’s folder that is mounted',
      { on: [['/mnt/nas', 'nfs4']], fstab: ['/mnt/nas'], links: { '/backup': '/mnt/nas' } },
      '/backup',
    ],
    [
      'the same, where fstab has that name',
      { on: [['/mnt/nas', 'nfs4']], fstab: ['/backup'], links: { '/backup': '/mnt/nas' } },
      '/backup',
    ],
    [
      'a name in such a folder that leads away from it',
      { on: [['/data', 'ext4']], fstab: ['/mnt/nas'], links: { '/mnt/nas/xen': '/data/xen' } },
      '/mnt/nas/xen',
    ],
    ['a name that only begins the same', { on: [['/', 'ext4']], fstab: ['/back'] }, '/backup'],
  ] as const)('goes: %s', async (_, world, folder) => {
    expect(await mountOf(host(world), folder, false)).toMatchObject({ target: world.on.at(-1)![0] });
  });

  test.each([
    ['fstab has it, and it is not mounted', { on: [['/', 'ext4']], fstab: ['/backup'] }, '/backup'],
    ['the same, a folder below it', { on: [['/', 'ext4']], fstab: ['/srv', '/srv/backup/'] }, '/srv/backup/xen'],
    ['a unit of systemd has it', { on: [['/', 'ext4']], units: 'Where=/backup\n' }, '/backup'],
    [
      'a name that leads to where it belongs',
      { on: [['/', 'ext4']], fstab: ['/mnt/nas'], links: { '/backup': '/mnt/nas' } },
      '/backup',
    ],
    [
      'the same in a service that has the folder mounted on itself',
      { on: [['/', 'ext4']], fstab: ['/home/backup'], inService: '/home/backup' },
      '/home/backup',
    ],
    ['only the automount is there', { on: [['/backup', 'autofs']], fstab: ['/backup'] }, '/backup'],
    ['the one above it is mounted, it itself is not', { on: [['/srv', 'ext4']], fstab: ['/srv', '/srv/b'] }, '/srv/b'],
  ] as const)('refused: %s', async (_, world, folder) => {
    await expect(mountOf(host(world), folder, false)).rejects.toMatchObject({
      exitCode: EXIT.notReady,
      message: expect.stringContaining('nothing is mounted there now'),
    });
  });

  test('--must-be-mounted: the root file system is not enough, whatever fstab says', async () => {
    await expect(mountOf(host({ on: [['/', 'ext4']] }), '/backup', true)).rejects.toMatchObject({
      exitCode: EXIT.notReady,
      message: expect.stringContaining('--must-be-mounted'),
    });
    const inService = host({ on: [['/', 'ext4']], inService: '/home/backup' });
    await expect(mountOf(inService, '/home/backup', true)).rejects.toThrow('--must-be-mounted');
    expect(await mountOf(host({ on: [['/data', 'ext4']] }), '/data/b', true)).toMatchObject({ target: '/data' });
  });

  test('a file server that does not answer is told, and not waited for', async () => {
    await expect(mountOf(host({ on: [['/backup', 'nfs']], hangs: true }), '/backup', false)).rejects.toThrow(
      'does not answer',
    );
  });
});

test('the real findmnt is understood', async () => {
  const { code, stdout } = await localRunner().run({ argv: askMountPoint('/proc/self') });
  expect([code, stdout.trim()]).toEqual([0, '/proc']);
  // Also right before the backup it is the host that is asked.
  expect(askMountPoint('/backup').slice(0, 3)).toEqual(['findmnt', '-N', '1']);
  expect(await mountOf(localRunner(), '/proc', false)).toMatchObject({ target: '/proc', fstype: 'proc' });
});
