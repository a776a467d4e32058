/** What repeated measurements come to. Medians, because one interruption by another program must not count. */
export interface Spread {
  median: number;
  least: number;
  most: number;
  p95: number;
}

export function spread(values: readonly number[]): Spread {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)]!;
  return { median: middle(sorted), least: sorted[0]!, most: sorted.at(-1)!, p95: at(0.95) };
}

function middle(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
