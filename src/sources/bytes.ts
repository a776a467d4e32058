/** Reading numbers and words out of headers. An offset past the end reads as zero, so that short files are just not recognised. */

export function u16le(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

export function u32le(bytes: Uint8Array, at: number): number {
  return u16le(bytes, at) + u16le(bytes, at + 2) * 0x1_0000;
}

/** Sizes stay far below 2^53; a header that claims more is nonsense and is refused by what it is compared with. */
export function u64le(bytes: Uint8Array, at: number): number {
  return u32le(bytes, at) + u32le(bytes, at + 4) * 0x1_0000_0000;
}

export function u32be(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) * 0x100_0000 + ((bytes[at + 1] ?? 0) << 16) + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0)
  );
}

export function u64be(bytes: Uint8Array, at: number): number {
  return u32be(bytes, at) * 0x1_0000_0000 + u32be(bytes, at + 4);
}

/** One character a byte, as far as there are any. */
export function latin1(bytes: Uint8Array, at: number, length: number): string {
  let text = '';
  for (const byte of bytes.subarray(at, at + length)) text += String.fromCharCode(byte);
  return text;
}

/** Do the bytes at `at` begin with these? */
export function has(bytes: Uint8Array, at: number, magic: readonly number[] | string): boolean {
  if (typeof magic === 'string') return latin1(bytes, at, magic.length) === magic;
  return magic.every((byte, index) => bytes[at + index] === byte);
}
