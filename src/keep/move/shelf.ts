import type { Shelf } from '../../plan/apply/paths.ts';

/** The records of a move under way, on the host that the command was given for. Going on and going back both begin with a look at both ends. */
export const MOVES: Shelf = {
  folder: 'moves',
  apply: (name) => ['move', name, '--repair'],
  undo: (name) => ['move', name, '--repair'],
};

/** The records of what is put right after a move, or after one that was cut off. */
export const MOVE_ENDS: Shelf = { ...MOVES, folder: 'move-ends' };

/** The same for a move that is just made: where it is taken back, it is tried again by the same words. */
export const movesBy = (words: string): Shelf => ({ ...MOVES, apply: (name) => ['move', name, words] });
