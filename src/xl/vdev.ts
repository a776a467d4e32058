/** A virtual disk name, taken apart (tools/libs/light/libxl_device.c, libxl__device_disk_dev_number). */
export interface Vdev {
  /** The family: `xvd`, `hd`, `sd`, the `d0p1` notation, or a bare device number. */
  kind: 'xvd' | 'hd' | 'sd' | 'd' | 'number';
  /** 0 for xvda and hda. Null for a bare number, which libxl does not take apart. */
  disk: number | null;
  /** 0 for a whole disk. Null for a bare number. */
  partition: number | null;
  /** The device id in xenstore. Two disks of one guest must not share it. */
  devid: number;
}

const FAMILIES = { xvd: { disks: 2 ** 20, parts: 255 }, hd: { disks: 4, parts: 63 }, sd: { disks: 16, parts: 15 } };
type Family = keyof typeof FAMILIES;

/** Undefined when libxl would say "Invalid or unsupported virtual disk identifier". Only xl create says it, not -N. */
export function parseVdev(name: string): Vdev | undefined {
  const letters = /^(xvd|hd|sd)([a-z]{1,8})([1-9][0-9]{0,3})?$/.exec(name);
  if (letters) {
    const kind = letters[1] as Family;
    const disk = indexOfLetters(letters[2] as string);
    const partition = Number(letters[3] ?? 0);
    if (disk >= FAMILIES[kind].disks || partition > FAMILIES[kind].parts) return undefined;
    return { kind, disk, partition, devid: devidOf(kind, disk, partition) };
  }
  const numbers = /^d(\d+)p(\d+)$/.exec(name);
  if (numbers) {
    const [disk, partition] = [Number(numbers[1]), Number(numbers[2])];
    if (disk >= 2 ** 20 || partition > 255) return undefined;
    return { kind: 'd', disk, partition, devid: devidOf('xvd', disk, partition) };
  }
  if (/^(0[xX][0-9a-fA-F]{1,8}|0[0-7]*|[1-9]\d{0,9})$/.test(name)) {
    const devid = /^0\d/.test(name) ? Number.parseInt(name, 8) : Number(name);
    return devid < 2 ** 31 ? { kind: 'number', disk: null, partition: null, devid } : undefined;
  }
  return undefined;
}

/** The emulated IDE drive (0-3 for hda-hdd) an hvm guest's firmware sees it as; undefined: none. */
export function ideSlot(vdev: Vdev): number | undefined {
  if (vdev.kind === 'sd' || vdev.disk === null || vdev.disk > 3) return undefined;
  return vdev.disk;
}

/** Whether two disks cannot be in one guest together, and why. */
export function collision(a: Vdev, b: Vdev): 'same-device' | 'whole-and-partition' | undefined {
  if (a.devid === b.devid) return 'same-device';
  if (a.disk === null || a.disk !== b.disk || family(a) !== family(b)) return undefined;
  return a.partition === 0 || b.partition === 0 ? 'whole-and-partition' : undefined;
}

function family(vdev: Vdev): string {
  return vdev.kind === 'd' ? 'xvd' : vdev.kind;
}

/** a = 0, z = 25, aa = 26: as Linux names disks. */
function indexOfLetters(letters: string): number {
  let index = -1;
  for (const letter of letters) index = (index + 1) * 26 + letter.charCodeAt(0) - 97;
  return index;
}

function devidOf(family: Family, disk: number, partition: number): number {
  if (family === 'hd') return ((disk < 2 ? 3 : 22) << 8) | ((disk & 1) << 6) | partition;
  if (family === 'sd') return (8 << 8) | (disk << 4) | partition;
  if (disk <= 15 && partition <= 15) return (202 << 8) | (disk << 4) | partition;
  return (1 << 28) | (disk << 8) | partition;
}
