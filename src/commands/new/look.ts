import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers } from '../../guest/answers.ts';
import { home } from '../../host/home.ts';
import type { ImageFindings } from '../../sources/findings.ts';
import { sourceOf } from '../../sources/index.ts';
import type { InspectOptions } from '../../sources/probe.ts';
import type { Target } from './target.ts';

/** Changes whenever what the answers name must be looked at anew; undefined: they name nothing yet. */
export const imageKey = (answers: Answers, described: boolean): string | undefined =>
  sourceOf(answers.get('source.kind'))?.lookKey(answers, described);

/** Looks at what the guest's system is to come from, as its source knows how to. */
export async function lookIntoImage(
  answers: Answers,
  { runner, described }: Pick<Target, 'runner' | 'described'>,
  options: InspectOptions = {},
): Promise<ImageFindings | undefined> {
  return sourceOf(answers.get('source.kind'))?.look(answers, { runner, described }, options);
}

/** The public keys that the answers name, and the person's own, to be offered. Null: cannot be read. */
export function readKeys(answers: Answers): Map<string, string | null> {
  const named = answers.get('login.ssh_keys');
  const keys = new Map<string, string | null>();
  if (named === undefined) for (const path of ownKeys()) keys.set(path, readKey(path));
  // The command line gives several as one text with commas, as a person types them.
  else
    for (const path of Array.isArray(named)
      ? named
      : String(named)
          .split(',')
          .map((item) => item.trim()))
      if (path.startsWith('/')) keys.set(path, readKey(path));
  return keys;
}

const MOST_KEY = 20_000;

function ownKeys(): string[] {
  const folder = join(home(), '.ssh');
  try {
    return readdirSync(folder)
      .filter((name) => /^id_.*\.pub$/.test(name))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function readKey(path: string): string | null {
  try {
    // A pipe or a device named by mistake would never end, an image of some GiB would be read whole, with each answer.
    const there = statSync(path);
    return there.isFile() && there.size < MOST_KEY ? readFileSync(path, 'utf8').trim() : null;
  } catch {
    return null;
  }
}
