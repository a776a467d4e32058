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

/** The most memory that each process of the tree has had so far, added up, in MB (10⁶ bytes… as `top` counts: MiB). */
export const peakMemory = (pid: number): number => tree(pid).reduce((sum, each) => sum + kilobytes(each), 0) / 1024;

/** Time on a CPU so far, in ms, and how often a thread gave the CPU up to wait for something. */
export function work(pid: number): { cpuMs: number; waits: number } {
  let cpuMs = 0;
  let waits = 0;
  for (const each of tree(pid)) {
    for (const thread of threads(each)) {
      const at = `/proc/${each}/task/${thread}`;
      cpuMs += Number(read(`${at}/schedstat`).split(' ')[0] ?? 0) / 1e6;
      waits += Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(read(`${at}/status`))?.[1] ?? 0);
    }
  }
  return { cpuMs, waits };
}
