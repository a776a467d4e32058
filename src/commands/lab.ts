import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import { EXIT, UserError } from '../problem.ts';

/**
 * `xenguide lab …`: hands everything to lab/lab.sh, which owns the terminal while it runs.
 * Resolves with its exit code, 128 + signal when a signal ended it. Throws UserError when it cannot be started.
 */
export async function lab(args: readonly string[]): Promise<number> {
  const script = join(packageRoot(), 'lab', 'lab.sh');
  if (!existsSync(script)) throw cannot(`${script} is not there`, 'Take the lab from the project’s repository.');
  return new Promise((resolve, reject) => {
    const child = spawn('bash', [script, ...args], { stdio: 'inherit' });
    child.on('error', ({ message }) => reject(cannot(message, 'The lab needs bash and a Debian system.')));
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

const cannot = (why: string, remedy: string): UserError =>
  new UserError(EXIT.notReady, { field: '', message: `the lab cannot be started: ${why}`, remedy });
