import type { MoveCheck } from '../../keep/move/checks/check.ts';
import { type Told, tellUnknown, tellWhere } from '../../keep/move/told.ts';
import { isSplit } from '../../keep/move/ways/drbd-state.ts';
import type { Sight } from '../../keep/move/whereabouts.ts';
import { t } from '../../text/t.ts';
import type { EndsNow } from './ends.ts';

const MARKS = { ok: t('ok', 'of a check'), warn: t('note', 'of a check'), no: t('NO', 'of a check') } as const;
const WIDTH = Math.max(...Object.values(MARKS).map((mark) => mark.length));

export const checkLines = (checks: readonly MoveCheck[]): string[] =>
  checks.flatMap(({ verdict, message, remedy }) => [
    `${MARKS[verdict].padEnd(WIDTH)} ${message}`,
    ...(remedy === undefined ? [] : [`${' '.repeat(WIDTH + 1)}${remedy}`]),
  ]);

/** What both ends come to. */
export function toldOf({ what, state, from, to, drbd }: EndsNow, command: string): Told {
  const names = { name: what.name, from: what.from.name, to: what.to.name };
  if (state === 'nowhere' && drbd.some((each) => isSplit(each.from, each.to))) {
    const todo = t('Do not start it anywhere before its mirror is one again: whoever starts it chooses a copy.');
    return { is: tellWhere(state, names).is, todo };
  }
  if (state !== 'unknown') return tellWhere(state, names);
  const which = !from && !to ? 'both' : from ? 'to' : 'from';
  return tellUnknown(names, which, seenWords(from ?? to), command);
}

export function seenWords(sight: Sight | undefined): string {
  if (!sight || sight.domains.length === 0) return t('it is not there', 'of a guest');
  return sight.domains.map(({ name, state }) => t`${name} is there (${STATES[state]})`).join(', ');
}

const STATES = {
  running: t('it runs'),
  paused: t('paused', 'of a guest'),
  suspended: t('stopped for the move'),
  ended: t('ended', 'of a guest'),
  crashed: t('crashed', 'of a guest'),
  dying: t('being taken down'),
} as const;

/** A line for each mirrored disk. */
export const drbdLines = ({ drbd, what }: EndsNow): string[] =>
  drbd.map(({ resource, from, to }) => {
    if (isSplit(from, to)) return t`${resource}: SPLIT BRAIN`;
    const one = (name: string, sight: typeof from): string =>
      sight ? `${name} ${sight.role}, ${sight.disk}, ${sight.connection}` : t`${name} cannot be asked`;
    const both = `${resource}: ${one(what.from.name, from)}; ${one(what.to.name, to)}`;
    return from?.twoPrimaries || to?.twoPrimaries ? t`${both}; open for two writers` : both;
  });
