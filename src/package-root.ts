import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder that holds `package.json` and `guide/`, found by walking up from a module's folder.
 * Works from src/ at any depth, from dist/xenguide.cjs, and from an installed package.
 * Throws an Error when there is none: the package is incomplete, which no answer of a person can mend.
 */
export function packageRoot(from: string = import.meta.dirname): string {
  let folder = from;
  for (;;) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'guide'))) return folder;
    const above = dirname(folder);
    if (above === folder) throw new Error(`no folder with package.json and guide/ above ${from}`);
    folder = above;
  }
}
