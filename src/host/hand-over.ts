import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { startProgram, withProgramFolders } from './child.ts';

/** How long the program may take to end after SIGTERM before it gets SIGKILL. */
const PATIENCE_MS = 5000;

/**
 * Hands our terminal over to a program and takes it back. The program gets our own streams and stays in our process group, so
 * every key is its own. Whatever becomes of it, killed in raw mode too, the settings of the terminal (stty) are afterwards as
 * they were before.
 *
 * Resolves with its exit code, 128 + signal when a signal ended it. Rejects with the system’s error when it cannot be started.
 * `signal`: the program is asked to end (SIGTERM), so that it can clean up, and ended when it does not.
 */
export async function handOver(
  argv: readonly [string, ...string[]],
  { signal }: { signal?: AbortSignal } = {},
): Promise<number> {
  if (signal?.aborted) return 128 + constants.signals.SIGTERM;
  const before = await terminalSettings();
  try {
    return await follow(argv, signal);
  } finally {
    if (before !== undefined) await startProgram({ argv: ['stty', before], stdinFd: 0 });
  }
}

function follow(argv: readonly [string, ...string[]], signal: AbortSignal | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(argv[0], argv.slice(1), { stdio: 'inherit', env: withProgramFolders() });
    let kill: NodeJS.Timeout | undefined;
    const end = (): void => {
      child.kill('SIGTERM');
      kill ??= setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    };
    const outlived = (): void => void child.kill('SIGTERM');
    const over = (): void => {
      clearTimeout(kill);
      signal?.removeEventListener('abort', end);
      process.removeListener('exit', outlived);
    };
    signal?.addEventListener('abort', end, { once: true });
    process.once('exit', outlived);
    child.once('error', (error) => {
      over();
      reject(error);
    });
    child.once('exit', (code, by) => {
      over();
      resolve(code ?? 128 + (by === null ? 0 : constants.signals[by]));
    });
  });
}

/** In the form that stty itself reads back; undefined when standard input is no terminal. */
async function terminalSettings(): Promise<string | undefined> {
  const { code, stdout } = await startProgram({ argv: ['stty', '-g'], stdinFd: 0 });
  const settings = stdout.trim();
  return code === 0 && /^[0-9a-f:]+$/.test(settings) ? settings : undefined;
}
