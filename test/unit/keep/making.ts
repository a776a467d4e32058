import type { Facts } from '../../../src/host/facts.ts';
import { chooseRecipe } from '../../../src/keep/choose.ts';
import type { KeptGuest } from '../../../src/keep/guest.ts';
import { draftOf } from '../../../src/keep/manifest.ts';
import { backupPlaces } from '../../../src/keep/places.ts';
import { backupPlan } from '../../../src/keep/plan.ts';
import type { RecipeId, RecipeInput } from '../../../src/keep/recipes/recipe.ts';
import { holdDisks } from '../../../src/keep/snapshots/index.ts';
import type { Plan } from '../../../src/plan/action.ts';
import { ownRenderer } from '../../support/templates.ts';
import { factsOf, guestOf } from './stand-in.ts';

export const AT = new Date('2026-11-26T07:14:00Z');
export const STAMP = '20261126-071400';

/** Programs of a step are known by this in all of /proc: two test files that run at once must not end each other’s. */
const OWN = `7b0c1d2e-0000-8000-8000-${process.pid.toString(16).padStart(12, '0')}`;

interface InputOptions {
  to?: string;
  facts?: Facts;
  clones?: readonly string[];
  /** Another host that it is written to. */
  on?: string | undefined;
  limit?: number;
}

export function inputOf(
  guest: KeptGuest = guestOf(),
  { to = '/backup', facts = factsOf(), clones = [], on, limit }: InputOptions = {},
): RecipeInput {
  const places = backupPlaces(guest.name, to, AT, on);
  const context = { stamp: places.stamp, facts, disks: guest.disks, clones: new Set(clones) };
  return { guest, places, disks: holdDisks(context), ...(limit === undefined ? {} : { limit }) };
}

export function planFor(wanted: RecipeId | 'auto', input: RecipeInput = inputOf()): Plan {
  const recipe = chooseRecipe(wanted, input);
  const draft = draftOf(input.guest, {
    ...{ recipe: recipe.id, madeBy: '0.1.0', host: 'example', xen: '4.17.7', predictedPauseSeconds: 0.5 },
    state: recipe.savesState,
  });
  return backupPlan(recipe, input, draft, ownRenderer.fill, OWN);
}
