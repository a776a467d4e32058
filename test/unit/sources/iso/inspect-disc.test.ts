import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { localRunner } from '../../../../src/host/local.ts';
import type { DiscFindings } from '../../../../src/sources/iso/findings.ts';
import { inspectDisc } from '../../../../src/sources/iso/inspect-disc.ts';
import { SECTOR, VOLUME_AT } from '../../../../src/sources/iso/volume.ts';
import { makeDisc, makeRescue, makeWim } from '../../../fixtures/discs.ts';
import { bzImage, sparse, tool, workshop } from '../../../fixtures/images.ts';

// Each look starts some programs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const shop = workshop();
const debian = shop.at('debian-12.5.0-amd64-netinst.iso');
const windows = shop.at('windows-11.iso');
afterAll(shop.clean);
beforeAll(() => {
  makeDisc(
    debian,
    'Debian 12.5.0 amd64 n',
    {
      '.disk/info': 'Debian GNU/Linux 12.5.0 "Bookworm" - Official amd64 NETINST with firmware 20240210-11:27',
      'install.amd/vmlinuz': 'kernel',
      'install.amd/initrd.gz': 'ramdisk',
      'install.amd/xen/vmlinuz': bzImage([0x28, 0xb5, 0x2f, 0xfd]),
      'install.amd/xen/initrd.gz': 'ramdisk',
    },
    ['bios', 'uefi'],
  );
  writeFileSync(windows, gunzipSync(readFileSync(new URL('windows-11.udf.iso.gz', import.meta.url))));
});

const look = (path: string): Promise<DiscFindings> => inspectDisc(localRunner(), path);

describe('whose disc it is, and what its installer starts from', () => {
  test('Debian: by /.disk/info, with the kernel that is meant for guests of Xen', async () => {
    const found = await look(debian);
    expect(found).toMatchObject({
      is: 'file',
      looked: 'inside',
      volumeId: 'Debian 12.5.0 amd64 n',
      boots: { bios: true, uefi: true },
      os: { id: 'debian', pretty: 'Debian GNU/Linux 12.5.0 "Bookworm"' },
      installer: {
        ...{ kernel: '/install.amd/xen/vmlinuz', ramdisk: '/install.amd/xen/initrd.gz' },
        ...{ xenReady: true, packing: 'zstd' },
      },
      windows: null,
      part: null,
      isDrivers: false,
      problems: [],
      warnings: [],
    });
    expect(found.fingerprint).toBe(tool('stat', ['-c', '%s %Y', debian]).trim());
    expect(found.says).toEqual([
      expect.stringMatching(/^It is a CD or DVD image of .* labelled “Debian 12\.5\.0 amd64 n”\.$/),
      'It installs Debian GNU/Linux 12.5.0 "Bookworm", as its own files say.',
      'Its installer’s kernel is /install.amd/xen/vmlinuz.',
      'A guest can start from it, with a BIOS and with UEFI.',
    ]);
  });

  test.each<[what: string, label: string, files: Record<string, string>, expected: object]>([
    [
      'Debian’s second DVD: a part of a set that nothing starts from',
      'Debian 12.5.0 amd64 2',
      { '.disk/info': 'Debian GNU/Linux 12.5.0 "Bookworm" - Official amd64 DVD Binary-2 with firmware 20240210-11:28' },
      { os: { id: 'debian' }, part: { number: 2, of: null }, boots: { bios: false, uefi: false }, installer: null },
    ],
    [
      'Ubuntu',
      'Ubuntu-Server 24.04.1 LTS amd64',
      {
        '.disk/info': 'Ubuntu-Server 24.04.1 LTS "Noble Numbat" - Release amd64 (20240827)',
        'casper/vmlinuz': 'kernel',
        'casper/initrd': 'ramdisk',
      },
      {
        os: { id: 'ubuntu', pretty: 'Ubuntu-Server 24.04.1 LTS "Noble Numbat"' },
        installer: { kernel: '/casper/vmlinuz', ramdisk: '/casper/initrd', cmdline: 'boot=casper', xenReady: true },
      },
    ],
    [
      'Fedora, whose installer is told its disc by a label with spaces in it',
      'Fedora S dvd x86_64 40',
      {
        '.treeinfo':
          '[general]\nfamily = Fedora\nversion = 40\n\n[release]\nname = Fedora\nshort = Fedora\nversion = 40\n',
        'images/install.img': 'squashfs',
        'images/pxeboot/vmlinuz': 'kernel',
        'images/pxeboot/initrd.img': 'ramdisk',
      },
      {
        os: { id: 'fedora', pretty: 'Fedora 40' },
        installer: {
          kernel: '/images/pxeboot/vmlinuz',
          ramdisk: '/images/pxeboot/initrd.img',
          cmdline: 'inst.stage2=hd:LABEL=Fedora\\x20S\\x20dvd\\x20x86_64\\x2040',
          xenReady: false,
        },
      },
    ],
    [
      'a live disc of Fedora’s kind',
      'Fedora-WS-Live-43',
      { 'images/pxeboot/vmlinuz': 'kernel', 'images/pxeboot/initrd.img': 'ramdisk', 'LiveOS/squashfs.img': 'system' },
      {
        os: { id: 'fedora', pretty: 'Fedora 43' },
        installer: { cmdline: 'root=live:CDLABEL=Fedora-WS-Live-43 rd.live.image' },
      },
    ],
    [
      'Rocky Linux 9, by its label, with its kernel in isolinux',
      'Rocky-9-4-x86_64-dvd',
      { 'isolinux/vmlinuz': 'kernel', 'isolinux/initrd.img': 'ramdisk', 'images/install.img': 'squashfs' },
      {
        os: { id: 'rocky', pretty: 'Rocky Linux 9.4' },
        installer: { kernel: '/isolinux/vmlinuz', cmdline: 'inst.stage2=hd:LABEL=Rocky-9-4-x86_64-dvd' },
      },
    ],
    [
      'Alpine',
      'alpine-virt 3.21.0 x86_64',
      { 'boot/vmlinuz-virt': 'kernel', 'boot/initramfs-virt': 'ramdisk' },
      {
        os: { id: 'alpine', pretty: 'Alpine Linux 3.21.0' },
        installer: {
          kernel: '/boot/vmlinuz-virt',
          ramdisk: '/boot/initramfs-virt',
          cmdline: 'modules=loop,squashfs,sd-mod,usb-storage',
          xenReady: true,
        },
      },
    ],
    [
      'openSUSE',
      'openSUSE-Leap-15.6-DVD-x86_64',
      { 'boot/x86_64/loader/linux': 'kernel', 'boot/x86_64/loader/initrd': 'ramdisk' },
      {
        os: { id: 'opensuse-leap', pretty: 'openSUSE Leap 15.6' },
        installer: { kernel: '/boot/x86_64/loader/linux', ramdisk: '/boot/x86_64/loader/initrd', cmdline: '' },
        part: null,
      },
    ],
    [
      'Linux Mint, whose kernel nobody vouches for',
      'Linux Mint 21.3 Cinnamon 64-bit',
      {
        '.disk/info': 'Linux Mint 21.3 "Virginia" - Release amd64 20240110',
        'casper/vmlinuz': 'kernel',
        'casper/initrd.lz': 'ramdisk',
      },
      { os: { id: 'linuxmint' }, installer: { ramdisk: '/casper/initrd.lz', xenReady: false } },
    ],
    [
      'a disc nobody knows: nothing is made up',
      'HOLIDAY',
      { 'photo.jpg': 'beach' },
      {
        os: null,
        windows: null,
        installer: null,
        isDrivers: false,
        problems: [],
        says: expect.arrayContaining(['Whose system is on it could not be told.', 'No guest can start from it.']),
      },
    ],
  ])('%s', async (_, label, files, expected) => {
    const path = shop.at('one.iso');
    makeDisc(path, label, files);
    expect(await look(path)).toMatchObject({ looked: 'inside', volumeId: label, ...expected });
  });

  test('an empty kernel is none', async () => {
    const path = shop.at('empty-kernel.iso');
    makeDisc(path, 'Ubuntu 24.04 LTS amd64', { 'casper/vmlinuz': '', 'casper/initrd': 'ramdisk' });
    expect((await look(path)).installer).toBeNull();
  });

  test('a disc that grub-mkrescue made starts with a BIOS', async () => {
    const path = shop.at('rescue.iso');
    makeRescue(path, { 'boot/grub/grub.cfg': 'menuentry "x" {}\n' });
    expect(await look(path)).toMatchObject({ volumeId: 'ISOIMAGE', boots: { bios: true }, os: null, problems: [] });
  });
});

describe('Windows', () => {
  test('whose files are in UDF only: Windows 11, which wants a TPM', async () => {
    expect(tool('xorriso', ['-indev', windows, '-find', '/']).match(/^'.*'$/gm)).toEqual(["'/'", "'/README.TXT'"]);
    expect(await look(windows)).toMatchObject({
      looked: 'inside',
      volumeId: 'CCCOMA_X64FRE_EN-US_DV9',
      os: { id: 'windows', pretty: 'Windows 11' },
      windows: { needsTpm: true },
      boots: { bios: true },
      problems: [],
      warnings: [expect.stringContaining('TPM 2.0')],
    });
  });

  test.each([
    ['Windows 10 Pro', 'Professional', 'WinNT', 19045, false],
    ['Windows 11 Pro', 'Professional', 'WinNT', 22000, true],
    ['Windows 11 IoT Enterprise LTSC', 'IoTEnterpriseS', 'WinNT', 26100, false],
    ['Windows Server 2025 Standard', 'ServerStandard', 'ServerNT', 26100, false],
  ])('%s, by the description in install.wim', async (name, edition, type, build, needsTpm) => {
    const path = shop.at('wim.iso');
    makeDisc(path, 'CCCOMA_X64FRE_EN-US_DV9', { 'sources/install.wim': makeWim([{ name, edition, type, build }]) });
    const found = await look(path);
    expect(found).toMatchObject({ os: { id: 'windows', pretty: name }, windows: { needsTpm } });
    expect(found.warnings).toHaveLength(needsTpm ? 1 : 0);
  });

  test('with an install.esd, in a folder of big letters', async () => {
    const path = shop.at('esd.iso');
    const image = { name: 'Windows 11 Home', edition: 'Core', type: 'WinNT', build: 26100 };
    makeDisc(path, 'ESD-ISO', { 'SOURCES/INSTALL.ESD': makeWim([image]) });
    expect(await look(path)).toMatchObject({ os: { pretty: 'Windows 11 Home' }, windows: { needsTpm: true } });
  });

  test('cut short, where ISO 9660 describes only a file or two: UDF knows its own length', async () => {
    const path = shop.at('windows-short.iso');
    const bytes = new Uint8Array(readFileSync(windows));
    bytes.set([30, 0, 0, 0], VOLUME_AT + 80);
    writeFileSync(path, bytes);
    expect((await look(path)).problems).toEqual([]);
    truncateSync(path, 560 * 1024);
    expect((await look(path)).problems[0]?.message).toBe(
      'the ISO file is cut short: its disc is 582 KiB long, the file only 560 KiB',
    );
  });

  test('on a disc of UDF alone: its label and its files are read all the same', async () => {
    const path = shop.at('udf-alone.iso');
    const bytes = new Uint8Array(readFileSync(windows));
    // BEA01, NSR02 and TEA01 of this disc lie in the fourth sector and behind it.
    bytes.copyWithin(VOLUME_AT, VOLUME_AT + 3 * SECTOR, VOLUME_AT + 6 * SECTOR);
    bytes.fill(0, VOLUME_AT + 3 * SECTOR, VOLUME_AT + 6 * SECTOR);
    writeFileSync(path, bytes);
    expect(await look(path)).toMatchObject({
      looked: 'inside',
      volumeId: 'CCCOMA_X64FRE_EN-US_DV9',
      os: { pretty: 'Windows 11' },
      boots: { bios: false, uefi: false },
      problems: [],
    });
  });

  test('that does not say which: the warning says so', async () => {
    const path = shop.at('windows.iso');
    makeDisc(path, 'CCCOMA_X64FRE_EN-US_DV9', { 'sources/boot.wim': 'no wim at all' });
    const found = await look(path);
    expect(found.windows).toEqual({ needsTpm: null });
    expect(found.warnings).toEqual([
      expect.stringMatching(/^Whether it is Windows 11 cannot be told from the disc\. .*TPM 2\.0/),
    ]);
  });

  test('drivers for Xen, and drivers for KVM that are of no use', async () => {
    const xen = shop.at('xen-drivers.iso');
    makeDisc(xen, 'Tools', { 'managementagentx64.msi': 'x', 'Setup.exe': 'x' });
    expect(await look(xen)).toMatchObject({ isDrivers: true, os: null, windows: null, warnings: [] });
    const virtio = shop.at('virtio-win.iso');
    makeDisc(virtio, 'virtio-win-0.1.240', { 'viostor/readme': 'x', 'NetKVM/readme': 'x' });
    expect(await look(virtio)).toMatchObject({ isDrivers: true, warnings: [expect.stringContaining('KVM')] });
  });
});

describe('what is no disc is refused with what it is and what to do', () => {
  test.each<[what: string, make: (path: string) => void, says: RegExp, remedy: RegExp]>([
    ['a web page', (path) => writeFileSync(path, '<!DOCTYPE html><html>404</html>'), /web page/, /again/],
    ['2 KiB of something', (path) => writeFileSync(path, 'x'.repeat(2048)), /only 2 KiB long/, /again/],
    ['an empty file', (path) => writeFileSync(path, ''), /empty/, /again/],
    ['only zeros', (path) => sparse(path, 2 ** 20), /only zeros/, /again/],
    ['noise', (path) => writeFileSync(path, 'noise'.repeat(50_000)), /no CD or DVD image that is known/, /again/],
    [
      'a qcow2 image',
      (path) => tool('qemu-img', ['create', '-f', 'qcow2', path, '1M']),
      /disk image \(qcow2\)/,
      /prebuilt/,
    ],
    ['a partitioned disk', partitioned, /disk image \(raw\)/, /prebuilt/],
    ['a packed disc (gz)', (path) => pack(path, 'gzip'), /packed \(gz\)/, /gunzip/],
    ['a packed disc (xz)', (path) => pack(path, 'xz'), /packed \(xz\)/, /unxz/],
    ['a raw copy of a CD', (path) => writeFileSync(path, rawCopy()), /raw copy of a CD/, /bchunk/],
    ['a folder', (path) => mkdirSync(path), /is a folder/, /ISO file in it/],
  ])('%s', async (_, make, says, remedy) => {
    const path = shop.at(`no-${_.replace(/\W/g, '-')}.iso`);
    make(path);
    const { problems, says: sentences, ...found } = await look(path);
    expect(problems).toEqual([
      { field: 'source.discs', message: expect.stringMatching(says), remedy: expect.stringMatching(remedy) },
    ]);
    expect(sentences).toHaveLength(1);
    expect(found).toMatchObject({ volumeId: null, os: null, looked: 'outside' });
  });

  test('a file that is not there, a drive, and paths that Xen cannot take', async () => {
    for (const [path, says] of [
      [shop.at('none.iso'), /there is no file .* on the Xen host/],
      ['/dev/null', /not a regular file/],
      ['debian.iso', /does not begin with \//],
      ['', /no ISO file is named/],
      [`${shop.dir}/a\nb.iso`, /line break/],
      [`${shop.dir}/a,b.iso`, /comma/],
    ] as const) {
      const { problems } = await look(path);
      expect(problems).toEqual([
        { field: 'source.discs', message: expect.stringMatching(says), remedy: expect.any(String) },
      ]);
      expect(problems[0]?.message.replace(shop.dir, '')).not.toContain('image');
    }
  });

  test('one that is cut short: both lengths are named', async () => {
    const path = shop.at('short.iso');
    copyFileSync(debian, path);
    truncateSync(path, 100 * 1024);
    const found = await look(path);
    expect(found.problems).toEqual([
      {
        field: 'source.discs',
        message: expect.stringMatching(
          /^the ISO file is cut short: its disc is [\d.]+ KiB long, the file only 100 KiB$/,
        ),
        remedy: expect.stringContaining('checksum'),
      },
    ]);
    expect(found.volumeId).toBe('Debian 12.5.0 amd64 n');
  });

  test('one that lacks so little that rounded lengths would be the same', async () => {
    const path = shop.at('nearly.iso');
    copyFileSync(debian, path);
    const blocks = new DataView(Uint8Array.from(readFileSync(debian).subarray(32768 + 80, 32768 + 84)).buffer);
    const whole = blocks.getUint32(0, true) * 2048;
    truncateSync(path, whole - 1);
    expect((await look(path)).problems[0]?.message).toBe(
      `the ISO file is cut short: its disc is ${whole} bytes long, the file only ${whole - 1} bytes`,
    );
    truncateSync(path, whole);
    expect((await look(path)).problems).toEqual([]);
  });
});

test('spaces, brackets and umlauts in the name are fine', async () => {
  const path = shop.at('Größe (1) [x] $HOME.iso');
  copyFileSync(debian, path);
  expect(await look(path)).toMatchObject({ looked: 'inside', os: { id: 'debian' }, problems: [] });
});

function partitioned(path: string): void {
  sparse(path, 2 ** 21);
  tool('sfdisk', ['-q', path], 'label: dos\n,,L\n');
}

function pack(path: string, program: 'gzip' | 'xz'): void {
  tool(program, ['-k', '-f', '-1', debian]);
  copyFileSync(`${debian}.${program === 'gzip' ? 'gz' : 'xz'}`, path);
}

function rawCopy(): Uint8Array {
  const bytes = new Uint8Array(2352 * 40);
  for (let at = 0; at < bytes.length; at += 2352) bytes.set([0, ...Array(10).fill(0xff), 0, 1, 2, 3, 1], at);
  return bytes;
}
