import type { Argv } from './snapshots/snapshot.ts';

/**
 * Takes a guest’s domain away that has shut down and is still there. xl’s own watcher of it does that; where the watcher is gone (up to Xen
 * 4.19 it ends when the guest’s memory is saved or sent) nobody does: the domain keeps its name, memory and disks. Says no, and does
 * nothing, while the guest runs. The state is the last column but one of `xl list`, and its fourth letter the `s` of a shutdown (xl(1)).
 */
export const clearAway = (guest: string): Argv => [
  'sh',
  '-c',
  `xl list "$1" 2>/dev/null | grep -Eq ' [-r][-b][-p]s[-c][-d] +[0-9.]+$' && exec xl destroy "$1"`,
  'sh',
  guest,
];
