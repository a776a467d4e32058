import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Answers } from '../../guest/answers.ts';
import { below } from '../../guest/answers.ts';
import { resolveChecksum } from '../../sources/checksum.ts';
import type { ImageFindings } from '../../sources/findings.ts';
import { inspectImage } from '../../sources/inspect.ts';
import { unseenImage } from '../../sources/prebuilt.ts';
import type { InspectOptions } from '../../sources/probe.ts';
import { BACKENDS } from '../../storage/index.ts';
import type { Target } from './target.ts';

/** What the look depends on: the file and its checksum, and for an image that cannot be seen the answers' word. */
export function imageKey(answers: Answers, described: boolean): string | undefined {
  if (answers.get('source.kind') === 'existing') return existingSystem(answers)?.key;
  if (!answers.has('source.path')) return undefined;
  const keys = ['source.path', 'source.checksum', ...(described ? ['source.kind', 'source.format'] : [])];
  return JSON.stringify(keys.map((key) => answers.get(key)));
}

/**
 * Looks into the image that the answers name. Planning for a described host, the image may be elsewhere: then the
 * answers' word is taken for it, and apply looks again.
 */
export async function lookIntoImage(
  answers: Answers,
  { runner, described }: Pick<Target, 'runner' | 'described'>,
  options: InspectOptions = {},
): Promise<ImageFindings | undefined> {
  if (answers.get('source.kind') === 'existing') {
    const there = existingSystem(answers);
    if (!there) return undefined;
    return described ? there.system.unseen(there.own) : there.system.look(runner, there.own, 'storage', options);
  }
  const path = answers.get('source.path');
  if (typeof path !== 'string' || !path.startsWith('/')) return undefined;
  if (described && (await runner.run({ argv: ['test', '-e', path] })).code !== 0) {
    return unseenImage(path, below(answers, 'source'));
  }
  const findings = await inspectImage(runner, path, options);
  const answer = answers.get('source.checksum');
  if (typeof answer !== 'string' || answer === '') return findings;
  // A publisher's list is read now, so that the plan holds the number itself.
  const checksum = await resolveChecksum(runner, answer, path);
  return 'hex' in checksum
    ? { ...findings, checksum: `${checksum.algorithm}:${checksum.hex}` }
    : { ...findings, problems: [...findings.problems, { field: 'source.checksum', ...checksum }] };
}

/** What the storage answers say of a system that is there already; undefined: not enough. */
function existingSystem(answers: Answers) {
  const own = below(answers, 'storage');
  // The one that is suggested, while none is named.
  const backend = BACKENDS.find(({ id, system }) => system && (own.backend === undefined || id === own.backend));
  const system = backend?.system;
  const key = system?.key(own);
  return system && key !== undefined ? { system, own, key: `${backend?.id} ${key}` } : undefined;
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
