/** The Xen releases this room knows: the 4.x series from 4.17 to 4.22. */
export const OLDEST_MINOR = 17;
export const NEWEST_MINOR = 22;

/**
 * The minor number of a Xen version: `4.17.7` → 17, `4.20.4-pre` → 20. Versions outside what is known are taken for
 * the nearest known one. Undefined when the text is no version of Xen 4.
 */
export function minorOf(version: string): number | undefined {
  const minor = /^4\.(\d+)/.exec(version.trim())?.[1];
  if (minor === undefined) return undefined;
  return Math.min(NEWEST_MINOR, Math.max(OLDEST_MINOR, Number(minor)));
}
