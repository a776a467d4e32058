import { noted } from '../../text/t.ts';
import { heldSeconds, noSnapshots } from './common.ts';
import type { Recipe } from './recipe.ts';

/**
 * A snapshot is of one instant by itself, whatever is being written meanwhile. Only from the first of several to the last the guest
 * must not write.
 */
const mustStop = ({ disks }: { disks: readonly unknown[] }): boolean => disks.length > 1;

/** Pause, snapshot, go on: the disks as they would be after a power cut at that moment. */
export const pause: Recipe = {
  id: 'pause',
  label: (input) =>
    mustStop(input)
      ? noted('paused for a moment, while snapshots are taken')
      : noted('going on while the snapshot of its one disk is taken'),
  worth: noted(
    'The disks are as after a power cut at that moment: all of the same instant, and every file system and database that survives a power cut survives this.',
  ),
  savesState: false,
  problem: noSnapshots,
  // xl twice, and the marks of time.
  predictedSeconds: (input, speeds) => (mustStop(input) ? heldSeconds(4, speeds) : 0),
  writesMeanwhile: () => false,
  moment: (input) => {
    const { guest, places, disks } = input;
    const stops = mustStop(input);
    return {
      stop: stops ? [['xl', 'pause', guest.name]] : [],
      copies: [],
      back: stops
        ? [
            ['xl', 'unpause', guest.name],
            ['touch', places.goesOn],
          ]
        : [['touch', '-r', places.begun, places.goesOn]],
      limit: 60 + 60 * disks.length,
    };
  },
};
