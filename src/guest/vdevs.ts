import type { GuestType } from '../boot/boot.ts';
import { t } from '../text/t.ts';
import { collision, parseVdev, type Vdev } from '../xl/vdev.ts';

/** The first-login disk, far behind the others: a PV disk finds its driver everywhere, and it takes no drive's slot. */
export const SEED_VDEV = 'xvdz';

interface Place {
  type: GuestType;
  access: 'ro' | 'rw';
  /** What the guest's other disks are called. */
  taken: readonly string[];
}

/** The emulated IDE drives of an hvm guest are hda to hdd; none of them can be read-only (xen-facts 2.5). */
const isReadOnlyIde = ({ type, access }: Place, index: number): boolean =>
  type === 'hvm' && access === 'ro' && index < 4;

/** The first name after the system disk's that is free: `xvdb`, `xvdc` … */
export function nextVdev(place: Place): string {
  const used = new Set(place.taken.map((name) => parseVdev(name)?.disk));
  let index = 1;
  while (used.has(index) || isReadOnlyIde(place, index)) index += 1;
  return `xvd${letters(index)}`;
}

/** Why a further disk cannot have this name; undefined when it can. */
export function badVdev(name: string, place: Place): { message: string; remedy: string } | undefined {
  const { taken } = place;
  const vdev = parseVdev(name);
  if (!vdev || vdev.disk === null || vdev.kind === 'd') {
    return { message: t`“${name}” is no name of a virtual disk`, remedy: t('Write xvdb, xvdc and so on.') };
  }
  if (vdev.partition !== 0) {
    return { message: t`${name} would be a partition without its disk`, remedy: t('Name a whole disk, like xvdb.') };
  }
  if (taken.includes(SEED_VDEV) && name === SEED_VDEV) {
    return { message: t`${name} is kept for the first-login disk`, remedy: t('Choose another letter.') };
  }
  const other = taken.find((each) => shadows(vdev, parseVdev(each)));
  if (other !== undefined) {
    return {
      message: other === name ? t`${name} is taken by another disk` : t`${name} and ${other} would be the same disk`,
      remedy: t('Choose another letter, or leave vdev out: the next free one is taken then.'),
    };
  }
  if (vdev.kind !== 'sd' && isReadOnlyIde(place, vdev.disk)) {
    return {
      message: t`${name} is an emulated IDE drive of an hvm guest, and those cannot be read-only`,
      remedy: t('Choose xvde or later.'),
    };
  }
  return undefined;
}

/**
 * The same letter is the same disk, whatever the family: an hvm guest has one IDE drive for hdb and xvdb, and Linux
 * gives hdb, sdb and xvdb of Xen one name. A disk is there as a whole or in partitions, never both.
 */
function shadows(a: Vdev, b: Vdev | undefined): boolean {
  if (!b) return false;
  return collision(a, b) !== undefined || (a.disk !== null && a.disk === b.disk);
}

/** 0 = a, 25 = z, 26 = aa: as Linux names disks. */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
