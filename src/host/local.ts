// fs.promises is asked for where it is used: Node loads it with the first call, and a plan for a host that is only described
// makes none.
import fs from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { OUTPUT_CAP } from './collect.ts';
import type { Command, Pipes, Result, Runner, RunOptions } from './runner.ts';
import { HERE } from './where.ts';

/** This machine. Every call starts its program directly; nothing has to be closed. */
export function localRunner(): Runner {
  return {
    where: HERE,
    run: (command, options) => run(command, options),
    pipe,
    isThere: async (path) => fs.existsSync(path),
    readText,
    writeFile,
    append,
    close: async () => undefined,
  };
}

const pipe: NonNullable<Runner['pipe']> = (command, take, options) => run(command, options, take);

async function run(command: Command, options?: RunOptions, take?: (pipes: Pipes) => void): Promise<Result> {
  const opened: FileHandle[] = [];
  try {
    const stdin = command.stdinPath === undefined ? undefined : await fs.promises.open(command.stdinPath, 'r');
    if (stdin) opened.push(stdin);
    const stdout = command.stdoutPath === undefined ? undefined : await fs.promises.open(command.stdoutPath, 'w');
    if (stdout) opened.push(stdout);
    const { argv, stdin: text, timeoutMs } = command;
    // Node's way to start programs takes 3 ms to load: a plan for a host that is only described starts none.
    const { startProgram } = await import('./child.ts');
    return await startProgram(
      { argv, stdin: text, timeoutMs, stdinFd: stdin?.fd, stdoutFd: stdout?.fd, take },
      options,
    );
  } catch (error) {
    // A file that cannot be opened: the same as a shell says it, code 1 and the reason.
    if ((error as NodeJS.ErrnoException).syscall !== 'open') throw error;
    return { code: 1, stdout: '', stderr: `${(error as Error).message}\n`, timedOut: false };
  } finally {
    for (const file of opened) await file.close();
  }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    const found = await fs.promises.stat(path);
    if (!found.isFile() || found.size > OUTPUT_CAP) return undefined;
    return await fs.promises.readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}

async function writeFile(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  const { randomBytes } = await import('node:crypto');
  const beside = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    const file = await fs.promises.open(beside, 'wx', 0o600);
    try {
      await file.chmod(mode);
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await fs.promises.rename(beside, path);
  } catch (error) {
    await fs.promises.rm(beside, { force: true });
    throw error;
  }
  await syncFolder(path);
}

async function append(path: string, text: string): Promise<void> {
  const file = await fs.promises.open(path, 'a', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(path);
}

/** Makes the file's name as lasting as its content. */
async function syncFolder(path: string): Promise<void> {
  const folder = await fs.promises.open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
