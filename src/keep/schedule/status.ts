import type { Runner } from '../../host/runner.ts';
import { t } from '../../text/t.ts';
import { type LastRun, lastPathOf, readLastRun } from './last.ts';
import { scheduleUnits } from './units.ts';

/** A schedule as it stands. Times in ISO 8601 (UTC). */
export interface ScheduleStatus {
  guest: string;
  timer: string;
  /** When it runs next; null: never, or nobody can say. */
  next: string | null;
  /** A backup is being made just now. */
  running: boolean;
  last: LastRun | null;
  /** What is to be told of it, a sentence; null: all is well. */
  trouble: string | null;
}

/** The schedules on a host, by the names of their guests. */
export async function schedulesOn(runner: Runner, stateDir: string): Promise<ScheduleStatus[]> {
  const found = await runner.run({
    argv: [
      'find',
      `${stateDir}/schedules`,
      '-mindepth',
      '2',
      '-maxdepth',
      '2',
      '-name',
      'plan.json',
      '-printf',
      '%h\\0',
    ],
    timeoutMs: 30_000,
  });
  const guests = found.stdout
    .split('\0')
    .filter(Boolean)
    .map((path) => path.slice(path.lastIndexOf('/') + 1));
  return Promise.all(guests.sort().map((guest) => statusOf(runner, guest, stateDir)));
}

async function statusOf(runner: Runner, guest: string, stateDir: string): Promise<ScheduleStatus> {
  const { timer, service } = scheduleUnits(guest);
  const [next, state, last] = await Promise.all([
    nextRun(runner, timer),
    runner.run({ argv: ['systemctl', 'show', '--property=ActiveState,Result', '--', service], timeoutMs: 30_000 }),
    readLastRun(runner, lastPathOf(guest, stateDir)),
  ]);
  const shown = new Map(state.stdout.split('\n').map((line) => line.split('=', 2) as [string, string]));
  const running = ['active', 'activating', 'reloading', 'deactivating'].includes(shown.get('ActiveState') ?? '');
  const about = { next, running, last: last ?? null };
  return { guest, timer, ...about, trouble: troubleOf(about, shown.get('Result')) };
}

/** systemctl(1): with -o json times are microseconds since 1970. */
async function nextRun(runner: Runner, timer: string): Promise<string | null> {
  const { stdout } = await runner.run({
    argv: ['systemctl', 'list-timers', '--all', '--no-pager', '--output=json', '--', timer],
    timeoutMs: 30_000,
  });
  try {
    const next = Number((JSON.parse(stdout) as { next?: unknown }[])[0]?.next);
    return next > 0 && next < 253_402_300_800e6 ? new Date(Math.round(next / 1000)).toISOString() : null;
  } catch {
    return null;
  }
}

function troubleOf(
  { next, running, last }: Pick<ScheduleStatus, 'next' | 'running' | 'last'>,
  result: string | undefined,
): string | null {
  if (next === null) return t('its timer does not run');
  if (running) return null;
  if (last && last.endedAt === null) return t('the last run was cut off');
  if (last && last.exitCode !== 0) return t`the last run failed: ${last.why ?? t`exit code ${last.exitCode}`}`;
  // It came to nothing before it could write anything down.
  if (!last && result !== undefined && result !== 'success') return t`the last run failed: ${result}`;
  return null;
}
