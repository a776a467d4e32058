import type { Action, Condition, RunStep, Step, Trouble } from '../plan/action.ts';
import type { FillTemplate } from '../plan/host-file.ts';
import { quoteUnitCommand, quoteUnitValue } from '../plan/systemd.ts';
import { noted } from '../text/t.ts';
import { PAUSE, stateFile } from './files.ts';
import { writeLimit } from './limit.ts';
import { movePlaces } from './move/places.ts';
import { type BackupPlaces, onOf } from './places.ts';
import type { Recipe, RecipeInput } from './recipes/recipe.ts';
import { snapshotsOf } from './snapshots/index.ts';
import { PAUSED } from './xl-list.ts';

/** systemctl(1) and LSB: the unit is not there, or not running, or failed. */
const WHATEVER = [0, 1, 3, 4, 5];

/** What a check may take at most. seconds */
const TWELVE_HOURS = 43_200;

/**
 * The one moment that a backup is about. Everything between the guest’s stop and its going on is one unit of systemd on the
 * host, whose end (ExecStopPost) lets the guest go on in any case: a connection that breaks, or xenguide being killed, does not
 * matter to it.
 */
export function momentAction(recipe: Recipe, input: RecipeInput, fill: FillTemplate): Action {
  const { guest, places } = input;
  const { run, through, begun, taken, ended, unit, unitPath } = places;
  const snapshots = snapshotsOf(input.disks);
  const { stop, around = (takes) => takes, before, copies, back, limit } = recipe.moment(input);
  const title = noted`Backup of ${guest.name}: ${recipe.id}`;
  const commands = [...stop, ...around(snapshots.flatMap(({ take }) => take)), ...copies];
  const text = fill(
    'keep/moment.service',
    {
      title,
      begun,
      taken,
      ended,
      limit,
      moved: movePlaces(guest.name).run,
      commands: commands.map(quoteUnitCommand),
      back: back.map(quoteUnitCommand),
    },
    quoteUnitValue,
  );
  return {
    id: 'backup.moment',
    title: noted`Hold the disks of ${guest.name} still: ${recipe.label(input)}`,
    why: noted(
      'The host does it in one go, and lets the guest go on whatever happens, even if the connection breaks in the middle.',
    ),
    effect: 'changes',
    touches: [noted`guest ${guest.name}`, ...snapshots.map(({ name }) => noted`snapshot ${name}`)],
    do: [
      { run: ['install', '-d', '-m', '0700', '--', run, through] },
      ...(input.limit === undefined ? [] : [writeLimit(places, fill)]),
      ...(before?.(fill) ?? []),
      { write: unitPath, mode: 0o644, text },
      { run: ['systemctl', 'daemon-reload'] },
      ...snapshots.flatMap(({ ready = [] }) => ready),
      {
        run: ['systemctl', 'start', '--', unit],
        across: { until: throughOrForgotten(places), seconds: Math.min(86_400, 2 * limit + 300) },
        trouble: notHeld(input),
      },
      { run: ['test', '-e', run], trouble: startedAnew(input) },
      // A unit whose conditions do not hold is no failure to systemd.
      { run: ['test', '-e', begun], trouble: notHeld(input) },
    ],
    undo: [
      // One that is under way is waited for: it is short, and it is what lets the guest go on. It never begins twice.
      { run: ['systemctl', 'start', '--', unit], ok: WHATEVER, onlyIf: [isThere(begun)] },
      { run: ['systemctl', 'stop', '--', unit], ok: WHATEVER },
      ...snapshots.flatMap(({ drop }) => drop),
      ...(recipe.savesState ? dropState(recipe, input) : []),
      ...tidy(input),
    ],
    // systemctl may come back while the last lines of the unit are still being run.
    verify: {
      kind: 'run',
      check: { ...isThere(ended), timeoutMs: Math.min(TWELVE_HOURS, limit) * 1000, trouble: notHeld(input) },
    },
  };
}

/** Looks at what came of it, before anything is read from the snapshots. */
export function goesOnAction(recipe: Recipe, input: RecipeInput): Action {
  const { guest, places } = input;
  const { run, begun, taken, goesOn, partial, on } = places;
  const list = `${run}/list`;
  const { told = [], unsure } = recipe.moment(input);
  return {
    id: 'backup.goes-on',
    title: noted`See that ${guest.name} goes on, and how long it stood still`,
    why: noted('Both are read from the marks that the host itself made.'),
    effect: 'reads',
    touches: [],
    do: [
      { run: ['test', '-e', taken], trouble: notHeld(input) },
      {
        run: ['test', '-e', goesOn],
        trouble: {
          message: noted`the host could not tell that ${guest.name} goes on`,
          remedy:
            unsure ??
            noted`See to it now: xl list ${guest.name}. Paused (p): xl unpause ${guest.name}. Not there: xl create ${guest.config.path}.`,
        },
      },
      // The mark is made whether or not xl has let it go on: xl unpause says nothing when it could not (tools/xl/xl_vmcontrol.c).
      { run: ['xl', 'list', guest.name], to: list, ok: [0, 1] },
      {
        run: ['grep', '-qE', '-e', PAUSED, '--', list],
        ok: [1],
        trouble: {
          message: noted`${guest.name} stands still (paused)`,
          remedy: noted`Let it go on now: xl unpause ${guest.name}. Why it did not: journalctl -u ${places.unit}`,
        },
      },
      {
        run: ['stat', '-c', '%.9Y', '--', begun, goesOn],
        to: `${partial}/${PAUSE}`,
        ...(on === undefined ? {} : { toOn: on }),
      },
      ...told,
      ...snapshotsOf(input.disks).flatMap(({ open }) => open),
    ],
    undo: [{ run: ['rm', '-f', '--', `${partial}/${PAUSE}`], ...onOf(on) }],
  };
}

const isThere = (path: string): Condition => ({ run: ['test', '-e', path] });
const isNot = (path: string): Condition => ({ run: ['test', '!', '-e', path] });

/** Yes also where the host was started anew meanwhile: its marks are gone, and will never come. */
const throughOrForgotten = ({ run, ended }: BackupPlaces): Condition => ({
  run: ['test', '-e', ended, '-o', '!', '-e', run],
});

const startedAnew = ({ guest }: RecipeInput): Trouble => ({
  message: noted('the host was started anew in the middle of it'),
  remedy: noted`What it said before: journalctl --boot=-1. See whether ${guest.name} runs: xl list ${guest.name}; else: xl create ${guest.config.path}`,
});

const notHeld = ({ guest, places: { unit } }: RecipeInput): Trouble => ({
  message: noted`the disks of ${guest.name} could not be held still`,
  remedy: noted`The host has let it go on. Why it failed: journalctl -u ${unit}`,
});

/**
 * Of a guest that goes on, the memory is a copy, and goes with the backup. Of one that does not, it is all that is left of what it was
 * doing: then it is put beside the backup, in the same folder, so that this neither takes time nor needs room. The marks of the host are
 * gone after a reboot; the one in the folder is not, but it may not have reached the disk when the power went: that is why not every
 * memory outlives its host.
 */
function dropState(
  { stateOutlivesHost }: Recipe,
  { places: { partial, memory, begun, goesOn } }: RecipeInput,
): RunStep[] {
  const [state, used] = [`${partial}/${stateFile.raw}`, `${partial}/${stateFile.used}`];
  return [
    // An empty one was never begun to be written.
    {
      run: ['mv', '-n', '-T', '--', state, memory],
      onlyIf: [
        { run: ['test', '-s', state] },
        ...(stateOutlivesHost ? [] : [isThere(begun)]),
        isNot(goesOn),
        isNot(used),
      ],
    },
    { run: ['sync', '--', memory], onlyIf: [isThere(memory)] },
    { run: ['rm', '-f', '--', state, used], onlyIf: [isThere(partial)] },
  ];
}

/** The unit is for once only, and so are its marks. */
export const tidy = ({ places: { run, unit, unitPath } }: RecipeInput): Step[] => [
  { run: ['rm', '-f', '--', unitPath] },
  { run: ['systemctl', 'daemon-reload'] },
  { run: ['systemctl', 'reset-failed', '--', unit], ok: WHATEVER },
  { run: ['rm', '-rf', '--', run] },
];
