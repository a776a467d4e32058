import { noted } from './text/t.ts';

/** Sizes. Everything inside is bytes; all units are binary, as in Xen, LVM and qemu-img (2G = 2GB = 2GiB). */

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };
export const MiB = 2 ** 20;
export const GiB = 2 ** 30;

/**
 * Bytes of `2G`, `2GB`, `2GiB`, `2048M`, `1.5 GiB`; a bare number counts in `bare`.
 * Undefined for anything else: negative, hex, more than a petabyte, not a whole number of bytes.
 */
export function parseSize(text: string, bare: 'MiB' | 'GiB'): number | undefined {
  const match = /^\s*(\d{1,16}(?:\.\d{1,6})?)\s*(?:([kmgt])(?:i?b)?|(b))?\s*$/i.exec(text);
  if (!match) return undefined;
  const number = Number(match[1]);
  const unit = match[3] ? 1 : match[2] ? UNITS[match[2].toLowerCase()]! : bare === 'MiB' ? MiB : GiB;
  const bytes = number * unit;
  return Number.isSafeInteger(bytes) && bytes <= 2 ** 50 ? bytes : undefined;
}

/** The shortest exact form: `20GiB`, `1536MiB`, `1000B`. What goes into answers files. */
export function formatSize(bytes: number): string {
  for (const [unit, factor] of [
    ['TiB', 2 ** 40],
    ['GiB', GiB],
    ['MiB', MiB],
    ['KiB', 2 ** 10],
  ] as const) {
    if (bytes >= factor && bytes % factor === 0) return `${bytes / factor}${unit}`;
  }
  return `${bytes}B`;
}

/** For people, rounded: `19.5 GiB`, `512 MiB`. */
export function roundSize(bytes: number): string {
  for (const [unit, factor] of [
    ['TiB', 2 ** 40],
    ['GiB', GiB],
    ['MiB', MiB],
    ['KiB', 2 ** 10],
  ] as const) {
    if (bytes >= factor) return `${Number((bytes / factor).toFixed(1))} ${unit}`;
  }
  return noted`${bytes} bytes`;
}
