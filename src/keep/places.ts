import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';

/** Where a backup lies, and what it needs on the host while it is made. */
export interface BackupPlaces {
  /** `20261126-071400`, UTC: names everything of this backup. */
  stamp: string;
  /** The host that these folders are on: an ssh URL. Absent: the guest’s own. */
  on?: string;
  /** The folder it is written to; renamed to `final` in the very end. */
  partial: string;
  final: string;
  /** Beside it: the memory of a guest that could not be brought back, which is not thrown away. */
  memory: string;
  /** Files that the unit makes, on a file system that no network can hold up. */
  run: string;
  /** Made by the unit right before the guest is stopped: its time is the beginning of the pause. */
  begun: string;
  /** Made when all snapshots and copies are there, right before the guest goes on. */
  taken: string;
  /** A folder that is empty until the guest goes on. */
  through: string;
  /** Its time is the end of the pause. */
  goesOn: string;
  /** The unit is through, however it went. */
  ended: string;
  unit: string;
  unitPath: string;
}

/** Throws UserError (invalid) for a folder that cannot be named. `at`: when the backup was asked for. */
export function backupPlaces(guest: string, folder: string, at: Date, on?: string): BackupPlaces {
  const dir = folder === '/' ? '' : folder.replace(/\/+$/, '');
  if (!/^\/[^\p{Cc}]*$/u.test(folder) || /(^|\/)\.\.?(\/|$)/.test(folder)) {
    throw new UserError(EXIT.usage, {
      field: '--to',
      message: t`${JSON.stringify(folder)} is not the full path of a folder on the host`,
      remedy: t('Write it from the beginning, like --to /backup.'),
    });
  }
  const stamp = at.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  return placesOf(guest, `${dir}/.${guest}-${stamp}.partial`, on);
}

/** There as long as a backup of that guest is under way on its host, or was cut off. */
export const backupRun = (guest: string): string => `/run/xenguide-backup-${guest}`;

/** The same for a backup that was begun, from its folder. */
export function placesOf(guest: string, partial: string, on?: string): BackupPlaces {
  const [, dir = '', name = '', stamp = ''] = /^(.*)\/\.(.*-(\d{8}-\d{6}))\.partial$/.exec(partial) ?? [];
  if (name !== `${guest}-${stamp}`) throw new TypeError(`${partial} is no folder of a backup of ${guest}`);
  const run = backupRun(guest);
  // + is the one character of a guest's name that systemd has no place for (systemd.unit(5), \xHH).
  const unit = `xenguide-backup-${guest.replaceAll('+', '\\x2b')}.service`;
  return {
    ...{ stamp, partial, final: `${dir}/${name}`, memory: `${dir}/${name}.memory`, run },
    ...onOf(on),
    begun: `${run}/begun`,
    taken: `${run}/taken`,
    through: `${run}/through`,
    goesOn: `${run}/through/goes-on`,
    ended: `${run}/ended`,
    unit,
    unitPath: `/run/systemd/system/${unit}`,
  };
}

/** As steps have it: where a thing of the backup is done. */
export const onOf = (on: string | undefined): { on?: string } => (on === undefined ? {} : { on });

/** The folder that backups are written to, on the same host. */
export const folderOf = ({ final }: BackupPlaces): string => final.slice(0, final.lastIndexOf('/')) || '/';
