import { has, u16le, u32le, u64le } from '../bytes.ts';
import { printable } from '../probe.ts';

/** One system in a Windows disc's install.wim, by its own description. */
export interface WindowsImage {
  /** `Windows 11 Pro`. */
  name: string;
  /** `Professional`, `IoTEnterpriseS`, `ServerStandard`. */
  edition: string;
  /** `WinNT`: for a desk; `ServerNT`: a server. */
  type: string;
  /** 19045 is a Windows 10, 22000 the first Windows 11. */
  build: number;
}

export const WIM_HEADER_BYTES = 208;
/** A disc with eleven editions needs some 60 KiB; one that claims more is not believed. */
const XML_BYTES = 512 * 1024;
const IMAGES = 64;

/**
 * Where the description of the images lies in a WIM or ESD file (Microsoft's "Windows Imaging File Format": the resource
 * header of the XML data at 72: seven bytes of length, one of flags, then the offset). It is not packed as a rule.
 */
export function wimXml(header: Uint8Array): { at: number; bytes: number } | undefined {
  if (!has(header, 0, 'MSWIM\0\0\0')) return undefined;
  const high = u16le(header, 76) + (header[78] ?? 0);
  const packed = ((header[79] ?? 0) & 4) !== 0;
  const bytes = u32le(header, 72);
  const at = u64le(header, 80);
  return high === 0 && !packed && bytes > 0 && bytes <= XML_BYTES && Number.isSafeInteger(at)
    ? { at, bytes }
    : undefined;
}

/** The images that the description (UTF-16) names. Linear in its length, whatever a stranger wrote in it. */
export function parseWim(xml: Uint8Array): WindowsImage[] {
  const text = new TextDecoder('utf-16le').decode(xml);
  const images = text.split('</IMAGE>', IMAGES).map((image) => ({
    name: element(image, 'DISPLAYNAME') || element(image, 'NAME'),
    edition: element(image, 'EDITIONID'),
    type: element(image, 'PRODUCTTYPE'),
    build: Number.parseInt(element(image, 'BUILD'), 10) || 0,
  }));
  return images.filter(({ name, build }) => name !== '' && build > 0);
}

function element(xml: string, name: string): string {
  const start = xml.indexOf(`<${name}>`);
  const end = start < 0 ? -1 : xml.indexOf(`</${name}>`, start);
  return end < 0 ? '' : printable(xml.slice(start + name.length + 2, Math.min(end, start + 300)));
}
