/** A file whose clusters are laid out already. */
export interface PlacedFile {
  name: string;
  /** 0 for an empty file. */
  firstCluster: number;
  bytes: number;
}

const ENTRY = 32;
/** 1 January 1980, the beginning of FAT's calendar: a seed has no date, so that it is always the same. */
const NO_DATE = (0 << 9) | (1 << 5) | 1;
const LONG_NAME_UNITS = 13;

/** The root folder: the label, then for every file its long name in pieces and its short entry. */
export function directoryEntries(label: string, files: readonly PlacedFile[]): Uint8Array {
  const entries = [shortEntry(label.padEnd(11), 0x08, 0, 0)];
  files.forEach((file, index) => {
    const short = shortName(file.name, index);
    entries.push(...longEntries(file.name, checksum(short)), shortEntry(short, 0x20, file.firstCluster, file.bytes));
  });
  const bytes = new Uint8Array(entries.length * ENTRY);
  entries.forEach((entry, index) => {
    bytes.set(entry, index * ENTRY);
  });
  return bytes;
}

/** An 8.3 name nobody reads: unique by its number, since the long name is what counts. */
function shortName(name: string, index: number): string {
  const clean = name.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const tail = `~${index + 1}`;
  return (clean.slice(0, 8 - tail.length) + tail).padEnd(8) + '   ';
}

function shortEntry(name: string, attributes: number, firstCluster: number, bytes: number): Uint8Array {
  const entry = new Uint8Array(ENTRY);
  const view = new DataView(entry.buffer);
  entry.set(new TextEncoder().encode(name), 0);
  entry[11] = attributes;
  for (const at of [16, 18, 24]) view.setUint16(at, NO_DATE, true);
  view.setUint16(26, firstCluster, true);
  view.setUint32(28, bytes, true);
  return entry;
}

/** Last piece first, 13 UTF-16 units each: a zero ends the name, ones fill up (specification 1.03, page 27). */
function longEntries(name: string, sum: number): Uint8Array[] {
  const pieces = Math.ceil(name.length / LONG_NAME_UNITS);
  const places = [1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30];
  return Array.from({ length: pieces }, (_, back) => {
    const piece = pieces - 1 - back;
    const entry = new Uint8Array(ENTRY);
    const view = new DataView(entry.buffer);
    entry[0] = (piece + 1) | (back === 0 ? 0x40 : 0);
    entry[11] = 0x0f;
    entry[13] = sum;
    places.forEach((place, n) => {
      const at = piece * LONG_NAME_UNITS + n;
      view.setUint16(place, at < name.length ? name.charCodeAt(at) : at === name.length ? 0 : 0xffff, true);
    });
    return entry;
  });
}

/** Ties a long name to its short one. */
function checksum(short: string): number {
  let sum = 0;
  for (let n = 0; n < 11; n++) sum = (((sum & 1) << 7) + (sum >> 1) + short.charCodeAt(n)) & 0xff;
  return sum;
}
