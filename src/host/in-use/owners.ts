import { t } from '../../text/t.ts';
import type { Seen } from './look.ts';
import { pathsOf, spelled } from './names.ts';
import type { Use } from './question.ts';
import type { Attached, Loop } from './read.ts';

/** Loop devices that stand for a file or device. */
export function loopsOn({ loops, identities }: Seen, key: string): Loop[] {
  return loops.filter(({ backing, file }) => backing === key || identities.get(file)?.key === key);
}

/** Who has a device or file without the kernel’s claim on it: loop devices, guests, programs. */
export function usersOf(seen: Seen, key: string, ownGuest: string): Use[] {
  const standsFor = seen.loops.find((loop) => loop.key === key);
  return [
    ...guestsOn(seen, key, ownGuest),
    ...loopsOn(seen, key).flatMap((loop): Use[] => [
      { reason: t`behind the loop device ${loop.name}` },
      ...guestsOn(seen, loop.key, ownGuest),
    ]),
    ...(standsFor ? guestsOn(seen, seen.identities.get(standsFor.file)?.key ?? standsFor.backing, ownGuest) : []),
    ...seen.opened
      .filter((opened) => opened.key === key)
      .map(({ process }) => ({ reason: t`open by ${process}`, passing: true })),
  ];
}

/**
 * Guests that have a volume, or will have it, by a name of it that has no device node: where there is one, its number tells. A
 * name without a node is all there is of a volume that is not active.
 */
export function guestsCalling(seen: Seen, path: string, ownGuest: string): Use[] {
  const name = spelled(path);
  return guestsWith(seen, (each) => !seen.identities.has(each) && spelled(each) === name, ownGuest);
}

/** The same for any volume of a volume group that is not active. */
export const guestsIn = (seen: Seen, group: string, ownGuest: string): Use[] =>
  guestsWith(seen, (each) => !seen.identities.has(each) && spelled(each).startsWith(`/dev/${group}/`), ownGuest);

function guestsOn(seen: Seen, key: string, ownGuest: string): Use[] {
  const served = seen.attached.filter((disk) => disk.key === key);
  return guestsWith(seen, (path) => seen.identities.get(path)?.key === key, ownGuest, served);
}

/**
 * Guests that have it or will have it. A config of the guest that it is for is no reason; that this guest runs on it is one
 * all the same. `served`: disks of running guests that are it, whatever they are called.
 */
function guestsWith(
  { guests, attached, below }: Seen,
  isPath: (path: string) => boolean,
  ownGuest: string,
  served: readonly Attached[] = [],
): Use[] {
  const isIt = (target: string | null): boolean => target !== null && pathsOf(target).some(isPath);
  const named = guests.filter(({ disks }) => disks.some(isIt));
  const standing = guests.filter(({ disks }) => disks.some((disk) => below.get(disk)?.some(isPath)));
  const names = new Map(guests.flatMap(({ domid, name }) => (domid === null ? [] : [[domid, name] as const])));
  return [
    ...named
      .filter(({ domid }) => domid !== null)
      .map(({ name }) => ({ reason: t`disk of the running guest ${name}`, other: name !== ownGuest })),
    ...named
      .filter(({ domid, name }) => domid === null && name !== ownGuest)
      .map(({ name, config }) => ({ reason: t`named in ${config} (guest ${name})`, other: true })),
    ...standing.map(({ name }) => ({ reason: t`below an image of the guest ${name}`, other: name !== ownGuest })),
    ...attached
      .filter((disk) => served.includes(disk) || isIt(disk.params))
      .map(({ domid }) => {
        const name = names.get(domid);
        // Of a guest that has just ended Xen tidies up in a moment.
        return name === undefined
          ? { reason: t`attached to domain ${domid}, which is ending`, passing: true }
          : { reason: t`disk of the running guest ${name}`, other: name !== ownGuest };
      }),
  ];
}
