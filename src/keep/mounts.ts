import type { Runner } from '../host/runner.ts';
import { EXIT, UserError } from '../problem.ts';
import { noted } from '../text/t.ts';

/** What a folder really lies on. */
export interface Mount {
  /** Where it is mounted: `/backup`, `/`. */
  target: string;
  /** `nfs.example.org:/export`, `/dev/sda1`. */
  source: string;
  fstype: string;
  /** The mount point that fstab or systemd has for it; undefined: none but what is there. */
  meant?: string;
}

/**
 * As the host itself has it (PID 1). A service that may write below /home or /root has that folder mounted on itself in a namespace of its
 * own (systemd.exec(5), ReadWritePaths=): asked there, it is a mount point whatever it lies on.
 */
const OF_HOST = ['findmnt', '-N', '1'] as const;

/** Prints where what the folder lies on is mounted. */
export const askMountPoint = (folder: string): readonly [string, ...string[]] => [
  ...OF_HOST,
  ...['--noheadings', '--first-only', '--output', 'TARGET', '--target', folder],
];

/**
 * What the folder lies on. Where fstab(5) or a mount unit of systemd says that something belongs there, it must be mounted: else the
 * backups would fill the disk of the host. `must`: it must lie on something else than the root file system in any case. Rejects with
 * UserError (notReady). Undefined where the host cannot say.
 */
export async function mountOf(runner: Runner, folder: string, must: boolean): Promise<Mount | undefined> {
  // Where it is mounted at the first use (autofs), this is the use.
  const there = await runner.run({ argv: ['test', '-d', `${folder}/.`], timeoutMs: 60_000 });
  const [now, meant] = await Promise.all([
    findmnt(runner, OF_HOST, ['--target', folder]),
    there.timedOut ? [] : pointsAbove(runner, folder),
  ]);
  // An automount and what it mounted are two at one place: the last one is seen.
  const seen = now.at(-1);
  const point = meant.sort((a, b) => b.length - a.length).at(0);
  if (there.timedOut) {
    throw refuse(
      noted`${folder} does not answer`,
      noted('Is its file server up? See what it lies on: findmnt; dmesg | tail'),
    );
  }
  if (!seen) return undefined;
  if (point !== undefined && (!isIn(seen.target, point) || seen.fstype === 'autofs')) {
    throw refuse(
      noted`${folder} belongs on what is mounted at ${point}, and nothing is mounted there now: the backup would fill the disk of the host`,
      noted`Mount it: mount ${point}. If it does not belong there any more, take it out of /etc/fstab.`,
    );
  }
  if (must && seen.target === '/') {
    throw refuse(
      noted`${folder} lies on the root file system of the host, and --must-be-mounted was said`,
      noted(`Mount what belongs there (findmnt shows what is), or leave --must-be-mounted out.`),
    );
  }
  return { ...seen, ...(point === undefined ? {} : { meant: point }) };
}

/** Those of the points that are meant which the folder really lies below, whatever names of it lead through links. */
async function pointsAbove(runner: Runner, folder: string): Promise<string[]> {
  const [[real = folder], meant] = await Promise.all([realPaths(runner, [folder]), meantPoints(runner)]);
  const named = meant.filter((each) => each !== '/' && (isIn(folder, each) || isIn(real, each)));
  return (await realPaths(runner, named)).filter((each) => isIn(real, each));
}

/** Where they lead to, also those that are not there; as they are, where the host cannot say. */
export async function realPaths(runner: Runner, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return [];
  const { code, stdout } = await runner.run({ argv: ['realpath', '-m', '-z', '--', ...paths], timeoutMs: 60_000 });
  return code === 0 ? stdout.split('\0').slice(0, paths.length) : [...paths];
}

/** The same place, or below it. */
const isIn = (path: string, point: string): boolean => path === point || path.startsWith(`${point}/`);

type Row = Pick<Mount, 'target' | 'source' | 'fstype'>;

async function findmnt(
  runner: Runner,
  program: readonly [string, ...string[]],
  args: readonly string[],
): Promise<Row[]> {
  const { code, stdout } = await runner.run({
    argv: [...program, '--json', '--list', '--output', 'TARGET,SOURCE,FSTYPE', ...args],
    timeoutMs: 60_000,
  });
  if (code !== 0) return [];
  try {
    const { filesystems } = JSON.parse(stdout) as { filesystems: Record<string, unknown>[] };
    return filesystems.map(({ target, source, fstype }) => ({
      ...{ target: String(target), source: String(source), fstype: String(fstype) },
    }));
  } catch {
    return [];
  }
}

/** Mount points of fstab(5), and of systemd's own mount units (systemd.mount(5), Where=), mounted or not. */
async function meantPoints(runner: Runner): Promise<string[]> {
  const [fstab, units] = await Promise.all([
    // A file is asked: -N is not for that.
    findmnt(runner, ['findmnt'], ['--fstab']),
    runner.run({
      argv: ['grep', '-shr', '--include=*.mount', '-e', '^Where=', '/etc/systemd/system', '/run/systemd/generator'],
      timeoutMs: 60_000,
    }),
  ]);
  const where = units.stdout.split('\n').flatMap((line) => /^Where=(\/.*)$/.exec(line.trim())?.[1] ?? []);
  return [...fstab.map(({ target }) => target), ...where.map((path) => path.replaceAll('%%', '%'))]
    .filter((target) => target.startsWith('/'))
    .map((target) => target.replace(/(.)\/+$/, '$1'));
}

const refuse = (message: string, remedy: string): UserError =>
  new UserError(EXIT.notReady, { field: '--to', message, remedy });
