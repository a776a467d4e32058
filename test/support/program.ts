import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Session, type SessionOptions } from './terminal.ts';

const root = join(import.meta.dirname, '../..');
const BUILT = 'dist/e2e/xenguide.cjs';

/** The program as people get it: built when it is older than its sources. XENGUIDE_PROGRAM names another one. */
export async function builtProgram(): Promise<string> {
  const given = process.env.XENGUIDE_PROGRAM;
  if (given !== undefined) return given;
  const program = join(root, BUILT);
  const sources = ['src', 'texts', 'scripts', 'package.json', 'package-lock.json'].map((name) =>
    newest(join(root, name)),
  );
  if (!existsSync(program) || statSync(program).mtimeMs <= Math.max(...sources)) {
    const { build } = (await import('../../scripts/build.mjs' as string)) as {
      build(options: { outfile: string }): Promise<unknown>;
    };
    await build({ outfile: BUILT });
  }
  return program;
}

/** When something in it was changed last, in milliseconds. */
function newest(path: string): number {
  const about = statSync(path);
  if (!about.isDirectory()) return about.mtimeMs;
  return Math.max(about.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  /** Standard input: a text at once, or what a stream has. Absent: there is none. */
  input?: string | ((stdin: NodeJS.WritableStream) => void);
  env?: Record<string, string>;
  /** A file in place of the pipe that standard output is. */
  stdoutTo?: number;
}

/** How long a run may take: a program that hangs is killed, and its signal fails the test. */
const PATIENCE_MS = 30_000;

/** A person with a home, a working folder and nothing else; all of it is gone after `clean`. */
export class Desk {
  readonly dir = mkdtempSync(join(tmpdir(), 'xenguide-e2e-'));
  /** Where the program is started. */
  readonly cwd = this.folder('work');
  readonly home = this.folder('home');
  readonly state = this.folder('state');
  readonly program: string;
  readonly #sessions: Session[] = [];

  static async set(): Promise<Desk> {
    return new Desk(await builtProgram());
  }

  constructor(program: string) {
    this.program = program;
  }

  get env(): Record<string, string> {
    return { HOME: this.home, XDG_STATE_HOME: this.state, XENGUIDE_LANG: 'en' };
  }

  folder(name: string): string {
    const path = join(this.dir, name);
    mkdirSync(path, { recursive: true });
    return path;
  }

  /** A file outside of the working folder; gives its path. */
  file(name: string, content: string | Uint8Array): string {
    const path = join(this.folder('files'), name);
    writeFileSync(path, content);
    return path;
  }

  /** Runs the program to its end, without a terminal. */
  run(args: readonly string[], { input, env = {}, stdoutTo }: RunOptions = {}): Promise<Ended> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [this.program, ...args], {
        cwd: this.cwd,
        env: { ...clean(process.env), ...this.env, ...env },
        stdio: [input === undefined ? 'ignore' : 'pipe', stdoutTo ?? 'pipe', 'pipe'],
        timeout: PATIENCE_MS,
        killSignal: 'SIGKILL',
      });
      const ended: Ended = { code: null, signal: null, stdout: '', stderr: '' };
      child.stdout?.setEncoding('utf8').on('data', (text: string) => (ended.stdout += text));
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (ended.stderr += text));
      child.on('error', reject);
      child.on('close', (code, signal) => resolve({ ...ended, code, signal }));
      child.stdin?.on('error', () => undefined);
      if (typeof input === 'string') child.stdin?.end(input);
      else if (child.stdin) input?.(child.stdin);
    });
  }

  /** Runs it in a terminal. What the name of the terminal should be goes through env(1): the pty sets its own. */
  start(args: readonly string[], { env = {}, ...options }: SessionOptions = {}): Session {
    const { TERM, ...others } = env;
    const command = [process.execPath, this.program, ...args];
    const session = Session.start('env', TERM === undefined ? command : [`TERM=${TERM}`, ...command], {
      cols: 100,
      rows: 30,
      cwd: this.cwd,
      ...options,
      env: { ...this.env, ...others },
    });
    this.#sessions.push(session);
    return session;
  }

  /** Everything that lies on this desk but the files that the test itself brought, with contents. */
  snapshot(): Record<string, string> {
    return contents([this.cwd, this.home, this.state], this.dir);
  }

  async clean(): Promise<void> {
    await Promise.all(this.#sessions.splice(0).map((session) => session.close()));
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** Every file below a folder, by its path in it, with its content; empty folders with a slash. */
export function filesIn(folder: string): Record<string, string> {
  return contents([folder], folder);
}

function contents(folders: readonly string[], from: string): Record<string, string> {
  const found: Record<string, string> = {};
  const walk = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const at = join(path, entry.name);
      if (entry.isDirectory()) {
        found[`${relative(from, at)}/`] = '';
        walk(at);
      } else found[relative(from, at)] = entry.isFile() ? readFileSync(at, 'utf8') : '(special)';
    }
  };
  for (const folder of folders) walk(folder);
  return found;
}

/** Of this process, without what changes how a program behaves. */
function clean(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { CI: _, NO_COLOR: __, FORCE_COLOR: ___, VITEST: ____, NODE_OPTIONS: _____, ...rest } = env;
  return rest;
}
