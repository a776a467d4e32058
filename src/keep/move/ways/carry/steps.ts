import type { Action } from '../../../../plan/action.ts';
import { noted } from '../../../../text/t.ts';
import { roundSize } from '../../../../units.ts';
import type { DiskLook, MoveLook } from '../../seen.ts';
import { at, thing, type Wire } from '../../sides.ts';
import type { Argv } from '../way.ts';
import { CARRIED } from './carried-places.ts';
import { copyCommands, removeNodes } from './copy.ts';
import { seenCarry } from './seen.ts';

/** Nothing is taken back of it: it stays what it was, an old copy, and a later try writes over it once more. */
export function reuse(disk: DiskLook, { guest, to }: MoveLook): Action {
  const { kind, old } = seenCarry(disk);
  const path = disk.disk.target!;
  return {
    id: `move.reuse.${disk.disk.vdev}`,
    title: noted`Write over ${path} on ${to.name}, which ${guest.name} left there`,
    why: noted(
      'It is an old copy of the same disk: only what differs has to be copied. What it held is given up with that.',
    ),
    effect: 'destroys',
    touches: [thing(path, to)],
    do: to.on === undefined ? [{ mustBeFree: path, guest: guest.name }] : [],
    undo: [],
    verify: { kind: 'run', check: { run: CARRIED[kind!].mark(path), says: old!.mark, ...at(to) } },
  };
}

/** A disk of the same name and size at the target. */
export function make(disk: DiskLook, { to }: MoveLook): Action {
  const { kind, vg, lv, bytes } = seenCarry(disk);
  const path = disk.disk.target!;
  // Else the checks have refused it.
  const steps = CARRIED[kind!].make({ path, vg, lv, bytes }, to);
  return {
    id: `move.make.${disk.disk.vdev}`,
    title: noted`Make ${path} (${roundSize(bytes)}) on ${to.name}`,
    why: noted('The disk has the same name on both hosts, since the guest’s config names it.'),
    effect: 'creates',
    touches: [thing(path, to)],
    ...steps,
  };
}

export function copyWhileItRuns(disk: DiskLook, look: MoveLook, wire: Wire): Action {
  const { guest, from, to } = look;
  const { vdev } = disk.disk;
  return {
    id: `move.copy.${vdev}`,
    title: noted`Copy ${vdev} to ${to.name} while the guest runs`,
    why: noted('It is not of one instant, and need not be: what differs is copied once more when the guest is off.'),
    effect: 'changes',
    touches: [thing(disk.disk.target!, to)],
    do: copy(disk, look, wire).map((run) => ({ run, ...at(from) })),
    undo: removeNodes({ guest: guest.name, vdev }, wire).map((run) => ({ run, ...at(from), ok: [0, 255] })),
  };
}

/** The disk has the same name on both hosts. */
export function copy(disk: DiskLook, { guest }: MoveLook, wire: Wire): Argv[] {
  const { target, vdev } = disk.disk;
  // Else the checks have refused it.
  return copyCommands({ guest: guest.name, vdev, path: target!, kind: seenCarry(disk).kind! }, wire);
}
