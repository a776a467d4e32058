import { randomUUID } from 'node:crypto';
import { onHost } from '../../host/where.ts';
import { begunOf } from '../../keep/begun.ts';
import { parseLimit } from '../../keep/limit.ts';
import { placeName } from '../../keep/place.ts';
import { parsePolicy, printPolicy } from '../../keep/retention/policy.ts';
import { lastPathOf } from '../../keep/schedule/last.ts';
import { schedulePlan } from '../../keep/schedule/plan.ts';
import { SCHEDULES, schedulesBy } from '../../keep/schedule/shelf.ts';
import { type Every, whenOf } from '../../keep/schedule/when.ts';
import { foldersWritten } from '../../keep/schedule/writes.ts';
import type { Plan, RunStep } from '../../plan/action.ts';
import { applyPlan } from '../../plan/apply/apply.ts';
import { lineTeller, resultOf, troubleLines } from '../../plan/apply/lines.ts';
import { STATE_DIR } from '../../plan/apply/paths.ts';
import { readRecord } from '../../plan/apply/read.ts';
import { undoGuest } from '../../plan/apply/undo.ts';
import { EXIT, type ExitCode, UserError } from '../../problem.ts';
import { shown } from '../../text/shown.ts';
import { noted, t } from '../../text/t.ts';
import { confirmChange } from '../confirm.ts';
import { loadRenderer } from '../new/renderer.ts';
import { type BackupArgs, planBackup } from './backup.ts';
import { programOn } from './program.ts';
import { placeOf } from './store.ts';
import { noteLines, stepLines } from './words.ts';

export interface ScheduleArgs extends BackupArgs {
  every: Every;
  at: string | undefined;
}

/** `xenguide backup GUEST --every day …`: a timer of the host makes the backups from now on. */
export async function scheduleCommand(args: ScheduleArgs): Promise<ExitCode> {
  const { guest, runner, io, yes, stateDir } = args;
  const place = stateDir === undefined ? {} : { stateDir };
  whenOf(args.every, args.at);
  if (args.keep !== undefined) parsePolicy(args.keep);
  if (args.limit !== undefined) parseLimit(args.limit);
  // A backup that could not be made now would not be made at night either.
  const example = await planBackup(args);
  const plan = await planFor(args, example);
  const record = await readRecord(guest, runner, { ...place, shelf: SCHEDULES });
  const before = record && record.inPlace.length > 0 ? record : undefined;
  if (before?.plan && before.receipt && sameSteps(before.plan, plan)) {
    io.say(t`That is so already: ${plan.reasons.join(' ')}`);
    if (args.json) io.out(`${JSON.stringify({ name: guest, scheduled: true, changed: false })}\n`);
    return EXIT.done;
  }
  const lines = [
    ...(before?.plan ? [t`In place of: ${before.plan.reasons.join(' ')}`] : []),
    ...[...plan.reasons.map(shown), ...noteLines(plan)],
    `  $ ${commandWords(args).join(' ')}`,
    ...stepLines(plan.actions),
  ];
  if (yes) for (const line of lines) io.say(line);
  else await confirmChange(t`Schedule backups of ${guest} on ${onHost(runner.where)}?`, lines, io);
  if (before) {
    const back = await undoGuest(guest, runner, {
      ...place,
      shelf: SCHEDULES,
      signal: io.signal,
      onEvent: teller(args),
    });
    if (back.exitCode !== EXIT.done) {
      for (const line of troubleLines(back)) io.say(line);
      return back.exitCode;
    }
  }
  return apply(plan, args);
}

/** `xenguide backup GUEST --every never`: takes the schedule back; the backups that it made stay. */
export async function unscheduleCommand(args: Omit<BackupArgs, 'facts' | 'recipe' | 'to'>): Promise<ExitCode> {
  const { guest, runner, io, yes, json, stateDir } = args;
  const place = { shelf: SCHEDULES, ...(stateDir === undefined ? {} : { stateDir }) };
  const record = await readRecord(guest, runner, place);
  if (!record || record.inPlace.length === 0) {
    throw new UserError(EXIT.conflict, {
      field: '--every',
      message: t`backups of ${guest} are not scheduled on ${onHost(runner.where)}`,
      remedy: t('What is scheduled is listed by: xenguide backup --list'),
    });
  }
  const touched = [...new Set(record.inPlace.flatMap(({ touches }) => touches))];
  const lines = [t('This is taken away; the backups themselves stay:'), ...touched.map((each) => `  ${shown(each)}`)];
  if (!yes) await confirmChange(t`No more scheduled backups of ${guest}?`, lines, io);
  const outcome = await undoGuest(guest, runner, { ...place, signal: io.signal, onEvent: teller(args) });
  const done = outcome.exitCode === EXIT.done;
  if (done) io.say(t`Backups of ${guest} are not scheduled any more.`);
  else for (const line of troubleLines(outcome)) io.say(line);
  if (json) io.out(`${JSON.stringify({ ...resultOf(guest, outcome), scheduled: !done })}\n`);
  return outcome.exitCode;
}

/** Modules are loaded by nobody but root without bounds. */
function modulesOf({ actions }: Plan): RunStep['run'][] {
  const all = actions.flatMap((action) => action.do.flatMap((step) => ('run' in step ? [step.run] : [])));
  const loads = all.filter(([program]) => program === 'modprobe');
  return loads.filter((argv, index) => loads.findIndex((each) => each.join(' ') === argv.join(' ')) === index);
}

async function planFor(args: ScheduleArgs, example: Plan): Promise<Plan> {
  const { configPath } = example;
  const { guest, runner, every, at, stateDir = STATE_DIR } = args;
  const when = whenOf(every, at);
  const [first, ...rest] = await programOn(runner);
  const to = placeOf(args.to!, args, '--to');
  const { fill } = await loadRenderer(undefined);
  const plan = schedulePlan(
    {
      ...{ guest, configPath, to, when, lastPath: lastPathOf(guest, stateDir) },
      writes: await foldersWritten(runner, begunOf(example)),
      before: modulesOf(example),
      command: [first, ...rest, ...commandWords(args).slice(1), '--yes', '--scheduled'],
    },
    fill,
    randomUUID(),
  );
  const program = [first, ...rest].at(-1)!;
  const passing = /^\/(tmp|var\/tmp|run)\/|\/_npx\//.test(program)
    ? [noted`${program} lies where it may be cleared away, and then no backup is made any more.`]
    : [];
  return { ...plan, warnings: [...(plan.warnings ?? []), ...passing] };
}

/** The backup that is made each time, as a person would type it. */
function commandWords(args: ScheduleArgs): string[] {
  const { guest, recipe, keep } = args;
  return [
    ...['xenguide', 'backup', guest, '--to', placeName(placeOf(args.to!, args, '--to'))],
    ...(recipe === 'auto' ? [] : ['--recipe', recipe]),
    ...(args.freeze === undefined ? [] : ['--freeze', args.freeze]),
    ...(args.limit === undefined ? [] : ['--limit', args.limit]),
    ...(args.mustBeMounted === true ? ['--must-be-mounted'] : []),
    ...(keep === undefined ? [] : ['--keep', printPolicy(parsePolicy(keep))]),
  ];
}

async function apply(plan: Plan, args: ScheduleArgs): Promise<ExitCode> {
  const { io, runner, json, every, at, stateDir } = args;
  const words = [...commandWords(args).slice(3), '--every', every, ...(at === undefined ? [] : ['--at', at])];
  const outcome = await applyPlan(plan, runner, {
    ...{ start: true, shelf: schedulesBy(words), signal: io.signal, onEvent: teller(args) },
    ...(stateDir === undefined ? {} : { stateDir }),
  });
  const done = outcome.exitCode === EXIT.done;
  if (!done) for (const line of troubleLines(outcome)) io.say(line);
  if (json) io.out(`${JSON.stringify({ ...resultOf(plan.name, outcome), scheduled: done, changed: done })}\n`);
  else for (const line of outcome.after) io.out(`${shown(line)}\n`);
  return outcome.exitCode;
}

const teller = ({ io }: Pick<BackupArgs, 'io'>) => lineTeller((line) => io.say(line));

/** Only their identities differ. */
const sameSteps = (one: Plan, other: Plan): boolean => JSON.stringify(one.actions) === JSON.stringify(other.actions);
