import type { Plan, WriteStep } from '../plan/action.ts';
import type { FillTemplate } from '../plan/host-file.ts';
import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';
import { parseSize } from '../units.ts';
import type { BackupPlaces } from './places.ts';
import type { Argv } from './snapshots/snapshot.ts';

/**
 * How quickly disks are read for a copy, where they are not to be read as quickly as they can. A small program on the host stands
 * between the disk and what packs it. Python is there with Xen’s own tools, which are written in it.
 */

/** `50MiB/s`, `50M`: bytes a second. Throws UserError (usage, field `--limit`). */
export function parseLimit(text: string): number {
  const bytes = parseSize(text.trim().replace(/\/s(ec)?$/i, ''), 'MiB');
  if (bytes !== undefined && bytes >= LEAST) return bytes;
  throw new UserError(EXIT.usage, {
    field: '--limit',
    message:
      bytes === undefined
        ? t`${JSON.stringify(text)} is no size for a second`
        : t`${bytes} bytes a second would never come to an end`,
    remedy: t('Write it like --limit 50MiB/s.'),
  });
}

const LEAST = 1024;

const pathOf = ({ run }: BackupPlaces): string => `${run}/limit.py`;

/** Before the first copy; into the folder that goes away with the backup’s other marks. */
export const writeLimit = (places: BackupPlaces, fill: FillTemplate): WriteStep => ({
  write: pathOf(places),
  mode: 0o600,
  text: fill('keep/limit.py', {}, (value) => value),
});

/** The program with that in front of it. `limit`: bytes a second; undefined: as quickly as it goes. */
export const limited = (argv: Argv, limit: number | undefined, places: BackupPlaces): Argv =>
  limit === undefined ? argv : ['python3', '-I', pathOf(places), String(limit), ...argv];

export const limitNeeds = (limit: number | undefined): Plan['needs'] =>
  limit === undefined ? [] : [{ tool: 'python3', package: 'python3' }];
