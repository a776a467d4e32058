import { expect, test } from 'vitest';
import { grubReader } from '../../../src/sources/grubfs.ts';
import type { Probe } from '../../../src/sources/probe.ts';

/** What grub-fstest really printed for a folder, a missing path and a file, by version. */
const SAID = {
  '2.06': [
    'Device proc: Filesystem type procfs - Sector size 512B - Total size 0KiB',
    'DIR          20261125183650 ./',
    'DIR          20261125183650 ../',
    'DIR          20261125183650 grub/',
    '8222656      20261125183650 vmlinuz-6.1.0-50-amd64',
    '',
    'Device proc: Filesystem type procfs - Sector size 512B - Total size 0KiB',
    'Device proc: Filesystem type procfs - Sector size 512B - Total size 0KiB',
    '',
    '',
  ].join('\n'),
  // Since 2.12 a file is listed with its size, too.
  '2.12': [
    'Device proc: Filesystem type procfs - Sector size 512B - Total size 0KiB',
    'DIR          20261125183650 ./',
    'DIR          20261125183650 ../',
    'DIR          20261125183650 grub/',
    '8222656      20261125183650 vmlinuz-6.1.0-50-amd64',
    '',
    'Device proc: Filesystem type procfs - Sector size 512B - Total size 0KiB',
    'Device proc: Filesystem type procfs - Sector size 512B - Total size 0KiB',
    '62          fstab',
    '',
    '',
  ].join('\n'),
};

test.each(Object.entries(SAID))('GRUB %s: a folder, a missing path and a file are told apart', async (_, stdout) => {
  const probe = { ask: async () => ({ code: 0, stdout, stderr: '', timedOut: false }) } as unknown as Probe;
  const seen = await grubReader(probe, '/srv/images/disk.img').look([
    '(loop0,msdos1)/boot/',
    '(loop0,msdos1)/nonexist/',
    '(loop0,msdos1)/etc/fstab',
  ]);
  expect(seen).toEqual([
    {
      is: 'folder',
      files: [
        { name: 'grub/', size: 0 },
        { name: 'vmlinuz-6.1.0-50-amd64', size: 8222656 },
      ],
    },
    { is: 'missing' },
    { is: 'file' },
  ]);
});
