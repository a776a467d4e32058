import { posix } from 'node:path';
import type { BlockDevice } from '../facts.ts';
import { lvmReport, physicalVolumes } from './lvm.ts';
import { isRow, number, type Probe, type Row, readJson, rows, text } from './probe.ts';
import { findUses, type ListedDevice, readMounts, readSwaps } from './uses.ts';

const MOUNTS = '/proc/self/mountinfo';
const SWAPS = '/proc/swaps';

/** Disks, partitions and what is made of them, each with its lasting names and with what uses it (lsblk(8)). */
export const blockDevices: Probe = {
  id: 'block devices',
  files: [MOUNTS, SWAPS],
  commands: {
    list: {
      argv: [
        ...(['lsblk', '--json', '--bytes', '--list'] as const),
        ...['-o', 'PATH,KNAME,MAJ:MIN,TYPE,SIZE,MODEL,FSTYPE,RO,PKNAME'],
      ],
      timeoutMs: 30_000,
    },
    links: { argv: ['find', '/dev', '-xdev', '-type', 'l', '-printf', '%p\\t%l\\n'] },
    lvm: lvmReport,
  },
  parse: (seen) => {
    const read = readJson('block devices', seen.result('list'));
    if ('gaps' in read) return { blockDevices: [], gaps: read.gaps };
    const found = rows(isRow(read.json) ? read.json.blockdevices : []).map(readDevice);
    const used = {
      mounts: readMounts(seen.text(MOUNTS) ?? ''),
      swaps: readSwaps(seen.text(SWAPS) ?? ''),
      physicalVolumes: physicalVolumes(seen.result('lvm').stdout),
    };
    const links = readLinks(seen.result('links').stdout);
    const once = found.filter((device, at) => found.findIndex(({ path }) => path === device.path) === at);
    return {
      blockDevices: once
        .filter(({ bytes }) => bytes > 0)
        .map((device): BlockDevice => {
          const names = links.get(`/dev/${device.kname}`) ?? [];
          const { fsType, reasons } = findUses(device, names, found, used);
          return {
            path: device.path,
            type: device.type,
            bytes: device.bytes,
            model: device.model,
            fsType,
            readOnly: device.readOnly,
            stableNames: names.filter(isStable),
            parent: found.find(({ kname }) => kname === device.parent)?.path ?? null,
            usedBy: reasons,
          };
        }),
    };
  },
};

function readDevice(row: Row): ListedDevice {
  return {
    path: text(row.path) ?? '',
    kname: text(row.kname) ?? '',
    number: text(row['maj:min'])?.trim() ?? '',
    type: text(row.type) ?? '',
    bytes: number(row.size),
    model: text(row.model)?.trim() ?? null,
    fsType: text(row.fstype),
    readOnly: row.ro === true || row.ro === '1',
    parent: text(row.pkname),
  };
}

/** Every name under /dev that leads to a device, by the device. */
function readLinks(stdout: string): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const line of stdout.split('\n')) {
    const [path, target] = line.split('\t');
    if (path === undefined || target === undefined) continue;
    const device = posix.resolve(posix.dirname(path), target);
    names.set(device, [...(names.get(device) ?? []), path].sort());
  }
  return names;
}

/** Names that mean the same disk after a reboot: udev's, and `/dev/GROUP/VOLUME` of LVM. */
function isStable(name: string): boolean {
  if (name.startsWith('/dev/disk/by-')) return true;
  return /^\/dev\/[^/]+\/[^/]+$/.test(name) && !/^\/dev\/(mapper|block|char|disk|dri|input|snd)\//.test(name);
}
