import type { Action, RunStep, Step } from '../../plan/action.ts';
import { placeText } from '../../plan/elsewhere.ts';
import type { FillTemplate } from '../../plan/host-file.ts';
import { noted } from '../../text/t.ts';
import { roundSize } from '../../units.ts';
import type { Volume } from '../backend.ts';
import { noSnapshotOf, removeVolume, takenName, volumeThere } from '../logical-volume.ts';
import { hotplugScript, loadModule, RESOURCES, removeUnusedScript } from './host.ts';
import { noOtherGuestHasHalf, noOtherGuestMirrors } from './other-guests.ts';
import { at, idOf, lvOf, type Mirror, mirrorOf, OWN_SCRIPT, type Side, there } from './sides.ts';

/**
 * The two halves are made, joined and agreed to be equal, and this one made writable for the image. What both hosts need
 * is done by the same steps, on each.
 */
export function mirrorActions(volume: Volume, fill: FillTemplate): Action[] {
  const mirror = mirrorOf(volume);
  const { sides } = mirror;
  return [
    ...sides.map((side) => loadModule(side)),
    ...(mirror.script === OWN_SCRIPT ? sides.map((side) => hotplugScript(side, fill)) : []),
    ...sides.map((side) => logicalVolume(mirror, side, volume.guest)),
    ...sides.map((side) => resourceFile(mirror, side, fill)),
    join(mirror, volume.guest),
    ...sides.map((side) => atBoot(mirror, side, fill)),
    promote(mirror),
  ];
}

/** The image is in it: from now on the guest’s start makes the disk writable, on whichever host that is. */
export function handOver(volume: Volume): Action[] {
  const mirror = mirrorOf(volume);
  const { resource } = mirror;
  return [
    {
      id: `storage.release.${resource}`,
      title: noted`Give the DRBD resource ${resource} out of hand on this host`,
      why: noted(
        'A resource is writable on one host only. From now on the start of the guest sees to it, by its hotplug script.',
      ),
      effect: 'changes',
      touches: [],
      do: demote(resource),
      // Asked before the mirror is taken apart, not only when its volumes go.
      undo: [
        ...mirror.sides.map((side) => noOtherGuestMirrors(mirror, side, volume.guest)),
        ...mirror.sides.map((side) => noSnapshotOf(lvOf(mirror, side), side.on)),
      ],
    },
  ];
}

function logicalVolume(mirror: Mirror, side: Side, guest: string): Action {
  const lv = lvOf(mirror, side);
  return {
    id: `storage.create.${idOf(side)}.${lv}`,
    title: noted`Make the logical volume ${lv} (${roundSize(side.bytes)})${there(side)}`,
    why: noted('It holds one half of the mirror, and behind it the notes that DRBD keeps.'),
    effect: 'creates',
    touches: [placeText(`/dev/${lv}`, side.on)],
    check: volumeThere(lv, side.on),
    do: [
      {
        run: ['lvcreate', '--yes', '-W', 'y', '-q', '-n', mirror.resource, '-L', `${side.bytes}b`, side.vg],
        ...at(side.on),
        trouble: takenName(lv, side.on),
      },
    ],
    undo: [noOtherGuestHasHalf(mirror, side, guest), noSnapshotOf(lv, side.on), ...removeVolume(lv, side.on)],
  };
}

function resourceFile(mirror: Mirror, side: Side, fill: FillTemplate): Action {
  const { resource, port, minor, script, nine, sides } = mirror;
  const path = `${RESOURCES}/${resource}.res`;
  const values = {
    ...{ resource, port, minor, script, nine },
    sides: sides.map((each) => ({ name: each.name, address: each.address, disk: `/dev/${lvOf(mirror, each)}` })),
  };
  return {
    id: `storage.resource.${idOf(side)}.${resource}`,
    title: noted`Describe the DRBD resource ${resource} in ${path}${there(side)}`,
    why: noted('Both hosts have the same file: it says what is mirrored, and over which addresses.'),
    effect: 'creates',
    touches: [placeText(path, side.on)],
    // Whichever file it stands in.
    check: { run: ['drbdadm', 'sh-dev', resource], ...at(side.on) },
    do: [{ write: path, mode: 0o644, text: fill('storage/drbd.res', values, word), ...at(side.on) }],
    undo: [
      { run: ['rm', '-f', '--', path], ...at(side.on) },
      ...(script === OWN_SCRIPT ? [removeUnusedScript(side)] : []),
    ],
  };
}

/** One action, because its parts can only be done anew together: what is new on one side is not on the other. */
function join(mirror: Mirror, guest: string): Action {
  const { resource, minor, sides } = mirror;
  const both = (argv: RunStep['run'], more: Partial<RunStep> = {}): RunStep[] =>
    sides.map(({ on }) => ({ run: argv, ...at(on), ...more }));
  const [own, peer] = sides;
  return {
    id: `storage.join.${resource}`,
    title: noted`Join the two halves of ${resource}, and agree that they are equal`,
    why: noted('Both are new and empty, so that nothing need be copied from one to the other first.'),
    effect: 'creates',
    touches: [`/dev/drbd${minor}`, placeText(`/dev/drbd${minor}`, peer.on)],
    check: { run: ['test', '-e', `/sys/block/drbd${minor}`] },
    do: [
      // Old notes at the end of a recycled extent are written over: the volumes are ours and new.
      ...both(['drbdadm', 'create-md', '--force', resource], { timeoutMs: 120_000 }),
      ...both(['drbdadm', 'up', resource], { timeoutMs: 60_000 }),
      {
        run: ['drbdadm', 'wait-connect', resource],
        timeoutMs: 60_000,
        trouble: {
          message: noted`${own.name} (${own.address}) and ${peer.name} (${peer.address}) do not find each other`,
          remedy: noted(
            'TCP between the two addresses must be open in both directions on the resource’s port: look at the firewalls.',
          ),
        },
      },
      { run: ['drbdadm', 'new-current-uuid', '--clear-bitmap', `${resource}/0`], timeoutMs: 60_000 },
    ],
    undo: [
      ...sides.map((side) => noOtherGuestMirrors(mirror, side, guest)),
      ...both(['drbdsetup', 'down', resource], { timeoutMs: 60_000 }),
    ],
    verify: { kind: 'run', check: { run: ['drbdadm', 'dstate', resource], says: 'UpToDate/UpToDate' } },
  };
}

function atBoot({ resource }: Mirror, side: Side, fill: FillTemplate): Action {
  const unit = `xenguide-drbd-${resource}.service`;
  const path = `/etc/systemd/system/${unit}`;
  const run = (...argv: RunStep['run']): Step => ({ run: argv, ...at(side.on), timeoutMs: 90_000 });
  return {
    id: `storage.boot.${idOf(side)}.${resource}`,
    title: noted`Bring ${resource} up at every boot, before the guests${there(side)}`,
    why: noted(
      'A unit of its own: resources of other guests are not touched, and a boot does not wait for the other host.',
    ),
    effect: 'creates',
    touches: [placeText(path, side.on)],
    check: { run: ['test', '-e', path], ...at(side.on) },
    do: [
      { write: path, mode: 0o644, text: fill('storage/drbd.service', { resource }, word), ...at(side.on) },
      run('systemctl', 'daemon-reload'),
      run('systemctl', 'enable', '--quiet', '--now', unit),
    ],
    undo: [
      { ...(run('systemctl', 'disable', '--quiet', '--now', unit) as RunStep), ok: [0, 1, 5] },
      run('rm', '-f', '--', path),
      run('systemctl', 'daemon-reload'),
    ],
  };
}

function promote({ resource, minor }: Mirror): Action {
  return {
    id: `storage.promote.${resource}`,
    title: noted`Make ${resource} writable on this host for now`,
    why: noted`The image is copied into /dev/drbd${minor}, and by that to both hosts.`,
    effect: 'changes',
    touches: [],
    do: [{ run: ['drbdadm', 'primary', resource], timeoutMs: 60_000 }],
    undo: demote(resource),
  };
}

/** udev looks at what was written as soon as it is closed, and holds the device open for that moment. */
const demote = (resource: string): RunStep[] => [
  { run: ['udevadm', 'settle', '--timeout=30'], ok: [0, 1] },
  {
    run: ['drbdadm', 'secondary', resource],
    timeoutMs: 60_000,
    trouble: {
      message: noted`something on this host holds ${resource} open`,
      remedy: noted`See what: lsblk "$(drbdadm sh-dev ${resource})". A volume group inside the guest’s disk that this host has taken up is often it: vgchange -an ITS-NAME.`,
    },
  },
];

/** A word of drbd.conf or of a systemd unit: nothing that either reads as more than a word. */
function word(value: string): string {
  if (!/^[A-Za-z0-9._/:-]+$/.test(value)) throw new TypeError(`“${value}” cannot stand in this file`);
  return value;
}
