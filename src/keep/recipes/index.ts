import { freeze } from './freeze.ts';
import { pause } from './pause.ts';
import type { Recipe } from './recipe.ts';
import { saved } from './saved.ts';
import { shutdown } from './shutdown.ts';
import { state } from './state.ts';

export const RECIPES: readonly Recipe[] = [pause, freeze, state, saved, shutdown];
