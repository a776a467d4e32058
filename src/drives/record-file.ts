import type { Runner } from '../host/runner.ts';
import { runAll } from '../plan/apply/ask.ts';
import { guestPaths } from '../plan/apply/paths.ts';
import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';
import type { DiscEvent, DiscRecord } from './record.ts';

/** What a plan left for changing discs, and what has happened since. */
export interface Discs {
  record: DiscRecord;
  /** The newest last. */
  events: DiscEvent[];
}

interface Paths {
  record: string;
  history: string;
}

/** Rejects with UserError (invalid) for a name that cannot be one: it becomes a path. */
export function discPaths(name: string, stateDir?: string): Paths {
  const { dir } = guestPaths(name, stateDir);
  return { record: `${dir}/discs.json`, history: `${dir}/discs-history.jsonl` };
}

/** Undefined: there is no record. Rejects with UserError (invalid) for one that cannot be read as one. */
export async function readDiscs(runner: Runner, { record: path, history }: Paths): Promise<Discs | undefined> {
  const [file, lines] = await runAll(runner, [
    ['cat', '--', path],
    ['cat', '--', history],
  ]);
  if (file?.code !== 0) return undefined;
  const record = parseRecord(file.stdout);
  if (!record) {
    throw new UserError(EXIT.invalid, {
      field: '',
      message: t`the record of this guest’s discs is damaged (${path} on ${runner.where})`,
      remedy: t('Move the file away: the drives are then read from the running guest, without the list of its discs.'),
    });
  }
  return { record, events: lines?.code === 0 ? parseEvents(lines.stdout) : [] };
}

/** The folder is there: the plan made it. */
export const saveRecord = (runner: Runner, { record: path }: Paths, record: DiscRecord): Promise<void> =>
  runner.writeFile(path, `${JSON.stringify(record, null, 2)}\n`, 0o600);

export async function addEvents(runner: Runner, { history }: Paths, events: readonly DiscEvent[]): Promise<void> {
  if (events.length > 0) await runner.append(history, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
}

function parseRecord(text: string): DiscRecord | undefined {
  const { version, how, drives, queue, install } = objectOf(text) ?? {};
  if (version !== 1 || (how !== 'trays' && how !== 'disks') || !areTexts(drives) || !areTexts(queue)) return undefined;
  if (install === null || install === undefined) return { version, how, drives, queue, install: null };
  const { config, run } = install as { config?: unknown; run?: unknown };
  if (typeof config !== 'string' || typeof run !== 'string') return undefined;
  return { version, how, drives, queue, install: { config, run } };
}

/** A line that was cut off, or that somebody wrote by hand, is passed over. */
function parseEvents(text: string): DiscEvent[] {
  return text.split('\n').flatMap((line) => {
    const { at, drive, disc } = objectOf(line) ?? {};
    if (typeof at !== 'string' || typeof drive !== 'string') return [];
    return typeof disc === 'string' || disc === null ? [{ at, drive, disc }] : [];
  });
}

const areTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
