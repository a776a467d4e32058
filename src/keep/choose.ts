import { EXIT, UserError } from '../problem.ts';
import { RECIPES } from './recipes/index.ts';
import type { Recipe, RecipeId, RecipeInput } from './recipes/recipe.ts';

/**
 * The recipe that is asked for; `auto`: a pause, which needs nothing of the guest. Throws UserError (invalid) with
 * what can be done in place of it. Nobody’s guest is shut down unless that was said.
 */
export function chooseRecipe(wanted: RecipeId | 'auto', input: RecipeInput): Recipe {
  const recipe = RECIPES.find(({ id }) => id === (wanted === 'auto' ? 'pause' : wanted))!;
  const problem = recipe.problem(input);
  if (problem) throw new UserError(EXIT.invalid, { field: '--recipe', ...problem });
  return recipe;
}
