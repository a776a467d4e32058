import { has, u16le } from '../bytes.ts';

/** Platform numbers of the El Torito specification and of UEFI (13.3.2.1). */
const BIOS = 0x00;
const UEFI = 0xef;
const BOOTABLE = 0x88;
const ENTRY = 32;

/**
 * What a PC can start from the disc, by its boot catalogue (El Torito 1.0): a first entry, whose platform stands in the
 * validation entry before it, then sections for other platforms. Pure; one sector is read, so a catalogue that lies about
 * its length, or never ends, ends here.
 */
export function readCatalogue(sector: Uint8Array): { bios: boolean; uefi: boolean } {
  const boots = { bios: false, uefi: false };
  if (sector[0] !== 1 || !has(sector, 30, [0x55, 0xaa])) return boots;
  const note = (platform: number | undefined, at: number): void => {
    if (sector[at] !== BOOTABLE) return;
    if (platform === BIOS) boots.bios = true;
    if (platform === UEFI) boots.uefi = true;
  };
  note(sector[1], ENTRY);
  let at = 2 * ENTRY;
  // 0x90: a section with more behind it; 0x91: the last one.
  while (sector[at] === 0x90 || sector[at] === 0x91) {
    const platform = sector[at + 1];
    const entries = u16le(sector, at + 2);
    const last = sector[at] === 0x91;
    at += ENTRY;
    for (let left = entries; left > 0 && at + ENTRY <= sector.length; at += ENTRY) {
      // 0x44 goes on with the entry before it and is not counted.
      if (sector[at] === 0x44) continue;
      note(platform, at);
      left--;
    }
    if (last) break;
  }
  return boots;
}
