import type { Runner } from '../../host/runner.ts';
import { t } from '../../text/t.ts';
import { GONE } from '../list.ts';

/** Long: a file server may take its time with many gigabytes. */
const PATIENCE_MS = 3_600_000;

/**
 * Removes a backup from its folder. It is given a hidden name first, so that what is half removed never looks whole, whatever
 * happens then. Only what lies in that very folder is touched, no link is followed, and no file system that is mounted below.
 * Gives back why it could not be done; undefined: it is gone.
 */
export async function removeBackup(runner: Runner, path: string): Promise<string | undefined> {
  const [folder, name] = split(path);
  const hidden = `.${name}.gone`;
  if (!GONE.test(hidden)) throw new TypeError(`${path} has no name of a backup`);
  const moved = await runner.run({ argv: ['env', '-C', folder, 'mv', '-n', '-T', '--', name, hidden] });
  if (moved.code !== 0) {
    // Another one that removes too was quicker: it takes the rest away, or the next one does.
    const isThere = (await runner.run({ argv: ['test', '-e', path, '-o', '-L', path] })).code === 0;
    return isThere ? lastLine(moved.stderr) : undefined;
  }
  // mv -n is silent about what it leaves alone, up to coreutils 9.1.
  if ((await runner.run({ argv: ['test', '-e', path] })).code === 0) return t`${hidden} beside it is in the way`;
  return clearAway(runner, `${folder === '/' ? '' : folder}/${hidden}`);
}

/** The rest of it, also of one that was cut off. */
export async function clearAway(runner: Runner, path: string): Promise<string | undefined> {
  const [folder, name] = split(path);
  if (!GONE.test(name)) throw new TypeError(`${path} is not being removed`);
  const argv = ['env', '-C', folder, 'rm', '-r', '-f', '--one-file-system', '--', name] as const;
  const { code, stderr, timedOut } = await runner.run({ argv, timeoutMs: PATIENCE_MS });
  if (timedOut) return t('it took too long');
  if (code === 0) return undefined;
  // Two at once are in each other’s way for a moment.
  const isThere = (await runner.run({ argv: ['test', '-e', path] })).code === 0;
  return isThere ? lastLine(stderr) : undefined;
}

const split = (path: string): [string, string] => {
  const at = path.lastIndexOf('/');
  return [path.slice(0, at) || '/', path.slice(at + 1)];
};

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
