import type { Plan } from '../../plan/action.ts';
import { START } from '../../plan/guest-actions.ts';
import { EXIT, type ExitCode, UserError } from '../../problem.ts';
import type { Outcome } from '../../wizard/outcome.ts';
import type { Io } from '../io.ts';
import { givenAnswers } from './answers.ts';
import type { NewArgs } from './args.ts';
import { settleBatch } from './batch.ts';
import { type PlanFile, planFiles, writeFiles } from './files.ts';
import { lookIntoImage, readKeys } from './look.ts';
import { makePlan } from './make.ts';
import { hostProblem, openTarget, type Target } from './target.ts';

/** `xenguide new`: a person is asked, or answers are taken from a file; then show, write or apply. */
export async function newGuest(args: NewArgs, io: Io): Promise<ExitCode> {
  checkArgs(args);
  const answers = await givenAnswers(args);
  if (wantsPerson(args, io)) {
    const { runWizard } = await import('./wizard.ts');
    return runWizard(args, answers, io);
  }
  const target = await openTarget(args);
  try {
    const facts = await target.facts();
    const unfit = hostProblem(facts, target);
    if (unfit) throw new UserError(EXIT.notReady, unfit);
    const image = await lookIntoImage(answers, target.runner, target.described, io.signal);
    const world = { facts, image, keys: readKeys(answers), waiting: [] };
    const outcome = settleBatch(answers, world);
    const { loadRenderer } = await import('./renderer.ts');
    const plan = makePlan(outcome, world, await loadRenderer(args.templates), await import('yaml'));
    return await deliver(plan, outcome, args, target, io);
  } finally {
    await target.runner.close();
  }
}

function checkArgs(args: NewArgs): void {
  if (args.apply && args.facts !== undefined) {
    throw new UserError(EXIT.usage, {
      field: '--apply',
      message: 'nothing can be carried out on a host that is only described',
      remedy: 'Leave out --facts, or write the plan (--write) and carry it out on the host with xenguide apply.',
    });
  }
  if (args.apply && args.print !== undefined) {
    throw new UserError(EXIT.usage, {
      field: '--print',
      message: '--print changes nothing, --apply changes the host: they cannot go together',
      remedy: 'Leave one out.',
    });
  }
}

/** A person at a terminal is asked, unless the command line says what to do with complete answers. */
function wantsPerson(args: NewArgs, io: Io): boolean {
  if (!io.terminal || args.print !== undefined || args.json) return false;
  return args.answers === undefined || !(args.write || args.apply || args.out !== undefined);
}

/** What was asked for: print one thing, write the files, carry it out. */
async function deliver(plan: Plan, outcome: Outcome, args: NewArgs, target: Target, io: Io): Promise<ExitCode> {
  const files = planFiles(plan, args.start);
  if (args.print !== undefined) {
    io.out(files.find(({ key }) => key === args.print)?.text ?? '');
    return EXIT.done;
  }
  const writes = args.write || args.out !== undefined || !args.apply;
  const paths = writes ? writeFiles(files, args.out ?? plan.name) : undefined;
  if (!args.apply) {
    report(plan, outcome, paths, undefined, args, io, files);
    return EXIT.done;
  }
  if (!args.yes) {
    throw new UserError(EXIT.usage, {
      field: '--yes',
      message: 'without a terminal nobody can be asked whether to go on',
      remedy: 'Add --yes if the plan is to be carried out as it is; --print script shows it.',
    });
  }
  const { applyInLines } = await import('./apply-in-lines.ts');
  const result = await applyInLines(plan, target, args, io);
  report(plan, outcome, paths, result.actions, args, io, files, result.exitCode === EXIT.done);
  return result.exitCode;
}

function report(
  plan: Plan,
  outcome: Outcome,
  paths: Record<PlanFile['key'], string> | undefined,
  actions: readonly { id: string; title: string; state: string }[] | undefined,
  args: NewArgs,
  io: Io,
  files: readonly PlanFile[],
  applied = false,
): void {
  if (args.json) {
    const planned = plan.actions.filter(({ id }) => args.start || id !== START);
    const result = {
      name: plan.name,
      type: outcome.spec.type,
      boot: outcome.spec.boot.method,
      reasons: plan.reasons,
      files: paths ?? null,
      applied,
      actions: actions ?? planned.map(({ id, title }) => ({ id, title, state: 'planned' })),
    };
    io.out(`${JSON.stringify(result)}\n`);
    return;
  }
  for (const reason of plan.reasons) io.say(reason);
  if (paths) for (const { key, what } of files) io.out(`${paths[key]}  ${what}\n`);
  if (paths && !applied)
    io.say(`Nothing was changed on the host. To carry it out: xenguide apply ${args.out ?? plan.name}`);
  if (applied) for (const line of plan.after) io.out(`${line}\n`);
}
