import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * This run of the program, told from every other: the machine, since homes may lie on a file server, the process, and when it
 * was started, since numbers of processes come again.
 */
export const thisRun = (): string => [hostname(), process.pid, startOf(process.pid)].join(' ');

/** Whether that run has not ended. One of another machine cannot be asked, and counts as ended. */
export function isGoingOn(run: string): boolean {
  const [machine, pid = '', start = ''] = run.split(' ');
  return machine === hostname() && /^\d+$/.test(pid) && start !== '' && startOf(Number(pid)) === start;
}

/** In clock ticks since the machine was started; '' for a process that is not there (proc_pid_stat(5), field 22). */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name, in parentheses, may hold blanks and parentheses itself.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
