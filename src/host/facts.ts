import type { HostNetwork } from './host-network.ts';
import type { TrafficFacts } from './traffic.ts';

/**
 * What is known about a host, read only. Plain JSON: `doctor --json` prints it, `--facts FILE` reads it back.
 * All sizes are bytes unless the name says otherwise. A thing that could not be read is absent or null, never a guess.
 */
export interface Facts {
  /** Grows when a reader of an older file could be misled. */
  version: 1;
  hostname: string;
  /** Where they were read: `this machine`, an ssh URL, or `example`. */
  where: string;
  /** ISO 8601, UTC. */
  takenAt: string;
  root: boolean;
  os: { id: string; version: string; pretty: string; kernel: string };
  xen: XenFacts;
  cpu: { count: number; model: string | null };
  /** The dom0 system's own memory, not Xen's. */
  memory: { totalBytes: number; availableBytes: number };
  nics: Nic[];
  bridges: Bridge[];
  defaultRoute: { device: string; gateway: string; source: string | null } | null;
  /** The IPv6 default route, the best of several; null: the host has none. Absent: not looked. */
  defaultRoute6?: { device: string; gateway: string | null } | null;
  /** IPv4 networks with a way to them, the default route left out: `192.0.2.0/24` over `eno1`. Absent: not looked. */
  routes?: { to: string; device: string }[];
  /** What the host hangs on, and the programs that set it up (host-network.ts). Absent: not looked. */
  hostNetwork?: HostNetwork;
  /** Private networks that xenguide made for guests. Absent: not looked. */
  natNetworks?: NatNetwork[];
  /** Guests that xenguide routes to, a row a card. Absent: not looked. */
  routedGuests?: {
    guest: string;
    mac: string;
    addresses: string[];
    /** The host’s card that it is reached over. Absent: an older xenguide did not look. */
    via?: string;
  }[];
  /** Cards of the host whose kernel settings xenguide keeps for guests (files 70-xenguide-… with their names). Absent: none, or not looked. */
  settledCards?: string[];
  /**
   * Cards over which the host’s kernel learned its IPv6 way out from router advertisements, to which it no longer listens
   * once it passes IPv6 on (accept_ra is 1, not 2, or xenguide made it 2 for a guest). Absent: not looked.
   */
  routerAdverts?: string[];
  /** Name servers that the host asks and that a guest can ask too. Absent: not looked. */
  nameServers?: string[];
  /** What the host does with packets: other firewalls, switches of the kernel, neighbours. Absent: an older xenguide did not look. */
  traffic?: TrafficFacts;
  volumeGroups: VolumeGroup[];
  /** Null when lvm2 is not installed or could not be asked. */
  logicalVolumes: LogicalVolume[] | null;
  /** What keeps this host's LVM from looking at devices. Absent: not known. */
  lvmScan?: {
    /** Where only the devices in /etc/lvm/devices/system.devices are looked at, their names; null: all are. */
    devices: string[] | null;
    /** global_filter and filter of lvm.conf, `a|…|` and `r|…|` each: a device must come through both. */
    filters: string[][];
  };
  /** Absent: an older xenguide did not look. */
  thinPools?: ThinPool[];
  /** Empty where ZFS is not installed or not loaded; absent: an older xenguide did not look. */
  zfsPools?: ZfsPool[];
  fileSystems: FileSystem[];
  blockDevices: BlockDevice[];
  guests: Guest[];
  xlConf: Record<string, string>;
  /** Where /etc/init.d/xendomains saves guests when the host goes down; '' when it does not; absent: not known. */
  saveOnShutdown?: string;
  /** max_loop= on the kernel's command line: how many files can be disks of guests at a time. Absent: no limit. */
  maxLoop?: number;
  /** TCP ports that something listens on. Absent: not looked. */
  listening?: number[];
  /** UDP ports that something listens on. Absent: not looked. */
  listeningUdp?: number[];
  /** Null: drbd-utils is not installed. Absent: not looked. */
  drbd?: DrbdFacts | null;
  tools: Record<ToolName, Tool>;
  /** Boot images for guests, by path; absent files are not listed. */
  boot: {
    grubPv: string | null;
    grubPvh: string | null;
    seabios: string | null;
    /** `xen`: an OvmfXen build; `other`: a file that does not speak Xen (xen-facts 2.4). */
    ovmf: { path: string; kind: 'xen' | 'other' | 'unknown' } | null;
    qemuXen: string | null;
  };
  /** What could not be read, and why, in the tool's own words. */
  gaps: { probe: string; reason: string }[];
}

export interface XenFacts {
  /** dom0: commands work here. domU: a guest. none: plain Linux. unreachable: Xen's dom0 but xl cannot speak to it. */
  role: 'dom0' | 'domU' | 'none' | 'unreachable';
  /** One sentence: how that is known. */
  reason: string;
  /** `4.17.7`; null when not known. */
  version: string | null;
  /** xen_caps of `xl info`: `xen-3.0-x86_64 hvm-3.0-x86_64 …`. */
  caps: string[];
  /** virt_caps of `xl info`: `pv hvm hap …`. */
  virtCaps: string[];
  commandLine: string | null;
  /** Value of dom0_mem= on Xen's command line. */
  dom0Mem: string | null;
  totalMemoryBytes: number;
  freeMemoryBytes: number;
  cpus: number;
  /** Hypervisor images in /boot, `/boot/xen-4.17-amd64.gz`: Xen is installed though it may not run. Absent: not looked. */
  installed?: string[];
  /** Kernels in /boot, by their config file, and whether each can be a dom0 (CONFIG_XEN_DOM0=y). Absent: not looked. */
  kernels?: { config: string; dom0: boolean }[];
}

export interface Nic {
  name: string;
  mac: string;
  up: boolean;
  /** With prefix: `192.0.2.2/24`. */
  addresses: string[];
  /** The IPv6 ones between neighbours, without prefix. Absent: it has none, or an older xenguide did not look. */
  linkLocal?: string[];
  /** The bridge it is a port of. */
  bridge: string | null;
  /** A real card, as opposed to a vif, tap, VLAN … */
  physical: boolean;
  mtu: number;
}

export interface Bridge {
  name: string;
  ports: string[];
  addresses: string[];
  /** As of a Nic. */
  linkLocal?: string[];
  mtu: number;
}

/** A private network of ours, as its files in /etc/xen/xenguide/network/nat tell it (src/network/nat/files.ts). */
export interface NatNetwork {
  /** Of its bridge. */
  name: string;
  /** `10.77.0.0/24` */
  subnet: string;
  /** `fd12:3456:789a::/64`; absent: it has no IPv6. */
  subnet6?: string;
  /** Addresses that are kept for a guest’s card. */
  reservations: { guest: string; mac: string; ip: string; ip6?: string }[];
  /** Ports of the host that lead to a guest. */
  forwards: { guest: string; proto: 'tcp' | 'udp'; host: number; ip: string; port: number }[];
}

export interface VolumeGroup {
  name: string;
  extentBytes: number;
  freeExtents: number;
  totalExtents: number;
  /** Why nothing can be made in it although it has room: `it is exported`. Absent: nothing is known against it. */
  hindered?: string;
}

export interface LogicalVolume {
  vg: string;
  name: string;
  bytes: number;
  /** The thin pool that it draws on; absent: it has its room for itself. */
  pool?: string;
}

/** Room in a volume group out of which more may be promised than there is (lvmthin(7)). */
export interface ThinPool {
  vg: string;
  name: string;
  bytes: number;
  metadataBytes: number;
  /** How much of it is written, 0 to 100; null: it is not active. */
  dataPercent: number | null;
  metadataPercent: number | null;
  /**
   * What a volume out of it has not written reads as zeros, whatever lay there before (lvmthin(7), Zeroing). Absent: an older
   * xenguide did not look.
   */
  zeroes?: boolean;
}

export interface ZfsPool {
  name: string;
  /** What is used and what is free. */
  totalBytes: number;
  /** What a new volume in it can have. */
  freeBytes: number;
  /** File systems and volumes in it, without the pool's name: `vm/web1-disk`. */
  datasets: string[];
}

export interface FileSystem {
  mount: string;
  source: string;
  type: string;
  totalBytes: number;
  freeBytes: number;
  readOnly: boolean;
}

export interface BlockDevice {
  path: string;
  /** disk, part, lvm, loop, rom, crypt, raid1 … as lsblk says. */
  type: string;
  bytes: number;
  model: string | null;
  fsType: string | null;
  readOnly: boolean;
  /** Stable names under /dev/disk/by-*. */
  stableNames: string[];
  parent: string | null;
  /** Why it must not be written to: `mounted at /`, `swap`, `physical volume of vg0`, `disk of guest web1` … */
  usedBy: string[];
  /**
   * What blkid recognises on it: `TYPE=ext4 UUID=…`, `PTTYPE=gpt PTUUID=…`, or both; '' for nothing. With the identities,
   * so that something new of the same kind is told from it. Absent: not looked.
   */
  signatures?: string;
  /** Of its file system. */
  label?: string;
}

export interface Guest {
  name: string;
  /** Null when it is not running. */
  domid: number | null;
  uuid: string | null;
  memoryBytes: number | null;
  macs: string[];
  /** What its cards’ ip= says in its config. Absent: nothing. */
  addresses?: string[];
  /** Names that its cards are to have on the host. Absent: none. */
  vifnames?: string[];
  disks: string[];
  /** The root that its kernel mounts over the network, `10.0.0.9:/srv/web1`. Absent: none is named. */
  nfsRoot?: string;
  /** The file that describes it, when one was found. */
  config: string | null;
  /** Paths in /etc/xen/auto that start it with the host, whatever they are called. Absent: none. */
  autostart?: string[];
}

export interface DrbdFacts {
  /** Version of the module that the kernel has or would load, `8.4.11`; null: there is none. */
  module: string | null;
  /** Xen’s hotplug script block-drbd is there. */
  script: boolean;
  /** What is configured, up or not. */
  resources: { name: string; minors: number[]; ports: number[] }[];
}

export const TOOLS = [
  'xl',
  'pygrub',
  'blkid',
  'sfdisk',
  'qemu-img',
  'grub-fstest',
  'lvs',
  'e2fsck',
  'resize2fs',
  'losetup',
  'gzip',
  'xz',
  'zstd',
  'dd',
  'drbdadm',
  'iscsiadm',
  'mount.nfs',
  'nft',
  'dnsmasq',
  'zfs',
] as const;
export type ToolName = (typeof TOOLS)[number];

export interface Tool {
  path: string | null;
  version: string | null;
  /** Debian's package that brings it. */
  package: string;
}
