import type { Runner } from '../host/runner.ts';
import { onHost } from '../host/where.ts';
import { applyPlan } from '../plan/apply/apply.ts';
import type { Connect } from '../plan/apply/hosts.ts';
import { lineTeller, resultOf, troubleLines } from '../plan/apply/lines.ts';
import { doneWords, startsGuest } from '../plan/starts.ts';
import { EXIT, type ExitCode } from '../problem.ts';
import { shown } from '../text/shown.ts';
import { t } from '../text/t.ts';
import { confirmChange, networkConfirm } from './confirm.ts';
import { withScreen } from './console/after-apply.ts';
import { findPlan } from './find-plan.ts';
import type { Io } from './io.ts';
import { shortTest } from './network-test/short-test.ts';

export interface ApplyArgs {
  /** A folder with a plan, a plan's file, or the name of a guest whose apply was cut off. */
  target: string;
  runner: Runner;
  /** How the other hosts of its plan are reached. */
  connect: Connect;
  json: boolean;
  yes: boolean;
  start: boolean;
  /** Whether its network is tested shortly, once it runs. Default: true. */
  test?: boolean;
  io: Io;
  /** Default: /var/lib/xenguide on the host. */
  stateDir?: string;
}

const MARKS = { reads: ' ', creates: '+', changes: '~', destroys: '!' } as const;

/** `xenguide apply NAME|DIR`: carries out a plan that was written earlier, after asking the host everything anew. */
export async function applyCommand(args: ApplyArgs): Promise<ExitCode> {
  const { runner, connect, start, io, stateDir } = args;
  const place = stateDir === undefined ? {} : { stateDir };
  const plan = await findPlan(args.target, runner, place);
  if (!args.yes) {
    const actions = plan.actions.filter((action) => start || !startsGuest(action));
    const lines = actions.map(({ effect, title }) => `  ${MARKS[effect]} ${shown(title)}`);
    await confirmChange(
      t`Do this on ${onHost(runner.where)}?`,
      [t`${plan.name}, in ${actions.length} steps:`, ...lines],
      io,
    );
  }
  const outcome = await applyPlan(plan, runner, {
    start,
    connect,
    confirm: networkConfirm(args.yes, io),
    signal: io.signal,
    onEvent: lineTeller((line) => io.say(line)),
    ...place,
  });
  if (outcome.exitCode !== EXIT.done) for (const line of troubleLines(outcome)) io.say(line);
  else io.say(doneWords(plan, start));
  const done = outcome.exitCode === EXIT.done;
  const network = await shortTest(plan, runner, done && start && args.test !== false, io);
  if (args.json) {
    io.out(`${JSON.stringify({ ...resultOf(plan.name, outcome), ...network, applied: done })}\n`);
  } else for (const line of await withScreen(outcome.after, plan.name, runner)) io.out(`${shown(line)}\n`);
  return outcome.exitCode;
}
