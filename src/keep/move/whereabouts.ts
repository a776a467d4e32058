import type { DomainState } from '../xl-list.ts';

/**
 * Where a guest is that was being moved: a pure function from what the two ends say to one of a closed list of states.
 *
 * What the names mean (tools/xl/xl_migrate.c, the same from Xen 4.17 to 4.22):
 * - The target builds its copy as `NAME--incoming`, paused. It gives it its real name only when it is told to go, and lets it
 *   run right after that. So what is still called `--incoming` and is paused has never run.
 * - The source stops the guest (suspended) and gives it the name `NAME--migratedaway` right before it tells the target to go.
 *   So as long as the source has it as `NAME`, the target was never told to.
 * - When both are through, the source’s is destroyed.
 */

export interface SeenDomain {
  name: string;
  domid: number;
  uuid: string;
  state: DomainState;
}

/** What one end says. */
export interface Sight {
  /** Only those of the guest’s three names. */
  domains: readonly SeenDomain[];
  /** An xl here is sending the guest away just now. */
  sends: boolean;
  /** Processes here that still receive this guest, started by a move of ours. */
  receivers: readonly number[];
  /** An xl here receives some guest, and nobody knows which. */
  receivesOther: boolean;
}

export interface BothEnds {
  name: string;
  /** Of the guest; a domain of its name with another one is another guest. Undefined: not known. */
  uuid: string | undefined;
  /** Undefined: that end cannot be asked. */
  from: Sight | undefined;
  to: Sight | undefined;
  /** The target itself has said, in what the source’s xl wrote down, that it destroyed its copy before it ever ran. */
  neverStarted: boolean;
}

export const WHEREABOUTS = [
  'here',
  'arrived',
  'under-way',
  'orphan',
  'half-copy',
  'held',
  'held-with-copy',
  'between',
  'refused',
  'handed-over',
  'paused-there',
  'renamed',
  'copy-only',
  'gone-there',
  'nowhere',
  'two-run',
  'unknown',
  'strange',
] as const;
export type Whereabouts = (typeof WHEREABOUTS)[number];

export const incomingOf = (name: string): string => `${name}--incoming`;
export const awayOf = (name: string): string => `${name}--migratedaway`;

export function whereIs({ name, uuid, from, to, neverStarted }: BothEnds): Whereabouts {
  const all = [...(from?.domains ?? []), ...(to?.domains ?? [])];
  const known = uuid ?? all[0]?.uuid;
  if (all.some((domain) => domain.uuid !== known)) return 'strange';
  if (all.filter(({ state }) => state === 'running').length > 1) return 'two-run';
  if (!from || !to) return 'unknown';
  if (from.sends || all.some(({ state }) => state === 'dying')) return 'under-way';
  // At the wrong end, of a move in the other direction.
  if (find(from, incomingOf(name)) || find(to, awayOf(name))) return 'strange';
  const copy = find(to, incomingOf(name));
  if (copy && to.receivers.length > 0) return 'orphan';
  if (copy && to.receivesOther) return 'under-way';
  const own = find(from, name);
  const away = find(from, awayOf(name));
  const there = find(to, name);
  if (all.some(({ state }) => state === 'crashed' || state === 'ended')) return 'strange';
  if (there) return copy || own ? 'strange' : thereIs(there.state, away?.state);
  // Somebody let it run under this name.
  if (copy && copy.state !== 'paused') return 'strange';
  if (own) return away ? 'strange' : atSource(own.state, copy !== undefined);
  if (!away) return copy ? 'copy-only' : 'nowhere';
  if (away.state !== 'suspended') return copy ? 'strange' : 'renamed';
  if (copy) return 'between';
  return neverStarted ? 'refused' : 'gone-there';
}

const find = ({ domains }: Sight, name: string): SeenDomain | undefined =>
  domains.find((domain) => domain.name === name);

/** The target has it under its real name: it was told to go. */
function thereIs(there: DomainState, away: DomainState | undefined): Whereabouts {
  if (there === 'suspended') return 'strange';
  if (away === undefined) return 'arrived';
  if (away !== 'suspended') return 'strange';
  return there === 'running' ? 'handed-over' : 'paused-there';
}

/** The source has it under its real name: the target was never told to go. */
function atSource(state: DomainState, copy: boolean): Whereabouts {
  if (state === 'suspended') return copy ? 'held-with-copy' : 'held';
  return copy ? 'half-copy' : 'here';
}
