import { t } from '../../text/t.ts';
import type { Listed } from '../list.ts';
import type { Tested } from '../tested.ts';
import type { Candidate } from './law.ts';
import { type About, whoseIs } from './whose.ts';

/** The backups of a folder as retention sees them; `guest`: only of those of that name; `only`: of that very one. */
export const candidatesOf = ({ backups }: Listed, guest?: string, only?: About): Candidate[] =>
  backups
    .filter(({ manifest }) => guest === undefined || manifest.guest === guest)
    .filter(({ manifest }) => only === undefined || whoseIs(manifest) === whoseIs(only))
    .map(({ path, manifest, wrong, tested }) => {
      const takenAt = new Date(manifest.takenAt);
      return {
        path,
        guest: manifest.guest,
        whose: whoseIs(manifest),
        takenAt,
        doubt: doubtOf(path, manifest.guest, takenAt, wrong ?? failed(tested)),
      };
    });

const failed = (tested: Tested | null): string | null =>
  tested === null || tested.passed ? null : t`its test on ${tested.at.slice(0, 10)} failed`;

/** Whoever gives a backup a name of their own wants to keep it. */
function doubtOf(path: string, guest: string, takenAt: Date, wrong: string | null): string | null {
  if (wrong !== null) return wrong;
  if (Number.isNaN(takenAt.getTime())) return t('when it was made cannot be told');
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isOurs = name.startsWith(`${guest}-`) && /^\d{8}-\d{6}$/.test(name.slice(guest.length + 1));
  return isOurs ? null : t('somebody gave it a name of its own');
}
