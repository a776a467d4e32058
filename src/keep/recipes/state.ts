import { noted, t } from '../../text/t.ts';
import { stateFile } from '../files.ts';
import { heldSeconds, memoryKept, noSnapshots, notOverSsh, SLOW } from './common.ts';
import type { Recipe } from './recipe.ts';

/** Save the memory with the guest stopped in place, snapshot, go on: memory and disks of the same instant. */
export const state: Recipe = {
  id: 'state',
  label: () => noted('stopped in place while its memory is saved and snapshots are taken'),
  worth: noted(
    'Memory and disks are of the same instant: restored with its state, the guest goes on in the middle of what it did. Without the state it is worth as much as with pause.',
  ),
  savesState: true,
  // Seen on Xen 4.17: the xl that stays for each guest ends when the guest is suspended, also for xl save -p. Not so from 4.20 on.
  warnings: ({ guest: { name, config } }) => [
    noted`Up to Xen 4.19 xl’s own watcher of ${name} ends when its memory is saved, and Xen has no way to bring it back: from then on a reboot from inside turns ${name} off. Then, or at a time that suits you: xl shutdown -w ${name}, xl destroy ${name}, and xl create ${config.path}. With --recipe pause the watcher stays.`,
  ],
  problem: (input) => noSnapshots(input) ?? notOverSsh(input, t('the memory')),
  predictedSeconds: ({ guest }, speeds) =>
    guest.memoryBytes / (speeds.writeBytesPerSecond ?? SLOW) + heldSeconds(4, speeds),
  writesMeanwhile: () => true,
  moment: (input) => {
    const { guest, places, disks } = input;
    return {
      // -p: it stays where it is, paused (xen-facts 7, 11); no restore is needed afterwards.
      stop: [['xl', 'save', '-p', guest.name, `${places.partial}/${stateFile.raw}`]],
      copies: [],
      back: [
        ['xl', 'unpause', guest.name],
        ['touch', places.goesOn],
        ['touch', `${places.partial}/${stateFile.used}`],
      ],
      // A save that is cut off leaves the guest in a state that only xl itself gets it out of: it is given much time.
      limit: 600 + 60 * disks.length + Math.ceil(guest.memoryBytes / (SLOW / 20)),
      unsure: memoryKept(input),
    };
  },
};
