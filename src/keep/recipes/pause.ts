import { noted } from '../../text/t.ts';
import { noSnapshots, programs } from './common.ts';
import type { Recipe } from './recipe.ts';

/** Pause, snapshot, go on: the disks as they would be after a power cut at that moment. */
export const pause: Recipe = {
  id: 'pause',
  label: noted('paused for a moment, while snapshots are taken'),
  worth: noted(
    'The disks are as after a power cut at that moment: all of the same instant, and every file system and database that survives a power cut survives this.',
  ),
  savesState: false,
  problem: noSnapshots,
  // xl twice, and the marks of time; each snapshot costs about as much as two programs.
  predictedSeconds: ({ disks }, { programSeconds }) => programs(4 + 2 * disks.length, programSeconds),
  moment: ({ guest: { name }, places, disks }) => ({
    stop: [['xl', 'pause', name]],
    copies: [],
    back: [
      ['xl', 'unpause', name],
      ['touch', places.goesOn],
    ],
    limit: 60 + 60 * disks.length,
  }),
};
