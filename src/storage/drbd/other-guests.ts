import type { FreeStep } from '../../plan/action.ts';
import { noOtherGuestHas } from '../no-other-guest.ts';
import { at, lvOf, type Mirror, type Side } from './sides.ts';

/** What leads to the mirror by its name, also when it is down (udev’s names for it: drbdadm sh-udev). */
const calledByName = ({ resource }: Mirror, { vg }: Side): string[] => [
  `/dev/drbd/by-res/${resource}/0`,
  `/dev/drbd/by-disk/${vg}/${resource}`,
];

/** On this side no other guest has the mirror, nor what it stands on, by whatever name. */
export const noOtherGuestMirrors = (mirror: Mirror, side: Side, guest: string): FreeStep =>
  noOtherGuestHas(`/dev/drbd${mirror.minor}`, guest, {
    ...at(side.on),
    alsoNamed: [`/dev/${lvOf(mirror, side)}`, ...calledByName(mirror, side)],
  });

/** The same of one half, when the mirror is gone: its number may be that of another one by now. */
export const noOtherGuestHasHalf = (mirror: Mirror, side: Side, guest: string): FreeStep =>
  noOtherGuestHas(`/dev/${lvOf(mirror, side)}`, guest, { ...at(side.on), alsoNamed: calledByName(mirror, side) });
