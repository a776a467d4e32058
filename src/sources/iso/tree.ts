import type { Seen } from '../grubfs.ts';

/** The files of a few folders of a disc. Names are found in any case: ISO 9660, Joliet and UDF each keep another one. */
export interface Tree {
  /** The path as it is written on the disc; undefined: there is no such file, or it is empty. */
  file(path: string): string | undefined;
  has(path: string): boolean;
  /** The names in the root folder, folders end in `/`. */
  root: readonly string[];
}

/** Folders that tell whose disc it is: what installers and drivers keep where, by each maker's own habit. */
export const FOLDERS = [
  '/',
  '/.disk/',
  '/install/',
  '/install.amd/',
  '/install.amd/xen/',
  '/casper/',
  '/images/',
  '/images/pxeboot/',
  '/isolinux/',
  '/LiveOS/',
  '/boot/',
  '/boot/x86_64/loader/',
  '/sources/',
  '/SOURCES/',
] as const;

/** `seen` answers FOLDERS, one by one. Undefined: not even the root folder could be read. */
export function treeOf(seen: readonly Seen[]): Tree | undefined {
  const known = new Map<string, { path: string; size: number }>();
  const root: string[] = [];
  FOLDERS.forEach((folder, index) => {
    const found = seen[index];
    if (found?.is !== 'folder') return;
    for (const { name, size } of found.files) {
      if (folder === '/') root.push(name);
      known.set(`${folder}${name}`.toLowerCase(), { path: `${folder}${name}`, size });
    }
  });
  if (seen[0]?.is !== 'folder') return undefined;
  return {
    root,
    has: (path) => known.has(path.toLowerCase()),
    file: (path) => {
      const found = known.get(path.toLowerCase());
      return found && found.size > 0 ? found.path : undefined;
    },
  };
}
