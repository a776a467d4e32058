import { stateFile } from '../files.ts';
import { noSnapshots, programs, SLOW } from './common.ts';
import type { Recipe } from './recipe.ts';

/** Save the memory with the guest stopped in place, snapshot, go on: memory and disks of the same instant. */
export const state: Recipe = {
  id: 'state',
  label: 'stopped in place while its memory is saved and snapshots are taken',
  worth:
    'Memory and disks are of the same instant: restored with its state, the guest goes on in the middle of what it did. Without the state it is worth as much as with pause.',
  savesState: true,
  problem: noSnapshots,
  predictedSeconds: ({ guest, disks }, { programSeconds, writeBytesPerSecond = SLOW }) =>
    guest.memoryBytes / writeBytesPerSecond + programs(4 + 2 * disks.length, programSeconds),
  moment: ({ guest, places, disks }) => ({
    // -p: it stays where it is, paused (xen-facts 7, 11); no restore is needed afterwards.
    stop: [['xl', 'save', '-p', guest.name, `${places.partial}/${stateFile.raw}`]],
    copies: [],
    back: [
      ['xl', 'unpause', guest.name],
      ['touch', places.goesOn],
    ],
    // A save that is cut off leaves the guest in a state that only xl itself gets it out of: it is given much time.
    limit: 600 + 60 * disks.length + Math.ceil(guest.memoryBytes / (SLOW / 20)),
  }),
};
