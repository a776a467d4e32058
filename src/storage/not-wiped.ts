import type { SayStep } from '../plan/action.ts';
import { noted } from '../text/t.ts';

/** The end of an undo that a device which is gone does not hold up: a disk may come back, and hold half a guest then. */
export const notWiped = (path: string): SayStep => ({
  say: noted`${path} is not there: what was copied to it could not be wiped.`,
  onlyIf: [{ run: ['test', '-b', path], ok: [1] }],
});
