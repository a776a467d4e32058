import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { handOver } from '../host/hand-over.ts';
import { packageRoot } from '../package-root.ts';
import { EXIT, UserError } from '../problem.ts';
import { t } from '../text/t.ts';

/**
 * `xenguide lab …`: hands everything to lab/lab.sh, which owns the terminal while it runs.
 * Resolves with its exit code, 128 + signal when a signal ended it. Throws UserError when it cannot be started.
 */
export async function lab(args: readonly string[]): Promise<number> {
  const script = join(packageRoot(), 'lab', 'lab.sh');
  if (!existsSync(script)) throw cannot(t`${script} is not there`, t('Take the lab from the project’s repository.'));
  try {
    return await handOver(['bash', script, ...args]);
  } catch (error) {
    throw cannot((error as Error).message, t('The lab needs bash and a Debian system.'));
  }
}

const cannot = (why: string, remedy: string): UserError =>
  new UserError(EXIT.notReady, { field: '', message: t`the lab cannot be started: ${why}`, remedy });
