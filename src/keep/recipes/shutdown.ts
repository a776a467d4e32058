import { noted, t } from '../../text/t.ts';
import { clearAway } from '../clear-away.ts';
import { imageFile } from '../files.ts';
import { canHold } from '../snapshots/index.ts';
import type { Argv } from '../snapshots/snapshot.ts';
import { heldSeconds, IN_SCOPE, notOverSsh, SLOW } from './common.ts';
import type { Recipe, RecipeInput } from './recipe.ts';

/** A clean shutdown of a small Linux, and the same to come up again. seconds */
const DOWN_AND_UP = 30;
/** xl has the guest’s name for a moment after it has ended (its monitor clears up). */
const TRIES = 30;

/** Shut down, take snapshots (or copy, where a disk has none), start: everything was written out by the guest itself. */
export const shutdown: Recipe = {
  id: 'shutdown',
  label: () => noted('shut down, and started again once its disks are held (or copied)'),
  worth: noted('The guest itself has closed every file: nothing has to be mended when it is restored.'),
  savesState: false,
  problem: (input) =>
    comesBack(input) ??
    (copiedBytes(input) > 0 ? notOverSsh(input, t('the copy of a disk without snapshots')) : undefined),
  predictedSeconds: (input, speeds) =>
    DOWN_AND_UP + heldSeconds(6, speeds) + copiedBytes(input) / (speeds.writeBytesPerSecond ?? SLOW),
  guessed: true,
  writesMeanwhile: (input) => copiedBytes(input) > 0,
  needs: [IN_SCOPE],
  moment: (input) => ({
    // -F: a guest without Xen’s drivers is told by its power button.
    stop: [['xl', 'shutdown', '-w', '-F', input.guest.name]],
    copies: input.disks.flatMap(({ disk, held }) =>
      canHold(held)
        ? []
        : [['zstd', '-q', '-f', '-3', '-T0', '-o', `${input.places.partial}/${imageFile(disk)}`, disk.target] as const],
    ),
    back: startAgain(input),
    limit: 900 + Math.ceil(copiedBytes(input) / (SLOW / 20)),
  }),
};

/** It would write again while its disks are copied, and nobody could tell whether it goes on by us. */
function comesBack({ guest: { name, config, comesBack: does } }: RecipeInput) {
  if (!does) return undefined;
  return {
    message: t`xl starts ${name} again by itself as soon as it is shut down: that is what on_poweroff says`,
    remedy: t`Use --recipe pause. Or set on_poweroff = "destroy" in ${config.path}; it takes that when it is started from there.`,
  };
}

const copiedBytes = ({ disks }: RecipeInput): number =>
  disks.reduce((sum, { disk, held }) => sum + (canHold(held) ? 0 : disk.bytes), 0);

/**
 * As long as it does not go on and no guest of that name is there: start it, and note the time if that worked. In a scope of its
 * own, since qemu and xl’s monitor stay, and this unit ends.
 */
function startAgain({ guest, places }: RecipeInput): Argv[] {
  const off = ['find', places.through, '-maxdepth', '0', '-empty'] as const;
  const start = ['systemd-run', '--quiet', '--scope', '--', 'xl', 'create', '-q', guest.config.path];
  const once: Argv = [
    ...off,
    ...['!', '-exec', 'xl', 'domid', guest.name, ';'],
    ...['-exec', ...start, ';', '-exec', 'touch', places.goesOn, ';'],
  ];
  const clear: Argv = [...off, '-exec', ...clearAway(guest.name), ';'];
  const wait: Argv = [...off, '-exec', 'sleep', '1', ';'];
  return [clear, ...Array.from({ length: TRIES }, () => [once, wait]).flat()];
}
