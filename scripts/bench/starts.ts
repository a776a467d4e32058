import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Timed } from './pty.ts';
import { type Spread, spread } from './stats.ts';
import type { Subject } from './subjects.ts';

export interface StartFigure {
  subject: Subject;
  ms: Spread;
  /** As a multiple of bare Node, started right before it: whatever else the machine does meets both. */
  timesNode: Spread;
  /** Peak of the process tree, MB. */
  memory: Spread;
}

/** After the first frame things are still loaded; they count as memory, not as waiting. */
const SETTLE_MS = 400;
const MEMORY_RUNS = 3;

export const isInstalled = (program: string): boolean =>
  program.includes('/') ||
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/**
 * Starts every program in turn, round after round, so that a busy minute of the machine meets all of them alike, and bare Node
 * (`node`, one of them) before each. Memory is looked at in rounds of its own: looking takes time.
 */
export async function measureStarts(subjects: readonly Subject[], rounds: number): Promise<StartFigure[]> {
  const node = subjects.find(({ id }) => id === 'node')!;
  const times = new Map(subjects.map((subject) => [subject, { ms: [] as number[], timesNode: [] as number[] }]));
  for (let round = -WARM_UPS; round < rounds; round++) {
    for (const [subject, figures] of times) {
      const bare = await timeOf(node);
      const ms = subject === node ? bare : await timeOf(subject);
      if (round < 0) continue;
      figures.ms.push(ms);
      figures.timesNode.push(ms / bare);
    }
  }
  const figures: StartFigure[] = [];
  for (const [subject, { ms, timesNode }] of times) {
    const memory: number[] = [];
    for (let run = 0; run < MEMORY_RUNS; run++) memory.push(await memoryOf(subject));
    figures.push({ subject, ms: spread(ms), timesNode: spread(timesNode), memory: spread(memory) });
  }
  return figures;
}

const WARM_UPS = 2;

const reached = (program: Timed, { until }: Subject): Promise<number> =>
  until === 'end' ? program.ends() : program.shows(until.text);

async function timeOf(subject: Subject): Promise<number> {
  const program = new Timed(subject);
  try {
    return await reached(program, subject);
  } finally {
    await program.close();
  }
}

async function memoryOf(subject: Subject): Promise<number> {
  const program = new Timed(subject);
  try {
    const settled = reached(program, subject).then(() => new Promise((go) => setTimeout(go, SETTLE_MS)));
    return await program.peak(settled);
  } finally {
    await program.close();
  }
}
