import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';

/** The real libxlutil and xl, asked without a hypervisor. See judge/README. */
const home = join(import.meta.dirname, 'judge');
const build = join(home, 'build');
const programs = ['xlucheck', 'xlubatch', 'fakexen.so'];

export interface Judge {
  /** `4.17`, from the path of the xl that is asked. */
  xenVersion: string;
}

/** Undefined with a reason when the judge cannot sit here. */
const { judge, reason } = summon();

/**
 * Tests that need the judge. Without gcc, libxen-dev or xl they are skipped with a line that says so;
 * with CI set that is a failure.
 */
export function describeWithJudge(name: string, tests: (judge: Judge) => void): void {
  if (judge) {
    describe(name, () => tests(judge as Judge));
  } else if (process.env.CI) {
    it(`${name}: the judge must run in CI`, () => {
      throw new Error(reason);
    });
  } else {
    console.warn(`skipped: ${name}. The real xl parser is not here: ${reason}`);
    describe.skip(`${name} — skipped: ${reason}`, () => {
      it('needs the real xl parser', () => undefined);
    });
  }
}

export interface ConfigAnswer {
  ok: boolean;
  aborted?: boolean;
  /** Values as byte strings; `number` where xlu_cfg_get_long reads one. */
  settings?: Record<string, { value: ByteValue; number?: string }>;
  said: string;
}

export type ByteValue = string | ByteValue[];

export interface DiskAnswer {
  ok: boolean;
  target: string | null;
  vdev: string;
  format: string;
  backendtype: string;
  script: string | null;
  backend: string | null;
  specification: string;
  discard: string;
  trusted: string;
  colo: string;
  colo_host: string | null;
  colo_port: number;
  hidden_disk: string | null;
  cdrom: boolean;
  readwrite: boolean;
  direct_io_safe: boolean;
  said: string;
}

export interface RateAnswer {
  ok: boolean;
  bytes_per_interval: number;
  interval_usecs: number;
  said: string;
}

/** Many configs at once: the bytes and the keys to report. */
export function askConfigs(questions: { bytes: Uint8Array; keys: string[] }[]): ConfigAnswer[] {
  return ask(questions.map(({ bytes, keys }) => ({ kind: 'c', bytes, tail: ` ${keys.join(',')}` })));
}

export function askDisks(specs: string[]): DiskAnswer[] {
  return ask(specs.map((spec) => ({ kind: 'd', bytes: Buffer.from(spec), tail: '' })));
}

export function askRates(rates: string[]): RateAnswer[] {
  return ask(rates.map((rate) => ({ kind: 'r', bytes: Buffer.from(rate), tail: '' })));
}

export interface Verdict {
  /** 0 clean, 1 refused, 3 taken with warnings. */
  code: number;
  said: string;
}

/** What libxlutil alone says of a text, with the keys and vif fields xl would drop. */
export function xlucheck(text: string | Uint8Array): Verdict {
  return withFile(text, (file) => run(join(build, 'xlucheck'), [file]));
}

/** The real parser and the real `xl -N create`, both without a word of complaint. */
export function xlstrict(file: string): Verdict {
  return run(join(home, 'xlstrict'), [file]);
}

/** The same as xlstrict without its shell, for thousands of files: what the two said, `''` when both took it in silence. */
export async function strictly(file: string): Promise<string> {
  const said = await Promise.all([
    spoken(join(build, 'xlucheck'), [file], environment()),
    spoken(xlPath(), ['-N', 'create', file], { ...environment(), LD_PRELOAD: join(build, 'fakexen.so') }),
  ]);
  return said.join('').replace(/^Parsing config from .*\n/m, '');
}

let xl: string | undefined;
const xlPath = (): string => {
  xl ??= spawnSync(join(home, 'xl-path'), [], { encoding: 'utf8' }).stdout.trim();
  return xl;
};

/** Standard error, and the exit code if it is not 0. */
function spoken(program: string, args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve) => {
    execFile(program, args, { env, maxBuffer: 2 ** 26 }, (error, _out, stderr) => {
      resolve(error ? `exit code ${error.code}: ${stderr}` : stderr);
    });
  });
}

export function xlstrictText(text: string | Uint8Array): Verdict {
  return withFile(text, xlstrict);
}

/** The real `xl -N create`. */
export function xldry(text: string | Uint8Array): Verdict {
  return withFile(text, (file) => run(join(home, 'xldry'), [file]));
}

function run(program: string, args: string[]): Verdict {
  const done = spawnSync(program, args, { encoding: 'utf8', env: environment(), maxBuffer: 2 ** 26 });
  if (done.error) throw done.error;
  return { code: done.status ?? 128, said: done.stderr };
}

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: 'C', FAKEXEN_MINOR: judge?.xenVersion.replace('4.', '') };
}

function withFile<T>(text: string | Uint8Array, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'xenguide-judge-'));
  try {
    const file = join(folder, 'guest.cfg');
    writeFileSync(file, text);
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function ask<T>(records: { kind: string; bytes: Uint8Array; tail: string }[]): T[] {
  const parts = records.flatMap(({ kind, bytes, tail }) => [
    Buffer.from(`${kind} ${bytes.length}${tail}\n`),
    bytes,
    Buffer.from('\n'),
  ]);
  const done = spawnSync(join(build, 'xlubatch'), [], { input: Buffer.concat(parts), maxBuffer: 2 ** 30 });
  if (done.error) throw done.error;
  const lines = done.stdout.toString('utf8').split('\n').slice(0, -1);
  if (done.status !== 0 || lines.length !== records.length) {
    throw new Error(`xlubatch answered ${lines.length} of ${records.length} questions: ${done.stderr.toString()}`);
  }
  return lines.map((line) => JSON.parse(line) as T);
}

function summon(): { judge?: Judge; reason?: string } {
  const xl = spawnSync(join(home, 'xl-path'), [], { encoding: 'utf8' });
  if (xl.status !== 0) return { reason: (xl.stderr || String(xl.error)).trim() };
  const version = /xen-(4\.\d+)/.exec(xl.stdout)?.[1] ?? process.env.XEN_VERSION;
  if (version === undefined) return { reason: `set XEN_VERSION: ${xl.stdout.trim()} does not say its version` };
  const failure = isBuilt() ? undefined : make();
  return failure === undefined ? { judge: { xenVersion: version } } : { reason: failure };
}

function isBuilt(): boolean {
  const sources = ['xlucheck.c', 'xlubatch.c', 'fakexen.c', 'keys.h', 'Makefile'].map((name) => join(home, name));
  const newest = Math.max(...sources.map((path) => statSync(path).mtimeMs));
  return programs.every((name) => existsSync(join(build, name)) && statSync(join(build, name)).mtimeMs >= newest);
}

/** Several test files may build at once: each builds apart and renames into place. Returns why it failed. */
function make(): string | undefined {
  const apart = `build-${process.pid}`;
  try {
    const done = spawnSync('make', ['-C', home, `B=${apart}`], { encoding: 'utf8' });
    if (done.error) return `make cannot be run: ${done.error.message}`;
    if (done.status !== 0) {
      return `the judge cannot be built (needs make, gcc and libxen-dev): ${done.stderr.trim().split('\n')[0]}`;
    }
    mkdirSync(build, { recursive: true });
    for (const name of programs) renameSync(join(home, apart, name), join(build, name));
    return undefined;
  } finally {
    rmSync(join(home, apart), { recursive: true, force: true });
  }
}
