import { u16le, u32le } from '../bytes.ts';
import { readBytes } from '../dump.ts';
import { type Probe, printable } from '../probe.ts';
import { SECTOR, type Volume } from './volume.ts';

/** ECMA-167 3/8.4.2.1: here the search for everything else begins. */
const ANCHOR = 256;
/** UDF asks for room for at least 16 descriptors, and nobody writes more. */
const DESCRIPTORS = 16;

/**
 * Adds what UDF says of its own label and length: ISO 9660 describes only what it holds itself, and on a Windows disc
 * that may be one file that says so.
 */
export async function withUdf(probe: Probe, path: string, volume: Volume): Promise<Volume> {
  if (!volume.udf) return volume;
  const anchor = (await readBytes(probe, path, ANCHOR * SECTOR, SECTOR)) ?? new Uint8Array();
  if (u16le(anchor, 0) !== 2) return volume;
  const sequence = await readBytes(probe, path, u32le(anchor, 20) * SECTOR, DESCRIPTORS * SECTOR);
  const { id, bytes } = readUdf(sequence ?? new Uint8Array());
  return { ...volume, id: volume.id ?? id, bytes: Math.max(volume.bytes, bytes) };
}

/** The volume descriptor sequence, each kind known by its tag (3/7.2.1). Pure; never fails. */
export function readUdf(sequence: Uint8Array): { id: string | null; bytes: number } {
  let id: string | null = null;
  let bytes = 0;
  for (let at = 0; at + SECTOR <= sequence.length; at += SECTOR) {
    const tag = u16le(sequence, at);
    if (tag === 5) bytes = Math.max(bytes, (u32le(sequence, at + 188) + u32le(sequence, at + 192)) * SECTOR);
    if (tag === 6) id ??= dstring(sequence.subarray(at + 84, at + 84 + 128)) || null;
    if (tag === 8) break;
  }
  return { id, bytes };
}

/** UDF 2.1.1: the first byte tells how wide the characters are, the last one how many bytes are used. */
function dstring(field: Uint8Array): string {
  const used = field.subarray(1, Math.max(1, Math.min(field.at(-1) ?? 0, field.length - 1)));
  if (field[0] === 8) return printable(String.fromCharCode(...used));
  return field[0] === 16 ? printable(new TextDecoder('utf-16be').decode(used)) : '';
}
