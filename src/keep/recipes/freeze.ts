import { noted, t } from '../../text/t.ts';
import { freezeSeconds, holdCommand, notFrozen, thawCommand, writeFreezer } from '../freeze.ts';
import { heldSeconds, noSnapshots } from './common.ts';
import type { Recipe } from './recipe.ts';

/** To write out what is left once most of it was, and to say so over the network. seconds */
const REST = 0.5;

/** Freeze, snapshot, thaw: the guest’s own kernel closes its file systems for the moment; its programs go on as long as they do not write. */
export const freeze: Recipe = {
  id: 'freeze',
  label: () => noted('asked over ssh to hold its file systems still (fsfreeze), while snapshots are taken'),
  worth: noted(
    'The guest’s own kernel has written everything out and closed its file systems for that moment: nothing has to be mended when it is restored. What programs keep in their own memory is not in it, as with pause.',
  ),
  savesState: false,
  warnings: ({ freezing, disks }) =>
    freezing === undefined
      ? []
      : [
          noted`In the guest these are frozen: ${freezing.frozen.join(', ')}; programs that write to them wait for that moment, ${freezeSeconds(disks.length)} seconds at most.`,
          ...notFrozen(freezing),
        ],
  problem: (input) =>
    noSnapshots(input) ??
    (input.freezing === undefined
      ? {
          message: t`how the host gets into ${input.guest.name} is not known`,
          remedy: t('Say it: --freeze ssh://root@ADDRESS-OF-THE-GUEST. Without it: --recipe pause.'),
        }
      : undefined),
  predictedSeconds: (_, speeds) => REST + heldSeconds(2, speeds),
  writesMeanwhile: () => false,
  needs: [
    { tool: 'python3', package: 'python3' },
    { tool: 'ssh', package: 'openssh-client' },
  ],
  moment: ({ guest: { name }, places, disks, freezing }) => {
    // Else it was refused.
    const known = freezing!;
    const most = freezeSeconds(disks.length);
    return {
      stop: [],
      around: (takes) => [holdCommand(known, places, most, takes)],
      before: (fill) => writeFreezer(places, fill),
      copies: [],
      back: [thawCommand(known, places, most)],
      limit: 300 + 4 * most,
      unsure: noted`${name} goes on by itself ${most} seconds after it was frozen, at the latest. See: ssh into it, and fsfreeze --unfreeze each of ${known.frozen.join(', ')}; where it is not frozen, that is refused.`,
    };
  },
};
