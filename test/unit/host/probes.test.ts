import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blockDevices, listDevices } from '../../../src/host/probes/block-devices.ts';
import { bootFiles } from '../../../src/host/probes/boot-files.ts';
import { fileSystems } from '../../../src/host/probes/file-systems.ts';
import { guests } from '../../../src/host/probes/guests.ts';
import { hostNetwork } from '../../../src/host/probes/host-network.ts';
import { lvm } from '../../../src/host/probes/lvm.ts';
import { network } from '../../../src/host/probes/network.ts';
import { system } from '../../../src/host/probes/system.ts';
import { splitGrep } from '../../../src/host/probes/text-files.ts';
import { tools } from '../../../src/host/probes/tools.ts';
import { toolstack } from '../../../src/host/probes/toolstack.ts';
import { addGuests } from '../../../src/host/probes/uses.ts';
import { xen } from '../../../src/host/probes/xen.ts';
import { zfs } from '../../../src/host/probes/zfs.ts';
import { type Recording, read, XL_INFO, XL_LIST, XL_LIST_LONG } from './recorded.ts';

describe('is this a dom0', () => {
  const role = (recording: Recording) => read(xen, recording).xen;
  const inXen = { '/sys/hypervisor/type': 'xen\n', '/sys/hypervisor/version/major': '4\n' };
  const dom0 = { ...inXen, '/proc/xen/capabilities': 'control_d\n', '/sys/hypervisor/version/minor': '17\n' };

  test('yes, when the kernel says so and xl answers; the rest is what xl info tells', () => {
    expect(role({ files: dom0, commands: { info: XL_INFO } })).toMatchObject({
      role: 'dom0',
      version: '4.17.7',
      caps: ['xen-3.0-x86_64', 'hvm-3.0-x86_32', 'hvm-3.0-x86_32p', 'hvm-3.0-x86_64'],
      virtCaps: expect.arrayContaining(['pv', 'hvm', 'hap']),
      dom0Mem: '2G,max:2G',
      totalMemoryBytes: 32652 * 2 ** 20,
      freeMemoryBytes: 16384 * 2 ** 20,
      cpus: 8,
    });
  });

  test('yes, also where xenfs is not mounted but xl answers', () => {
    expect(role({ files: inXen, commands: { info: XL_INFO } })?.role).toBe('dom0');
  });

  test('the last dom0_mem on the command line counts, and a command line may be empty', () => {
    const line = (text: string) => XL_INFO.replace(/^xen_commandline.*$/m, `xen_commandline        : ${text}`);
    expect(role({ commands: { info: line('dom0_mem=1G x dom0_mem=3G,max:3G') } })?.dom0Mem).toBe('3G,max:3G');
    expect(role({ commands: { info: line('') } })?.dom0Mem).toBeNull();
  });

  test('it is one that cannot be spoken to, when xl fails there; xl is quoted', () => {
    const info = { code: 1, stderr: 'libxl: error: libxl.c:102:libxl_ctx_alloc: cannot open libxc handle\n' };
    const found = role({ files: dom0, commands: { info } });
    expect(found).toMatchObject({ role: 'unreachable', version: '4.17' });
    expect(found?.reason).toContain('cannot open libxc handle');
  });

  test('it is one that cannot be spoken to, when xl hangs', () => {
    const found = role({ files: dom0, commands: { info: { code: 143, timedOut: true } } });
    expect(found).toMatchObject({ role: 'unreachable', reason: expect.stringContaining('no answer in time') });
  });

  test('kernels without xenfs tell by their start flags or their UUID of zeros', () => {
    const flags = { ...inXen, '/sys/hypervisor/start_flags/initdomain': '1\n' };
    expect(role({ files: flags })?.role).toBe('unreachable');
    const zeros = { ...inXen, '/sys/hypervisor/uuid': '00000000-0000-0000-0000-000000000000\n' };
    expect(role({ files: zeros })?.role).toBe('unreachable');
  });

  test('no, it is a guest, when Xen is there but another system controls it', () => {
    const files = { ...inXen, '/sys/hypervisor/uuid': '0cbd5e73-6d3b-4a3b-8a43-3d0f7d2a9c11\n' };
    expect(role({ files, commands: { info: { code: 1, stderr: 'no\n' } } })?.role).toBe('domU');
  });

  test('no, on plain Linux, and under another hypervisor; that xl fails there is no gap', () => {
    const info = { code: 1, stderr: "ERROR:  Can't find hypervisor information in sysfs!\n" };
    expect(read(xen, { commands: { info } })).toMatchObject({ xen: { role: 'none', version: null }, gaps: [] });
    expect(role({ files: { '/sys/hypervisor/type': 'kvm\n' } })).toMatchObject({ role: 'none' });
  });

  test('what lies in /boot tells whether Xen is installed, and which kernels can carry it', () => {
    const installed = [
      '/boot/xen-4.17-amd64.gz',
      '/boot/xen-4.17-amd64.config',
      '/boot/xen-4.17-amd64.efi',
      '/boot/config-6.1.0-28-cloud-amd64',
      '/boot/config-6.1.0-28-amd64',
      '/boot/config-6.1.0-28-amd64:CONFIG_XEN_DOM0=y',
    ].join('\n');
    expect(role({ commands: { installed } })).toMatchObject({
      installed: ['/boot/xen-4.17-amd64.gz'],
      kernels: [
        { config: '/boot/config-6.1.0-28-amd64', dom0: true },
        { config: '/boot/config-6.1.0-28-cloud-amd64', dom0: false },
      ],
    });
  });
});

describe('cards and bridges', () => {
  // `ip -json -details address show` of iproute2 6.1, shortened to the keys that are looked at.
  const links = JSON.stringify([
    { ifname: 'lo', flags: ['LOOPBACK', 'UP'], mtu: 65536, link_type: 'loopback', address: '00:00:00:00:00:00' },
    {
      ...{ ifname: 'eno1', flags: ['BROADCAST', 'UP', 'LOWER_UP'], mtu: 1500, master: 'xenbr0', link_type: 'ether' },
      ...{ address: '3C:EC:EF:01:02:03', parentbus: 'pci', parentdev: '0000:01:00.0', addr_info: [] },
      linkinfo: { info_slave_kind: 'bridge' },
    },
    {
      ...{ ifname: 'xenbr0', flags: ['BROADCAST', 'UP'], mtu: 1500, link_type: 'ether', address: '3c:ec:ef:01:02:03' },
      linkinfo: { info_kind: 'bridge' },
      addr_info: [
        { family: 'inet', local: '192.0.2.2', prefixlen: 24, scope: 'global' },
        { family: 'inet6', local: '2001:db8::2', prefixlen: 64, scope: 'global' },
        { family: 'inet6', local: 'fe80::1', prefixlen: 64, scope: 'link' },
      ],
    },
    {
      ...{ ifname: 'vif3.0', flags: ['UP'], mtu: 1500, master: 'xenbr0', link_type: 'ether' },
      ...{ address: 'fe:ff:ff:ff:ff:ff', parentbus: 'xen-backend', parentdev: 'vif-3-0', addr_info: [] },
      linkinfo: { info_slave_kind: 'bridge' },
    },
    {
      ...{ ifname: 'eno2', flags: ['BROADCAST'], mtu: 9000, link_type: 'ether', address: '3c:ec:ef:01:02:04' },
      addr_info: [],
    },
    {
      ...{ ifname: 'eno2.7', link: 'eno2', mtu: 1500, link_type: 'ether', address: '3c:ec:ef:01:02:04' },
      linkinfo: { info_kind: 'vlan' },
    },
  ]);

  test('a card in a bridge, a guest`s card, a VLAN and a free card are told apart', () => {
    const facts = read(network, { commands: { links, route: '[]' } });
    expect(facts.bridges).toEqual([
      {
        ...{ name: 'xenbr0', ports: ['eno1', 'vif3.0'], addresses: ['192.0.2.2/24', '2001:db8::2/64'], mtu: 1500 },
        linkLocal: ['fe80::1'],
      },
    ]);
    expect(facts.nics?.map(({ name, physical, bridge, up }) => ({ name, physical, bridge, up }))).toEqual([
      { name: 'eno1', physical: true, bridge: 'xenbr0', up: true },
      { name: 'vif3.0', physical: false, bridge: 'xenbr0', up: true },
      { name: 'eno2', physical: true, bridge: null, up: false },
      { name: 'eno2.7', physical: false, bridge: null, up: false },
    ]);
    expect(facts.nics?.[0]?.mac).toBe('3c:ec:ef:01:02:03');
  });

  test('of a card it is known what is on top of it', () => {
    const { hostNetwork: found } = read(hostNetwork, { commands: { links, route: '[]', files: '' } });
    expect(found?.cards.map(({ name, carries }) => [name, carries])).toEqual([
      ['eno1', undefined],
      ['eno2', ['eno2.7']],
    ]);
  });

  test('of several default routes the one with the least metric counts', () => {
    const route = JSON.stringify([
      { dst: 'default', gateway: '198.51.100.1', dev: 'wlan0', metric: 600 },
      { dst: 'default', gateway: '192.0.2.1', dev: 'xenbr0', prefsrc: '192.0.2.2', metric: 100 },
    ]);
    expect(read(network, { commands: { links: '[]', route } }).defaultRoute).toEqual({
      device: 'xenbr0',
      gateway: '192.0.2.1',
      source: '192.0.2.2',
    });
  });

  test('a default route over several routers leads over the first of them', () => {
    const nexthops = [
      { gateway: '10.0.0.1', dev: 'eno1', weight: 1, flags: [] },
      { gateway: '10.1.0.1', dev: 'eno2', weight: 1, flags: [] },
    ];
    const route = JSON.stringify([{ dst: 'default', flags: [], nexthops }]);
    expect(read(network, { commands: { links: '[]', route } }).defaultRoute).toEqual({
      device: 'eno1',
      gateway: '10.0.0.1',
      source: null,
    });
  });

  test('without ip it is said once that nothing is known', () => {
    expect(read(network, {})).toEqual({
      nics: [],
      bridges: [],
      defaultRoute: null,
      gaps: [{ probe: 'network', reason: 'ip: not found' }],
    });
  });

  test('half an answer is a gap, not a crash', () => {
    const facts = read(network, { commands: { links: links.slice(0, 40), route: '[]' } });
    expect(facts.gaps?.[0]?.reason).toContain('not JSON');
  });
});

// `lvm fullreport` of lvm2 2.03.16.
const report = JSON.stringify({
  report: [
    {
      vg: [{ vg_name: 'vg0', vg_extent_size: '4194304', vg_extent_count: '56320', vg_free_count: '51200' }],
      pv: [{ pv_name: '/dev/sda2' }],
      lv: [
        { lv_name: 'root', lv_size: '21474836480' },
        { lv_name: 'web1-disk', lv_size: '10737418240' },
      ],
      pvseg: [{ pvseg_start: '0' }],
      seg: [{ lv_name: 'root', zero: 'unknown' }],
    },
    { vg: [], pv: [{ pv_name: '/dev/sde' }], lv: [], pvseg: [], seg: [] },
  ],
});

describe('LVM', () => {
  test('volume groups with their room, and volumes by group', () => {
    expect(read(lvm, { commands: { report } })).toEqual({
      volumeGroups: [{ name: 'vg0', extentBytes: 4194304, freeExtents: 51200, totalExtents: 56320 }],
      logicalVolumes: [
        { vg: 'vg0', name: 'root', bytes: 21474836480 },
        { vg: 'vg0', name: 'web1-disk', bytes: 10737418240 },
      ],
      thinPools: [],
    });
  });

  test('thin pools with what is written of them, and the volumes that draw on each', () => {
    const plain = { pool_lv: '', data_percent: '', metadata_percent: '', lv_metadata_size: '' };
    const lv = [
      {
        ...{ lv_name: 'pool', lv_size: '1073741824', lv_layout: 'thin,pool', pool_lv: '' },
        ...{ data_percent: '6.25', metadata_percent: '11.13', lv_metadata_size: '4194304' },
      },
      { ...plain, lv_name: 'web1-disk', lv_size: '2147483648', lv_layout: 'thin,sparse', pool_lv: 'pool' },
      { ...plain, lv_name: 'asleep', lv_size: '1073741824', lv_layout: 'thin,pool', lv_metadata_size: '4194304' },
      { ...plain, lv_name: 'quick', lv_size: '1073741824', lv_layout: 'cache', pool_lv: '[cpool_cpool]' },
      { ...plain, lv_name: 'root', lv_size: '21474836480', lv_layout: 'linear' },
    ];
    const vg = [{ vg_name: 'vg0', vg_extent_size: '4194304', vg_extent_count: '9', vg_free_count: '5' }];
    // As LVM says it of a pool made without (lvcreate -Zn), one made with, and what is no pool.
    const seg = [
      { lv_name: 'pool', zero: '' },
      { lv_name: 'asleep', zero: 'zero' },
      { lv_name: 'root', zero: 'unknown' },
    ];
    const facts = read(lvm, { commands: { report: JSON.stringify({ report: [{ vg, lv, seg }] }) } });
    expect(facts.thinPools).toEqual([
      {
        ...{ vg: 'vg0', name: 'pool', bytes: 1073741824, metadataBytes: 4194304 },
        ...{ dataPercent: 6.25, metadataPercent: 11.13, zeroes: false },
      },
      {
        ...{ vg: 'vg0', name: 'asleep', bytes: 1073741824, metadataBytes: 4194304 },
        ...{ dataPercent: null, metadataPercent: null, zeroes: true },
      },
    ]);
    expect(facts.logicalVolumes?.map(({ name, pool }) => [name, pool])).toEqual([
      ['pool', undefined],
      ['web1-disk', 'pool'],
      ['asleep', undefined],
      ['quick', undefined],
      ['root', undefined],
    ]);
  });

  test.each([
    ['wz--n-', undefined],
    ['rz--n-', /read-only/],
    ['wzx-n-', /exported/],
    ['wz-pn-', /disks is missing/],
  ])('a volume group with the attributes %s can be used, or not', (vg_attr, reason) => {
    const vg = [{ vg_name: 'vg0', vg_extent_size: '1', vg_extent_count: '9', vg_free_count: '5', vg_attr }];
    const [group] = read(lvm, { commands: { report: JSON.stringify({ report: [{ vg, lv: [] }] }) } }).volumeGroups!;
    if (reason) expect(group?.hindered).toMatch(reason);
    else expect(group).not.toHaveProperty('hindered');
  });

  // `lvm lvmconfig --type full` of lvm2 2.03.16.
  const config = 'global_filter=["r|^/dev/zd|","a|.*|"]\nfilter=["a|.*|"]\nuse_devicesfile=0\n';
  const FILE = '/etc/lvm/devices/system.devices';
  const listed = `# LVM uses devices listed in this file.\nVERSION=1.1.2\nIDTYPE=sys_wwid IDNAME=t10.x DEVNAME=/dev/sda2 PVID=abc\nIDTYPE=devname IDNAME=. DEVNAME=.\n`;

  test('which devices it looks at: its filters, and its own list where that is there and used', () => {
    const scan = (config: string, more: Recording = {}) => read(lvm, { ...more, commands: { report, config } }).lvmScan;
    const filters = [['r|^/dev/zd|', 'a|.*|'], ['a|.*|']];
    expect(scan(config)).toEqual({ devices: null, filters });
    const used = config.replace('file=0', 'file=1');
    expect(scan(used)).toEqual({ devices: null, filters });
    const there = { paths: { [FILE]: {} }, files: { [FILE]: listed } };
    expect(scan(used, there)).toEqual({ devices: ['/dev/sda2'], filters });
    expect(scan(config, there)).toEqual({ devices: null, filters });
    expect(scan('')).toBeUndefined();
    expect(scan('global_filter="r|\\\\.x|"\n')).toEqual({ devices: null, filters: [['r|\\.x|']] });
  });

  test('not installed is no gap; installed and failing is one', () => {
    expect(read(lvm, {})).toEqual({ volumeGroups: [], logicalVolumes: null });
    const failing = { code: 5, stderr: '  WARNING: Running as a non-root user.\n  /run/lock/lvm: Permission denied\n' };
    expect(read(lvm, { commands: { report: failing } }).gaps).toEqual([
      { probe: 'lvm', reason: '/run/lock/lvm: Permission denied' },
    ]);
  });
});

describe('ZFS', () => {
  const list = 'tank\t103079215104\t111669149696\ntank/vm\t98304\t111669149696\ntank/vm/web1\t0\t122406567936\n';

  test('pools with the room that can be used, and what is in them', () => {
    expect(read(zfs, { commands: { list } })).toEqual({
      zfsPools: [{ name: 'tank', totalBytes: 214748364800, freeBytes: 111669149696, datasets: ['vm', 'vm/web1'] }],
    });
    expect(read(zfs, { commands: { list: '' } })).toEqual({ zfsPools: [] });
  });

  test('not installed is no gap; a module that is not loaded is one', () => {
    expect(read(zfs, {})).toEqual({ zfsPools: [] });
    const failing = { code: 1, stderr: 'The ZFS modules are not loaded.\n' };
    expect(read(zfs, { commands: { list: failing } })).toEqual({
      zfsPools: [],
      gaps: [{ probe: 'zfs', reason: 'The ZFS modules are not loaded.' }],
    });
  });
});

describe('block devices', () => {
  // lsblk with a disk in three parts, a mounted LV, a guest's LV and its DRBD device, a RAID half, a CD drive.
  const row = (path: string, kname: string, type: string, more: object = {}) => ({
    ...{ path, kname, 'maj:min': '8:99', type, size: 2 ** 30, model: null, fstype: null, ro: false, pkname: null },
    ...more,
  });
  const list = JSON.stringify({
    blockdevices: [
      row('/dev/sda', 'sda', 'disk', { 'maj:min': '8:0', model: 'Samsung SSD 870 ' }),
      row('/dev/sda1', 'sda1', 'part', { 'maj:min': '8:1', pkname: 'sda', fstype: 'vfat' }),
      row('/dev/sda2', 'sda2', 'part', { 'maj:min': '8:2', pkname: 'sda', fstype: 'LVM2_member' }),
      row('/dev/sda3', 'sda3', 'part', { 'maj:min': '8:3', pkname: 'sda', fstype: 'swap' }),
      row('/dev/sda4', 'sda4', 'part', { 'maj:min': '8:4', pkname: 'sda', fstype: 'ext4' }),
      row('/dev/mapper/vg0-root', 'dm-0', 'lvm', { 'maj:min': '254:0', pkname: 'sda2', fstype: 'ext4' }),
      row('/dev/mapper/vg0-web1--disk', 'dm-1', 'lvm', { 'maj:min': '254:1', pkname: 'sda2' }),
      row('/dev/drbd0', 'drbd0', 'disk', { 'maj:min': '147:0', pkname: 'dm-1' }),
      row('/dev/sdb', 'sdb', 'disk', { 'maj:min': '8:16', fstype: 'linux_raid_member' }),
      row('/dev/md0', 'md0', 'raid1', { 'maj:min': '9:0', pkname: 'sdb' }),
      row('/dev/sdc', 'sdc', 'disk', { 'maj:min': '8:32' }),
      row('/dev/sdc1', 'sdc1', 'part', { 'maj:min': '8:33', pkname: 'sdc' }),
      row('/dev/sdd', 'sdd', 'disk', { 'maj:min': '8:48', fstype: 'btrfs' }),
      row('/dev/sr0', 'sr0', 'rom', { 'maj:min': '11:0', ro: true }),
      row('/dev/zram0', 'zram0', 'disk', { size: 0 }),
    ],
  });
  const links = [
    '/dev/disk/by-id/ata-Samsung_1\t../../sda',
    '/dev/disk/by-id/ata-Samsung_1-part4\t../../sda4',
    '/dev/mapper/vg0-web1--disk\t../dm-1',
    '/dev/vg0/web1-disk\t../dm-1',
    '/dev/fd\t/proc/self/fd',
  ].join('\n');
  const files = {
    '/proc/self/mountinfo': [
      '25 1 254:0 / / rw,relatime shared:1 - ext4 /dev/mapper/vg0-root rw',
      '40 25 8:1 / /boot/my\\040efi rw shared:2 - vfat /dev/sda1 rw',
      '41 25 0:45 / /srv rw - btrfs /dev/sdd rw',
      '42 25 0:45 /sub /srv/sub rw - btrfs /dev/sdd rw',
      '43 25 0:46 / /run rw - tmpfs tmpfs rw',
    ].join('\n'),
    '/proc/swaps': 'Filename\t\t\t\tType\t\tSize\tUsed\tPriority\n/dev/sda3   partition\t975868\t0\t-2\n',
  };
  const devices = read(blockDevices, { files, commands: { list, links, lvm: report } }).blockDevices ?? [];
  const uses = (path: string) => devices.find((device) => device.path === path)?.usedBy;

  test('a device says everything that uses it', () => {
    expect(uses('/dev/sda')).toEqual(['holds the partitions sda1, sda2, sda3, sda4']);
    expect(uses('/dev/sda1')).toEqual(['mounted at /boot/my efi']);
    expect(uses('/dev/sda2')).toEqual(['physical volume of vg0']);
    expect(uses('/dev/sda3')).toEqual(['swap']);
    expect(uses('/dev/mapper/vg0-root')).toEqual(['mounted at /']);
    expect(uses('/dev/mapper/vg0-web1--disk')).toEqual(['held by /dev/drbd0 (disk)']);
    expect(uses('/dev/sdb')).toEqual(['part of a RAID', 'held by /dev/md0 (raid1)']);
    expect(uses('/dev/sdd')).toEqual(['mounted at /srv and 1 more']);
  });

  test('a device that nothing uses says so by silence', () => {
    for (const path of ['/dev/sda4', '/dev/md0', '/dev/sdc1', '/dev/sr0']) expect(uses(path)).toEqual([]);
  });

  test('of one on several others each is in use, as the real lsblk tells it', () => {
    const root = mkdtempSync(join(tmpdir(), 'xenguide-sysfs-'));
    const put = (name: string, number: string, halves: readonly string[] = []) => {
      const folder = join(root, 'sys/devices/virtual/block', name);
      for (const each of ['holders', 'slaves']) mkdirSync(join(folder, each), { recursive: true });
      writeFileSync(join(folder, 'dev'), `${number}\n`);
      writeFileSync(join(folder, 'size'), '2048\n');
      symlinkSync(`../devices/virtual/block/${name}`, join(root, 'sys/block', name));
      symlinkSync(`../../devices/virtual/block/${name}`, join(root, 'sys/dev/block', number));
      for (const half of halves) {
        symlinkSync(`../../${half}`, join(folder, 'slaves', half));
        symlinkSync(`../../${name}`, join(folder, '../', half, 'holders', name));
      }
    };
    try {
      for (const folder of ['sys/block', 'sys/dev/block']) mkdirSync(join(root, folder), { recursive: true });
      put('sdb', '8:16');
      put('sdc', '8:32');
      put('md0', '9:0', ['sdb', 'sdc']);
      const [program, ...args] = listDevices.argv;
      const list = execFileSync(program, ['--sysroot', root, ...args], { encoding: 'utf8' });
      const found = read(blockDevices, { commands: { list, links: '', lvm: report } }).blockDevices ?? [];
      const usedBy = Object.fromEntries(found.map((each) => [each.path, each.usedBy]));
      expect(usedBy).toEqual({
        '/dev/sdb': ['held by /dev/md0 (md)'],
        '/dev/sdc': ['held by /dev/md0 (md)'],
        '/dev/md0': [],
      });
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  test('a disk that LVM has taken whole is in use, also where udev has not looked at it', () => {
    const bare = JSON.stringify({ blockdevices: [row('/dev/sde', 'sde', 'disk')] });
    const [disk] = read(blockDevices, { commands: { list: bare, links: '', lvm: report } }).blockDevices ?? [];
    expect(disk).toMatchObject({ fsType: 'LVM2_member', usedBy: ['physical volume of LVM'] });
  });

  test('what is recognised on it is told with its identity; a partition does not inherit the disk’s table', () => {
    const of = (path: string, kname: string, type: string, parent: string | null, more: object) => ({
      ...{ path, kname, 'maj:min': '8:0', type, size: 1, pkname: parent },
      ...more,
    });
    const table = { pttype: 'gpt', ptuuid: '77' };
    const list = JSON.stringify({
      blockdevices: [
        of('/dev/sdf', 'sdf', 'disk', null, table),
        of('/dev/sdf1', 'sdf1', 'part', 'sdf', { ...table, fstype: 'ext4', uuid: '11-22', label: 'data' }),
        of('/dev/sdf2', 'sdf2', 'part', 'sdf', { pttype: 'dos', ptuuid: '88' }),
        of('/dev/sdf3', 'sdf3', 'part', 'sdf', table),
      ],
    });
    const found = read(blockDevices, { commands: { list, links: '', lvm: report } }).blockDevices ?? [];
    expect(found.map(({ signatures }) => signatures)).toEqual([
      'PTTYPE=gpt PTUUID=77',
      'TYPE=ext4 UUID=11-22',
      'PTTYPE=dos PTUUID=88',
      '',
    ]);
    expect(found.map(({ label }) => label)).toEqual([undefined, 'data', undefined, undefined]);
  });

  test('lasting names, sizes and parents are told; devices of no size are left out', () => {
    const [sda] = devices;
    expect(sda).toMatchObject({
      model: 'Samsung SSD 870',
      stableNames: ['/dev/disk/by-id/ata-Samsung_1'],
      parent: null,
    });
    expect(devices.find(({ path }) => path === '/dev/mapper/vg0-web1--disk')).toMatchObject({
      stableNames: ['/dev/vg0/web1-disk'],
      parent: '/dev/sda2',
    });
    expect(devices.find(({ path }) => path === '/dev/sr0')?.readOnly).toBe(true);
    expect(devices.some(({ path }) => path === '/dev/zram0')).toBe(false);
  });

  test('a guest owns its disk under any of its names, and every partition of it', () => {
    const guest = (name: string, disk: string) => ({
      ...{ name, domid: null, uuid: null, memoryBytes: null, macs: [], config: null },
      disks: [disk],
    });
    const owned = addGuests(devices, [guest('web1', '/dev/vg0/web1-disk'), guest('db', '/dev/sdc')]);
    const ownedBy = (path: string) => owned.find((device) => device.path === path)?.usedBy;
    expect(ownedBy('/dev/mapper/vg0-web1--disk')).toContain('disk of guest web1');
    expect(ownedBy('/dev/sdc')).toContain('disk of guest db');
    expect(ownedBy('/dev/sdc1')).toEqual(['part of /dev/sdc, a disk of guest db']);
    expect(ownedBy('/dev/sda4')).toEqual([]);
  });
});

describe('file systems', () => {
  test('room, and whether it may be written; of two mounts at one place the upper', () => {
    const mounts = JSON.stringify({
      filesystems: [
        {
          target: '/',
          source: '/dev/vda',
          fstype: 'ext4',
          size: 270553174016,
          avail: 84784803840,
          options: 'rw,discard',
        },
        { target: '/mnt', source: '/dev/sdb1', fstype: 'ext4', size: 1000, avail: 10, options: 'rw' },
        { target: '/mnt', source: '/dev/sr0', fstype: 'iso9660', size: 700, avail: 0, options: 'ro,relatime' },
        { target: '/run/fuse', source: 'portal', fstype: 'fuse', size: 0, avail: 0, options: 'rw' },
      ],
    });
    expect(read(fileSystems, { commands: { mounts } }).fileSystems).toEqual([
      {
        mount: '/',
        source: '/dev/vda',
        type: 'ext4',
        totalBytes: 270553174016,
        freeBytes: 84784803840,
        readOnly: false,
      },
      { mount: '/mnt', source: '/dev/sr0', type: 'iso9660', totalBytes: 700, freeBytes: 0, readOnly: true },
    ]);
  });

  test('a file server that does not answer is a gap', () => {
    const mounts = { code: 143, timedOut: true };
    expect(read(fileSystems, { commands: { mounts } }).gaps?.[0]?.reason).toBe('no answer in time');
  });
});

describe('guests', () => {
  const config = (path: string, lines: string[]) => lines.map((line) => `${path}\0${line}\n`).join('');
  const configs =
    config('/etc/xen/web1.cfg', ["name = 'web1'", 'memory = 512', "disk = [ '/dev/vg0/web1-data,raw,xvdb,rw' ]"]) +
    config('/etc/xen/old.cfg', [
      'name = "old"',
      'uuid = "AAAAAAAA-0000-4000-8000-000000000001"',
      'memory = "1024"',
      'disk = [ "phy:/dev/sdc,xvda,w", "format=raw,vdev=hdc,access=ro,devtype=cdrom,target=/srv/a, b.iso" ]',
      'vif = [ "mac=00:16:3E:AA:BB:CC,bridge=xenbr0", "" ]',
    ]) +
    config('/etc/xen/broken.cfg', ['name = "broken"', 'disk = [ "/dev/sdd,raw,xvda,rw" ]', 'memory = = 3']) +
    config('/etc/xen/notes.cfg', ['# nothing here']);

  test('those that run and those that are only described, one entry a name; Domain-0 is none', () => {
    const facts = read(guests, { commands: { list: XL_LIST, details: XL_LIST_LONG, configs } });
    expect(facts.guests?.map(({ name, domid, config }) => [name, domid, config])).toEqual([
      ['web1', 3, '/etc/xen/web1.cfg'],
      ['a-guest-whose-name-is-longer-than-the-column', 12, null],
      ['old', null, '/etc/xen/old.cfg'],
      ['broken', null, '/etc/xen/broken.cfg'],
    ]);
    expect(facts.guests?.[0]).toMatchObject({
      uuid: '0cbd5e73-6d3b-4a3b-8a43-3d0f7d2a9c11',
      memoryBytes: 512 * 2 ** 20,
      macs: ['00:16:3e:12:34:56'],
      disks: ['/dev/vg0/web1-disk', '/dev/vg0/web1-data'],
    });
    expect(facts.guests?.[2]).toMatchObject({
      uuid: 'aaaaaaaa-0000-4000-8000-000000000001',
      memoryBytes: 1024 * 2 ** 20,
      macs: ['00:16:3e:aa:bb:cc'],
      disks: ['/dev/sdc', '/srv/a, b.iso'],
    });
  });

  test('what starts with the host is known by the name that stands in it, whatever its file is called', () => {
    const auto = config('/etc/xen/auto/10-web', ["name = 'web1'"]) + config('/etc/xen/auto/web1', ["name = 'other'"]);
    const facts = read(guests, { commands: { list: XL_LIST, details: XL_LIST_LONG, configs: configs + auto } });
    const started = facts.guests?.flatMap(({ name, autostart }) => (autostart ? [[name, ...autostart]] : []));
    expect(started).toEqual([
      ['web1', '/etc/xen/auto/10-web'],
      ['other', '/etc/xen/auto/web1'],
    ]);
  });

  test('configs are looked for where xl, xendomains and SUSE have them, and nothing else is taken for one', () => {
    const root = mkdtempSync(join(tmpdir(), 'xenguide-configs-'));
    try {
      for (const folder of ['auto', 'vm', 'old']) mkdirSync(join(root, folder));
      const files = ['web1.cfg', 'xl.conf', 'auto/10-db', 'vm/mail', 'vm/mail.xml', 'old/web1.cfg'];
      for (const file of files) writeFileSync(join(root, file), 'name = "x"\n');
      const [program, ...args] = guests.commands!.configs!.argv;
      const here = args.map((arg) => arg.replace('/etc/xen', root));
      const found = splitGrep(execFileSync(program!, here, { encoding: 'utf8' }));
      expect([...found.keys()].sort()).toEqual(['auto/10-db', 'vm/mail', 'web1.cfg'].map((file) => join(root, file)));
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  test('a config that xl would refuse is a gap, and yet its disk counts as spoken for', () => {
    const facts = read(guests, { commands: { configs } });
    expect(facts.gaps).toHaveLength(1);
    expect(facts.gaps?.[0]?.reason).toContain('/etc/xen/broken.cfg, line 3');
    expect(facts.guests?.find(({ name }) => name === 'broken')?.disks).toEqual(['/dev/sdd']);
  });

  test('a root that a guest’s kernel mounts over the network counts, from its config and of one that runs', () => {
    const cmdline = 'root=/dev/nfs nfsroot=10.0.0.9:/srv/web1,nfsvers=3 ip=dhcp';
    const details = JSON.stringify([{ domid: 3, config: { c_info: { name: 'web1' }, b_info: { cmdline } } }]);
    const configs = config('/etc/xen/old.cfg', ['name = "old"', `extra = "nfsroot=10.0.0.9:/srv//old/ ro"`]);
    const facts = read(guests, { commands: { list: XL_LIST, details, configs } });
    expect(facts.guests?.map(({ nfsRoot }) => nfsRoot)).toEqual(['10.0.0.9:/srv/web1', undefined, '10.0.0.9:/srv/old']);
  });

  test('when only the details fail, the names are still known', () => {
    const details = { code: 1, stderr: 'libxl: error: retrieving config failed\n' };
    const facts = read(guests, { commands: { list: XL_LIST, details } });
    expect(facts.guests?.map(({ name }) => name)).toContain('web1');
    expect(facts.gaps?.[0]?.reason).toContain('retrieving config failed');
  });

  test('without xl there are no guests and no gap: the xen probe says why', () => {
    expect(read(guests, {})).toEqual({ guests: [], gaps: [] });
  });
});

describe('settings of the toolstack', () => {
  test('xl.conf, saving at shutdown and a limit on loop devices', () => {
    const facts = read(toolstack, {
      files: {
        '/etc/xen/xl.conf': '# comment\nautoballoon="off"\nvif.default.bridge="br0"\nclaim_mode=1\n',
        '/etc/default/xendomains': '# XENDOMAINS_SAVE=no\nXENDOMAINS_SAVE=/var/lib/xen/save\nXENDOMAINS_MIGRATE=""\n',
        '/proc/cmdline': 'root=/dev/sda1 ro max_loop=8 quiet\n',
      },
    });
    expect(facts).toEqual({
      xlConf: { autoballoon: 'off', 'vif.default.bridge': 'br0', claim_mode: '1' },
      saveOnShutdown: '/var/lib/xen/save',
      maxLoop: 8,
    });
  });

  test('an empty XENDOMAINS_SAVE is known to be empty; no file at all is not known', () => {
    const files = { '/etc/default/xendomains': 'XENDOMAINS_SAVE=""\n' };
    expect(read(toolstack, { files }).saveOnShutdown).toBe('');
    expect(read(toolstack, {})).toEqual({ xlConf: {} });
  });
});

describe('tools and boot files', () => {
  test('a tool is a file that may be run; Xen`s own pygrub comes before the one in PATH', () => {
    const facts = read(tools, {
      paths: {
        '/usr/sbin/xl': { mode: 0o755 },
        '/usr/bin/pygrub': { mode: 0o755 },
        '/usr/lib/xen-4.17/bin/pygrub': { mode: 0o755 },
        '/usr/bin/zstd': { mode: 0o644 },
        '/usr/local/bin/qemu-img': { mode: 0o755 },
      },
      commands: {
        packages: {
          code: 1,
          stdout: 'qemu-utils\t1:7.2+dfsg-7+deb12u18\tii \nxen-utils-common\t4.17.7-1\tii \nzstd\t1.5.4-1\trc \n',
        },
      },
    }).tools;
    expect(facts?.xl).toEqual({ path: '/usr/sbin/xl', version: '4.17.7', package: 'xen-utils-common' });
    expect(facts?.pygrub.path).toBe('/usr/lib/xen-4.17/bin/pygrub');
    expect(facts?.zstd).toMatchObject({ path: null, version: null });
    // Not the package's, so the package's version says nothing about it.
    expect(facts?.['qemu-img']).toEqual({ path: '/usr/local/bin/qemu-img', version: null, package: 'qemu-utils' });
  });

  const paths = { '/usr/share/ovmf/OVMF.fd': {}, '/usr/lib/grub-xen/grub-i386-xen_pvh.bin': {} };
  const head = (bytes: string) => `==> /usr/share/ovmf/OVMF.fd <==\n${bytes}`;

  test('boot images that are there are named, the others are null', () => {
    expect(read(bootFiles, { paths }).boot).toEqual({
      grubPv: null,
      grubPvh: '/usr/lib/grub-xen/grub-i386-xen_pvh.bin',
      seabios: null,
      ovmf: { path: '/usr/share/ovmf/OVMF.fd', kind: 'unknown' },
      qemuXen: null,
    });
  });

  test('an OVMF that begins like an ELF file is built for Xen, any other is not', () => {
    const kind = (bytes: string) => read(bootFiles, { paths, commands: { ovmf: head(bytes) } }).boot?.ovmf?.kind;
    expect(kind('\x7fELF')).toBe('xen');
    expect(kind('\0\0\0\0')).toBe('other');
  });
});

describe('the system', () => {
  test('name, kernel, processors, memory and user', () => {
    const facts = read(system, {
      files: {
        '/proc/self/status': 'Name:\tgrep\nUid:\t0\t0\t0\t0\n',
        '/etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian"\nVERSION_ID="12"\nID=debian\n',
        '/proc/sys/kernel/hostname': 'xena\n',
        '/proc/sys/kernel/osrelease': '6.1.0-28-amd64\n',
        '/proc/meminfo': 'MemTotal:        2045000 kB\nMemFree: 1 kB\nMemAvailable:    1800000 kB\n',
        '/proc/cpuinfo': 'processor\t: 0\nmodel name\t: Intel(R) Xeon(R) E-2124\n',
        '/sys/devices/system/cpu/online': '0-3,6\n',
      },
    });
    expect(facts).toEqual({
      hostname: 'xena',
      root: true,
      os: { id: 'debian', version: '12', pretty: 'Debian GNU/Linux 12 (bookworm)', kernel: '6.1.0-28-amd64' },
      cpu: { count: 5, model: 'Intel(R) Xeon(R) E-2124' },
      memory: { totalBytes: 2045000 * 1024, availableBytes: 1800000 * 1024 },
      gaps: [],
    });
  });

  test('a user with root only as real id is not root', () => {
    expect(read(system, { files: { '/proc/self/status': 'Uid:\t0\t1000\t0\t1000\n' } }).root).toBe(false);
  });
});

test('many files from one grep are parted again, whatever their lines hold', () => {
  const texts = splitGrep('/a\0one\n/a\0\n/a\0/b\0two\n/c: d\0x\n');
  expect([...texts]).toEqual([
    ['/a', 'one\n\n/b\0two\n'],
    ['/c: d', 'x\n'],
  ]);
});
