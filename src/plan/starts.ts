import { installs } from '../sources/iso/install-actions.ts';
import { noted } from '../text/t.ts';
import type { Action, Plan, Step } from './action.ts';

/** The action that makes the guest run: with --no-start it is left out. */
export function startsGuest(action: Action): boolean {
  return action.verify?.kind === 'alive';
}

/** What it has come to when all is done, a sentence. */
export function doneWords(plan: Plan, start: boolean): string {
  if (!start) return noted`${plan.name} is made; it has not been started.`;
  return installs(plan) ? noted`${plan.name} runs its installer.` : noted`${plan.name} runs.`;
}

/** A path on one of the plan's hosts. */
export interface PlacedPath {
  path: string;
  on: string | undefined;
}

/** Paths that a step writes to. */
function outputsOf(step: Step): PlacedPath[] {
  const path = 'write' in step ? step.write : 'run' in step ? step.to : undefined;
  return path === undefined ? [] : [{ path, on: ('run' in step ? step.toOn : undefined) ?? step.on }];
}

const keyOf = ({ path, on }: PlacedPath): string => (on === undefined ? path : `${on} ${path}`);

/**
 * Files that this action writes and that neither an action before it nor a step of its own makes: if one is there, it is
 * somebody else's.
 */
export function newFiles(actions: readonly Action[], action: Action): PlacedPath[] {
  const before = actions.slice(0, actions.indexOf(action));
  const ours = new Set(before.flatMap((earlier) => [...earlier.touches, ...earlier.do.flatMap(outputsOf).map(keyOf)]));
  return action.do.flatMap((step) => {
    const made = outputsOf(step);
    const fresh = 'write' in step ? made.filter((path) => !ours.has(keyOf(path))) : [];
    for (const path of made) ours.add(keyOf(path));
    return fresh;
  });
}
