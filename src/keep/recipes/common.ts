import { noted, t } from '../../text/t.ts';
import { canHold } from '../snapshots/index.ts';
import type { RecipeInput, Speeds } from './recipe.ts';

/** Why the disks cannot be held still while the guest runs: said with what can be done in place of it. */
export function noSnapshots({ guest, disks }: RecipeInput): { message: string; remedy: string } | undefined {
  const cannot = disks.flatMap(({ disk, held }) => (canHold(held) ? [] : [`${disk.vdev}: ${held.cannot}`]));
  if (cannot.length === 0) return undefined;
  return {
    message: t`${guest.name} has a disk that cannot be held still while it runs (${cannot.join('; ')})`,
    remedy: t(
      'Let it be shut down, copied and started again: --recipe shutdown. Or free some room, or move the disk to a logical volume.',
    ),
  };
}

/**
 * What a recipe writes while the guest stands still must lie on the host: nothing of that may wait for a network. Why it cannot
 * be done to another host then, and what can.
 */
export function notOverSsh(
  { places: { on } }: RecipeInput,
  what: string,
): { message: string; remedy: string } | undefined {
  if (on === undefined) return undefined;
  return {
    message: t`${what} is written while the guest stands still, and must not wait for a network then`,
    remedy: t('Write to a folder of the host (a file server’s, mounted, is one too), or use --recipe pause.'),
  };
}

/** Where the memory is saved, it is what a guest that is not there goes on from. */
export const memoryKept = ({ guest: { name }, places: { memory } }: RecipeInput): string =>
  noted`See to it now: xl list ${name}. Paused (p): xl unpause ${name}. Not there: its memory is kept in ${memory}, and as long as nobody has started it or let it go on, it goes on from there: xl restore ${memory}`;

/** From the stop of a guest to its going on, besides what its memory takes: so many small programs and all snapshots. seconds */
export const heldSeconds = (programs: number, { programSeconds, takeSeconds }: Speeds): number =>
  programs * programSeconds + takeSeconds;

/** What starts a guest so that it outlives the unit that started it. */
export const IN_SCOPE = { tool: 'systemd-run', package: 'systemd' } as const;

/** Bytes a second where nothing was measured: a slow disk. */
export const SLOW = 20 * 2 ** 20;
