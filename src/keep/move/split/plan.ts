import type { Action, Plan } from '../../../plan/action.ts';
import { noted } from '../../../text/t.ts';
import { type EndSide, planOf, type Unsettled } from '../settle.ts';
import { at, thing } from '../sides.ts';

export interface Keeping {
  resource: string;
  /** Whose copy counts, and whose is written over. */
  winner: EndSide;
  loser: EndSide;
  /** The loser’s backing device: `/dev/vg0/web1-disk`. */
  backing: string;
  /** Names the snapshot: `20261126-071400`. */
  stamp: string;
}

/** The copy that is given up, as it was: `vg0/web1-disk-split-20261126-071400`. Undefined: it is no logical volume. */
export function keptVolume({ backing, stamp }: Pick<Keeping, 'backing' | 'stamp'>): string | undefined {
  const [, vg, lv] =
    /^\/dev\/(?!mapper\/)([A-Za-z0-9+_.][A-Za-z0-9+_.-]*)\/([A-Za-z0-9+_.][A-Za-z0-9+_.-]*)$/.exec(backing) ?? [];
  return vg === undefined ? undefined : `${vg}/${lv}-split-${stamp}`;
}

/**
 * Ends a split brain as a person has chosen. The copy that is given up is held by a snapshot first, as large as the volume itself, so that it
 * cannot overflow; where there is no room for it, nothing is done. It stays, also when a later step fails.
 */
export function keepPlan(what: Unsettled, keeping: Keeping, uuid: string): Plan {
  const { resource, winner, loser, backing } = keeping;
  const kept = keptVolume(keeping)!;
  const [vg, lv] = kept.split('/') as [string, string];
  const plan = planOf(what, uuid, [snapshot(), discardAction(resource, winner, loser)]);
  return {
    ...plan,
    preconditions: [
      {
        check: { run: ['xl', 'domid', what.name], ok: [1], ...at(loser) },
        message: noted`${what.name} runs on ${loser.name}, whose copy is to be given up`,
        remedy: noted`Shut it down there first: xl shutdown -w ${what.name}, on ${loser.name}.`,
        exit: 'conflict',
      },
    ],
    after: [
      noted`The copy of ${loser.name} as it was: /dev/${kept} there.`,
      noted`Mount it read only to fetch what is missing; when nothing is: lvremove ${kept}, on ${loser.name}.`,
    ],
  };

  function snapshot(): Action {
    return {
      id: `split.keep.${resource}`,
      title: noted`Hold the copy of ${loser.name} as ${kept}`,
      why: noted('It is given up, but not lost: everything in it can still be read from the snapshot.'),
      effect: 'creates',
      touches: [thing(`/dev/${kept}`, loser)],
      do: [
        {
          run: ['lvcreate', '-q', '--yes', '-s', '-n', lv, '-l', '100%ORIGIN', backing],
          ...at(loser),
          timeoutMs: 300_000,
          trouble: {
            message: noted`there is no snapshot of the copy on ${loser.name}, and without it nothing is given up`,
            remedy: noted`It needs as much free room in ${vg} as the volume has (vgs, on ${loser.name}). Copy it elsewhere by hand, or add a disk.`,
          },
        },
      ],
      // It stays: after the next step it may be all that is left of that copy.
      undo: [],
    };
  }
}

/** DRBD copies what differs from one to the other: what the loser alone has is lost with it. */
export function discardAction(resource: string, winner: EndSide, loser: EndSide): Action {
  return {
    id: `split.discard.${resource}`,
    title: noted`Let ${loser.name} take over the copy of ${winner.name}`,
    why: noted('DRBD copies what differs from the one to the other; from then on they are a mirror again.'),
    effect: 'destroys',
    touches: [thing(noted`DRBD resource ${resource}`, loser)],
    do: [
      {
        run: ['drbdadm', 'secondary', resource],
        ...at(loser),
        timeoutMs: 60_000,
        trouble: {
          message: noted`something on ${loser.name} holds ${resource} open`,
          remedy: noted`See what: lsblk "$(drbdadm sh-dev ${resource})", on ${loser.name}.`,
        },
      },
      { run: ['drbdadm', 'disconnect', resource], ok: [0, 1, 10, 11], ...at(loser), timeoutMs: 60_000 },
      { run: ['drbdadm', 'connect', '--discard-my-data', resource], ...at(loser), timeoutMs: 60_000 },
      // One that still waits for the other is connected already.
      { run: ['drbdadm', 'connect', resource], ok: [0, 1, 10, 11], ...at(winner), timeoutMs: 60_000 },
      {
        run: ['timeout', '120', 'drbdadm', 'wait-connect', resource],
        ...at(winner),
        trouble: {
          message: noted('the two hosts do not find each other'),
          remedy: noted('See to the network between them. Then run the same command again.'),
        },
      },
    ],
    undo: [],
  };
}
