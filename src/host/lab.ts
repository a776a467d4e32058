import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A practice host that is up: its address and the ssh settings that lead to it. */
export interface RunningLab {
  url: string;
  sshConfig: string;
}

/** Finds the lab's first host where `lab/lab.sh` keeps it; undefined when none is up. */
export function runningLab(): RunningLab | undefined {
  const root = process.env.XEN_LAB_DIR || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'xenguide-lab');
  for (const suite of ['bookworm', 'trixie', 'bookworm-zfs', 'trixie-zfs']) {
    const sshConfig = join(root, suite, 'ssh_config');
    if (existsSync(sshConfig) && lives(join(root, suite, 'xena.pid'))) return { url: 'ssh://root@xena', sshConfig };
  }
  return undefined;
}

function lives(pidFile: string): boolean {
  try {
    process.kill(Number(readFileSync(pidFile, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}
