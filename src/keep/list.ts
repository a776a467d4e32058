import type { Runner } from '../host/runner.ts';
import { EXIT, UserError } from '../problem.ts';
import { MANIFEST } from './files.ts';
import { type Manifest, parseManifest } from './manifest.ts';

export interface Listed {
  /** Sorted by guest, the newest last. */
  backups: { path: string; manifest: Manifest }[];
  /** Folders that are not whole: being written just now, or left by one that was cut off. */
  partial: string[];
  /** Folders whose description cannot be read. */
  damaged: string[];
}

/** The backups in a folder of the host. Rejects with UserError (usage) where there is no such folder. */
export async function listBackups(runner: Runner, folder: string): Promise<Listed> {
  const found = await runner.run({
    argv: [
      ...(['find', folder, '-mindepth', '1', '-maxdepth', '2', '('] as const),
      ...['-name', MANIFEST, '-not', '-path', `${folder}/.*`, '-o'],
      ...['-type', 'd', '-name', '.*-*.partial', ')', '-print0'],
    ],
    timeoutMs: 60_000,
  });
  if (found.code !== 0) {
    throw new UserError(EXIT.usage, {
      field: '--to',
      message: `${folder} cannot be looked into on ${runner.where}: ${found.stderr.trim().split('\n').at(-1)}`,
      remedy: 'Name the folder that backups are written to.',
    });
  }
  const listed: Listed = { backups: [], partial: [], damaged: [] };
  for (const path of found.stdout.split('\0').filter(Boolean).sort()) {
    if (!path.endsWith(`/${MANIFEST}`)) {
      listed.partial.push(path);
      continue;
    }
    const own = path.slice(0, -MANIFEST.length - 1);
    try {
      const manifest = parseManifest((await runner.readText(path)) ?? '', path);
      listed.backups.push({ path: own, manifest });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      listed.damaged.push(own);
    }
  }
  listed.backups.sort(
    (a, b) => compare(a.manifest.guest, b.manifest.guest) || compare(a.manifest.takenAt, b.manifest.takenAt),
  );
  return listed;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
