import { onHost } from '../../host/where.ts';
import type { Action, Plan } from '../../plan/action.ts';
import { applyPlan } from '../../plan/apply/apply.ts';
import { lineTeller, resultOf, troubleLines } from '../../plan/apply/lines.ts';
import { doneWords } from '../../plan/starts.ts';
import { EXIT, type ExitCode } from '../../problem.ts';
import { shown } from '../../text/shown.ts';
import { t } from '../../text/t.ts';
import { confirmChange, networkConfirm } from '../confirm.ts';
import { withScreen } from '../console/after-apply.ts';
import type { Io } from '../io.ts';
import { shortTest } from '../network-test/short-test.ts';
import type { NewArgs } from './args.ts';
import type { NewResult } from './new-result.ts';
import type { Target } from './target.ts';

/** `new --apply`: asks once, unless that was answered with --yes, carries `plan` out and says how it went. */
export async function applyNow(
  plan: Plan,
  planned: readonly Action[],
  result: NewResult,
  args: NewArgs,
  target: Target,
  io: Io,
): Promise<ExitCode> {
  if (!args.yes)
    await confirmChange(
      t`Do this on ${onHost(target.name)}?`,
      planned.map(({ title }) => `  ${shown(title)}`),
      io,
    );
  const applied = await applyPlan(plan, target.runner, {
    start: args.start,
    signal: io.signal,
    connect: target.connect,
    confirm: networkConfirm(args.yes, io),
    onEvent: lineTeller((line) => io.say(line)),
  });
  const done = applied.exitCode === EXIT.done;
  if (done) io.say(doneWords(plan, args.start));
  else for (const line of troubleLines(applied)) io.say(line);
  const network = await shortTest(plan, target.runner, done && args.start && args.test !== false, io);
  if (args.json)
    io.out(`${JSON.stringify({ ...result, ...resultOf(plan.name, applied), ...network, applied: done })}\n`);
  else if (done)
    for (const line of await withScreen(applied.after, plan.name, target.runner)) io.out(`${shown(line)}\n`);
  return applied.exitCode;
}
