import { BLANK, type Line } from '../text/line.ts';
import { atMost } from '../text/wrap.ts';

/** A part of a pane: `lines`, of which at least `least` are kept when there is not room for all. */
export interface Part {
  lines: readonly Line[];
  least: number;
  /** An empty row above it, as long as there is room for it. */
  gap?: boolean;
}

/**
 * Puts parts on top of each other in `height` rows. When they do not cut, first the empty rows go, then the parts
 * shrink from the last to the first.
 */
export function stack(parts: readonly Part[], width: number, height: number): Line[] {
  const full = parts.filter((part) => part.lines.length > 0);
  const sizes = full.map((part) => part.lines.length);
  const gaps = full.map((part, i) => (part.gap && i > 0 ? 1 : 0));
  let over = total(sizes) + total(gaps) - height;
  for (let i = gaps.length - 1; i >= 0 && over > 0; i--) {
    over -= gaps[i]!;
    gaps[i] = 0;
  }
  for (let i = full.length - 1; i >= 0 && over > 0; i--) {
    const less = Math.min(over, sizes[i]! - Math.min(full[i]!.least, sizes[i]!));
    sizes[i]! -= less;
    over -= less;
  }
  return full
    .flatMap((part, i) => [...(gaps[i] ? [BLANK] : []), ...atMost(part.lines, sizes[i]!, width)])
    .slice(0, height);
}

const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
