import type { Runner } from '../../host/runner.ts';
import { type Place, parsePlace, placeName } from '../../keep/place.ts';
import { EXIT, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { fullPath, type KeepArgs } from './args.ts';

/** A folder of backups, or one backup in it, with the way to the host that it lies on. */
export interface Store extends Place {
  runner: Runner;
  /** As a person types it, of any path on that host. */
  name(path: string): string;
}

/** The full place of what was given: `backup`, `/backup`, `ssh://root@nas/backup`. Throws UserError (usage). */
export function placeOf(given: string, { cwd }: Pick<KeepArgs, 'cwd'>, field: string): Place {
  const place = parsePlace(given, field);
  return place.on === undefined ? { path: fullPath(place.path, cwd, field) } : place;
}

/** Opens the way to a place for as long as it is used. */
export async function withStore<T>(
  given: string,
  args: KeepArgs,
  field: string,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const place = placeOf(given, args, field);
  const { on } = place;
  const name = (path: string): string => placeName({ ...place, path });
  if (on === undefined) return use({ ...place, runner: args.runner, name });
  const runner = await args.connect(on);
  try {
    return await use({ ...place, runner, name });
  } finally {
    await runner.close();
  }
}

/** The folder that --to must name for this. Throws UserError (usage). */
export function neededFolder(to: string | undefined, command: string): string {
  if (to !== undefined) return to;
  throw new UserError(EXIT.usage, {
    field: '--to',
    message: t('which folder is to be looked into is not said'),
    remedy: t`Name the one that backups are written to: ${command} --to /backup`,
  });
}
