import { t } from '../text/t.ts';
import type { Drive } from './drive.ts';
import type { DiscEvent, DiscRecord } from './record.ts';
import { discName } from './words.ts';

export interface QueuedDisc {
  path: string;
  /** It is in a drive, or was. */
  done: boolean;
}

type Slots = Pick<DiscRecord, 'drives' | 'queue'>;

/** The discs of the install in their order. The first ones were in the drives at the start. */
export function queueOf(record: Slots, events: readonly DiscEvent[], drives: readonly Drive[]): QueuedDisc[] {
  const seen = new Set<string | null>([
    ...record.queue.slice(0, record.drives.length),
    ...events.map(({ disc }) => disc),
    ...drives.map(({ disc }) => disc),
  ]);
  return record.queue.map((path) => ({ path, done: seen.has(path) }));
}

/** What `next` does, with the reason for its choice of the drive; or why there is nothing to do. */
export type NextDisc = { disc: string; drive: string; because: string } | { nothing: string };

/**
 * The first disc of the queue that has not been in a drive yet. It goes where the guest waits for it: into the drive that
 * it opened itself, else into an empty one, else in place of the disc that was inserted last.
 */
export function nextDisc(record: Slots, events: readonly DiscEvent[], drives: readonly Drive[]): NextDisc {
  const next = queueOf(record, events, drives).find(({ done }) => !done);
  if (!next) {
    return {
      nothing:
        record.queue.length === 0
          ? t('There is no list of discs for this guest: insert one by its name.')
          : t('All discs of the list have been in a drive.'),
    };
  }
  const chosen = driveFor(record, events, drives);
  return chosen ? { disc: next.path, ...chosen } : { nothing: t('The guest has no drive for a disc.') };
}

/** Which drive the next disc goes into, and why. */
function driveFor(
  record: Slots,
  events: readonly DiscEvent[],
  all: readonly Drive[],
): { drive: string; because: string } | undefined {
  const drives = all.filter(({ taken }) => !taken);
  const opened = drives.find(({ open, disc }) => open === true && disc !== null);
  if (opened) return { drive: opened.drive, because: t`the guest has opened ${opened.drive} itself` };
  const empty = drives.filter(({ disc }) => disc === null);
  const lastEmptied = events.findLast(({ drive }) => empty.some((each) => each.drive === drive))?.drive;
  if (lastEmptied !== undefined) return { drive: lastEmptied, because: t`${lastEmptied} was emptied last` };
  if (empty[0]) return { drive: empty[0].drive, because: t`${empty[0].drive} is empty` };
  const last = events.findLast((event) =>
    drives.some(({ drive, disc }) => drive === event.drive && disc === event.disc),
  );
  const place = ({ disc }: Drive): number => (disc === null ? -1 : record.queue.indexOf(disc));
  const furthest = drives.reduce<Drive | undefined>(
    (best, each) => (best === undefined || place(each) > place(best) ? each : best),
    undefined,
  );
  const drive = last?.drive ?? furthest?.drive;
  const out = drives.find((each) => each.drive === drive)?.disc;
  if (drive === undefined || out === undefined || out === null) return undefined;
  return { drive, because: t`${discName(out)} in ${drive} is the disc that was inserted last` };
}
