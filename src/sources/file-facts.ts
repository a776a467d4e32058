import type { Problem } from '../problem.ts';
import { isQuoted } from '../text/quoted.ts';
import { t } from '../text/t.ts';
import { lastWords, type Probe } from './probe.ts';

/** What a path is expected to lead to, in the words of the answer it was written into. */
export interface Subject {
  field: string;
  /** `image`: stands behind `the`, `no` and `an`. */
  noun: string;
  /** The same as a file: `image file`. */
  file: string;
  /** What to do when the path leads to a device instead. */
  ifDevice: string;
}

const IMAGE: Subject = {
  field: 'source.path',
  noun: t('image', 'of a file'),
  file: t('image file'),
  ifDevice: t('Copy it into a file first, or use it as the guest’s disk.'),
};

/** A file server that is gone, or a disk that does not wake up, must not hold the person for minutes. */
const STAT_PATIENCE_MS = 30_000;

/** What is wrong with the path itself; every tool is only ever given an absolute one, so none takes it for an option. */
export function badPath(path: string, { field, noun }: Subject = IMAGE): Problem | undefined {
  const wrong = (message: string, remedy: string): Problem => ({ field, message, remedy });
  if (path === '') return wrong(t`no ${noun} is named`, t`Name the ${noun}’s full path.`);
  if (isQuoted(path))
    return wrong(
      t`there are quotation marks around the ${noun}’s path`,
      t('Leave the quotation marks out: a space needs none here.'),
    );
  if (!path.startsWith('/'))
    return wrong(t`the ${noun}’s path does not begin with /`, t('Write the full path on the Xen host.'));
  if (/[\u0000\n\r]/.test(path)) return wrong(t`the ${noun}’s path holds a line break`, t('Rename the file.'));
  return undefined;
}

/** What stat(1) says of what the path leads to. */
export interface Stat {
  type: 'file' | 'folder' | 'device' | 'other';
  bytes: number;
  /** A word that changes when a file does. */
  fingerprint: string;
}

export async function statPath(probe: Probe, path: string, what: Subject = IMAGE): Promise<Stat | Problem> {
  // %f is the mode in hexadecimal: %F would be a word in the host's language.
  const result = await probe.ask(['stat', '-L', '-c', '%f %s %Y', '--', path], { timeoutMs: STAT_PATIENCE_MS });
  if (result.timedOut) {
    return {
      field: what.field,
      message: t`${path} does not answer: the host has waited for half a minute`,
      remedy: t('If it lies on a file server, see whether that is up (df, dmesg). Or copy the file onto the host.'),
    };
  }
  if (result.code !== 0) return absent(lastWords(result), path, what);
  const [mode = '', size = '', time = ''] = result.stdout.trim().split(' ');
  const type = TYPES[Number.parseInt(mode, 16) & 0xf000] ?? 'other';
  return { type, bytes: Number(size), fingerprint: `${size} ${time}` };
}

/** S_IFREG, S_IFDIR and S_IFBLK of inode(7). */
const TYPES: Readonly<Record<number, Stat['type']>> = { 32768: 'file', 16384: 'folder', 24576: 'device' };

/** Length in bytes, and a word that changes when the file does; a problem when it is no file. */
export async function statFile(
  probe: Probe,
  path: string,
  what: Subject = IMAGE,
): Promise<{ bytes: number; fingerprint: string } | Problem> {
  const found = await statPath(probe, path, what);
  if ('message' in found) return found;
  const { type, bytes, fingerprint } = found;
  const wrong = (message: string, remedy: string): Problem => ({ field: what.field, message, remedy });
  if (type === 'file') return { bytes, fingerprint };
  if (type === 'folder') return wrong(t`${path} is a folder`, t`Name the ${what.file} in it.`);
  if (type === 'device') return wrong(t`${path} is a device, not an ${what.file}`, what.ifDevice);
  return wrong(t`${path} is not a regular file`, t`Name the ${what.file}.`);
}

function absent(said: string, path: string, { field, noun }: Subject): Problem {
  const wrong = (message: string, remedy: string): Problem => ({ field, message, remedy });
  if (/permission denied/i.test(said))
    return wrong(t`${path} may not be read by this user`, t('Run xenguide as root.'));
  if (/no such file|not a directory/i.test(said)) {
    return wrong(
      t`there is no file ${path} on the Xen host`,
      t`Look at the spelling (ls -l), or copy the ${noun} there.`,
    );
  }
  return wrong(t`${path} cannot be looked at: ${said}`, t('Name another file.'));
}
