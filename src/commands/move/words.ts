import type { MoveCheck } from '../../keep/move/checks/check.ts';
import { type Told, tellUnknown, tellWhere } from '../../keep/move/told.ts';
import { isSplit } from '../../keep/move/ways/drbd-state.ts';
import type { Sight } from '../../keep/move/whereabouts.ts';
import type { EndsNow } from './ends.ts';

const MARKS = { ok: 'ok  ', warn: 'note', no: 'NO  ' } as const;

export const checkLines = (checks: readonly MoveCheck[]): string[] =>
  checks.flatMap(({ verdict, message, remedy }) => [
    `${MARKS[verdict]} ${message}`,
    ...(remedy === undefined ? [] : [`     ${remedy}`]),
  ]);

/** What both ends come to. */
export function toldOf({ what, state, from, to }: EndsNow, command: string): Told {
  const names = { name: what.name, from: what.from.name, to: what.to.name };
  if (state !== 'unknown') return tellWhere(state, names);
  const which = !from && !to ? 'both' : from ? 'to' : 'from';
  return tellUnknown(names, which, seenWords(from ?? to), command);
}

export function seenWords(sight: Sight | undefined): string {
  if (!sight || sight.domains.length === 0) return 'it is not there';
  return sight.domains.map(({ name, state }) => `${name} is there (${STATES[state]})`).join(', ');
}

const STATES = {
  running: 'it runs',
  paused: 'paused',
  suspended: 'stopped for the move',
  ended: 'ended',
  crashed: 'crashed',
  dying: 'being taken down',
} as const;

/** A line for each mirrored disk. */
export const drbdLines = ({ drbd, what }: EndsNow): string[] =>
  drbd.map(({ resource, from, to }) => {
    if (isSplit(from, to)) return `${resource}: SPLIT BRAIN`;
    const one = (name: string, sight: typeof from): string =>
      sight ? `${name} ${sight.role}, ${sight.disk}, ${sight.connection}` : `${name} cannot be asked`;
    const open = from?.twoPrimaries || to?.twoPrimaries ? '; open for two writers' : '';
    return `${resource}: ${one(what.from.name, from)}; ${one(what.to.name, to)}${open}`;
  });
