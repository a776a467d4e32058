import type { Result } from '../host/runner.ts';
import { cleanLines } from '../plan/apply/words.ts';
import { t } from '../text/t.ts';
import type { GuestType } from './domain.ts';
import type { Drive } from './drive.ts';

/** The last part of a disc's path, as one speaks of it. */
export const discName = (path: string): string => /[^/]*\/?$/.exec(path)?.[0] || path;

/** Lines that say no more than that something did not work. */
const EMPTY_WORDS = /^libxl_\w+ failed|^Unable to (add|remove) \w+ with id/i;

/** What xl said in the end, without the places in its source: at most two lines. Empty: nothing. */
export function xlWords({ stderr, stdout, timedOut }: Result): string {
  if (timedOut) return t('it took too long');
  const lines = cleanLines(stderr.trim() === '' ? stdout : stderr).map((line) =>
    line.replace(/^libxl: (error|warning): (\S+:\d+:\w+: ?)?(Domain \d+:)? */, ''),
  );
  const telling = lines.filter((line) => !EMPTY_WORDS.test(line));
  return (telling.length > 0 ? telling : lines).slice(-2).join(' / ').slice(0, 300);
}

/** `b.iso is in hdc now; a.iso was taken out.` */
export function changedWords({ drive, from, to }: { drive: string; from: string | null; to: string | null }): string {
  if (to === null)
    return from === null ? t`${drive} is empty already.` : t`${drive} is empty now; ${discName(from)} was taken out.`;
  if (from === to) return t`${discName(to)} is in ${drive} already.`;
  const out = from === null ? '' : t`; ${discName(from)} was taken out`;
  return t`${discName(to)} is in ${drive} now${out}.`;
}

/** Whether the guest holds the disc or has put it out. Empty: neither, or nobody knows. */
export function driveNote({ disc, locked, open }: Omit<Drive, 'drive' | 'taken'>): string {
  if (disc === null) return '';
  return locked ? t('the guest holds it') : open ? t('put out by the guest') : '';
}

/** What can be done where no list has a disc in it. */
export const noneFound = (guest: string, drive: string | undefined): string =>
  t`No ISO file was found in /srv/iso, /srv/images and the other usual folders. Put one there, or name it by its full path: xenguide disc ${guest} insert ${drive ?? 'hdc'} /PATH/FILE.iso`;

/** `hdc: a.iso (/srv/iso/a.iso), the guest holds it`. */
export function driveWords({ drive, ...contents }: Drive): string {
  if (contents.disc === null) return t`${drive}: empty`;
  const note = driveNote(contents);
  return `${drive}: ${discName(contents.disc)} (${contents.disc})${note === '' ? '' : `, ${note}`}`;
}

/**
 * For guests whose discs are disks. Linux refused to lose one that is mounted until 5.14 (drivers/block/xen-blkfront.c,
 * blkfront_closing); since then it lets go at once, and reads from it fail. Empty: of an emulated PC, which has trays.
 */
export const unmountFirst = (type: GuestType | undefined): string =>
  type === 'pv' || type === 'pvh' ? t('Unmount a disc in the guest first: a newer Linux does not hold on to it.') : '';
