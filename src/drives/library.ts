import type { Runner } from '../host/runner.ts';

/** Where ISO files usually lie on a Xen host. */
const FOLDERS = ['/srv/iso', '/srv/images', '/var/lib/xen/images', '/var/lib/xenguide/iso'];

/** Folders in which looking would never end. */
const NEVER = /^\/(|dev|proc|sys|run)(\/|$)/;

/** A file server that does not answer must not keep anybody waiting. */
const PATIENCE_MS = 5_000;
const MOST = 200;

/** Files, by their whole paths: others like them lie beside them, and one that is taken out is to be found again. */
export const inDrives = ({ drives }: { drives: readonly { disc: string | null }[] }): string[] =>
  drives.flatMap(({ disc }) => (disc?.startsWith('/') ? [disc] : []));

/** ISO files on the host beside the discs that are known and in the usual folders, by their paths. Never rejects for them. */
export async function findLibrary(runner: Runner, known: readonly string[]): Promise<string[]> {
  const beside = known.map((path) => path.slice(0, path.lastIndexOf('/'))).filter((path) => !NEVER.test(`${path}/`));
  const folders = [...new Set([...beside, ...FOLDERS])];
  const { stdout } = await runner.run({
    argv: [
      ...(['find', '-L', ...folders] as const),
      ...['-maxdepth', '2', '-type', 'f', '-iname', '*.iso', '-size', '+0', '-print0'],
    ],
    timeoutMs: PATIENCE_MS,
  });
  // What was found before it took too long is good; a path that was cut off has no end.
  const whole = stdout.slice(0, stdout.lastIndexOf('\0') + 1);
  return [...new Set(whole.split('\0').filter((path) => path.startsWith('/')))].sort().slice(0, MOST);
}
