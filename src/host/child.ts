import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { Collector } from './collect.ts';
import type { Pipes, Result, RunOptions } from './runner.ts';
import { PROGRAM_FOLDERS } from './tools.ts';

/** How long a program may take to end after SIGTERM before it gets SIGKILL. */
const PATIENCE_MS = 5000;
/** How long we wait for its pipes to close after it ended: a daemon it left behind may hold them for ever. */
const PIPES_MS = 1000;

export interface Start {
  argv: readonly [string, ...string[]];
  stdin?: string | Uint8Array | undefined;
  /** Open descriptors instead of pipes. */
  stdinFd?: number | undefined;
  stdoutFd?: number | undefined;
  timeoutMs?: number | undefined;
  /** Gets its input and output, which are pipes then, in place of us. */
  take?: ((pipes: Pipes) => void) | undefined;
  /** Takes something out of standard error before anybody sees it. */
  stderrFilter?: { strip(chunk: Buffer): Buffer; rest(): Buffer };
}

/** Programs that run now, by process group, so that none outlives us when we exit in an orderly way. */
const running = new Set<number>();
let watching = false;

/**
 * Starts a program without a shell and waits for its end. Never rejects because of the program: a missing one is
 * code 127, one that may not be run 126, one ended by a signal 128 + its number. It gets its own process group, so
 * that a Ctrl-C in our terminal is ours to answer, and so that its children end with it.
 */
export function startProgram(start: Start, options: RunOptions = {}): Promise<Result> {
  if (options.signal?.aborted) return Promise.resolve(notStarted(128 + constants.signals.SIGTERM, 'not started'));
  let child: ChildProcess;
  try {
    child = spawn(start.argv[0], start.argv.slice(1), {
      detached: true,
      env: programEnv(),
      stdio: [
        start.stdinFd ?? (start.stdin === undefined && !start.take ? 'ignore' : 'pipe'),
        start.stdoutFd ?? 'pipe',
        'pipe',
      ],
    });
  } catch (error) {
    return Promise.resolve(failedStart(error as NodeJS.ErrnoException, start.argv[0]));
  }
  return follow(child, start, options);
}

/** Like startProgram, but hands out the process itself; for one that runs beside us. It too ends when we exit. */
export function spawnBeside(argv: readonly [string, ...string[]], stdio: StdioOptions): ChildProcess {
  const child = spawn(argv[0], argv.slice(1), { detached: true, env: programEnv(), stdio });
  remember(child);
  return child;
}

/** English messages, since we read some of them; and the administrators' folders in PATH. */
const programEnv = (): NodeJS.ProcessEnv => ({ ...withProgramFolders(), LC_ALL: 'C' });

/** Our environment, with the administrators' folders at the end of PATH. */
export function withProgramFolders(): NodeJS.ProcessEnv {
  const path = (process.env.PATH ?? '').split(':').filter((folder) => folder !== '');
  const missing = PROGRAM_FOLDERS.filter((folder) => !path.includes(folder));
  return { ...process.env, PATH: [...path, ...missing].join(':') };
}

function follow(child: ChildProcess, start: Start, options: RunOptions): Promise<Result> {
  return new Promise((resolve) => {
    const out = new Collector(options.onOutput);
    const err = new Collector(options.onOutput);
    let timedOut = false;
    let pipes: NodeJS.Timeout | undefined;
    let kill: NodeJS.Timeout | undefined;

    const end = () => {
      endGroup(child, 'SIGTERM');
      kill ??= setTimeout(() => endGroup(child, 'SIGKILL'), PATIENCE_MS);
    };
    const timer =
      start.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            end();
          }, start.timeoutMs);
    const finish = (result: Result) => {
      for (const each of [timer, pipes, kill]) clearTimeout(each);
      options.signal?.removeEventListener('abort', end);
      resolve(result);
    };
    const ended = (code: number | null, signal: NodeJS.Signals | null) => {
      if (start.stderrFilter) err.add(start.stderrFilter.rest());
      const cut = out.cut || err.cut ? '\n(there was more output than xenguide keeps)\n' : '';
      finish({
        code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]),
        stdout: out.text(),
        stderr: err.text() + cut,
        timedOut,
      });
    };

    remember(child);
    options.signal?.addEventListener('abort', end, { once: true });
    if (!start.take) child.stdout?.on('data', (chunk: Buffer) => out.add(chunk));
    child.stderr?.on('data', (chunk: Buffer) => err.add(start.stderrFilter?.strip(chunk) ?? chunk));
    // A program may end without having read its input: that is its own business.
    child.stdin?.on('error', () => undefined);
    if (start.stdin !== undefined) child.stdin?.end(start.stdin);
    start.take?.({ stdin: child.stdin, stdout: child.stdout });
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (child.pid === undefined) finish(failedStart(error, start.argv[0]));
    });
    child.once('exit', (code, signal) => {
      pipes = setTimeout(() => {
        // Whoever took it reads it to its end, however long that takes.
        if (!start.take) child.stdout?.destroy();
        child.stderr?.destroy();
      }, PIPES_MS);
      child.once('close', () => ended(code, signal));
    });
  });
}

function remember(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  running.add(pid);
  child.once('exit', () => running.delete(pid));
  if (watching) return;
  watching = true;
  process.on('exit', () => {
    for (const group of running) signalGroup(group, 'SIGTERM');
  });
}

/** Ends a program together with the children it started. */
export function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid !== undefined) signalGroup(child.pid, signal);
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

function failedStart(error: NodeJS.ErrnoException, program: string): Result {
  if (error.code === 'ENOENT') return notStarted(127, `${program}: not found`);
  if (error.code === undefined || error.code === 'ERR_INVALID_ARG_VALUE') throw error;
  return notStarted(126, `${program}: ${error.message}`);
}

function notStarted(code: number, why: string): Result {
  return { code, stdout: '', stderr: `${why}\n`, timedOut: false };
}
