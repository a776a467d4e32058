import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type AnswerTree, flatten, unflatten } from '../../guest/answers.ts';
import type { Draft } from './outside.ts';

/** The answers of a wizard that was left half-way, one draft a person. JSON: it is written after each answer, and quickly. */
const folder = (): string => join(process.env.XDG_STATE_HOME || join(homedir(), '.local/state'), 'xenguide');
const path = (): string => join(folder(), 'draft.json');

/** Keeps the answers; a draft that cannot be kept must not stop the wizard. */
export function keepDraft({ answers, at }: Draft): boolean {
  try {
    mkdirSync(folder(), { recursive: true, mode: 0o700 });
    const beside = `${path()}.${process.pid}`;
    writeFileSync(beside, JSON.stringify({ version: 1, at, answers: unflatten(answers) }), { mode: 0o600 });
    renameSync(beside, path());
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

export function dropDraft(): void {
  rmSync(path(), { force: true });
}
