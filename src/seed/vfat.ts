import type { Binary, Piece } from '../plan/action.ts';
import { pieceOf } from '../plan/binary.ts';
import { directoryEntries } from './vfat-directory.ts';

export interface SeedFile {
  /** As cloud-init looks for it: `user-data`. Letters, digits and `. _ -`, at most 100. */
  name: string;
  content: string;
}

const SECTOR = 512;
/** Sectors of a cluster: with 4 the image may hold nearly 8 MiB and stay FAT12. */
const CLUSTER = 4;
/** Where the first sector's last two bytes are. */
const SIGNATURE = 510;
const RESERVED = 1;
const FATS = 2;
const ROOT_ENTRIES = 512;
/** More clusters make it FAT16 by definition (Microsoft's FAT specification 1.03, page 14). */
const MOST_CLUSTERS = 4084;
/** 1 MiB: any seed fits, and a fresh one always has the same length. */
const LEAST_SECTORS = 2048;

/**
 * A file system (FAT12 with long names, without a partition table) that holds these files in its root folder.
 * Deterministic: the same label and files give the same bytes. Cloud-init's NoCloud wants the label `CIDATA`.
 *
 * @throws RangeError when the files are too large, or a name or the label cannot be written.
 */
export function vfat(label: string, files: readonly SeedFile[]): Binary {
  checkInput(label, files);
  const contents = files.map(({ content }) => new TextEncoder().encode(content));
  const clusterBytes = SECTOR * CLUSTER;
  const lengths = contents.map((bytes) => Math.ceil(bytes.length / clusterBytes));
  const used = lengths.reduce((sum, length) => sum + length, 0);
  const geometry = geometryFor(used);
  const fat = new Uint8Array(geometry.fatSectors * SECTOR);
  setFat(fat, 0, 0xff8);
  setFat(fat, 1, 0xfff);

  let next = 2;
  const told: Piece[] = [];
  const placed = files.map(({ name, content }, index) => {
    const length = lengths[index]!;
    const first = length === 0 ? 0 : next;
    for (let n = 0; n < length; n++) setFat(fat, next + n, n === length - 1 ? 0xfff : next + n + 1);
    if (length > 0)
      told.push({ at: (geometry.dataSector + (next - 2) * CLUSTER) * SECTOR, what: `The file ${name}`, text: content });
    next += length;
    return { name, firstCluster: first, bytes: contents[index]!.length };
  });
  const entries = directoryEntries(label, placed);
  if (entries.length > ROOT_ENTRIES * 32) throw new RangeError('too many files for a seed');

  const boot = bootSector(label, geometry, serial(contents));
  const fatAt = (copy: number): number => (RESERVED + copy * geometry.fatSectors) * SECTOR;
  return {
    bytes: geometry.sectors * SECTOR,
    pieces: [
      pieceOf(0, 'What kind of file system it is: FAT12, its label, its sizes', boot.subarray(0, SIGNATURE)),
      pieceOf(SIGNATURE, 'The mark at the end of the first sector', boot.subarray(SIGNATURE)),
      pieceOf(fatAt(0), 'The file allocation table: which parts belong together', fat),
      pieceOf(fatAt(1), 'Its copy', fat),
      pieceOf(
        fatAt(FATS),
        'The folder: each file’s name, place and length (so a text below cannot be changed by itself)',
        entries,
      ),
      ...told,
    ],
  };
}

function checkInput(label: string, files: readonly SeedFile[]): void {
  if (!/^[A-Z0-9_-]{1,11}$/.test(label)) throw new RangeError(`“${label}” cannot be a FAT label`);
  const seen = new Set<string>();
  for (const { name } of files) {
    if (!/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/.test(name) || name.endsWith('.')) {
      throw new RangeError(`“${name}” cannot be a file name here`);
    }
    if (seen.has(name.toLowerCase())) throw new RangeError(`${name} is there twice: FAT does not tell case apart`);
    seen.add(name.toLowerCase());
  }
}

interface Geometry {
  sectors: number;
  fatSectors: number;
  dataSector: number;
}

/** As many sectors as the clusters need. Each FAT entry is 12 bits. */
function geometryFor(usedClusters: number): Geometry {
  const rootSectors = (ROOT_ENTRIES * 32) / SECTOR;
  for (let clusters = Math.max(usedClusters, 1); clusters <= MOST_CLUSTERS; clusters++) {
    const fatSectors = Math.ceil(((clusters + 2) * 1.5) / SECTOR);
    const dataSector = RESERVED + FATS * fatSectors + rootSectors;
    const sectors = dataSector + clusters * CLUSTER;
    if (sectors + CLUSTER > LEAST_SECTORS) return { sectors, fatSectors, dataSector };
  }
  throw new RangeError('the files are too large for a seed (8 MiB at most)');
}

function setFat(fat: Uint8Array, cluster: number, value: number): void {
  const at = Math.floor(cluster * 1.5);
  if (cluster % 2 === 0) {
    fat[at] = value & 0xff;
    fat[at + 1] = ((fat[at + 1] ?? 0) & 0xf0) | (value >> 8);
  } else {
    fat[at] = ((fat[at] ?? 0) & 0x0f) | ((value & 0x0f) << 4);
    fat[at + 1] = value >> 4;
  }
}

/** Microsoft's FAT specification 1.03, page 9: the BIOS parameter block. */
function bootSector(label: string, { sectors, fatSectors }: Geometry, serialNumber: number): Uint8Array {
  const boot = new Uint8Array(SECTOR);
  const view = new DataView(boot.buffer);
  const text = (at: number, value: string) => boot.set(new TextEncoder().encode(value), at);
  // Jump to a loop: whoever tries to boot from it stands still instead of running data.
  boot.set([0xeb, 0x3c, 0x90], 0);
  text(3, 'MSWIN4.1');
  view.setUint16(11, SECTOR, true);
  boot[13] = CLUSTER;
  view.setUint16(14, RESERVED, true);
  boot[16] = FATS;
  view.setUint16(17, ROOT_ENTRIES, true);
  view.setUint16(19, sectors, true);
  boot[21] = 0xf8;
  view.setUint16(22, fatSectors, true);
  view.setUint16(24, 32, true);
  view.setUint16(26, 16, true);
  boot[36] = 0x80;
  boot[38] = 0x29;
  view.setUint32(39, serialNumber, true);
  text(43, label.padEnd(11));
  text(54, 'FAT12   ');
  boot.set([0xeb, 0xfe], 62);
  boot.set([0x55, 0xaa], SIGNATURE);
  return boot;
}

/** FNV-1a over the contents: a serial number that is the same for the same seed and needs no clock. */
function serial(contents: readonly Uint8Array[]): number {
  let hash = 0x811c9dc5;
  for (const bytes of contents) for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
