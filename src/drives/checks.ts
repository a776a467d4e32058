import { EXIT, UserError } from '../problem.ts';
import { listed } from '../text/listed.ts';
import { t } from '../text/t.ts';
import type { Drive } from './drive.ts';
import type { DiscState } from './state.ts';

/**
 * The disc as an absolute path. `cwd`: where the person stands; absent on another host, where nobody stands anywhere.
 * Rejects with UserError (invalid).
 */
export function absoluteDisc(path: string, cwd: string | undefined): string {
  if (path === '') throw refused(t('no disc is named'), t('Give the path of an ISO file, like /srv/iso/disc2.iso.'));
  if (/[\0-\x1f\x7f]/.test(path)) {
    throw refused(t`the path ${JSON.stringify(path)} holds a control character`, t('Rename the file.'));
  }
  if (path.startsWith('/')) return path;
  if (cwd === undefined) {
    throw refused(
      t`${JSON.stringify(path)} does not begin with /, and on another host it is not clear where it begins`,
      t('Give the whole path there, like /srv/iso/disc2.iso.'),
    );
  }
  const parts = `${cwd}/${path}`.split('/').filter((part) => part !== '' && part !== '.');
  const kept: string[] = [];
  for (const part of parts) {
    if (part === '..') kept.pop();
    else kept.push(part);
  }
  return `/${kept.join('/')}`;
}

/** The drive that is meant. Rejects with UserError (invalid) where discs of the guest cannot be changed, or not in it. */
export function driveMeant({ guest, type, drives }: DiscState, named: string, hasRecord: boolean): Drive {
  if (type !== 'hvm' && !hasRecord) {
    throw refused(
      t`${guest} is a ${type} guest, which has no CD drives, and xenguide has no record of which of its disks are discs`,
      t`Add a disc by hand: xl block-attach ${guest} format=raw,vdev=xvdz,access=ro,target=/srv/iso/disc.iso`,
      'guest',
    );
  }
  const drive = drives.find((each) => each.drive === named);
  if (!drive) throw noSuchDrive(guest, type, named, drives);
  if (drive.taken) {
    throw refused(
      t`${named} of ${guest} is a disk that the guest writes to, not a disc`,
      t('Nothing is done to it. Was the guest started with another config than the one xenguide wrote?'),
      'drive',
    );
  }
  return drive;
}

/** For an emulated PC: at the next start of the guest, qemu takes the path apart at its commas (xen-facts 2.5). */
export function requireNoComma({ type, guest }: DiscState, disc: string): void {
  if (type !== 'hvm' || !disc.includes(',')) return;
  throw refused(
    t`the path ${JSON.stringify(disc)} holds a comma: ${guest} would not start any more with it in a drive`,
    t('Rename the file, or make a link to it without a comma in its name (ln -s).'),
  );
}

function noSuchDrive(guest: string, type: string, named: string, drives: readonly Drive[]): UserError {
  const names = drives.map(({ drive }) => drive);
  const message = t`${guest} has no drive ${JSON.stringify(named)}`;
  if (names.length > 0) return refused(message, t`It has ${listed(names)}.`, 'drive');
  return refused(
    t`${guest} has no drive for discs at all`,
    type === 'hvm'
      ? t(
          'A drive cannot be added while it runs: put "vdev=hdc,devtype=cdrom,target=" into disk=[…] of its config, and start it anew.',
        )
      : t('Plan the guest with discs: then it gets disks for them.'),
    'drive',
  );
}

const refused = (message: string, remedy: string, field = 'disc'): UserError =>
  new UserError(EXIT.invalid, { field, message, remedy });
