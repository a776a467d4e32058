import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../../src/package-root.ts';
import { sshConfig } from './host.ts';

export const program = join(packageRoot(), 'dist/xenguide.cjs');

export interface Ended {
  /** null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  child: ChildProcess;
  ended: Promise<Ended>;
}

/** Starts the built program as a script would: no terminal, the lab's ssh config. */
export function start(args: readonly string[], options: { sshConfig?: string } = {}): Running {
  if (!existsSync(program)) throw new Error('dist/xenguide.cjs is not built. Run: npm run build');
  const child = spawn(process.execPath, [program, ...args], {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XENGUIDE_SSH_CONFIG: options.sshConfig ?? sshConfig },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, ended };
}

export const xenguide = (...args: string[]): Promise<Ended> => start(args).ended;
