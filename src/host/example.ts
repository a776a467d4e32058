import { type Facts, TOOLS, type Tool, type ToolName } from './facts.ts';
import type { HostNetwork } from './host-network.ts';
import { PACKAGE_OF } from './tools.ts';

const GiB = 2 ** 30;

/**
 * The built-in example host of `--facts example`: a freshly installed Debian 12 dom0 with nothing on it yet.
 * Always the same, so that plans made for it can be compared byte for byte.
 */
export function exampleFacts(): Facts {
  return {
    version: 1,
    hostname: 'example',
    where: 'example',
    takenAt: '2026-01-01T00:00:00.000Z',
    root: true,
    os: { id: 'debian', version: '12', pretty: 'Debian GNU/Linux 12 (bookworm)', kernel: '6.1.0-28-amd64' },
    xen: {
      role: 'dom0',
      reason: 'This is the built-in example host.',
      version: '4.17.7',
      caps: ['xen-3.0-x86_64', 'hvm-3.0-x86_32', 'hvm-3.0-x86_32p', 'hvm-3.0-x86_64'],
      virtCaps: ['pv', 'hvm', 'hap', 'gnttab-v1', 'gnttab-v2'],
      commandLine: 'placeholder dom0_mem=2G,max:2G',
      dom0Mem: '2G,max:2G',
      totalMemoryBytes: 18 * GiB,
      freeMemoryBytes: 16 * GiB,
      cpus: 8,
      installed: ['/boot/xen-4.17-amd64.gz'],
      kernels: [{ config: '/boot/config-6.1.0-28-amd64', dom0: true }],
    },
    cpu: { count: 8, model: 'Example CPU' },
    memory: { totalBytes: 2 * GiB, availableBytes: 1.5 * GiB },
    nics: [
      { name: 'eno1', mac: '02:00:00:00:00:01', up: true, addresses: [], bridge: 'xenbr0', physical: true, mtu: 1500 },
    ],
    bridges: [{ name: 'xenbr0', ports: ['eno1'], addresses: ['192.0.2.2/24'], mtu: 1500 }],
    routes: [{ to: '192.0.2.0/24', device: 'xenbr0' }],
    hostNetwork: exampleHostNetwork(),
    natNetworks: [],
    routedGuests: [],
    routerAdverts: [],
    nameServers: ['192.0.2.1'],
    traffic: exampleTraffic(),
    defaultRoute6: null,
    defaultRoute: { device: 'xenbr0', gateway: '192.0.2.1', source: null },
    volumeGroups: [{ name: 'vg0', extentBytes: 4 * 2 ** 20, freeExtents: 51_200, totalExtents: 56_320 }],
    logicalVolumes: [{ vg: 'vg0', name: 'root', bytes: 20 * GiB }],
    thinPools: [],
    zfsPools: [],
    fileSystems: [
      fileSystem('/', '/dev/mapper/vg0-root', 20 * GiB, 15 * GiB),
      fileSystem('/var/lib/xen/images', '/dev/sda3', 120 * GiB, 100 * GiB),
    ],
    blockDevices: [
      device('/dev/sda', 'disk', 360 * GiB, null, null, ['holds the partitions sda1, sda2, sda3']),
      device('/dev/sda1', 'part', 512 * 2 ** 20, 'vfat', '/dev/sda', ['mounted at /boot/efi']),
      device('/dev/sda2', 'part', 220 * GiB, 'LVM2_member', '/dev/sda', ['physical volume of vg0']),
      device('/dev/sda3', 'part', 120 * GiB, 'ext4', '/dev/sda', ['mounted at /var/lib/xen/images']),
      device('/dev/mapper/vg0-root', 'lvm', 20 * GiB, 'ext4', '/dev/sda2', ['mounted at /']),
    ],
    guests: [],
    xlConf: {},
    // Its own ssh: a port of the host that can lead to no guest.
    listening: [22],
    saveOnShutdown: '/var/lib/xen/save',
    tools: exampleTools(),
    boot: {
      grubPv: '/usr/lib/grub-xen/grub-x86_64-xen.bin',
      grubPvh: '/usr/lib/grub-xen/grub-i386-xen_pvh.bin',
      seabios: '/usr/share/seabios/bios-256k.bin',
      ovmf: null,
      qemuXen: '/usr/libexec/xen-qemu-system-i386',
    },
    gaps: [],
  };
}

/** Its card is in a bridge already, as somebody wrote it into /etc/network/interfaces. */
function exampleHostNetwork(): HostNetwork {
  return {
    cards: [
      {
        ...{ name: 'eno1', mac: '02:00:00:00:00:01', wireless: false, carrier: true },
        ...{ partOf: { kind: 'bridge', name: 'xenbr0' }, addresses: [], gateways: [] },
      },
    ],
    ifupdown: {
      up: ['lo', 'xenbr0'],
      folder: true,
      sources: [{ file: '/etc/network/interfaces', line: 1, pattern: '/etc/network/interfaces.d/*' }],
      stanzas: [],
      checksums: {},
    },
    networkd: null,
    netplan: null,
    networkManager: null,
  };
}
/** Nobody else’s firewall, and the kernel as Debian starts it. */
const exampleTraffic = (): NonNullable<Facts['traffic']> => ({
  filters: [],
  switches: { 'net.ipv4.ip_forward': '0', 'net.ipv4.conf.all.rp_filter': '0' },
  switchLines: [],
  neighbours: [{ ip: '192.0.2.1', mac: '02:00:00:00:00:fe', device: 'xenbr0' }],
  learned: [],
  dhcp: [],
  waysOut: [{ device: 'xenbr0', gateway: '192.0.2.1' }],
  firewalldZone: null,
});

/** Everything a plan may ask for is there but for the tools of storage that nobody has set up. */
function exampleTools(): Record<ToolName, Tool> {
  const absent: readonly ToolName[] = ['drbdadm', 'iscsiadm', 'zfs'];
  const paths: Partial<Record<ToolName, string>> = { pygrub: '/usr/lib/xen-4.17/bin/pygrub' };
  const user: readonly ToolName[] = ['qemu-img', 'grub-fstest', 'gzip', 'xz', 'zstd', 'dd'];
  return Object.fromEntries(
    TOOLS.map((name) => {
      const path = paths[name] ?? `${user.includes(name) ? '/usr/bin' : '/usr/sbin'}/${name}`;
      return [name, { path: absent.includes(name) ? null : path, version: null, package: PACKAGE_OF[name] }];
    }),
  ) as Record<ToolName, Tool>;
}

function fileSystem(mount: string, source: string, totalBytes: number, freeBytes: number) {
  return { mount, source, type: 'ext4', totalBytes, freeBytes, readOnly: false };
}

function device(
  path: string,
  type: string,
  bytes: number,
  fsType: string | null,
  parent: string | null,
  usedBy: string[],
) {
  return { path, type, bytes, model: null, fsType, readOnly: false, stableNames: [], parent, usedBy };
}
