import { realpathSync } from 'node:fs';
import type { Runner } from '../../host/runner.ts';
import { isHere, onHost } from '../../host/where.ts';
import { EXIT, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';

/**
 * The words that start xenguide on the host: this very program, or on another host the one that is installed there. Rejects with
 * UserError (notReady) where there is none.
 */
export async function programOn(runner: Runner): Promise<readonly [string, ...string[]]> {
  if (isHere(runner.where)) return ownProgram(process.execPath, process.argv[1]);
  const { code, stdout } = await runner.run({ argv: ['which', 'xenguide'], timeoutMs: 30_000 });
  const path = stdout.trim().split('\n')[0];
  if (code === 0 && path?.startsWith('/')) return [path];
  throw new UserError(EXIT.notReady, {
    field: '--every',
    message: t`xenguide is not installed on ${onHost(runner.where)}, and what is scheduled is run by that host itself`,
    remedy: t('Install its package there (one file, no other package), then try again.'),
  });
}

/** The executable has no script; from a folder of sources or of npm, Node runs one. */
export function ownProgram(exec: string, script: string | undefined): readonly [string, ...string[]] {
  return script !== undefined && /\.[cm]?[jt]s$/.test(real(script)) ? [exec, real(script)] : [exec];
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
