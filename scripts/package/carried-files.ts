import type * as Fs from 'node:fs';
import { basename, dirname, join } from 'node:path';

export interface Carried {
  names(): readonly string[];
  read(name: string): Buffer;
}

type Reading = Pick<typeof Fs, 'existsSync' | 'readFileSync' | 'readdirSync'>;

/**
 * node:fs for a program that carries files inside its own executable: paths below `root`, the executable itself, name them.
 * No file system has anything there, so what is not carried is asked of the real one, which says the right error.
 */
export function withCarriedFiles<T extends Reading>(fs: T, root: string, carried: Carried): T {
  let known: ReadonlySet<string> | undefined;
  const files = (): ReadonlySet<string> => (known ??= new Set(carried.names()));
  const inside = (path: unknown): string | undefined =>
    typeof path === 'string' && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined;
  const below = (folder: string): string[] => [...files()].filter((name) => name.startsWith(`${folder}/`));

  const existsSync = (path: Fs.PathLike): boolean => {
    const name = inside(path);
    return name === undefined ? fs.existsSync(path) : files().has(name) || below(name).length > 0;
  };
  const readFileSync = (path: Fs.PathOrFileDescriptor, options?: unknown): unknown => {
    const name = inside(path);
    if (name === undefined || !files().has(name)) return fs.readFileSync(path, options as 'utf8');
    const bytes = carried.read(name);
    const encoding = typeof options === 'string' ? options : (options as { encoding?: string } | undefined)?.encoding;
    return encoding ? bytes.toString(encoding as BufferEncoding) : bytes;
  };
  const readdirSync = (path: Fs.PathLike, options?: { recursive?: boolean; withFileTypes?: boolean }): unknown => {
    const folder = inside(path);
    const found = folder === undefined ? [] : below(folder);
    if (found.length === 0) return fs.readdirSync(path, options as { recursive: true });
    // Whoever lists a folder of ours wants all of it; another way must not be answered wrongly.
    if (!options?.recursive) throw new Error(`${path} is only listed with all that is below it`);
    const names = found.map((name) => name.slice(folder!.length + 1));
    return options.withFileTypes ? names.map((name) => entry(join(String(path), name))) : names;
  };
  // A copy: what Node’s own modules use stays as it is.
  return { ...fs, existsSync, readFileSync, readdirSync } as T;
}

const entry = (path: string): object => ({
  name: basename(path),
  parentPath: dirname(path),
  isFile: () => true,
  isDirectory: () => false,
});
