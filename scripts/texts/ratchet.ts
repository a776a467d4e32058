import type { Bare } from './marks.ts';

/** How many texts of each folder stand outside of the catalogue. */
export type Counts = Readonly<Record<string, number>>;

export function countBare(bare: readonly Bare[]): Counts {
  const counts = new Map<string, number>();
  for (const { file } of bare) {
    const folder = file.slice(0, file.lastIndexOf('/'));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Folders in which there are more than there were: each may only become fewer. */
export function grown(now: Counts, before: Counts): string[] {
  return Object.entries(now).flatMap(([folder, count]) => {
    const most = before[folder] ?? 0;
    return count > most ? [`${folder}: ${count} texts stand outside of t and noted, where there were ${most}`] : [];
  });
}
