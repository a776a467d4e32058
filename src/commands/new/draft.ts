import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type AnswerTree, flatten, unflatten } from '../../guest/answers.ts';
import { t } from '../../text/t.ts';
import type { Draft } from './outside.ts';

/** The answers of a wizard that was left half-way, one draft a person. JSON: it is written after each answer, and quickly. */
const folder = (): string => join(process.env.XDG_STATE_HOME || join(homedir(), '.local/state'), 'xenguide');
const path = (): string => join(folder(), 'draft.json');

/** What one run keeps. Others may be going on at the same time: the last to write counts, and nobody drops what is not theirs. */
export class OwnDraft {
  #text: string | undefined;
  #failed = false;

  /** Keeps the answers; a draft that cannot be kept must not stop the wizard. */
  keep({ answers, at }: Draft): void {
    const text = JSON.stringify({ version: 1, at, answers: unflatten(answers) });
    this.#failed = !written(text);
    if (!this.#failed) this.#text = text;
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
      if (this.#text !== undefined && readFileSync(path(), 'utf8') === this.#text) rmSync(path());
    } catch {
      // It is gone, or nothing can be done about it: the guest is made all the same.
    }
  }
}

function written(text: string): boolean {
  const beside = `${path()}.${process.pid}`;
  try {
    mkdirSync(folder(), { recursive: true, mode: 0o700 });
    try {
      writeFileSync(beside, text, { mode: 0o600 });
      renameSync(beside, path());
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
    return true;
  } catch {
    return false;
  }
}

/** The draft that was left, or undefined. A spoilt one counts as none. */
export function readDraft(): Draft | undefined {
  try {
    const draft = JSON.parse(readFileSync(path(), 'utf8')) as { version?: number; at?: string; answers?: AnswerTree };
    if (draft.version !== 1 || typeof draft.answers !== 'object') return undefined;
    const answers = flatten(draft.answers);
    return answers.size > 0 ? { answers, at: typeof draft.at === 'string' ? draft.at : '' } : undefined;
  } catch {
    return undefined;
  }
}
