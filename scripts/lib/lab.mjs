// The lab for scripts: brings it up for a piece of work, and down again if it was down before.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The hosts that there are, by XEN_LAB_DEBIAN. */
export const XEN = { 12: 'Debian 12, Xen 4.17', 13: 'Debian 13, Xen 4.20' };

/** Resolves with the exit code; Ctrl-C reaches the child by the terminal. */
export const run = (program, args, env) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });

const lab = (debian, ...args) => run('bash', [join(root, 'lab/lab.sh'), ...args], { XEN_LAB_DEBIAN: debian });

/**
 * Does `work` while the lab is up, and gives back its exit code; 1 when the lab did not come up. A lab that somebody has
 * up is used as it is, with one host or two, and left up; else it is built and `machines` hosts are booted.
 */
export async function withLab(debian, machines, work) {
  const wasUp = (await lab(debian, 'status')) === 0;
  try {
    if (!wasUp && ((await lab(debian, 'build')) !== 0 || (await lab(debian, 'up', String(machines))) !== 0)) return 1;
    return await work();
  } finally {
    if (!wasUp) await lab(debian, 'down');
  }
}
