import { EXIT, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { MiB } from '../../units.ts';
import type { KeptDisk } from '../guest.ts';

/** Where all disks of a restored guest are to be, when not where they were. */
export type DiskPlace =
  | { kind: 'file'; folder: string }
  | { kind: 'lvm'; vg: string }
  | { kind: 'thin'; vg: string; pool: string }
  | { kind: 'zfs'; parent: string };

/** A word of LVM or ZFS: what becomes part of a path and of a command. */
const WORD = '[A-Za-z0-9_.][A-Za-z0-9_.+-]*';

/** Reads `/srv/vm`, `vg0`, `vg0/pool` or `zfs:tank/vm`. Throws UserError (usage, field `--disks-to`). */
export function parseDiskPlace(text: string): DiskPlace {
  const folder = /^\/[^\p{Cc},"'\\]*$/u.test(text) && !/(^|\/)\.\.?(\/|$)/.test(text);
  if (folder) return { kind: 'file', folder: text.replace(/(.)\/+$/, '$1') };
  const parent = new RegExp(`^zfs:(${WORD}(?:/${WORD})*)$`).exec(text)?.[1];
  if (parent !== undefined) return { kind: 'zfs', parent };
  const [, vg, pool] = new RegExp(`^(${WORD})(?:/(${WORD}))?$`).exec(text) ?? [];
  if (vg !== undefined) return pool === undefined ? { kind: 'lvm', vg } : { kind: 'thin', vg, pool };
  throw new UserError(EXIT.usage, {
    field: '--disks-to',
    message: t`${JSON.stringify(text)} is no place for disks`,
    remedy: t('Write a folder (/srv/vm), a volume group (vg0), a thin pool (vg0/pool) or a ZFS pool (zfs:tank).'),
  });
}

/**
 * The same disk at another place, under the last part of its name. Throws UserError (invalid) for a qcow2 file that is to become a
 * volume, which holds nothing but plain bytes.
 */
export function diskAt(disk: KeptDisk, place: DiskPlace): KeptDisk {
  const last = disk.target.slice(disk.target.lastIndexOf('/') + 1);
  const base = disk.kind === 'file' ? last.replace(/\.(img|raw|qcow2)$/, '') : last;
  if (place.kind === 'file') {
    const folder = place.folder === '/' ? '' : place.folder;
    const target = `${folder}/${base}.${disk.format === 'qcow2' ? 'qcow2' : 'img'}`;
    return { ...disk, kind: 'file', target, own: {} };
  }
  if (disk.format !== 'raw') {
    throw new UserError(EXIT.invalid, {
      field: '--disks-to',
      message: t`${disk.vdev} is a qcow2 file, which a volume cannot hold as it is`,
      remedy: t(
        'Restore it into a folder (--disks-to /srv/vm); or unpack it by hand and convert it (qemu-img convert).',
      ),
    });
  }
  const [target, own] = volumeOf(place, base);
  // Volumes have no odd sizes.
  return { ...disk, kind: place.kind, target, own, bytes: Math.ceil(disk.bytes / MiB) * MiB };
}

function volumeOf(
  place: Exclude<DiskPlace, { kind: 'file' }>,
  base: string,
): [target: string, own: Readonly<Record<string, string>>] {
  if (place.kind === 'zfs') return [`/dev/zvol/${place.parent}/${base}`, { name: `${place.parent}/${base}` }];
  const { vg } = place;
  return [`/dev/${vg}/${base}`, place.kind === 'thin' ? { vg, lv: base, pool: place.pool } : { vg, lv: base }];
}

/** Two disks whose names end alike would become one. */
export function sameTarget(disks: readonly Pick<KeptDisk, 'vdev' | 'target'>[]): string | undefined {
  const seen = new Set<string>();
  return disks.find(({ target }) => seen.has(target) || !seen.add(target))?.vdev;
}
