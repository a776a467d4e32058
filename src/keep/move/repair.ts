import { awayOf, incomingOf, type Whereabouts } from './whereabouts.ts';

/**
 * What is done in each state that a move can leave, in its order. Each is about one domain by its name, so that one that has
 * become something else meanwhile is not met. A step that fails ends it: both ends are looked at anew before the next.
 *
 * Never is a domain destroyed that runs, and none is let run while the other end may have one that does.
 */
export type Remedy =
  /** Ends the xl that still waits for the guest at the target; what it has built stays as it is. */
  | { do: 'end-receivers' }
  | { do: 'destroy'; at: 'from' | 'to'; domain: string }
  | { do: 'rename'; at: 'from'; domain: string; to: string }
  /** Lets a suspended guest go on. */
  | { do: 'resume'; at: 'from'; domain: string }
  | { do: 'unpause'; at: 'to'; domain: string }
  /** Starts it anew from its disks, as after a power cut. */
  | { do: 'start'; at: 'from' };

/** Undefined: nothing is done without a person. Empty: nothing is to be done to a domain. */
export function remediesFor(state: Whereabouts, name: string): readonly Remedy[] | undefined {
  const incoming = incomingOf(name);
  const away = awayOf(name);
  const dropCopy: Remedy = { do: 'destroy', at: 'to', domain: incoming };
  const backToName: Remedy = { do: 'rename', at: 'from', domain: away, to: name };
  const goOn: Remedy = { do: 'resume', at: 'from', domain: name };
  switch (state) {
    case 'here':
    case 'arrived':
      return [];
    case 'orphan':
      return [{ do: 'end-receivers' }];
    case 'half-copy':
      return [dropCopy];
    case 'held':
      return [goOn];
    case 'held-with-copy':
      return [dropCopy, goOn];
    case 'between':
      // The copy first: from then on there is only one, whatever becomes of us.
      return [dropCopy, backToName, goOn];
    case 'refused':
      return [backToName, goOn];
    case 'renamed':
      return [backToName];
    case 'handed-over':
      return [{ do: 'destroy', at: 'from', domain: away }];
    case 'paused-there':
      return [
        { do: 'destroy', at: 'from', domain: away },
        { do: 'unpause', at: 'to', domain: name },
      ];
    case 'copy-only':
      // Whether it is whole nobody knows, and its disks may have moved on since.
      return [dropCopy, { do: 'start', at: 'from' }];
    case 'gone-there':
      // It may have run there: its memory here is older than its disks, and must never go on.
      return [
        { do: 'destroy', at: 'from', domain: away },
        { do: 'start', at: 'from' },
      ];
    case 'nowhere':
    case 'under-way':
    case 'two-run':
    case 'unknown':
    case 'strange':
      return undefined;
  }
}
