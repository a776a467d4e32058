import { posix } from 'node:path';
import type { BlockDevice } from '../facts.ts';
import { lvmReport, physicalVolumes } from './lvm.ts';
import { isRow, number, type Probe, type ProbeCommand, type Row, readJson, rows, text } from './probe.ts';
import { findUses, type ListedDevice, readMounts, readSwaps } from './uses.ts';

const MOUNTS = '/proc/self/mountinfo';
const SWAPS = '/proc/swaps';

/** What lsblk(8) knows of every block device: a tree. As a list it names one that lies on several others under the first only. */
export const listDevices: ProbeCommand = {
  argv: [
    ...(['lsblk', '--json', '--bytes'] as const),
    ...['-o', 'PATH,KNAME,MAJ:MIN,TYPE,SIZE,MODEL,FSTYPE,LABEL,UUID,PTTYPE,PTUUID,RO,PKNAME'],
  ],
  timeoutMs: 30_000,
};
/** Every link below /dev, and where it leads. */
export const listNames: ProbeCommand = {
  argv: ['find', '/dev', '-xdev', '-type', 'l', '-printf', '%p\\t%l\\n'],
};

/** Disks, partitions and what is made of them, each with its lasting names and with what uses it (lsblk(8)). */
export const blockDevices: Probe = {
  id: 'block devices',
  files: [MOUNTS, SWAPS],
  commands: {
    list: listDevices,
    links: listNames,
    lvm: lvmReport,
  },
  parse: (seen) => {
    const read = readJson('block devices', seen.result('list'));
    if ('gaps' in read) return { blockDevices: [], gaps: read.gaps };
    const found = readDevices(read.json);
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
          const { fsType, reasons, make } = findUses(device, names, found, used);
          return {
            path: device.path,
            type: device.type,
            bytes: device.bytes,
            model: device.model,
            fsType,
            readOnly: device.readOnly,
            stableNames: names.filter(isStable),
            parent: found.find(({ kname }) => kname === device.parent)?.path ?? null,
            usedBy: [...reasons, ...make],
            signatures: device.signatures,
            ...(device.label === null ? {} : { label: device.label }),
          };
        }),
    };
  },
};

/** The rows of `listDevices`, one for each device and each that it lies on. */
export function readDevices(json: unknown): ListedDevice[] {
  const all = flat(isRow(json) ? json.blockdevices : []);
  const once = [...new Map(all.map((row) => [`${text(row.kname)} ${text(row.pkname)}`, row])).values()];
  return once.map((row) =>
    readDevice(
      row,
      once.find(({ kname }) => kname === row.pkname),
    ),
  );
}

const flat = (json: unknown): Row[] => rows(json).flatMap((row) => [row, ...flat(row.children)]);

function readDevice(row: Row, parent: Row | undefined): ListedDevice {
  // udev hands the disk's table down to its partitions; a table of a partition's own has another identity.
  const isOwn = text(row.type) !== 'part' || (parent !== undefined && row.ptuuid !== parent.ptuuid);
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
    label: text(row.label),
    signatures: signaturesOf({
      TYPE: text(row.fstype),
      UUID: text(row.uuid),
      ...(isOwn ? { PTTYPE: text(row.pttype), PTUUID: text(row.ptuuid) } : {}),
    }),
  };
}

/** One text for what can be recognised on a device, by blkid's names: `TYPE=ext4 UUID=…`; '' for nothing. */
export function signaturesOf(found: Readonly<Record<string, string | null | undefined>>): string {
  return ['PTTYPE', 'PTUUID', 'TYPE', 'UUID'].flatMap((key) => (found[key] ? [`${key}=${found[key]}`] : [])).join(' ');
}

/** Every name under /dev that leads to a device, by the device. */
export function readLinks(stdout: string): Map<string, string[]> {
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
