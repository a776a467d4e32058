import type { Action, FreeStep } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';
import type { Volume } from '../backend.ts';
import { notWiped } from '../not-wiped.ts';

/** How a device that is there already becomes the guest's, and ceases to be. */

export const clearId = ({ path }: Volume): string => `storage.free.${path}`;

/** Unused, and holding nothing but what a person agreed to lose. */
export const unseen = ({ guest, path, own }: Volume): FreeStep => ({
  mustBeFree: path,
  guest,
  ...(own!.holds === undefined ? {} : { holds: own!.holds }),
});

/**
 * Twice: in a partition wipefs passes over a partition table, as a disk image brings one with it, and is content all the same,
 * unless it is forced (wipefs(8)). Forced it no longer asks the kernel for the device alone: what is in use stops the first.
 */
const WIPES = [
  ['wipefs', '--all', '--quiet'],
  ['wipefs', '--all', '--force', '--quiet'],
] as const;

/** On its own, so that a refusal here has nothing to undo: somebody else's new data must not be wiped for it. */
export function clear(volume: Volume): Action {
  const { path, own } = volume;
  const contents = own!.contents;
  return {
    id: clearId(volume),
    title:
      contents === undefined ? noted`See that nothing uses ${path}` : noted`Wipe ${path}: ${contents} is lost for good`,
    why:
      contents === undefined
        ? noted('What happened since the questions were answered counts too.')
        : noted(
            'You named it to be overwritten. Without the old signatures nothing takes the guest’s disk for what it was.',
          ),
    effect: contents === undefined ? 'reads' : 'destroys',
    touches: [path],
    do: [unseen(volume), ...(contents === undefined ? [] : WIPES.map((wipe) => ({ run: [...wipe, path] as const })))],
    undo: [],
  };
}

/** Nothing is done here: it marks the moment from which what is on the device is the guest's. */
export function take({ guest, path, own }: Volume): Action {
  const slash = path.lastIndexOf('/');
  return {
    id: `storage.take.${path}`,
    title: noted`Take ${path} for ${guest}; undo wipes it${own!.contents === undefined ? '' : noted(', and cannot bring back what was on it')}`,
    why: noted(
      'From here on it holds the guest’s data. Undo wipes the signatures, so that it counts as empty and no half system lies around; the blocks are not cleared.',
    ),
    effect: 'changes',
    touches: [path],
    do: [],
    undo: [
      { mustBeFree: path, guest, mayBeGone: true, takenUp: true },
      // A disk that is gone has nothing to be wiped: find starts nothing then, and is content.
      ...WIPES.map((wipe) => ({
        run: [
          ...(['find', '-L', path.slice(0, slash), '-maxdepth', '1', '-name', path.slice(slash + 1)] as const),
          ...['-type', 'b', '-exec', ...wipe, '{}', '+'],
        ] as const,
      })),
      notWiped(path),
    ],
  };
}
