import type { GuestSpec } from '../../guest/spec.ts';
import type { Plan } from '../../plan/action.ts';
import { noted } from '../../text/t.ts';

/** A disc must still be the one that was looked at, right before anything is begun. */
export function discPreconditions({ install }: GuestSpec, described: boolean): Plan['preconditions'][number][] {
  return (install?.queue ?? []).flatMap(({ findings }) => {
    const { path, is, looked, fingerprint, bytes } = findings;
    if (is === 'drive') return [inDrive(path), ...(looked === 'not-at-all' ? [] : [sameDisc(path, bytes)])];
    const there = {
      message: noted`the disc ${path} is not on the host`,
      remedy: noted('Copy it there with scp -p, or name another one.'),
    };
    const found = { check: { run: ['test', '-f', path] as const }, ...there, exit: 'invalid' as const };
    if (looked === 'not-at-all') return [found, isDisc(path)];
    if (fingerprint === null) return [found];
    const [size, format] = described ? [fingerprint.split(' ')[0]!, '%s'] : [fingerprint, '%s %Y'];
    return [
      found,
      {
        check: { run: ['stat', '-L', '-c', format, '--', path] as const, says: size },
        message: noted`the disc ${path} has changed since it was looked at`,
        remedy: noted('Go through the questions once more, so that it is looked at again.'),
        exit: 'conflict' as const,
      },
    ];
  });
}

const inDrive = (device: string): Plan['preconditions'][number] => ({
  check: { run: ['dd', `if=${device}`, 'of=/dev/null', 'bs=2048', 'skip=16', 'count=1', 'status=none'] },
  message: noted`no disc can be read in ${device}`,
  remedy: noted('Put the disc in, and wait until the drive has found it.'),
  exit: 'notReady',
});

/** A disc in a drive has no time at which it was changed; hardly two of them are of one size. */
const sameDisc = (device: string, bytes: number): Plan['preconditions'][number] => ({
  check: { run: ['blockdev', '--getsize64', device], says: String(bytes) },
  message: noted`in ${device} lies another disc than the one that was looked at`,
  remedy: noted('Put that one in again, or go through the questions once more, so that this one is looked at.'),
  exit: 'conflict',
});

/** ISO 9660 has its name in the seventeenth block of 2048 bytes. */
const isDisc = (path: string): Plan['preconditions'][number] => ({
  check: { run: ['dd', `if=${path}`, 'bs=1', 'skip=32769', 'count=5', 'status=none'], says: 'CD001' },
  message: noted`${path} is no disc, though it was taken for one`,
  remedy: noted('Fetch it again, or plan on the host, where it can be looked into.'),
  exit: 'invalid',
});
