import { existsSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { home } from './home.ts';

/** A practice host that is up: its address and the ssh settings that lead to it. */
export interface RunningLab {
  url: string;
  sshConfig: string;
}

/** Finds the lab's first host where `lab/lab.sh` keeps it; undefined when none is up. */
export function runningLab(): RunningLab | undefined {
  const root = process.env.XEN_LAB_DIR || join(process.env.XDG_CACHE_HOME || join(home(), '.cache'), 'xenguide-lab');
  for (const suite of ['bookworm', 'trixie', 'bookworm-zfs', 'trixie-zfs']) {
    const sshConfig = join(root, suite, 'ssh_config');
    if (existsSync(sshConfig) && lives(join(root, suite, 'xena.pid'))) return { url: 'ssh://root@xena', sshConfig };
  }
  return undefined;
}

/** As lab/machine.sh tells it: after a reboot another process may have the number of an emulator that was left running. */
function lives(pidFile: string): boolean {
  try {
    const pid = readFileSync(pidFile, 'utf8').trim();
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return normalize(words[words.indexOf('-pidfile') + 1] ?? '') === pidFile;
  } catch {
    return false;
  }
}
