import type { DiscFindings } from './findings.ts';

type Part = DiscFindings['part'];

/**
 * Which disc of a set it is: `/.disk/info` of Debian says `DVD Binary-2`, labels say `Disc 2`, `CD2`, `DISC_1_OF_3` or,
 * Debian's, end in the bare number. A netinst disc counts itself as the first, but there is no second.
 */
export function partOf(info: string | undefined, label: string | null): Part {
  const binary = /\b(?:CD|DVD|BD|DLBD|STICK\w*) Binary-(\d{1,2})\b/i.exec(info ?? '');
  if (binary) return part(binary[1], undefined);
  if (/\bNETINST\b/i.test(info ?? '')) return null;
  const bare = /^Debian \S+ \S+ (\d{1,2})$/.exec(label ?? '');
  return bare ? part(bare[1], undefined) : partByWords(label ?? '');
}

/** In a label or the name of a file. */
export function partByWords(text: string): Part {
  const match =
    /(?:^|[^a-z])(?:CD|DVD|BD|Disc|Disk)[ _.-]?0?(\d{1,2})(?:[ _.-]?of[ _.-]?0?(\d{1,2}))?(?![\da-z])/i.exec(text);
  return match ? part(match[1], match[2]) : null;
}

function part(number: string | undefined, of: string | undefined): Part {
  const n = Number(number);
  const total = of === undefined ? null : Number(of);
  return n > 0 ? { number: n, of: total !== null && total >= n ? total : null } : null;
}
