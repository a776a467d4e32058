import type { Runner } from '../host/runner.ts';

/** What came of starting a guest from a backup, as it is written down beside it. */
export interface Tested {
  version: 1;
  /** ISO 8601, UTC. */
  at: string;
  passed: boolean;
  /** What its console had to show; null: a login prompt. */
  expected: string | null;
  /** How long all of it took. */
  seconds: number;
  /** The host’s name. */
  host: string;
  /** Why it failed, for people; null: it passed. */
  why: string | null;
}

/** In the folder of the backup; not one of the files that its checksums are about. */
export const TESTED = 'tested.json';

export const writeTested = (runner: Runner, folder: string, tested: Tested): Promise<void> =>
  runner.writeFile(`${folder}/${TESTED}`, `${JSON.stringify(tested, null, 2)}\n`, 0o600);

/** Undefined: it was never tested, or what is there cannot be read. */
export async function readTested(runner: Runner, folder: string): Promise<Tested | undefined> {
  try {
    const tested = JSON.parse((await runner.readText(`${folder}/${TESTED}`)) ?? '') as Tested;
    const isWhole = tested?.version === 1 && typeof tested.passed === 'boolean' && typeof tested.at === 'string';
    return isWhole ? tested : undefined;
  } catch {
    return undefined;
  }
}
