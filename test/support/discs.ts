import { blankDisc } from '../../src/sources/iso/blank.ts';
import type { DiscFindings } from '../../src/sources/iso/findings.ts';

/** What looking into discs came to, for tests that need none of real bytes. */

/** One that a BIOS can start, and nothing more is known of it. */
export const disc = (path: string, more: Partial<DiscFindings> = {}): DiscFindings => ({
  ...blankDisc(path, 'file'),
  looked: 'inside',
  bytes: 700_000_000,
  fingerprint: '700000000 1700000000',
  boots: { bios: true, uefi: false },
  ...more,
});

/** The first of three, with an installer whose kernel Xen can start. */
export const debianDisc = (path: string): DiscFindings =>
  disc(path, {
    os: { id: 'debian', pretty: 'Debian 12' },
    installer: { kernel: '/install.amd/vmlinuz', ramdisk: '/install.amd/initrd.gz', cmdline: '', xenReady: true },
    part: { number: 1, of: 3 },
  });

/** The second or third of that set. */
export const laterDisc = (number: 2 | 3): DiscFindings =>
  disc(`/srv/iso/debian-${number}.iso`, { boots: { bios: false, uefi: false }, part: { number, of: 3 } });

export const windowsDisc: DiscFindings = disc('/srv/iso/windows.iso', {
  os: { id: 'windows', pretty: 'Windows Server 2022' },
  windows: { needsTpm: false },
});
