import { canHold } from '../snapshots/index.ts';
import type { RecipeInput } from './recipe.ts';

/** Why the disks cannot be held still while the guest runs: said with what can be done in place of it. */
export function noSnapshots({ guest, disks }: RecipeInput): { message: string; remedy: string } | undefined {
  const cannot = disks.flatMap(({ disk, held }) => (canHold(held) ? [] : [`${disk.vdev}: ${held.cannot}`]));
  if (cannot.length === 0) return undefined;
  return {
    message: `${guest.name} has a disk that cannot be held still while it runs (${cannot.join('; ')})`,
    remedy:
      'Let it be shut down, copied and started again: --recipe shutdown. Or free some room, or move the disk to a logical volume.',
  };
}

/** Seconds to start so many small programs. */
export const programs = (count: number, programSeconds: number): number => count * programSeconds;

/** Bytes a second where nothing was measured: a slow disk. */
export const SLOW = 20 * 2 ** 20;
