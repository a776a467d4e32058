import { has, latin1, u16le, u32le } from '../bytes.ts';
import { printable } from '../probe.ts';

/** ISO 9660 (ECMA-119): sectors of 2048 bytes, the first 16 of them left to whoever boots. */
export const SECTOR = 2048;
export const VOLUME_AT = 16 * SECTOR;
/** Room for all descriptors of a disc, those of UDF behind them included. */
export const VOLUME_BYTES = 20 * SECTOR;

/** What the descriptors at the beginning of a disc say of it. */
export interface Volume {
  /** The label; null: empty, or a disc of UDF alone. */
  id: string | null;
  /** The maker's word for the system that the disc is for: `LINUX`, `FreeBSD`. */
  system: string;
  /** How long the disc is by its own account; 0: it does not say. */
  bytes: number;
  /** The sector of the boot catalogue (El Torito); null: nothing can start from the disc. */
  catalogue: number | null;
  /** Its files are, or are also, kept in UDF. */
  udf: boolean;
}

/** `area` begins at VOLUME_AT. Undefined: this is no disc. Pure; never fails, whatever the bytes are. */
export function readVolume(area: Uint8Array): Volume | undefined {
  const volume: Volume = { id: null, system: '', bytes: 0, catalogue: null, udf: false };
  let known = false;
  let primary = false;
  for (let at = 0; at + SECTOR <= area.length; at += SECTOR) {
    const name = latin1(area, at + 1, 5);
    // ECMA-167 2/9.1: the sign of UDF stands between BEA01 and TEA01, alone or behind the descriptors of ISO 9660.
    if (name === 'NSR02' || name === 'NSR03') known = volume.udf = true;
    if (name !== 'CD001') continue;
    if (area[at] === 0 && has(area, at + 7, 'EL TORITO SPECIFICATION')) volume.catalogue ??= u32le(area, at + 0x47);
    if (area[at] !== 1 || primary) continue;
    known = primary = true;
    volume.system = text(area, at + 8);
    volume.id = text(area, at + 40) || null;
    volume.bytes = u32le(area, at + 80) * (u16le(area, at + 128) || SECTOR);
  }
  return known ? volume : undefined;
}

/** A name of 32 characters, filled up with spaces. It is a stranger's text: terminal escapes are taken out. */
function text(bytes: Uint8Array, at: number): string {
  return printable(latin1(bytes, at, 32).split('\0')[0] ?? '');
}
