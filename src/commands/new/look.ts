import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Answers } from '../../guest/answers.ts';
import { below } from '../../guest/answers.ts';
import type { Runner } from '../../host/runner.ts';
import type { ImageFindings } from '../../sources/findings.ts';
import { inspectImage } from '../../sources/inspect.ts';
import { unseenImage } from '../../sources/prebuilt.ts';

/**
 * Looks into the image that the answers name. Planning for a described host, the image may be elsewhere: then the
 * answers' word is taken for it, and apply looks again.
 */
export async function lookIntoImage(
  answers: Answers,
  runner: Runner,
  described: boolean,
  signal?: AbortSignal,
): Promise<ImageFindings | undefined> {
  const path = answers.get('source.path');
  if (typeof path !== 'string' || !path.startsWith('/')) return undefined;
  if (described && (await runner.run({ argv: ['test', '-e', path] })).code !== 0) {
    return unseenImage(path, below(answers, 'source'));
  }
  return inspectImage(runner, path, signal ? { signal } : {});
}

/** The public keys that the answers name, and the person's own, to be offered. Null: cannot be read. */
export function readKeys(answers: Answers): Map<string, string | null> {
  const named = answers.get('login.ssh_keys');
  const keys = new Map<string, string | null>();
  if (named === undefined) for (const path of ownKeys()) keys.set(path, readKey(path));
  else
    for (const path of [named].flat())
      if (typeof path === 'string' && path.startsWith('/')) keys.set(path, readKey(path));
  return keys;
}

function ownKeys(): string[] {
  const folder = join(homedir(), '.ssh');
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
    const text = readFileSync(path, 'utf8');
    return text.length < 20_000 ? text.trim() : null;
  } catch {
    return null;
  }
}
