import type { Probe } from './probe.ts';

/**
 * The bytes of a part of a file, read with `od`: a runner hands over text only.
 * Shorter than asked for when the file ends; undefined when it cannot be read.
 */
export async function readBytes(
  probe: Probe,
  path: string,
  skip: number,
  count: number,
): Promise<Uint8Array | undefined> {
  const result = await probe.ask(['od', '-A', 'd', '-t', 'x1', '-j', String(skip), '-N', String(count), '--', path]);
  return result.code === 0 ? parseOd(result.stdout, skip) : undefined;
}

/** What `od -A d -t x1` printed: decimal offsets, the end of the file on a line of its own. */
export function parseOd(text: string, skip: number): Uint8Array {
  return assemble(
    text.split('\n').map((line) => {
      const [offset, ...cells] = line.split(' ').filter((cell) => cell !== '');
      return { at: Number.parseInt(offset ?? '', 10), cells };
    }),
    skip,
  );
}

/** What GRUB's `hex` printed: a hexadecimal offset, up to 16 bytes, and the same between bars. */
export function parseGrubHex(text: string, skip: number): Uint8Array {
  return assemble(
    text.split('\n').map((line) => {
      const match = /^([0-9a-f]+) {2}((?:[0-9a-f]{2} {1,2}){1,16})/i.exec(line);
      return { at: Number.parseInt(match?.[1] ?? '', 16), cells: match?.[2]?.match(/[0-9a-f]{2}/gi) ?? [] };
    }),
    skip,
  );
}

/** Puts the lines together. Both programs write `*` for lines that repeat the one before: such gaps are filled with it. */
function assemble(lines: readonly { at: number; cells: readonly string[] }[], skip: number): Uint8Array {
  const rows = lines.filter(({ at }) => Number.isInteger(at) && at >= skip);
  const last = rows.at(-1);
  const bytes = new Uint8Array(last ? last.at - skip + last.cells.length : 0);
  let row: number[] = [];
  let filled = 0;
  for (const { at, cells } of rows) {
    for (; row.length > 0 && filled < at - skip; filled += row.length) {
      bytes.set(row.slice(0, at - skip - filled), filled);
    }
    row = cells.map((cell) => Number.parseInt(cell, 16));
    bytes.set(row, at - skip);
    filled = at - skip + row.length;
  }
  return bytes;
}
