import type { Drive } from './drive.ts';
import type { DiscEvent, DiscRecord } from './record.ts';

type Slots = Pick<DiscRecord, 'drives' | 'queue'>;

/** What is in each drive by what was put down: at the start the first discs of the queue, then what happened. */
export function replay({ drives, queue }: Slots, events: readonly DiscEvent[]): Map<string, string | null> {
  const now = new Map<string, string | null>(drives.map((drive, index) => [drive, queue[index] ?? null]));
  for (const { drive, disc } of events) now.set(drive, disc);
  return now;
}

/**
 * What is to be added to the history so that it ends in what was read. So a disc that somebody changed by hand is in it
 * too, from the moment when it was seen. `at`: ISO 8601, UTC.
 */
export function missingEvents(
  record: Slots,
  events: readonly DiscEvent[],
  drives: readonly Drive[],
  at: string,
): DiscEvent[] {
  const known = replay(record, events);
  return drives
    .filter(({ drive, disc }) => (known.get(drive) ?? null) !== disc)
    .map(({ drive, disc }) => ({ at, drive, disc }));
}
