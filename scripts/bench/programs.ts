import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Spread, spread } from './stats.ts';

const run = promisify(execFile);

/** Seconds that the whole process takes, from its start to its end; `files`: all files of each plan are made besides. */
export async function measurePlans(program: string, rounds: number, count: number, files: boolean): Promise<Spread> {
  const seconds: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const begun = performance.now();
    const { stdout } = await run(process.execPath, [program, String(count), ...(files ? ['files'] : [])]);
    const taken = (performance.now() - begun) / 1000;
    if ((JSON.parse(stdout) as { count: number }).count !== count) throw new Error('not all answers became plans');
    if (round >= 0) seconds.push(taken);
  }
  return spread(seconds);
}

export interface ProbeFigures {
  facts: Spread;
  slowest: { command: string; ms: Spread };
  commands: number;
}

/** All facts of this machine, and the command among them that takes longest when it runs alone. */
export async function measureProbes(program: string, rounds: number): Promise<ProbeFigures> {
  const { stdout } = await run(process.execPath, [program, String(rounds)], { maxBuffer: 2 ** 26 });
  const { facts, alone } = JSON.parse(stdout) as { facts: number[]; alone: Record<string, number[]> };
  const all = Object.entries(alone).map(([command, times]) => ({ command, ms: spread(times) }));
  const [slowest] = all.sort((a, b) => b.ms.median - a.ms.median);
  return { facts: spread(facts), slowest: slowest!, commands: all.length };
}
