import type { Facts } from '../host/facts.ts';
import type { Problem } from '../problem.ts';
import type { Share } from '../storage/backend.ts';
import { t } from '../text/t.ts';
import { roundSize } from '../units.ts';
import { type DiskQuestion, sharesOf, volumeOf } from './disks.ts';

/** What is wrong between the disks of one guest, each of which is fine by itself. */
export function disksTogether(disks: readonly DiskQuestion[]): Problem[] {
  const same = twice(disks);
  return same.length > 0 ? same : tooMuch(disks);
}

/** What should be known before a guest is made whose disks promise more than there is. */
export function overcommitment(disks: readonly DiskQuestion[]): string[] {
  return sums(disks).flatMap(({ share, bytes }) =>
    share.beyond && bytes > share.freeBytes ? [share.beyond(bytes)] : [],
  );
}

/** Two disks on one volume, or one on a part of the other: each would destroy what the other holds. */
function twice(disks: readonly DiskQuestion[]): Problem[] {
  const seen: { path: string; at: string }[] = [];
  for (const disk of disks) {
    const { at, facts } = disk.context;
    const path = volumeOf(disk)?.path;
    if (path === undefined) continue;
    const other = seen.find((earlier) => overlap(path, earlier.path, facts));
    if (other) {
      return [
        {
          field: `${at}.backend`,
          kind: 'conflict',
          message: t`two disks of this guest would be on ${path}${other.path === path ? '' : ` ${t`(which is also ${other.path})`}`}`,
          remedy: t('Give each disk a place of its own.'),
        },
      ];
    }
    seen.push({ path, at });
  }
  return [];
}

function overlap(a: string, b: string, facts: Facts | undefined): boolean {
  if (a === b) return true;
  const [one, two] = [a, b].map((path) =>
    facts?.blockDevices.find((device) => device.path === path || device.stableNames.includes(path)),
  );
  return one !== undefined && two !== undefined && (one === two || one.parent === two.path || two.parent === one.path);
}

/** More out of one store than it has: told at the disk that is too much. */
function tooMuch(disks: readonly DiskQuestion[]): Problem[] {
  return sums(disks).flatMap(({ share, bytes, at, count }) =>
    share.beyond || count < 2 || bytes <= share.freeBytes
      ? []
      : [
          {
            field: `${at}.size`,
            message: t`the disks of this guest take ${roundSize(bytes)} of ${share.of} together, and ${roundSize(share.freeBytes)} are free there`,
            remedy: t('Make one of them smaller, or put it elsewhere.'),
          },
        ],
  );
}

interface Sum {
  share: Share;
  bytes: number;
  count: number;
  /** The last disk that draws on it. */
  at: string;
}

function sums(disks: readonly DiskQuestion[]): Sum[] {
  const found = new Map<string, Sum>();
  for (const disk of disks) {
    for (const share of sharesOf(disk)) {
      const before = found.get(share.of);
      found.set(share.of, {
        share,
        bytes: (before?.bytes ?? 0) + share.bytes,
        count: (before?.count ?? 0) + 1,
        at: disk.context.at,
      });
    }
  }
  return [...found.values()];
}
