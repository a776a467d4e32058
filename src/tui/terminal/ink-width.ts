import { textWidth } from '../../text/width.ts';

/** Stands in for the package string-width in the bundle: Ink then measures as the painter does. */
export default function stringWidth(text: string): number {
  return textWidth(text.includes('\x1b') ? text.replace(/\x1b\[[\d;]*m/g, '') : text);
}
