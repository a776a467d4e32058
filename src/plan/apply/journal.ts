import type { Runner } from '../../host/runner.ts';

/**
 * The journal of a guest: one JSON object a line, each synced to disk before the next thing happens. Written *before* an
 * action begins and after it ended, so whatever moment the power goes, it says at least as much as was done.
 */
export type JournalEvent =
  | 'opened'
  | 'begun'
  /** The host will go back by itself unless it is told to keep what was done. */
  | 'armed'
  | 'confirmed'
  | 'done'
  | 'failed'
  | 'undoing'
  | 'undone'
  | 'finished';

export interface JournalEntry {
  /** ISO 8601, UTC. */
  at: string;
  what: JournalEvent;
  /** The action's id; absent for opened and finished. */
  id?: string;
  note?: string;
}

/** nothing: not there (any more). half: begun, or being taken back, and not known to be through. done: there. */
export type Standing = 'nothing' | 'half' | 'done';

const STANDING: Readonly<Partial<Record<JournalEvent, Standing>>> = {
  begun: 'half',
  armed: 'half',
  confirmed: 'half',
  failed: 'half',
  undoing: 'half',
  done: 'done',
  undone: 'nothing',
};

/**
 * A line that cannot be read is the one that was being written when the power went: what it would have said had not
 * begun to matter, so it is passed over.
 */
function parseJournal(text: string): JournalEntry[] {
  return text.split('\n').flatMap((line) => {
    try {
      const entry = JSON.parse(line) as JournalEntry;
      return typeof entry === 'object' && entry !== null && typeof entry.what === 'string' ? [entry] : [];
    } catch {
      return [];
    }
  });
}

export class Journal {
  readonly #runner: Runner;
  readonly #path: string;
  readonly #entries: JournalEntry[];
  /** The file may end in half a line: the next entry begins on a new one. */
  #torn: boolean;

  constructor(runner: Runner, path: string, text: string) {
    this.#runner = runner;
    this.#path = path;
    this.#entries = parseJournal(text);
    this.#torn = text !== '' && !text.endsWith('\n');
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  /** Rejects when the entry may not be on the disk (full, read-only, host lost). */
  async append(what: JournalEvent, id?: string, note?: string): Promise<void> {
    const entry = entryOf(what, id, note);
    const start = this.#torn ? '\n' : '';
    this.#torn = true;
    await this.#runner.append(this.#path, `${start}${JSON.stringify(entry)}\n`);
    this.#torn = false;
    this.#entries.push(entry);
  }

  /** For an entry that could not be written: what is known here goes by it all the same. */
  assume(what: JournalEvent, id: string): void {
    this.#entries.push(entryOf(what, id));
  }

  standing(id: string): Standing {
    return STANDING[this.#entries.findLast((entry) => entry.id === id)?.what ?? 'undone'] ?? 'nothing';
  }

  /** Ids of what is there, or half there: the one begun last comes first. */
  inPlace(): string[] {
    return this.#newestFirst(this.#entries);
  }

  /** The same, without what an earlier apply finished: a failed restart does not take the guest's disk away. */
  inPlaceSinceFinished(): string[] {
    return this.#newestFirst(this.#entries.slice(this.#entries.findLastIndex(({ what }) => what === 'finished') + 1));
  }

  get finished(): boolean {
    return this.#entries.at(-1)?.what === 'finished';
  }

  #newestFirst(entries: readonly JournalEntry[]): string[] {
    // Of what was done it counts too, should the line that it was begun be one that nobody can read.
    const begun = entries.flatMap(({ what, id }) =>
      (what === 'begun' || what === 'done') && id !== undefined ? [id] : [],
    );
    return [...new Set(begun.reverse())].filter((id) => this.standing(id) !== 'nothing');
  }
}

function entryOf(what: JournalEvent, id?: string, note?: string): JournalEntry {
  return {
    at: new Date().toISOString(),
    what,
    ...(id === undefined ? {} : { id }),
    ...(note === undefined ? {} : { note }),
  };
}
