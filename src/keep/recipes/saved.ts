import { noted, t } from '../../text/t.ts';
import { stateFile } from '../files.ts';
import type { Argv } from '../snapshots/snapshot.ts';
import { heldSeconds, IN_SCOPE, memoryKept, noSnapshots, notOverSsh, SLOW } from './common.ts';
import type { Recipe, RecipeInput } from './recipe.ts';

/** To build a guest anew around its memory: xl, its devices, on an ordinary host. seconds */
const REBUILD = 2;
/** xl has the guest’s name for a moment after it has ended. */
const TRIES = 10;

/**
 * The classic way: save the memory (which ends the guest), snapshot, and bring the guest back from its memory. The memory is used
 * once, against the very disks it was saved with, and by the config that xl has put into the file: that knows of devices that were attached
 * meanwhile, and not of lines that were changed for the next start. Where that fails, the guest is started from its disks and never from it again.
 */
export const saved: Recipe = {
  id: 'saved',
  label: () => noted('saved to a file, which ends it, and brought back from that once snapshots are taken'),
  worth: noted(
    'Memory and disks are of the same instant, as with state. It takes about twice as long as state, and the guest is gone meanwhile.',
  ),
  savesState: true,
  stateOutlivesHost: true,
  warnings: ({ guest: { name } }) => [
    noted`${name} does not exist between its saving and its coming back. Should it not come back from its memory, it is started from its disks, as after a power cut.`,
    noted`${name} gets another number (domid), and xl’s own watcher with it: unlike with state, it goes on being started again when it reboots.`,
  ],
  problem: (input) => noSnapshots(input) ?? notOverSsh(input, t('the memory')),
  // Written once, read once; reading is taken to be no faster.
  predictedSeconds: ({ guest }, speeds) =>
    (2 * guest.memoryBytes) / (speeds.writeBytesPerSecond ?? SLOW) + REBUILD + heldSeconds(6, speeds),
  writesMeanwhile: () => true,
  needs: [IN_SCOPE],
  moment: (input) => {
    const { guest, places, disks } = input;
    return {
      stop: [['xl', 'save', guest.name, stateOf(input)]],
      copies: [],
      back: backAgain(input),
      limit: 900 + 60 * disks.length + 2 * Math.ceil(guest.memoryBytes / (SLOW / 20)),
      unsure: memoryKept(input),
      told: [
        {
          say: noted`${guest.name} could not be brought back from its memory; it was started from its disks. Why: journalctl -u ${places.unit}`,
          onlyIf: [{ run: ['test', '-e', anewOf(input)] }],
        },
      ],
    };
  },
};

const stateOf = ({ places: { partial } }: RecipeInput): string => `${partial}/${stateFile.raw}`;
/** There: it was started from its disks. */
const anewOf = ({ places: { run } }: RecipeInput): string => `${run}/anew`;

/**
 * Each line is for a guest that does not go on yet, and is not there. In a scope of its own, since qemu and xl’s watcher stay, and
 * this unit ends. A guest that is there was never ended: then saving failed, and xl has let it go on.
 *
 * That the memory is used up is on the disk before it is used: after a power cut nobody could tell any more. Each line is tried: a disk
 * that takes no mark does not keep the guest away. What brought it back in no way has not used it up.
 */
function backAgain(input: RecipeInput): Argv[] {
  const { guest, places } = input;
  const notYet = ['find', places.through, '-maxdepth', '0', '-empty'] as const;
  const isGone = ['!', '-exec', 'xl', 'domid', guest.name, ';'];
  const scope = ['systemd-run', '--quiet', '--scope', '--'];
  const used = `${places.partial}/${stateFile.used}`;
  const through = ['-exec', 'touch', places.goesOn, used, ';'];
  const start = [...scope, 'xl', 'create', '-q', guest.config.path];
  const wait: Argv = [...notYet, '-exec', 'sleep', '1', ';'];
  const again: Argv = [...notYet, ...isGone, '-exec', ...start, ';', ...through, '-exec', 'touch', anewOf(input), ';'];
  return [
    [...notYet, ...isGone, ...['-exec', 'touch', used, ';', '-exec', 'sync', '--', used, places.partial, ';']],
    [...notYet, ...isGone, '-exec', ...scope, 'xl', 'restore', stateOf(input), ';', ...through],
    [...notYet, '-exec', 'xl', 'domid', guest.name, ';', ...through],
    ...Array.from({ length: TRIES }, () => [again, wait]).flat(),
    [...notYet, ...isGone, '-exec', 'rm', '-f', '--', used, ';'],
  ];
}
