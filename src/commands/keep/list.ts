import { listBackups } from '../../keep/list.ts';
import { seconds } from '../../keep/words.ts';
import { EXIT, type ExitCode, UserError } from '../../problem.ts';
import { roundSize } from '../../units.ts';
import { safeText } from '../safe-text.ts';
import { fullPath, type KeepArgs } from './args.ts';

/** `xenguide backup [GUEST] --list --to DIR`: the backups in a folder, of all guests or of one. */
export async function listCommand(
  guest: string | undefined,
  to: string | undefined,
  args: KeepArgs,
): Promise<ExitCode> {
  if (to === undefined) {
    throw new UserError(EXIT.usage, {
      field: '--to',
      message: 'which folder is to be looked into is not said',
      remedy: 'Name the one that backups are written to: xenguide backup --list --to /backup',
    });
  }
  const folder = fullPath(to, args.cwd, '--to');
  const listed = await listBackups(args.runner, folder);
  const rows = listed.backups
    .filter(({ manifest }) => guest === undefined || manifest.guest === guest)
    .map(({ path, manifest: { guest: name, takenAt, recipe, pauseSeconds, files, state } }) => ({
      ...{ path, guest: name, takenAt, recipe, pauseSeconds, state: state !== null },
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    }));
  const { partial, damaged } = listed;
  if (args.json) {
    args.io.out(`${JSON.stringify({ folder, backups: rows, partial, damaged }, null, 2)}\n`);
    return EXIT.done;
  }
  const lines = [
    ...rows.map(
      ({ path, guest: name, takenAt, recipe, pauseSeconds, bytes }) =>
        `${takenAt.slice(0, 19).replace('T', ' ')}  ${name}  ${recipe}  ${roundSize(bytes)}  stood still ${seconds(pauseSeconds)}  ${path}`,
    ),
    ...(rows.length === 0 ? [`There is no backup${guest === undefined ? '' : ` of ${guest}`} in ${folder}.`] : []),
    ...partial.map((path) => `not whole (being written, or cut off)  ${path}`),
    ...damaged.map((path) => `its description cannot be read  ${path}`),
  ];
  for (const line of lines) args.io.out(`${safeText(line)}\n`);
  return EXIT.done;
}
