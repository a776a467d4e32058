import { isAbsolute, resolve } from 'node:path';
import type { Runner } from '../../host/runner.ts';
import type { Connect } from '../../plan/apply/hosts.ts';
import { EXIT, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { Io } from '../io.ts';

/** What the commands about backups have in common. */
export interface KeepArgs {
  runner: Runner;
  /** How other hosts are reached: one that backups are written to over ssh. */
  connect: Connect;
  /** Where a relative path begins; undefined on another host. */
  cwd: string | undefined;
  json: boolean;
  yes: boolean;
  io: Io;
  /** Default: /var/lib/xenguide on the host. */
  stateDir?: string;
}

/** The full path of a folder that was named. Throws UserError (usage) for a relative one on another host. */
export function fullPath(given: string, cwd: string | undefined, field: string): string {
  const path = isAbsolute(given) ? given : cwd === undefined ? undefined : resolve(cwd, given);
  if (path !== undefined) return path.length > 1 ? path.replace(/\/+$/, '') : path;
  throw new UserError(EXIT.usage, {
    field,
    message: t`${JSON.stringify(given)} is not a full path, and the host is another machine`,
    remedy: t('Write where it lies on the host, from the beginning: /backup.'),
  });
}
