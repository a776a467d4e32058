import type { Action } from './action.ts';

/** The action that makes the guest run: with --no-start it is left out. */
export function startsGuest(action: Action): boolean {
  return action.verify?.kind === 'alive';
}

/** Paths that a step writes to. */
function outputsOf(step: Action['do'][number]): string[] {
  if ('write' in step) return [step.write];
  return 'run' in step && step.to !== undefined ? [step.to] : [];
}

/**
 * Files that this action writes and that neither an action before it nor a step of its own makes: if one is there, it is
 * somebody else's.
 */
export function newFiles(actions: readonly Action[], action: Action): string[] {
  const before = actions.slice(0, actions.indexOf(action));
  const ours = new Set(before.flatMap((earlier) => [...earlier.touches, ...earlier.do.flatMap(outputsOf)]));
  return action.do.flatMap((step) => {
    const isNew = 'write' in step && !ours.has(step.write);
    for (const path of outputsOf(step)) ours.add(path);
    return isNew ? [step.write] : [];
  });
}
