import { existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Makes the folder and those above it that are missing, and gives back which, the uppermost first. */
export function makeFolders(folder: string, mode?: number): string[] {
  const missing: string[] = [];
  // Node's own way to do it never comes back where nothing can be made, as in /proc.
  for (let at = resolve(folder); !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  const made: string[] = [];
  try {
    for (const path of missing) if (isMade(path, mode)) made.push(path);
  } catch (error) {
    for (const path of made.reverse()) attempt(() => rmdirSync(path));
    throw error;
  }
  return made;
}

/** False: somebody else was quicker. */
function isMade(path: string, mode: number | undefined): boolean {
  try {
    mkdirSync(path, { mode });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' && statSync(path).isDirectory()) return false;
    throw error;
  }
}

export function attempt(what: () => void): void {
  try {
    what();
  } catch {
    // Somebody else has put something there, or nothing can be done here any more: the first error is what is told.
  }
}
