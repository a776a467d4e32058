import { HostLost, type Runner } from '../../host/runner.ts';
import { onHost } from '../../host/where.ts';
import { begunOf } from '../../keep/begun.ts';
import type { Manifest } from '../../keep/manifest.ts';
import { placeName } from '../../keep/place.ts';
import { folderOf, onOf } from '../../keep/places.ts';
import { sealBackup } from '../../keep/seal.ts';
import { BACKUPS, backupsTo } from '../../keep/shelf.ts';
import { fillingsOf } from '../../keep/snapshots/index.ts';
import { watchSnapshots } from '../../keep/watch.ts';
import { isPaused } from '../../keep/xl-list.ts';
import type { Plan } from '../../plan/action.ts';
import { type ApplyOptions, applyPlan } from '../../plan/apply/apply.ts';
import type { ApplyOutcome } from '../../plan/apply/events.ts';
import { lineTeller, resultOf, troubleLines } from '../../plan/apply/lines.ts';
import { guestPaths } from '../../plan/apply/paths.ts';
import { forget } from '../../plan/apply/take-back.ts';
import { nextCommand } from '../../plan/apply/work.ts';
import { EXIT, type ExitCode, type Problem, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { KeepArgs } from './args.ts';
import { keptMemory, withMemory } from './kept-memory.ts';
import { withStore } from './store.ts';
import { withoutTarget } from './target-lost.ts';
import { madeLines, nameOfBackup } from './words.ts';

/** Carries the plan of a backup out, watches its snapshots, and gives the result its name. */
export async function carryOutBackup(plan: Plan, args: KeepArgs): Promise<ExitCode> {
  const { runner, connect, io, json, stateDir } = args;
  const { places, draft } = begunOf(plan);
  const stop = new AbortController();
  let full: Problem | undefined;
  let unwatch: (() => Promise<void>) | undefined;
  // Not before: LVM lets one at a time look at a group, and while the guest stands still nobody else should.
  const watchFrom = ({ type, id = '' }: { type: string; id?: string }): void => {
    if (type !== 'started' || !id.startsWith('backup.image.')) return;
    unwatch ??= watchSnapshots(runner, fillingsOf(draft.disks, places.stamp), (problem) => {
      full = problem;
      stop.abort();
    });
  };
  const tell = lineTeller((line) => io.say(line));
  const options: ApplyOptions = {
    start: true,
    shelf: backupsTo(placeName({ ...onOf(places.on), path: folderOf(places) })),
    connect,
    signal: AbortSignal.any([io.signal, stop.signal]),
    onEvent: (event) => {
      watchFrom(event);
      tell(event);
    },
    ...(stateDir === undefined ? {} : { stateDir }),
  };
  let outcome: ApplyOutcome;
  try {
    outcome = await applyPlan(plan, runner, options);
  } finally {
    await unwatch?.();
  }
  if (outcome.exitCode === EXIT.left) outcome = await withoutTarget(plan, outcome, args);
  if (outcome.exitCode !== EXIT.done) return failed(plan, full ? givenUp(outcome, full) : outcome, args);
  const manifest = await end(plan, args);
  const name = nameOfBackup(places);
  if (json) io.out(`${JSON.stringify({ ...resultOf(plan.name, outcome), ...summary(name, manifest) })}\n`);
  else for (const line of madeLines(name, manifest)) io.out(`${line}\n`);
  return EXIT.done;
}

async function end(plan: Plan, args: KeepArgs): Promise<Manifest> {
  const { runner, stateDir } = args;
  const { places } = begunOf(plan);
  try {
    const manifest = await withStore(nameOfBackup(places), args, '--to', (store) => sealBackup(store.runner, places));
    // What stands in the folder is all that is left of it: there is nothing to take back.
    await forget({ runner, paths: guestPaths(plan.name, stateDir, undefined, BACKUPS) });
    return manifest;
  } catch (error) {
    const isLost = error instanceof HostLost || (error instanceof UserError && error.exitCode === EXIT.notReady);
    if (!isLost) throw error;
    throw new UserError(EXIT.left, {
      field: '',
      message: t`the connection to ${places.on ?? onHost(runner.where)} broke when everything was copied, before the backup got its name`,
      remedy: t`When the host answers again: ${nextCommand('apply', plan.name, runner, BACKUPS)}`,
    });
  }
}

/** The keys that scripts may rely on; more may come. */
const summary = (path: string, { recipe, takenAt, pauseSeconds, predictedPauseSeconds, files, disks }: Manifest) => ({
  ...{ backup: path, recipe, takenAt },
  pause: { predictedSeconds: predictedPauseSeconds, measuredSeconds: pauseSeconds },
  disks: disks.map(({ vdev, target, bytes, file }) => ({ vdev, target, bytes, file })),
  files,
});

/** It was our own look at the snapshots that ended it, and no person. */
function givenUp(outcome: ApplyOutcome, problem: Problem): ApplyOutcome {
  const exitCode = outcome.exitCode === EXIT.interrupted ? EXIT.takenBack : outcome.exitCode;
  return { ...outcome, exitCode, problems: [problem, ...outcome.problems.slice(1)] };
}

async function failed(plan: Plan, before: ApplyOutcome, { runner, io, json }: KeepArgs): Promise<ExitCode> {
  const memory = await keptMemory(runner, plan);
  const outcome = withMemory(before, memory);
  for (const line of troubleLines(outcome)) io.say(line);
  const still = memory === undefined ? await stillHeld(runner, plan) : undefined;
  for (const line of memory?.lines ?? (still === undefined ? [] : [still])) io.say(line);
  if (json)
    io.out(`${JSON.stringify({ ...resultOf(plan.name, outcome), backup: null, memory: memory?.path ?? null })}\n`);
  return outcome.exitCode;
}

/** Looked at, and not only hoped for: does the guest go on? Undefined: it does, or nobody can be asked. */
async function stillHeld(runner: Runner, { name, configPath }: Plan): Promise<string | undefined> {
  try {
    const { code, stdout } = await runner.run({ argv: ['xl', 'list', name], timeoutMs: 30_000 });
    if (code !== 0) return t`${name} does not run. Start it: xl create ${configPath}`;
    return isPaused(stdout) ? t`${name} is still paused. Let it go on: xl unpause ${name}` : undefined;
  } catch {
    return undefined;
  }
}
