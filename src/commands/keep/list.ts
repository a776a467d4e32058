import { listBackups } from '../../keep/list.ts';
import { seconds } from '../../keep/words.ts';
import { EXIT, type ExitCode } from '../../problem.ts';
import { roundSize } from '../../units.ts';
import { safeText } from '../safe-text.ts';
import type { KeepArgs } from './args.ts';
import { neededFolder, type Store, withStore } from './store.ts';

/** `xenguide backup [GUEST] --list --to DIR`: the backups in a folder, of all guests or of one. */
export async function listCommand(
  guest: string | undefined,
  to: string | undefined,
  args: KeepArgs,
): Promise<ExitCode> {
  return withStore(neededFolder(to, 'xenguide backup --list'), args, '--to', (store) => listIn(store, guest, args));
}

async function listIn(store: Store, guest: string | undefined, args: KeepArgs): Promise<ExitCode> {
  const listed = await listBackups(store.runner, store.path);
  const rows = listed.backups
    .filter(({ manifest }) => guest === undefined || manifest.guest === guest)
    .map(({ path, wrong, manifest: { guest: name, takenAt, recipe, pauseSeconds, files, state } }) => ({
      ...{ path: store.name(path), guest: name, takenAt, recipe, pauseSeconds, state: state !== null, wrong },
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    }));
  const folder = store.name(store.path);
  const [partial, damaged] = [listed.partial.map(store.name), listed.damaged.map(store.name)];
  if (args.json) {
    args.io.out(`${JSON.stringify({ folder, backups: rows, partial, damaged }, null, 2)}\n`);
    return EXIT.done;
  }
  const lines = [
    ...rows.map(({ path, guest: name, takenAt, recipe, pauseSeconds, bytes, wrong }) =>
      [
        ...[takenAt.slice(0, 19).replace('T', ' '), name, recipe, roundSize(bytes)],
        ...[`stood still ${seconds(pauseSeconds)}`, path, ...(wrong === null ? [] : [`damaged: ${wrong}`])],
      ].join('  '),
    ),
    ...(rows.length === 0 ? [`There is no backup${guest === undefined ? '' : ` of ${guest}`} in ${folder}.`] : []),
    ...partial.map((path) => `not whole (being written, or cut off)  ${path}`),
    ...damaged.map((path) => `its description cannot be read  ${path}`),
    ...listed.gone.map((path) => `the rest of one that was being removed  ${store.name(path)}`),
  ];
  for (const line of lines) args.io.out(`${safeText(line)}\n`);
  return EXIT.done;
}
