import type { Action, Plan } from '../plan/action.ts';
import type { FillTemplate } from '../plan/host-file.ts';
import { noted } from '../text/t.ts';
import { CONFIG, DRAFT } from './files.ts';
import { dropAction, imageActions, packStateAction, sumsAction } from './images.ts';
import { limitNeeds } from './limit.ts';
import { type Draft, filesOf } from './manifest.ts';
import { goesOnAction, momentAction } from './moment.ts';
import { movePlaces } from './move/places.ts';
import { placeName } from './place.ts';
import { folderOf, onOf } from './places.ts';
import type { Recipe, RecipeInput } from './recipes/recipe.ts';
import { snapshotsOf } from './snapshots/index.ts';

/**
 * A backup as a plan: the same actions, journal and way back as for making a guest. It ends with everything in the hidden folder;
 * what was measured on the way, and the folder’s final name, come after it (seal.ts). `uuid` tells this backup from every other.
 */
export function backupPlan(recipe: Recipe, input: RecipeInput, draft: Draft, fill: FillTemplate, uuid: string): Plan {
  const { guest, places } = input;
  return {
    version: 1,
    ...{ name: guest.name, uuid, configPath: guest.config.path, config: guest.config.text, answers: '' },
    reasons: [recipe.worth],
    warnings: [
      ...(recipe.warnings?.(input) ?? []),
      ...guest.leftOut,
      ...guest.hostFiles.map((file) => noted`${file} is not in the backup; the guest starts from it.`),
    ],
    needs: needsOf(recipe, input),
    preconditions: preconditionsOf(input),
    actions: [
      folderAction(input, draft),
      momentAction(recipe, input, fill),
      goesOnAction(recipe, input),
      ...imageActions(input),
      ...(recipe.savesState ? [packStateAction(input)] : []),
      dropAction(input, recipe.savesState),
      sumsAction(filesOf(draft), places),
    ],
    after: [placeName({ ...onOf(places.on), path: places.final })],
  };
}

function folderAction({ guest, places: { partial, final, on } }: RecipeInput, draft: Draft): Action {
  const there = onOf(on);
  return {
    id: 'backup.folder',
    title: noted`Make the hidden folder ${placeName({ ...there, path: partial })}`,
    why: noted`It is for root only. It gets its name ${final} when everything in it is whole, and not before.`,
    effect: 'creates',
    touches: [placeName({ ...there, path: partial })],
    check: { run: ['test', '-e', partial], ...there },
    do: [
      { run: ['mkdir', '-m', '0700', '--', partial], ...there },
      { write: `${partial}/${CONFIG}`, mode: 0o600, text: guest.config.text, ...there },
      { write: `${partial}/${DRAFT}`, mode: 0o600, text: `${JSON.stringify(draft, null, 2)}\n`, ...there },
    ],
    undo: [{ run: ['rm', '-rf', '--', partial], timeoutMs: 600_000, ...there }],
  };
}

function needsOf(recipe: Recipe, { disks, places: { on }, limit }: RecipeInput): Plan['needs'] {
  const all = [
    { tool: 'zstd', package: 'zstd' },
    { tool: 'systemctl', package: 'systemd' },
    ...(recipe.needs ?? []),
    ...snapshotsOf(disks).flatMap(({ needs }) => needs),
    ...limitNeeds(limit),
  ];
  const own = all.filter(({ tool }, index) => all.findIndex((each) => each.tool === tool) === index);
  // There the copies are read back.
  return on === undefined ? own : [...own, { tool: 'zstd', package: 'zstd', on }];
}

function preconditionsOf({ guest, places, disks }: RecipeInput): Plan['preconditions'] {
  const folder = folderOf(places);
  const there = onOf(places.on);
  const name = placeName({ ...there, path: folder });
  return [
    {
      check: { run: ['test', '-d', folder, '-a', '-w', folder], ...there },
      message: noted`${name} is no folder that can be written to`,
      remedy: noted`Make it (mkdir -p ${folder}), or see whether what belongs there is mounted: findmnt ${folder}`,
      exit: 'notReady',
    },
    {
      check: { run: ['test', '!', '-e', places.final], ...there },
      message: noted`${placeName({ ...there, path: places.final })} is there already`,
      remedy: noted('Try again in a second: each backup is named after the second that it was asked for in.'),
      exit: 'conflict',
      until: 'backup.folder',
    },
    {
      check: { run: ['xl', 'domid', guest.name] },
      message: noted`${guest.name} does not run any more`,
      remedy: noted`Start it: xl create ${guest.config.path}`,
      exit: 'notReady',
      until: 'backup.moment',
    },
    {
      check: { run: ['test', '!', '-e', movePlaces(guest.name).run] },
      message: noted`${guest.name} is being moved to another host, or a move of it was cut off`,
      remedy: noted`See how it stands: xenguide move ${guest.name} --status`,
      exit: 'conflict',
      until: 'backup.moment',
    },
    ...snapshotsOf(disks).map(({ there, name }): Plan['preconditions'][number] => ({
      // 5: lvs does not know it; 1: zfs and test do not.
      check: { ...there, ok: [1, 5] },
      message: noted`${name} is there already`,
      remedy: noted('Try again in a second: each backup has names of its own.'),
      exit: 'conflict',
      until: 'backup.moment',
    })),
  ];
}
