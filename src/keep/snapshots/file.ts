import type { Runner } from '../../host/runner.ts';
import { t } from '../../text/t.ts';
import type { KeptDisk } from '../guest.ts';
import { type SnapshotKind, snapshotName } from './snapshot.ts';

/** A raw file, where its file system can make a second file of the same blocks (reflink: XFS, btrfs, some others). */
export const fileSnapshot: SnapshotKind = (disk, context) => {
  const { target, format } = disk;
  if (format === 'qcow2') {
    return {
      cannot: t`${target} is a qcow2 file, which only the guest’s own qemu could hold still, and Xen gives no way to tell it`,
    };
  }
  const [folder, base] = [folderOf(target), target.slice(target.lastIndexOf('/') + 1)];
  if (!context.clones.has(folder)) {
    return { cannot: t`the file system of ${target} cannot make a second file of the same blocks (cp --reflink)` };
  }
  const copy = `${folder === '/' ? '' : folder}/.${snapshotName(base, context)}`;
  return {
    name: copy,
    source: copy,
    // What the guest has written lies in the host's cache until then; cloning writes it out first.
    take: [['cp', '--reflink=always', '--', target, copy]],
    like: { run: ['stat', '--', target], times: 2 },
    open: [],
    drop: [{ run: ['rm', '-f', '--', copy] }],
    there: { run: ['test', '-e', copy] },
    needs: [],
  };
};

/** The folders of raw files that can be cloned: tried with a tiny file, which is gone afterwards. */
export async function triedClones(runner: Runner, disks: readonly KeptDisk[]): Promise<Set<string>> {
  const files = disks.filter(({ kind, format }) => kind === 'file' && format === 'raw');
  const can = new Set<string>();
  for (const folder of new Set(files.map(({ target }) => folderOf(target)))) {
    const made = await runner.run({ argv: ['mktemp', '-p', folder, '.xenguide-clone-XXXXXXXX'] });
    const path = made.stdout.trim();
    if (made.code !== 0 || path === '') continue;
    const { code } = await runner.run({ argv: ['cp', '--reflink=always', '--', path, `${path}.2`] });
    await runner.run({ argv: ['rm', '-f', '--', path, `${path}.2`] });
    if (code === 0) can.add(folder);
  }
  return can;
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';
