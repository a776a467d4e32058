import { readdirSync, readFileSync } from 'node:fs';

/** A process with all that it started, as /proc shows them now. */
function tree(pid: number): number[] {
  return [pid, ...children(pid).flatMap(tree)];
}

function children(pid: number): number[] {
  return threads(pid).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`)
      .split(' ')
      .filter((word) => word !== '')
      .map(Number),
  );
}

function threads(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** One that has ended in the meantime has nothing to say. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const kilobytes = (pid: number): number => Number(/^VmHWM:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);

/** The most memory that each process of the tree has had so far, added up; MB of 2²⁰ bytes. */
export const peakMemory = (pid: number): number => tree(pid).reduce((sum, each) => sum + kilobytes(each), 0) / 1024;

/** False in the moment between fork and exec, when the new process is still a copy of this one. */
export const isItself = (pid: number): boolean => read(`/proc/${pid}/cmdline`) !== read('/proc/self/cmdline');

/** Time on a CPU so far, in ms, and how often a thread gave the CPU up to wait for something. */
export function work(pid: number): { cpuMs: number; waits: number } {
  let cpuMs = 0;
  let waits = 0;
  for (const each of tree(pid)) {
    for (const thread of threads(each)) {
      const at = `/proc/${each}/task/${thread}`;
      const schedstat = read(`${at}/schedstat`);
      // Its first number: nanoseconds on a CPU. A kernel without it must not look like a program without work.
      if (schedstat === '') throw new Error('this kernel does not say how long a thread has run (schedstat)');
      cpuMs += Number(schedstat.split(' ')[0]) / 1e6;
      waits += Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(read(`${at}/status`))?.[1] ?? 0);
    }
  }
  return { cpuMs, waits };
}
