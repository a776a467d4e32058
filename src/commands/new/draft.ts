import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { type AnswerTree, flatten, unflatten } from '../../guest/answers.ts';
import { home } from '../../host/home.ts';
import { t } from '../../text/t.ts';
import { makeFolders } from './folders.ts';
import type { Draft } from './outside.ts';
import { isGoingOn, thisRun } from './own-run.ts';

/** The answers of a wizard that was left half-way. JSON: it is written after each answer, and quickly. */
function folder(): string {
  const state = process.env.XDG_STATE_HOME ?? '';
  return join(isAbsolute(state) ? state : join(home(), '.local/state'), 'xenguide');
}

/** Wizards that go on at the same time keep their answers beside each other; hardly anybody has more than one. */
const NAMES = ['draft.json', ...[2, 3, 4, 5, 6, 7, 8, 9].map((number) => `draft-${number}.json`)];

/** A file as it is: its text, and what it says where it can be understood. */
interface Found {
  path: string;
  text: string;
  changedMs: number;
  draft: Draft | undefined;
  /** The run that wrote it is still at work with it. */
  busy: boolean;
}

/** What one run keeps. Others may be going on at the same time, and nobody writes over or drops what is not theirs. */
export class OwnDraft {
  readonly #run: string;
  /**
   * What this run was offered, and so may write over once nobody is at work with it: the person went on with it, or began anew.
   */
  #offered: Found | undefined;
  #path: string | undefined;
  #text: string | undefined;
  #failed = false;

  /** `run`: who is at work, as `thisRun` says it. */
  constructor(run: string = thisRun()) {
    this.#run = run;
  }

  /**
   * The latest draft, or undefined. A spoilt one counts as none; one that a run seems to be at work with does not: where a
   * connection has dropped, the host may notice long after the person is back.
   */
  offer(): Draft | undefined {
    const left = NAMES.flatMap((name) => find(join(folder(), name)) ?? []).filter(({ draft }) => draft);
    this.#offered = left.sort((one, other) => other.changedMs - one.changedMs)[0];
    return this.#offered?.draft;
  }

  /** Keeps the answers; a draft that cannot be kept must not stop the wizard. */
  keep({ answers, at }: Draft): void {
    const text = JSON.stringify({ version: 1, run: this.#run, at, answers: unflatten(answers) });
    try {
      makeFolders(folder(), 0o700);
      if (this.#path === undefined) this.#path = this.#claim(text);
      else written(text, (beside) => renameSync(beside, this.#path!));
      this.#failed = false;
      this.#text = text;
      this.#tidy();
    } catch {
      this.#failed = true;
    }
  }

  /** One sentence for whoever leaves: whether the answers are kept. */
  get note(): string {
    return this.#failed
      ? t`Your answers could not be kept: xenguide cannot write to ${folder()}.`
      : t('Your answers are kept: the next start offers them again.');
  }

  /** It has served its purpose. */
  drop(): void {
    try {
      if (this.#path !== undefined && readFileSync(this.#path, 'utf8') === this.#text) rmSync(this.#path);
      this.#tidy();
    } catch {
      // It is gone, or nothing can be done about it: the guest is made all the same.
    }
  }

  /** What was taken over from a run that was still there is not offered once more after that has ended. */
  #tidy(): void {
    const offered = this.#offered;
    if (!offered || offered.path === this.#path) return;
    const now = find(offered.path);
    if (now?.text === offered.text && !now.busy) rmSync(offered.path, { force: true });
  }

  /** Writes to the file that was offered, else to the first that nobody has, else in place of the oldest that was left. */
  #claim(text: string): string {
    const offered = this.#offered;
    const now = offered && find(offered.path);
    if (offered && now?.text === offered.text && !now.busy) {
      written(text, (beside) => renameSync(beside, offered.path));
      return offered.path;
    }
    const others: Found[] = [];
    for (const name of NAMES) {
      const path = join(folder(), name);
      const found = find(path);
      if (found?.draft) others.push(found);
      else if (found) {
        written(text, (beside) => renameSync(beside, path));
        return path;
      } else if (written(text, (beside) => isMade(beside, path))) return path;
    }
    const [oldest] = others.filter(({ busy }) => !busy).sort((one, other) => one.changedMs - other.changedMs);
    if (!oldest) throw new Error('each of the names is in use');
    written(text, (beside) => renameSync(beside, oldest.path));
    return oldest.path;
  }
}

/** Writes it whole beside the draft, and lets `place` put it where it belongs. */
function written<T>(text: string, place: (beside: string) => T): T {
  const beside = join(folder(), `draft.${process.pid}`);
  try {
    writeFileSync(beside, text, { mode: 0o600 });
    return place(beside);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** False: another run was quicker. */
function isMade(beside: string, path: string): boolean {
  try {
    linkSync(beside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function find(path: string): Found | undefined {
  try {
    const { mtimeMs: changedMs } = statSync(path);
    const text = readFileSync(path, 'utf8');
    return { path, text, changedMs, ...understood(text) };
  } catch {
    return undefined;
  }
}

function understood(text: string): Pick<Found, 'draft' | 'busy'> {
  try {
    const kept = JSON.parse(text) as { version?: number; run?: string; at?: string; answers?: AnswerTree };
    if (kept.version !== 1 || typeof kept.answers !== 'object') return { draft: undefined, busy: false };
    const answers = flatten(kept.answers);
    const at = typeof kept.at === 'string' ? kept.at : '';
    return {
      draft: answers.size > 0 ? { answers, at } : undefined,
      busy: typeof kept.run === 'string' && isGoingOn(kept.run),
    };
  } catch {
    return { draft: undefined, busy: false };
  }
}
