import { noted, t } from '../../../text/t.ts';
import { type MoveCheck, no, ok } from '../checks/check.ts';
import type { DiskLook, MoveLook, SeenDisk } from '../seen.ts';
import { at, overWire } from '../sides.ts';
import { type DrbdSight, isConnected, isSplit, lookAtDrbd } from './drbd-state.ts';
import type { Argv, Way } from './way.ts';

/** A disk that two hosts keep. Both may write for the time of the move only, and only while both are up to date. */
export const drbd: Way = {
  id: 'drbd',
  label: noted('mirrored by DRBD'),
  takes: ({ script, target }) => isDrbdScript(script) || /^\/dev\/drbd/.test(target ?? ''),

  async look({ target, script }, from, to, fromSide, toSide): Promise<SeenDisk> {
    const resource = target ?? '';
    if (!isDrbdScript(script) || !NAME.test(resource)) return { own: { resource: '' } };
    const [own, other] = await Promise.all([lookAtDrbd(from, resource, true), lookAtDrbd(to, resource, true)]);
    const [a, b] = [fromSide, toSide].map(({ name }) => own?.addresses.get(name));
    return {
      own: { resource, from: own, to: other },
      ...(a !== undefined && b !== undefined ? { addresses: [{ from: a, to: b }] } : {}),
    };
  },

  checks(disk, look) {
    const seen = seenDrbd(disk);
    const { vdev, target } = disk.disk;
    const id = `disk.${vdev}`;
    if (seen.resource === '') {
      return [
        no(
          id,
          t`${vdev} is ${target}, a DRBD device without Xen’s script: nobody would make it writable at the other host`,
          t(
            'Write it into the config with script=block-drbd-xenguide,target=RESOURCE, as the guide’s page storage/drbd has it, and restart the guest.',
          ),
        ),
      ];
    }
    const problem = mirrorProblem(id, seen, look);
    return problem ? [problem] : [ok(id, t`${vdev} (${seen.resource}) is up to date on both.`)];
  },

  open: (disk, { wire }) => {
    const { resource } = seenDrbd(disk);
    const argv = twoPrimaries(resource, true);
    // The second is told by the first where the two are connected; it is asked besides, and must agree before anything is sent.
    return wire ? [argv, overWire(wire, argv)] : [argv];
  },

  close: (disk, { wire }, run) => {
    const { resource } = seenDrbd(disk);
    return [...closing(resource, run), ...(wire ? [overWire(wire, twoPrimaries(resource, false))] : [])];
  },
};

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const isDrbdScript = (script: string | undefined): boolean => /(?:^|\/)block-drbd(?:-xenguide)?$/.test(script ?? '');

export interface SeenDrbd {
  /** '' where it is used without a script. */
  resource: string;
  from: DrbdSight | undefined;
  to: DrbdSight | undefined;
}

export const seenDrbd = ({ seen: { own } }: DiskLook): SeenDrbd => own as unknown as SeenDrbd;

function mirrorProblem(id: string, { resource, from, to }: SeenDrbd, look: MoveLook): MoveCheck | undefined {
  const [here, there] = [look.from.name, look.to.name];
  const missing = [...(from ? [] : [here]), ...(to ? [] : [there])];
  if (!from || !to) {
    return no(
      id,
      t`the DRBD resource ${resource} is not up on ${missing.join(` ${t('and')} `)}`,
      t`Bring it up there: drbdadm up ${resource}. What both know of it: drbdadm status ${resource}`,
    );
  }
  if (isSplit(from, to)) {
    return no(
      id,
      t`${resource} is in split brain: ${here} and ${there} were written to apart from each other`,
      t`Which copy counts must be decided first: xenguide move ${look.guest.name} --status shows both.`,
    );
  }
  if (from.disk !== 'UpToDate' || to.disk !== 'UpToDate' || !isConnected(from)) {
    return no(
      id,
      t`${resource} is not up to date on both: ${here} says ${from.connection} and ${from.disk}, ${there} says ${to.disk}`,
      t`Wait until what was missed has been copied: drbdadm status ${resource}. Where it says StandAlone: drbdadm connect ${resource}, there.`,
    );
  }
  if (from.protocol !== 'C' || to.protocol !== 'C') {
    return no(
      id,
      t`${resource} does not use protocol C on both, so that a write may be on one side only when the guest moves`,
      t`Write protocol C; into net { } of the resource on both hosts, then: drbdadm adjust ${resource}`,
    );
  }
  if (from.role !== 'Primary' || to.role !== 'Secondary') {
    return no(
      id,
      t`${resource} is ${from.role} on ${here} and ${to.role} on ${there}; it must be Primary where the guest runs, and only there`,
      to.role === 'Primary'
        ? t`See what holds it on ${there}: lsblk. Then: drbdadm secondary ${resource}`
        : t('Restart the guest.'),
    );
  }
  return undefined;
}

/** `drbdadm net-options`: holds until the resource is taken down or adjusted to its file, which says no. */
export const twoPrimaries = (resource: string, allowed: boolean): Argv => [
  ...(['drbdadm', 'net-options', '--protocol=C'] as const),
  `--allow-two-primaries=${allowed ? 'yes' : 'no'}`,
  resource,
];

/** DRBD refuses it as long as both are Primary: the losing side lets go a moment after its guest has gone. seconds */
const TRIES = 6;

/** Closed as soon as that can be, each try a second after the other. A folder that is empty until it is done tells that. */
export function closing(resource: string, run: string): Argv[] {
  const open = `${run}/open-${resource}`;
  const unlessDone = ['find', open, '-maxdepth', '0', '-empty'] as const;
  const once: Argv = [
    ...unlessDone,
    ...['-exec', ...twoPrimaries(resource, false), ';', '-exec', 'touch', `${open}/closed`, ';'],
  ];
  return [
    ['mkdir', '-p', open],
    ...Array.from({ length: TRIES }, (): Argv[] => [once, [...unlessDone, '-exec', 'sleep', '1', ';']]).flat(),
  ];
}

/** For the plan that puts right what a move left. */
export const closeAt = (resource: string, side: { on: string | undefined }) => ({
  run: twoPrimaries(resource, false),
  ...at(side),
  timeoutMs: 60_000,
});
