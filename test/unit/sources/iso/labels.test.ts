import { describe, expect, test } from 'vitest';
import { findDrivers } from '../../../../src/sources/iso/drivers.ts';
import { osOfInfo, osOfLabel, osOfTreeinfo } from '../../../../src/sources/iso/names.ts';
import { partByWords, partOf } from '../../../../src/sources/iso/part.ts';
import { findWindows } from '../../../../src/sources/iso/windows.ts';

describe('whose disc it is, by its label alone', () => {
  // Labels as osinfo-db lists them.
  test.each([
    ['Debian 12.5.0 amd64 n', 'debian', 'Debian 12.5.0'],
    ['Debian testing amd64 n', 'debian', 'Debian testing'],
    ['d-live 13.0.0 gn amd64', 'debian', 'Debian 13.0.0 (live)'],
    ['Ubuntu 24.04.1 LTS amd64', 'ubuntu', 'Ubuntu 24.04.1'],
    ['Ubuntu-Server 22.04.4 LTS amd64', 'ubuntu', 'Ubuntu-Server 22.04.4'],
    ['Fedora-S-dvd-x86_64-43', 'fedora', 'Fedora 43'],
    ['Fedora-WS-Live-43', 'fedora', 'Fedora 43'],
    ['Rocky-9-4-x86_64-dvd', 'rocky', 'Rocky Linux 9.4'],
    ['AlmaLinux-9-3-x86_64-dvd', 'almalinux', 'AlmaLinux 9.3'],
    ['RHEL-9-5-0-BaseOS-x86_64', 'rhel', 'Red Hat Enterprise Linux 9.5'],
    ['CentOS-Stream-9-BaseOS-x86_64', 'centos', 'CentOS Stream 9'],
    ['CentOS 7 x86_64', 'centos', 'CentOS 7'],
    ['OL-9-4-0-BaseOS-x86_64', 'ol', 'Oracle Linux 9.4'],
    ['alpine-std 3.22.1 x86_64', 'alpine', 'Alpine Linux 3.22.1'],
    ['openSUSE-Tumbleweed-DVD-x86_64', 'opensuse-tumbleweed', 'openSUSE Tumbleweed'],
    ['Install-Leap-16.0-x86_64', 'opensuse-leap', 'openSUSE Leap 16.0'],
    ['SLE-12-SP5-Server-DVD-x86_64', 'sles', 'SUSE Linux Enterprise 12'],
    ['ARCH_202601', 'arch', 'Arch Linux'],
    ['14_3_RELEASE_AMD64_DVD', 'freebsd', 'FreeBSD 14.3'],
    ['OpenBSD/amd64   7.8 Install CD', 'openbsd', 'OpenBSD 7.8'],
  ])('%s', (label, id, pretty) => {
    expect(osOfLabel(label)).toEqual({ id, pretty });
    expect(findWindows(undefined, label)).toBeUndefined();
  });

  test.each(['', 'HOLIDAY', 'ISOIMAGE', 'CDROM', 'My Debian', 'xFedora-1'])('%j says nothing', (label) => {
    expect(osOfLabel(label)).toBeNull();
    expect(findWindows(undefined, label)).toBeUndefined();
  });
});

describe('whose disc it is, by its own words', () => {
  test.each([
    [
      'Debian GNU/Linux 12.5.0 "Bookworm" - Official amd64 DVD Binary-1 with firmware',
      'debian',
      'Debian GNU/Linux 12.5.0 "Bookworm"',
    ],
    ['Linux Mint 21.3 "Virginia" - Release amd64 20240110', 'linuxmint', 'Linux Mint 21.3 "Virginia"'],
    ['Kubuntu 24.04 LTS "Noble Numbat" - Release amd64 (20240424)\n', 'ubuntu', 'Kubuntu 24.04 LTS "Noble Numbat"'],
    ['Frugal 1.0 - somebody’s own', 'linux', 'Frugal 1.0'],
  ])('/.disk/info: %s', (info, id, pretty) => {
    expect(osOfInfo(info)).toEqual({ id, pretty });
  });

  test('an empty /.disk/info says nothing', () => {
    expect(osOfInfo('\n')).toBeNull();
  });

  test.each([
    ['[release]\nname = Rocky Linux\nshort = Rocky\nversion = 9.4\n', 'rocky', 'Rocky Linux 9.4'],
    ['[general]\nfamily = Fedora\nname = Fedora 40\nversion = 40\n[stage2]\nname = x\n', 'fedora', 'Fedora 40'],
    ['[general]\nfamily = Red Hat Enterprise Linux\nversion = 9.5', 'rhel', 'Red Hat Enterprise Linux 9.5'],
  ])('/.treeinfo: %j', (text, id, pretty) => {
    expect(osOfTreeinfo(text)).toEqual({ id, pretty });
  });

  test('a /.treeinfo without a name says nothing', () => {
    expect(osOfTreeinfo('[stage2]\nname = x\n')).toBeNull();
  });
});

describe('which disc of a set', () => {
  test.each([
    ['Debian GNU/Linux 12 "Bookworm" - Official amd64 DVD Binary-2 with firmware', 'Debian 12.5.0 amd64 2', 2, null],
    ['Debian GNU/Linux 8 "Jessie" - Official amd64 CD Binary-12 20150425', null, 12, null],
    [undefined, 'Debian 12.5.0 amd64 1', 1, null],
    [undefined, 'Fedora 14 x86_64 Disc 3', 3, null],
    [undefined, 'DISC_1_OF_3', 1, 3],
    [undefined, 'Office CD2', 2, null],
    [undefined, 'GAME_DVD1', 1, null],
    [undefined, 'Suite disk 02 of 12', 2, 12],
    // A number that cannot be is not believed.
    [undefined, 'DISC_4_OF_3', 4, null],
  ])('%j, %j', (info, label, number, of) => {
    expect(partOf(info, label)).toEqual({ number, of });
  });

  test.each([
    // Debian's netinst counts itself, but has no second.
    ['Debian GNU/Linux 8 "Jessie" - Official amd64 NETINST Binary-1', 'Debian 8.0.0 amd64 1'],
    [undefined, 'Debian 12.5.0 amd64 n'],
    [undefined, 'CCCOMA_X64FRE_EN-US_DV9'],
    [undefined, 'openSUSE-Leap-15.6-DVD-x86_64'],
    [undefined, '14_3_RELEASE_AMD64_CD'],
    [undefined, 'Fedora-S-dvd-x86_64-43'],
    [undefined, 'DISC_0'],
    [undefined, 'CD2000'],
    [undefined, null],
  ])('%j, %j is none', (info, label) => {
    expect(partOf(info, label)).toBeNull();
  });

  test('by the name of a file', () => {
    expect(partByWords('debian-12.5.0-amd64-DVD-2.iso')).toEqual({ number: 2, of: null });
    expect(partByWords('debian-12.5.0-amd64-netinst.iso')).toBeNull();
  });
});

describe('Windows by its label', () => {
  test.each([
    ['SSS_X64FREE_EN-US_DV9', 'Windows Server', false],
    ['IRM_CCSA_X64FREE_EN-US_DV5', 'Windows 8', false],
    ['CCSA_X86FRE_EN-US_DV5', 'Windows 10', false],
    ['CCCOMA_X64FRE_EN-US_DV9', 'Windows 10 or 11', null],
    ['CPBA_X64FRE_DE-DE_DV9', 'Windows 10 or 11', null],
    ['J_CCSA_X64FRE_EN-US_DV5', 'Windows 10 or 11', null],
  ])('%s', (label, pretty, needsTpm) => {
    expect(findWindows(undefined, label)).toEqual({ os: { id: 'windows', pretty }, windows: { needsTpm } });
  });

  test.each([
    ['co_release', 'CCCOMA_X64FRE_EN-US_DV9', true],
    ['ni_release', 'CCCOMA_X64FRE_EN-US_DV9', true],
    ['ge_release', 'CCCOMA_X64FRE_EN-US_DV9', null],
    ['ge_release', 'SSS_X64FREE_EN-US_DV9', false],
    ['vb_release', 'CCCOMA_X64FRE_EN-US_DV9', false],
    ['rs5_release', 'CES_X64FREV_EN-US_DV5', false],
    ['zz_release', 'CCCOMA_X64FRE_EN-US_DV9', null],
  ])('and by the branch it was built from: %s, %s', (branch, label, needsTpm) => {
    const tree = { root: [], has: () => false, file: () => undefined };
    const build = `[BUILDINFO]\r\nBuildArch=amd64\r\nBuildBranch=${branch}\r\n`;
    const found = findWindows({ tree, info: undefined, treeinfo: undefined, images: [], build }, label);
    expect(found?.windows.needsTpm).toBe(needsTpm);
  });
});

test('an old Windows is told by the marks at the top of its disc', () => {
  const tree = { root: ['I386/', 'WIN51IP', 'README.HTM'], has: () => false, file: () => undefined };
  const contents = { tree, info: undefined, treeinfo: undefined, images: [], build: undefined };
  expect(findWindows(contents, 'GRTMPVOL_EN')).toMatchObject({ os: { id: 'windows' }, windows: { needsTpm: false } });
});

test('drivers are told by the files at the top', () => {
  const tree = (...root: string[]) => ({ root, has: () => false, file: () => undefined });
  expect(findDrivers(tree('xenbus/', 'xenvbd/'), null)).toBe('xen');
  expect(findDrivers(tree('XenTools-x64.msi'), 'whatever')).toBe('xen');
  expect(findDrivers(undefined, 'XCP-ng Windows Guest Tools')).toBe('xen');
  expect(findDrivers(undefined, 'virtio-win-0.1.262')).toBe('virtio');
  expect(findDrivers(tree('NetKVM/', 'viostor/', 'guest-agent/'), null)).toBe('virtio');
  expect(findDrivers(tree('setup.exe', 'xenomorph.msi'), 'GAME')).toBeUndefined();
});
