import type { Result, Runner } from '../host/runner.ts';
import { onHost } from '../host/where.ts';
import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';
import { CONFIG, MANIFEST, SUMS } from './files.ts';
import { filesOf, type Manifest, parseManifest } from './manifest.ts';
import { readTested, TESTED, type Tested } from './tested.ts';

export interface ListedBackup {
  path: string;
  manifest: Manifest;
  /** What is seen to be wrong without reading it all, a clause; null: nothing. */
  wrong: string | null;
  /** What came of starting a guest from it; null: nobody tried. */
  tested: Tested | null;
}

export interface Listed {
  /** Sorted by guest, the newest last. */
  backups: ListedBackup[];
  /** Folders that are not whole: being written just now, or left by one that was cut off. */
  partial: string[];
  /** Folders whose description cannot be read. */
  damaged: string[];
  /** Folders that were being removed when that was cut off. */
  gone: string[];
}

/** Hidden names: of a backup that is being written, and of one that is being removed. */
const PARTIAL = /^\..+-\d{8}-\d{6}\.partial$/;
export const GONE = /^\..+-\d{8}-\d{6}\.gone$/;

/** The backups in a folder of the host. Rejects with UserError (usage) where there is no such folder. Links are not followed. */
export async function listBackups(runner: Runner, folder: string): Promise<Listed> {
  const { things, files } = await lookInto(runner, folder);
  const inFolder = (name: string): string => `${folder === '/' ? '' : folder}/${name}`;
  const named = (pattern: RegExp): string[] =>
    things.filter(({ name, kind }) => kind === 'd' && pattern.test(name)).map(({ name }) => inFolder(name));
  const listed: Listed = { backups: [], partial: named(PARTIAL), damaged: [], gone: named(GONE) };
  for (const { name, kind } of things) {
    const own = files.get(name);
    if (kind !== 'd' || name.startsWith('.') || !own?.has(MANIFEST)) continue;
    const path = inFolder(name);
    try {
      const manifest = parseManifest((await runner.readText(`${path}/${MANIFEST}`)) ?? '', path);
      const tested = own.has(TESTED) ? await readTested(runner, path) : undefined;
      listed.backups.push({ path, manifest, wrong: whatIsWrong(manifest, own), tested: tested ?? null });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      listed.damaged.push(path);
    }
  }
  listed.backups.sort(
    (a, b) => compare(a.manifest.guest, b.manifest.guest) || compare(a.manifest.takenAt, b.manifest.takenAt),
  );
  return listed;
}

interface Look {
  things: { name: string; kind: string }[];
  /** Plain files with their sizes, by the folder they are in. */
  files: Map<string, Map<string, number>>;
}

const AGAIN = 3;

async function lookInto(runner: Runner, folder: string): Promise<Look> {
  const find = (): Promise<Result> =>
    runner.run({
      // -H: only the folder itself may be a link.
      argv: ['find', '-H', folder, '-mindepth', '1', '-maxdepth', '2', '-printf', '%y %s %P\\0'],
      timeoutMs: 60_000,
    });
  let found = await find();
  // What another one removes just then makes find fail; the next look does not meet it any more.
  for (let again = 0; again < AGAIN && found.code === 1 && !found.timedOut; again += 1) found = await find();
  if (found.code !== 0) {
    throw new UserError(EXIT.usage, {
      field: '--to',
      message: t`${folder} cannot be looked into on ${onHost(runner.where)}: ${found.stderr.trim().split('\n').at(-1)}`,
      remedy: t('Name the folder that backups are written to.'),
    });
  }
  const look: Look = { things: [], files: new Map() };
  for (const line of found.stdout.split('\0').filter(Boolean).sort()) {
    const [, kind = '', size = '', name = '', file] = /^(.) (\d+) ([^/]+)(?:\/(.*))?$/s.exec(line) ?? [];
    if (file === undefined) look.things.push({ name, kind });
    else if (kind === 'f') look.files.set(name, (look.files.get(name) ?? new Map()).set(file, Number(size)));
  }
  look.things.sort((a, b) => compare(a.name, b.name));
  return look;
}

function whatIsWrong(manifest: Manifest, there: ReadonlyMap<string, number>): string | null {
  const small = [CONFIG, SUMS].find((file) => !there.has(file));
  if (small !== undefined) return t`${small} is missing`;
  for (const file of filesOf(manifest)) {
    const written = manifest.files.find((each) => each.file === file);
    if (!written) return t`${file} is not described`;
    if (!there.has(file)) return t`${file} is missing`;
    if (there.get(file) !== written.bytes) return t`${file} has another size than it was written with`;
  }
  return null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
