import type { Binary, Piece } from './action.ts';

/** Binary content that a plan holds as its pieces. Pure: no Buffer here. */

export const pieceBytes = ({ text, base64 = '' }: Pick<Piece, 'text' | 'base64'>): Uint8Array =>
  text === undefined ? Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)) : new TextEncoder().encode(text);

/** The content in full: zeros, and the pieces where they belong. */
export function binaryBytes({ bytes, pieces }: Binary): Uint8Array {
  const whole = new Uint8Array(bytes);
  for (const piece of pieces) whole.set(pieceBytes(piece), piece.at);
  return whole;
}

/** A piece without the zeros at its end. */
export function pieceOf(at: number, what: string, bytes: Uint8Array): Piece {
  const end = bytes.findLastIndex((byte) => byte !== 0) + 1;
  return { at, what, base64: toBase64(bytes.subarray(0, end)) };
}

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
