import type { Argv } from './snapshots/snapshot.ts';
import { ENDED } from './xl-list.ts';

/**
 * Takes a guest’s domain away that has shut down and is still there. xl’s own watcher of it does that; where the watcher is gone (up to Xen
 * 4.19 it ends when the guest’s memory is saved or sent) nobody does: the domain keeps its name, memory and disks. Says no, and does
 * nothing, while the guest runs.
 */
export const clearAway = (guest: string): Argv => [
  'sh',
  '-c',
  'xl list "$1" 2>/dev/null | grep -qE -e "$2" && exec xl destroy "$1"',
  ...['sh', guest, ENDED],
];
