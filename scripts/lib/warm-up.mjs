import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PATIENCE_MS = 30_000;
const ANSWERS =
  'version: 1\nname: web1\nsource: {kind: disk-image, path: /srv/images/debian-12.qcow2, format: qcow2}\n';
/** Down and up in the list, on to the image, a path, the name; then leave. */
const KEYS = ['\x1b[B', '\x1b[A', '\r', '/srv/images/debian-12.qcow2', '\r', 'web1', '\r', '\r', '\x03', '\x03'];
const KEY_MS = 150;

/**
 * Runs the program as people do, so that V8's code for what a start needs lies beside it. Where that cannot be done the
 * program is only slower to start. @param {string} program @param {string} digest @returns {Promise<string | undefined>} why not
 */
export async function makeCache(program, digest) {
  const home = mkdtempSync(join(tmpdir(), 'xenguide-build-'));
  const env = { ...process.env, HOME: home, XDG_STATE_HOME: home, XENGUIDE_MAKE_CACHE: digest, XENGUIDE_LANG: 'en' };
  for (const name of ['CI', 'NODE_OPTIONS', 'NO_COLOR']) delete env[name];
  try {
    const facts = ['--facts', 'example'];
    // Two caches, as the launcher tells them apart: with a screen, and without.
    await wizard(program, facts, env);
    const batch = [program, 'new', '--answers', '-', ...facts, '--print', 'config'];
    execFileSync(process.execPath, batch, { env, input: ANSWERS, timeout: PATIENCE_MS, stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function wizard(program, args, env) {
  const { spawn } = await import('@lydell/node-pty');
  const pty = spawn(process.execPath, [program, ...args], { name: 'xterm-256color', cols: 120, rows: 36, env });
  let typing;
  const late = setTimeout(() => pty.kill('SIGKILL'), PATIENCE_MS);
  try {
    await new Promise((resolve, reject) => {
      const left = [...KEYS];
      pty.onData(() => {
        typing ??= setInterval(() => left.length > 0 && pty.write(left.shift()), KEY_MS);
      });
      pty.onExit(({ signal }) => (signal ? reject(new Error('the wizard did not end')) : resolve(undefined)));
    });
  } finally {
    clearInterval(typing);
    clearTimeout(late);
  }
}
