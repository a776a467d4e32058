import type { Runner } from '../host/runner.ts';
import { onHost } from '../host/where.ts';
import { EXIT, UserError } from '../problem.ts';
import { noted, t } from '../text/t.ts';
import { roundSize } from '../units.ts';
import type { Recipe, RecipeInput } from './recipes/recipe.ts';

/**
 * Is there room for the backup? Rejects with UserError (notReady) where the folder is missing or certainly too small. Gives back a
 * sentence where it may be: how well disks can be packed is only known afterwards.
 */
export async function roomFor(
  runner: Runner,
  recipe: Recipe,
  { guest, disks }: RecipeInput,
  folder: string,
): Promise<string | undefined> {
  const { code, stdout } = await runner.run({
    argv: ['df', '-B1', '--output=avail', '--', folder],
    timeoutMs: 60_000,
  });
  const free = Number(/(\d+)\s*$/.exec(stdout)?.[1]);
  if (code !== 0 || !Number.isSafeInteger(free)) {
    throw new UserError(EXIT.notReady, {
      field: '--to',
      message: t`there is no folder ${folder} on ${onHost(runner.where)}`,
      remedy: t`Make it (mkdir -p ${folder}), or see whether what belongs there is mounted: findmnt ${folder}`,
    });
  }
  // The saved memory lies there as it is before it is packed.
  const state = recipe.savesState ? Math.ceil(guest.memoryBytes * 1.05) : 0;
  if (free < state) {
    throw new UserError(EXIT.notReady, {
      field: '--to',
      message: t`${folder} has ${roundSize(free)} free, and the guest’s memory alone is ${roundSize(state)}`,
      remedy: t('Free some room there, or use --recipe pause, which does not save the memory.'),
    });
  }
  const most = disks.reduce((sum, { disk }) => sum + disk.bytes, 2 * state);
  return free < most
    ? noted`${folder} has ${roundSize(free)} free. Unpacked it would be ${roundSize(most)}: should it run full, the backup is given up and nothing of it is left.`
    : undefined;
}
