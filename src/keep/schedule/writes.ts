import type { Runner } from '../../host/runner.ts';
import type { Begun } from '../begun.ts';
import { realPaths } from '../mounts.ts';
import { folderOf } from '../places.ts';

/**
 * Folders of the host that each backup writes to itself, wherever links lead: the one that it goes to, and those of the guest’s raw files,
 * whose clones it tries beforehand and removes.
 */
export async function foldersWritten(runner: Runner, { places, draft }: Begun): Promise<string[]> {
  const cloned = draft.disks.filter(({ kind, format }) => kind === 'file' && format === 'raw');
  const folders = [
    ...(places.on === undefined ? [folderOf(places)] : []),
    ...cloned.map(({ target }) => target.slice(0, target.lastIndexOf('/')) || '/'),
  ];
  return [...new Set(await realPaths(runner, folders))];
}
