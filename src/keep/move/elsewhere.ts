import type { Action, Condition, Step } from '../../plan/action.ts';
import { hostName, placeText } from '../../plan/elsewhere.ts';
import { noted } from '../../text/t.ts';
import { at, type Side } from './sides.ts';

/**
 * An action that was written for the plan’s own host, done on the given one. What looks at devices in use is about the plan’s own host only
 * and is left out there; the conditions of its other steps still guard it.
 */
export function onSide(action: Action, side: Pick<Side, 'on'>): Action {
  if (side.on === undefined) return action;
  const there = (steps: readonly Step[]): Step[] =>
    steps.flatMap((step) => ('run' in step || 'write' in step ? [{ ...step, ...at(side) }] : []));
  const { check, verify } = action;
  const name = hostName(side.on);
  return {
    ...action,
    title: noted`${action.title}, on ${name}`,
    touches: action.touches.map((what) => placeText(what, side.on)),
    ...(check ? { check: { ...check, ...at(side) } } : {}),
    do: there(action.do),
    undo: there(action.undo),
    ...(verify?.kind === 'run' ? { verify: { ...verify, check: { ...verify.check, ...at(side) } } } : {}),
  };
}

export const isThere = (path: string): Condition => ({ run: ['test', '-e', path] });
