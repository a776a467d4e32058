import type { Drive } from '../../drives/drive.ts';
import type { QueuedDisc } from '../../drives/queue.ts';
import type { DiscState } from '../../drives/state.ts';
import { discName, driveNote, unmountFirst } from '../../drives/words.ts';
import { t } from '../../text/t.ts';

/** What `disc … --json` gives (the contract: more keys may come). */
export interface DiscReport {
  guest: string;
  type: DiscState['type'];
  drives: { drive: string; disc: string | null; locked?: boolean; open?: boolean }[];
  queue: QueuedDisc[];
  /** Discs on the host that are not in the queue; only of `list`. */
  library?: string[];
  /** What the command did: absent where there was nothing to do. */
  changed?: { drive: string; from: string | null; to: string | null };
}

export function reportOf(
  { guest, type, drives }: DiscState,
  queue: QueuedDisc[],
  more: Pick<DiscReport, 'library' | 'changed'> = {},
): DiscReport {
  return { guest, type, drives: drives.map(({ taken: _, ...drive }) => drive), queue, ...more };
}

/** The same for people. Lines may hold names from anywhere: whoever prints them makes them safe. */
export function reportLines({ guest, type, drives, queue, library = [] }: DiscReport, host: string): string[] {
  const next = queue.findIndex(({ done }) => !done);
  const width = Math.max(0, ...drives.map(({ drive }) => drive.length));
  const [was, comes] = [t('done', 'of a disc'), t('next', 'of a disc')];
  const mark = Math.max(was.length, comes.length);
  return [
    t`The drives of ${guest} (${type}) on ${host}`,
    ...(drives.length === 0
      ? [`  ${t('none', 'of drives')}`]
      : drives.map((drive) => `  ${drive.drive.padEnd(width)}  ${contents(drive)}`)),
    ...(drives.length === 0 || unmountFirst(type) === '' ? [] : [`  ${unmountFirst(type)}`]),
    ...(queue.length === 0 ? [] : ['', t('Its discs, in their order')]),
    ...queue.map(({ path, done }, index) => `  ${(done ? was : index === next ? comes : '').padEnd(mark)}  ${path}`),
    ...(library.length === 0 ? [] : ['', t('Other discs on the host')]),
    ...library.map((path) => `  ${path}`),
  ];
}

/** `a.iso  /srv/iso/a.iso  (the guest holds it)` */
function contents(drive: Omit<Drive, 'drive' | 'taken'>): string {
  const { disc } = drive;
  const note = driveNote(drive);
  const what = disc === null ? t('empty', 'of a drive') : discName(disc) === disc ? disc : `${discName(disc)}  ${disc}`;
  return note === '' ? what : `${what}  (${note})`;
}
