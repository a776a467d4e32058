import type { FreeStep } from '../plan/action.ts';
import { placeText } from '../plan/elsewhere.ts';
import { noted } from '../text/t.ts';

/**
 * Right before the disk that was made for a guest is removed: somebody may have given it to another guest since, as whoever
 * copies a config and changes the name does. The kernel keeps a logical volume only while it is open, and a file never.
 */
export const noOtherGuestHas = (
  path: string,
  guest: string,
  { on, ...more }: Pick<FreeStep, 'on' | 'alsoNamed'> = {},
): FreeStep => ({
  mustBeFree: path,
  guest,
  mayBeGone: true,
  others: true,
  ...more,
  ...(on === undefined ? {} : { on }),
  trouble: {
    message: noted`${placeText(path, on)} is the disk of another guest too`,
    remedy: noted(
      'Give that guest a disk of its own, or take the config away that names this one. An image that stands on it is made whole with the guest off: qemu-img rebase -p -b "" IMAGE.',
    ),
  },
});
