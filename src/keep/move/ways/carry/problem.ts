import { quoteForShell } from '../../../../host/quote.ts';
import { noted, t } from '../../../../text/t.ts';
import { roundSize } from '../../../../units.ts';
import { type MoveCheck, no, taken } from '../../checks/check.ts';
import type { DiskLook, MoveLook } from '../../seen.ts';
import { CARRIED } from './carried-places.ts';
import { type SeenCarry, seenCarry } from './seen.ts';

/** Why a disk cannot be carried; undefined: nothing is against it. */
export function carryProblem(id: string, disk: DiskLook, look: MoveLook): MoveCheck | undefined {
  const { from, to } = look;
  const { vdev, target } = disk.disk;
  const { kind, vg, bytes, there, old, rsync: hasRsync, free } = seenCarry(disk);
  if (kind === null || disk.disk.script !== undefined) {
    return no(
      id,
      t`${vdev} (${target}) is of a kind that is not carried to another host`,
      t('Logical volumes and files are. Otherwise: a backup, restored there.'),
    );
  }
  if (there) {
    const problem = oldProblem(
      id,
      target ?? '',
      quoteForShell(CARRIED[kind].remove(target ?? '')),
      { old, bytes },
      look,
    );
    if (problem) return problem;
  } else if (free === null) {
    return no(
      id,
      CARRIED[kind].lacking({ vg, path: target ?? '' }, to.name),
      t('Make it there: the guest’s config names its disks by their full paths.'),
    );
  }
  if (!there && free !== null && free < bytes) {
    return no(
      id,
      t`${vdev} has ${roundSize(bytes)}, and ${to.name} has ${roundSize(free)} free for it`,
      t('Make room there.'),
    );
  }
  if (!hasRsync) {
    return no(
      id,
      t`rsync is missing on ${from.name} or ${to.name}, or too old to write into volumes`,
      t('On both: apt install rsync (3.2 or newer).'),
    );
  }
  return undefined;
}

/** Something has its name at the target: only what the guest itself left there is written over, and only if that was said. */
function oldProblem(
  id: string,
  target: string,
  remove: string,
  { old, bytes }: Pick<SeenCarry, 'old' | 'bytes'>,
  { to, overOld, guest }: MoveLook,
): MoveCheck | undefined {
  if (old === null) {
    return taken(
      id,
      t`${target} is there already on ${to.name}`,
      t('If it is an old copy of this guest’s disk, remove it there first; otherwise it belongs to somebody else.'),
    );
  }
  if (old.uses.length > 0) {
    return taken(
      id,
      noted`${target} on ${to.name} is what ${guest.name} left there, and something uses it: ${old.uses.join('; ')}`,
      noted('See to it first: nothing is written over that is in use.'),
    );
  }
  if (old.bytes !== bytes) {
    return taken(
      id,
      noted`${target} on ${to.name} is what ${guest.name} left there, with ${roundSize(old.bytes)}; its disk has ${roundSize(bytes)} now`,
      noted`Remove the old one there: ${remove}`,
    );
  }
  if (overOld) return undefined;
  return taken(
    id,
    noted`${target} on ${to.name} is what ${guest.name} left there when it was moved away; the guest has moved on since`,
    noted`Let it be written over (only what differs is copied): add --over-old-disks. Or remove it there: ${remove}`,
  );
}
