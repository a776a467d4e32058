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

/** What `od -A d -t x1` printed; `*` stands for lines that repeat the one before. */
export function parseOd(text: string, skip: number): Uint8Array {
  const lines = text.split('\n').filter((line) => line !== '');
  const end = Number.parseInt(lines.findLast((line) => line !== '*') ?? '0', 10);
  const bytes = new Uint8Array(Math.max(0, end - skip));
  let row: number[] = [];
  let filled = 0;
  for (const line of lines) {
    if (line === '*') continue;
    const [offset, ...cells] = line.split(' ').filter((cell) => cell !== '');
    const at = Number.parseInt(offset ?? '0', 10) - skip;
    for (; row.length > 0 && filled < at; filled += row.length) bytes.set(row.slice(0, at - filled), filled);
    row = cells.map((cell) => Number.parseInt(cell, 16));
    if (row.length > 0) bytes.set(row, at);
    filled = at + row.length;
  }
  return bytes;
}

/** What GRUB's `hex` printed: an offset, up to 16 bytes, and the same between bars. */
export function parseGrubHex(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const line of text.split('\n')) {
    const cells = /^[0-9a-f]+ {2}((?:[0-9a-f]{2} {1,2}){1,16})/i.exec(line);
    for (const cell of cells?.[1]?.match(/[0-9a-f]{2}/gi) ?? []) bytes.push(Number.parseInt(cell, 16));
  }
  return Uint8Array.from(bytes);
}
