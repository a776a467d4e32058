/** Edits (insert, delete, replace, swap of neighbours) from one word to another. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/** The known key that was most likely meant: by its whole, or by its last part; undefined when none is near. */
export function suggestKey(key: string, known: readonly string[]): string | undefined {
  const tail = (text: string): string => text.slice(text.lastIndexOf('.') + 1);
  const ranked = known
    .map((candidate) => ({
      candidate,
      far: Math.min(editDistance(key, candidate), editDistance(tail(key), tail(candidate)) + 1),
    }))
    .sort((a, b) => a.far - b.far);
  const best = ranked[0];
  return best && best.far <= Math.max(2, Math.floor(tail(key).length / 3)) ? best.candidate : undefined;
}

/** Those names that a slip of the fingers could have made this one of, the nearest first; three at most. */
export function nearest(name: string, known: readonly string[]): string[] {
  const most = Math.max(2, Math.floor(name.length / 3));
  return known
    .map((candidate) => ({ candidate, far: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}
