import { randomUUID } from 'node:crypto';
import type { Facts } from '../../host/facts.ts';
import { onHost } from '../../host/where.ts';
import { begunOf } from '../../keep/begun.ts';
import { chooseRecipe } from '../../keep/choose.ts';
import { type Freezing, freezeAddress, freezeUrl, lookAtFreeze } from '../../keep/freeze.ts';
import type { KeptGuest } from '../../keep/guest.ts';
import { parseLimit } from '../../keep/limit.ts';
import { lookAtGuest } from '../../keep/look.ts';
import { draftOf } from '../../keep/manifest.ts';
import { measureSpeeds } from '../../keep/measure.ts';
import { askMountPoint, type Mount, mountOf } from '../../keep/mounts.ts';
import { MOVES } from '../../keep/move/shelf.ts';
import { placeName } from '../../keep/place.ts';
import { backupPlaces, folderOf, onOf } from '../../keep/places.ts';
import { backupPlan } from '../../keep/plan.ts';
import type { RecipeId } from '../../keep/recipes/recipe.ts';
import { parsePolicy } from '../../keep/retention/policy.ts';
import { roomFor } from '../../keep/room.ts';
import { BACKUPS } from '../../keep/shelf.ts';
import { triedClones } from '../../keep/snapshots/file.ts';
import { holdDisks, snapshotsOf } from '../../keep/snapshots/index.ts';
import { isPaused } from '../../keep/xl-list.ts';
import type { Plan } from '../../plan/action.ts';
import { readRecord } from '../../plan/apply/read.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { EXIT, type ExitCode, UserError } from '../../problem.ts';
import { noted, t } from '../../text/t.ts';
import { VERSION } from '../../version.ts';
import { confirmChange } from '../confirm.ts';
import { loadRenderer } from '../new/renderer.ts';
import type { KeepArgs } from './args.ts';
import { carryOutBackup } from './carry-out.ts';
import { pruneCommand } from './prune.ts';
import { placeOf, type Store, withStore } from './store.ts';
import { agreement, goOnLines, nameOfBackup } from './words.ts';

export interface BackupArgs extends KeepArgs {
  guest: string;
  /** The folder that it is written to; undefined: only one that was cut off can be gone on with. */
  to: string | undefined;
  recipe: RecipeId | 'auto';
  /** What stays of the guest’s backups there once this one is made; undefined: all of them. */
  keep?: string | undefined;
  /** As it is typed: `50MiB/s`. */
  limit?: string | undefined;
  /** How the host gets into the guest, as it is typed: `ssh://root@192.0.2.10`. */
  freeze?: string | undefined;
  /** The folder must lie on something else than the root file system. */
  mustBeMounted?: boolean;
  /** Names the backup; default: now. */
  askedAt?: Date;
  /** Looked at when it is needed. */
  facts(): Promise<Facts>;
}

/** `xenguide backup GUEST --to DIR`: makes a backup of a running guest, or goes on with one that was cut off. */
export async function backupCommand(args: BackupArgs): Promise<ExitCode> {
  const { guest, runner, io, stateDir, keep } = args;
  // A slip in it is told before anything is done.
  if (keep !== undefined) parsePolicy(keep);
  if (args.limit !== undefined) parseLimit(args.limit);
  if (args.freeze !== undefined) freezeUrl(args.freeze);
  recipeOf(args);
  const record = await readRecord(guest, runner, { shelf: BACKUPS, ...(stateDir === undefined ? {} : { stateDir }) });
  const cutOff = record?.plan && record.inPlace.length > 0 ? record.plan : undefined;
  if (cutOff) mustBeTheSame(cutOff, args);
  const plan = cutOff ?? (await planBackup(args));
  if (cutOff) {
    for (const line of goOnLines(nameOfBackup(begunOf(plan).places))) io.say(line);
    if (!args.yes) await confirmChange(t`Go on with the backup of ${guest}?`, [], io);
  } else if (!args.yes) {
    await confirmChange(t`Back ${guest} up like this?`, agreement(plan, begunOf(plan), runner.where), io);
  } else for (const line of agreement(plan, begunOf(plan), runner.where)) io.say(line);
  return keep === undefined ? carryOutBackup(plan, args) : thenPrune(keep, plan, args);
}

/** What a backup of this guest would do now. Changes nothing. */
export async function planBackup(args: BackupArgs): Promise<Plan> {
  const to = needed(args.to, args.guest);
  return withStore(to, args, '--to', (store) => planTo(store, args));
}

async function planTo(store: Store, args: BackupArgs): Promise<Plan> {
  const { runner, io, stateDir } = args;
  io.say(t`Looking at ${args.guest} on ${onHost(runner.where)} …`);
  const facts = await args.facts();
  const guest = await lookAtGuest(runner, args.guest, facts, stateDir === undefined ? {} : { stateDir });
  await mustNotBePaused(args);
  await mustNotBeMoved(args);
  const mount = await mountOf(store.runner, store.path, args.mustBeMounted === true);
  const places = backupPlaces(guest.name, store.path, args.askedAt ?? new Date(), store.on);
  const clones = await triedClones(runner, guest.disks);
  const disks = holdDisks({ stamp: places.stamp, facts, disks: guest.disks, clones });
  const { fill } = await loadRenderer(undefined);
  const wanted = recipeOf(args);
  const freezing = wanted === 'freeze' ? await freezingOf(args, guest, fill) : undefined;
  const input = {
    ...{ guest, places, disks },
    ...(args.limit === undefined ? {} : { limit: parseLimit(args.limit) }),
    ...(freezing ? { freezing } : {}),
  };
  const recipe = chooseRecipe(wanted, input);
  const tight = await roomFor(store.runner, recipe, input, store.path);
  const writesThere = store.on === undefined && recipe.writesMeanwhile(input);
  const alike = snapshotsOf(disks).map(({ like }) => like);
  const speeds = await measureSpeeds(runner, guest.name, alike, writesThere ? store.path : undefined);
  const draft = draftOf(guest, {
    recipe: recipe.id,
    madeBy: VERSION,
    host: facts.hostname,
    xen: facts.xen.version,
    predictedPauseSeconds: Math.round(recipe.predictedSeconds(input, speeds) * 1000) / 1000,
    state: recipe.savesState,
  });
  const plan = backupPlan(recipe, input, draft, fill, randomUUID());
  const warnings = [...(plan.warnings ?? []), ...(tight === undefined ? [] : [tight])];
  return { ...plan, warnings, preconditions: [...plan.preconditions, ...stillMounted(store, mount)] };
}

/** To say how to get into the guest is to say what for. Throws UserError (usage) where another recipe is asked for. */
function recipeOf({ recipe, freeze }: Pick<BackupArgs, 'recipe' | 'freeze'>): RecipeId | 'auto' {
  if (freeze === undefined || recipe === 'freeze') return recipe;
  if (recipe === 'auto') return 'freeze';
  throw new UserError(EXIT.usage, {
    field: '--freeze',
    message: t`--freeze says how to get into the guest, and --recipe ${recipe} does not go there`,
    remedy: t('Leave one of them out.'),
  });
}

async function freezingOf(args: BackupArgs, guest: KeptGuest, fill: FillTemplate): Promise<Freezing | undefined> {
  const url = args.freeze ?? freezeAddress(guest.plan);
  return url === undefined ? undefined : lookAtFreeze(args.runner, freezeUrl(url), guest, fill);
}

/** The result is one, also as JSON. Old backups only go when there is a new one. */
async function thenPrune(keep: string, plan: Plan, args: BackupArgs): Promise<ExitCode> {
  const { guest, json, io } = args;
  const results: string[] = [];
  const quiet = json ? { ...io, out: (text: string) => void results.push(text) } : io;
  const made = await carryOutBackup(plan, { ...args, io: quiet });
  const about = { ...args, io: quiet, guest, keep, dryRun: false, verify: false };
  const { places, draft } = begunOf(plan);
  const to = placeName({ ...onOf(places.on), path: folderOf(places) });
  const result = (more: (prune: object | undefined) => object): void => {
    const [backup = {}, prune] = results.map((text) => JSON.parse(text) as object);
    if (json) io.out(`${JSON.stringify({ ...backup, ...more(prune) })}\n`);
  };
  try {
    const pruned = made === EXIT.done ? await pruneCommand({ ...about, only: draft, to }) : made;
    result((prune) => (prune ? { pruned: prune } : {}));
    return pruned;
  } catch (error) {
    if (!json || !(error instanceof UserError)) throw error;
    // Old ones could not be looked for; the backup was made all the same, and is told of.
    io.say(error.message);
    result(() => ({ problems: error.problems }));
    return error.exitCode;
  }
}

/** Whoever paused it wants it to stand still: letting it go on would be wrong, and so would not doing it. */
async function mustNotBePaused({ runner, guest }: BackupArgs): Promise<void> {
  const { stdout } = await runner.run({ argv: ['xl', 'list', guest], timeoutMs: 30_000 });
  if (!isPaused(stdout)) return;
  throw new UserError(EXIT.invalid, {
    field: 'guest',
    message: t`${guest} is paused, and a backup would let it go on`,
    remedy: t`Let it go on first: xl unpause ${guest}`,
  });
}

/** Its disks may just be copied to another host, while nothing on this one shows it. */
async function mustNotBeMoved({ runner, guest, stateDir }: BackupArgs): Promise<void> {
  if (!(await readRecord(guest, runner, { shelf: MOVES, ...(stateDir === undefined ? {} : { stateDir }) }))) return;
  throw new UserError(EXIT.conflict, {
    field: 'guest',
    message: t`${guest} is being moved to another host, or a move of it was cut off`,
    remedy: t`See how it stands: xenguide move ${guest} --status`,
  });
}

/** It is asked once more right before: a backup that is gone on with may find it gone. */
const stillMounted = ({ path, on }: Store, mount: Mount | undefined): Plan['preconditions'] =>
  mount === undefined || mount.target === '/'
    ? []
    : [
        {
          check: {
            run: askMountPoint(path),
            says: mount.target,
            ...onOf(on),
          },
          message: noted`${path} lay on what is mounted at ${mount.target}, and that is not mounted any more`,
          remedy: noted`Mount it: mount ${mount.target}`,
          exit: 'notReady',
        },
      ];

const needed = (to: string | undefined, guest: string): string => {
  if (to !== undefined) return to;
  throw new UserError(EXIT.usage, {
    field: '--to',
    message: t('where the backup is to be written is not said'),
    remedy: t`Name a folder on the host, best on another disk: xenguide backup ${guest} --to /backup`,
  });
};

/** What is asked for anew must be what was cut off: nobody gets another backup than the one they named. */
function mustBeTheSame(cutOff: Plan, { to, recipe, cwd, guest }: BackupArgs): void {
  const { places, draft } = begunOf(cutOff);
  const folder = placeName({ ...onOf(places.on), path: folderOf(places) });
  const remedy = t`Go on with it (xenguide backup ${guest}), or take it away first: xenguide backup ${guest} --undo`;
  if (to !== undefined && placeName(placeOf(to, { cwd }, '--to')) !== folder) {
    throw new UserError(EXIT.conflict, {
      field: '--to',
      message: t`a backup of ${guest} to ${folder} was cut off, and is there half done`,
      remedy,
    });
  }
  if (recipe !== 'auto' && recipe !== draft.recipe) {
    throw new UserError(EXIT.conflict, {
      field: '--recipe',
      message: t`a backup of ${guest} by the recipe ${draft.recipe} was cut off, and is there half done`,
      remedy,
    });
  }
}
