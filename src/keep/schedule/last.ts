import type { Runner } from '../../host/runner.ts';

/** What came of the last run of a schedule, as it wrote it down itself. Times in ISO 8601 (UTC). */
export interface LastRun {
  version: 1;
  startedAt: string;
  /** null: it runs, or it was cut off. */
  endedAt: string | null;
  exitCode: number | null;
  /** Where the backup lies; null: none was made. */
  backup: string | null;
  /** Why it failed, for people; null: it did not. */
  why: string | null;
}

/** Of one schedule, beside its other records. */
export const lastPathOf = (guest: string, stateDir: string): string => `${stateDir}/schedules/${guest}/last.json`;

export const begunRun = (at: Date): LastRun => ({
  ...{ version: 1, startedAt: at.toISOString(), endedAt: null, exitCode: null, backup: null, why: null },
});

export const printRun = (run: LastRun): string => `${JSON.stringify(run, null, 2)}\n`;

/** Undefined: there was none yet, or nothing that can be read. */
export async function readLastRun(runner: Runner, path: string): Promise<LastRun | undefined> {
  try {
    const run = JSON.parse((await runner.readText(path)) ?? '') as LastRun;
    return run?.version === 1 && typeof run.startedAt === 'string' ? run : undefined;
  } catch {
    return undefined;
  }
}
