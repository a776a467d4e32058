import type { Action, Step } from '../plan/action.ts';
import type { FillTemplate } from '../plan/host-file.ts';
import { quoteUnitCommand, quoteUnitValue } from '../plan/systemd.ts';
import { PAUSE, stateFile } from './files.ts';
import type { Recipe, RecipeInput } from './recipes/recipe.ts';
import { snapshotsOf } from './snapshots/index.ts';

/** systemctl(1) and LSB: the unit is not there, or not running, or failed. */
const WHATEVER = [0, 1, 3, 4, 5];

/**
 * The one moment that a backup is about. Everything between the guest’s stop and its going on is one unit of systemd on the
 * host, whose end (ExecStopPost) lets the guest go on in any case: a connection that breaks, or xenguide being killed, does not
 * matter to it.
 */
export function momentAction(recipe: Recipe, input: RecipeInput, fill: FillTemplate): Action {
  const { guest, places } = input;
  const { run, through, begun, goesOn, unit, unitPath, partial } = places;
  const snapshots = snapshotsOf(input.disks);
  const { stop, copies, back, limit } = recipe.moment(input);
  const ended = `${run}/ended`;
  const title = `Backup of ${guest.name}: ${recipe.id}`;
  const commands = [...stop, ...snapshots.flatMap(({ take }) => take), ...copies];
  const text = fill(
    'keep/moment.service',
    { title, begun, ended, limit, commands: commands.map(quoteUnitCommand), back: back.map(quoteUnitCommand) },
    quoteUnitValue,
  );
  const tidy: Step[] = [
    { run: ['rm', '-f', '--', unitPath] },
    { run: ['systemctl', 'daemon-reload'] },
    { run: ['systemctl', 'reset-failed', '--', unit], ok: WHATEVER },
    { run: ['rm', '-rf', '--', run] },
  ];
  const things = snapshots.map(({ name }) => `snapshot ${name}`);
  return {
    id: 'backup.moment',
    title: `Hold ${guest.name} still: ${recipe.label}`,
    why: 'The host does it in one go, and lets the guest go on whatever happens, even if the connection breaks in the middle.',
    effect: 'changes',
    touches: [`guest ${guest.name}`, ...things],
    do: [
      { run: ['install', '-d', '-m', '0700', '--', run, through] },
      { write: unitPath, mode: 0o644, text },
      { run: ['systemctl', 'daemon-reload'] },
      {
        run: ['systemctl', 'start', '--', unit],
        across: { until: { run: ['test', '-e', ended] }, seconds: Math.min(86_400, 2 * limit + 300) },
        trouble: {
          message: `${guest.name} could not be held still`,
          remedy: `The host has let it go on. Why it failed: journalctl -u ${unit}`,
        },
      },
      {
        // Over a connection that broke, the unit’s own result did not come.
        run: ['systemctl', 'is-failed', '--quiet', '--', unit],
        ok: [1],
        trouble: {
          message: `${guest.name} could not be held still`,
          remedy: `The host has let it go on. Why it failed: journalctl -u ${unit}`,
        },
      },
      {
        run: ['test', '-e', goesOn],
        trouble: {
          message: `the host could not tell that ${guest.name} goes on`,
          remedy: `See to it now: xl list ${guest.name}. Paused (p): xl unpause ${guest.name}. Not there: xl create ${guest.config.path}.`,
        },
      },
      { run: ['stat', '-c', '%.9Y', '--', begun, goesOn], to: `${partial}/${PAUSE}` },
      ...tidy,
      ...snapshots.flatMap(({ open }) => open),
    ],
    undo: [
      // One that is under way is waited for: it is short, and it is what lets the guest go on. It never begins twice.
      { run: ['systemctl', 'start', '--', unit], ok: WHATEVER, onlyIf: [{ run: ['test', '-e', begun] }] },
      { run: ['systemctl', 'stop', '--', unit], ok: WHATEVER },
      ...snapshots.flatMap(({ drop }) => drop),
      ...tidy,
      { run: ['rm', '-f', '--', `${partial}/${stateFile.raw}`, `${partial}/${PAUSE}`] },
    ],
  };
}
