import { t } from '../../text/t.ts';
import type { Seen } from './look.ts';
import type { Use } from './question.ts';
import type { Loop } from './read.ts';

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
 * Guests that have it or will have it. A config of the guest that it is for is no reason; that this guest runs on it is one
 * all the same.
 */
function guestsOn({ guests, attached, identities, below }: Seen, key: string, ownGuest: string): Use[] {
  const isIt = (path: string | null): boolean => path !== null && identities.get(path)?.key === key;
  const named = guests.filter(({ disks }) => disks.some(isIt));
  const served = attached.filter((disk) => disk.key === key || isIt(disk.params));
  const standing = guests.filter(({ disks }) => disks.some((disk) => below.get(disk)?.some(isIt)));
  const names = new Map(guests.flatMap(({ domid, name }) => (domid === null ? [] : [[domid, name] as const])));
  return [
    ...named
      .filter(({ domid }) => domid !== null)
      .map(({ name }) => ({ reason: t`disk of the running guest ${name}`, other: name !== ownGuest })),
    ...named
      .filter(({ domid, name }) => domid === null && name !== ownGuest)
      .map(({ name, config }) => ({ reason: t`named in ${config} (guest ${name})`, other: true })),
    ...standing.map(({ name }) => ({ reason: t`below an image of the guest ${name}`, other: name !== ownGuest })),
    ...served.map(({ domid }) => {
      const name = names.get(domid);
      // Of a guest that has just ended Xen tidies up in a moment.
      return name === undefined
        ? { reason: t`attached to domain ${domid}, which is ending`, passing: true }
        : { reason: t`disk of the running guest ${name}`, other: name !== ownGuest };
    }),
  ];
}
