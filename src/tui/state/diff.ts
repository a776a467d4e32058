/** Line numbers (from 0) of `next` that are new or different, compared with `previous`. */
export function changedLines(previous: string, next: string): ReadonlySet<number> {
  const changed = new Set<number>();
  if (previous === next) return changed;
  const a = previous.split('\n');
  const b = next.split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const kept = inBoth(a.slice(start, endA), b.slice(start, endB));
  for (let i = start; i < endB; i++) if (!kept.has(i - start)) changed.add(i);
  return changed;
}

/** More than this many comparisons, and a line that merely occurs in both counts as kept. */
const MOST_WORK = 250_000;

/** Positions in `b` of a longest common subsequence of the two. */
function inBoth(a: readonly string[], b: readonly string[]): Set<number> {
  const kept = new Set<number>();
  if (a.length * b.length > MOST_WORK) {
    const left = new Map<string, number>();
    for (const text of a) left.set(text, (left.get(text) ?? 0) + 1);
    b.forEach((text, i) => {
      const count = left.get(text) ?? 0;
      if (count > 0) {
        left.set(text, count - 1);
        kept.add(i);
      }
    });
    return kept;
  }
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] =
        a[i] === b[j]
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      kept.add(j);
      i++;
      j++;
    } else if (table[(i + 1) * width + j]! >= table[i * width + j + 1]!) i++;
    else j++;
  }
  return kept;
}
