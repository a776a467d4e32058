import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { spawn } from '@lydell/node-pty';

/** See warm-run.mjs. The seeds go into the hashes of strings; the rest depends on how long things take. */
const SAME_EACH_TIME = ['--hash-seed=1', '--random-seed=1', '--no-flush-bytecode', '--no-sparkplug', '--no-opt'];
const ANSWERS = 'version: 1\nname: web1\nsource: {kind: disk-image, path: /srv/web.qcow2, format: qcow2}\n';
const TRIES = 6;
const PATIENCE_MS = 60_000;
/** A screen that has not changed for so long is complete. */
const QUIET_MS = 1500;

/**
 * What V8 makes of the program when it draws the first screen and when it plans: the same bytes each time, so it is made until
 * two are alike (on a busy machine a screen may be late). `program` is a script as lib/launched.mjs writes it.
 * Throws when no two are, or when V8 would not take it.
 */
export async function codeCache(program: string, warmRun: string): Promise<Buffer> {
  const made: Buffer[] = [];
  for (let left = TRIES; left > 0; left -= 1) {
    const cache = await once(program, warmRun);
    if (made.some((before) => before.equals(cache))) return taken(program, cache);
    made.push(cache);
  }
  throw new Error(`V8’s code cache was another one each of ${TRIES} times, so the package would not be reproducible`);
}

function taken(program: string, cachedData: Buffer): Buffer {
  const { cachedDataRejected } = new Script(readFileSync(program, 'latin1'), { filename: 'xenguide.js', cachedData });
  if (cachedDataRejected) throw new Error('V8 does not take the code cache that was made for it');
  return cachedData;
}

async function once(program: string, warmRun: string): Promise<Buffer> {
  const home = mkdtempSync(join(tmpdir(), 'xenguide-package-'));
  const cache = join(home, 'cache');
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: home, LANG: 'C.UTF-8', TERM: 'xterm-256color' };
  const own = [...SAME_EACH_TIME, warmRun, program, cache];
  try {
    await firstScreen([...own, '--facts', 'example'], env, home);
    const batch = [...own, 'new', '--answers', '-', '--facts', 'example', '--print', 'config'];
    execFileSync(process.execPath, batch, { env, cwd: home, input: ANSWERS, stdio: 'pipe', timeout: PATIENCE_MS });
    return readFileSync(cache);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Draws the wizard, and leaves it with Ctrl-C, twice. */
function firstScreen(args: string[], env: Record<string, string>, cwd: string): Promise<void> {
  const pty = spawn(process.execPath, args, { name: 'xterm-256color', cols: 120, rows: 36, env, cwd });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => pty.kill('SIGKILL'), PATIENCE_MS);
    let quiet: NodeJS.Timeout | undefined;
    pty.onData(() => {
      clearTimeout(quiet);
      quiet = setTimeout(() => pty.write('\x03'), QUIET_MS);
    });
    pty.onExit(({ signal }) => {
      clearTimeout(late);
      clearTimeout(quiet);
      if (signal) reject(new Error('the wizard did not end'));
      else resolve();
    });
  });
}
