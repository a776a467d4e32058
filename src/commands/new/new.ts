import type { Plan } from '../../plan/action.ts';
import { startsGuest } from '../../plan/starts.ts';
import { EXIT, type ExitCode, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { Outcome } from '../../wizard/outcome.ts';
import type { Io } from '../io.ts';
import { givenAnswers } from './answers.ts';
import type { NewArgs } from './args.ts';
import { settleBatch } from './batch.ts';
import { fileText, nextSteps, planFiles, writeFiles } from './files.ts';
import { hearAll } from './hear.ts';
import { lookIntoImage, readKeys } from './look.ts';
import { makePlan } from './make.ts';
import type { NewResult } from './new-result.ts';
import { lookAtPeers } from './peers.ts';
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
    // A far host answers both at once; what is wrong with the host is said first.
    const looking = lookIntoImage(answers, target, { signal: io.signal });
    looking.catch(() => undefined);
    const lookingAround = lookAtPeers(answers, target);
    lookingAround.catch(() => undefined);
    const facts = await target.facts();
    const unfit = hostProblem(facts, target);
    if (unfit) throw new UserError(EXIT.notReady, unfit);
    const image = await looking;
    const peers = await lookingAround;
    const seen = { facts, image, peers, keys: readKeys(answers), waiting: [], described: target.described };
    const world = { ...seen, heard: await hearAll(answers, seen, target, io.signal) };
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
      message: t('nothing can be carried out on a host that is only described'),
      remedy: t('Leave out --facts, or write the plan (--write) and carry it out on the host with xenguide apply.'),
    });
  }
  if (args.apply && args.print !== undefined) {
    throw new UserError(EXIT.usage, {
      field: '--print',
      message: t('--print changes nothing, --apply changes the host: they cannot go together'),
      remedy: t('Leave one out.'),
    });
  }
}

/** A person at a terminal is asked, unless the command line says what to do with complete answers. */
function wantsPerson(args: NewArgs, io: Io): boolean {
  if (args.print !== undefined || args.json) return false;
  const complete = args.answers !== undefined && (args.write || args.apply || args.out !== undefined);
  return !complete && io.terminal;
}

/** What was asked for: print one thing, write the files, carry it out. */
async function deliver(plan: Plan, outcome: Outcome, args: NewArgs, target: Target, io: Io): Promise<ExitCode> {
  if (args.print !== undefined) {
    io.out(fileText(args.print, plan, args.start));
    return EXIT.done;
  }
  const files = planFiles(plan, args.start);
  const writes = args.write || args.out !== undefined || !args.apply;
  const paths = writes ? writeFiles(files, args.out ?? plan.name) : null;
  const { findings = [], reasons, warnings = [] } = plan;
  if (!args.json) for (const sentence of [...findings, ...reasons, ...warnings]) io.say(sentence);
  if (!args.json && paths) for (const { key, what } of files) io.out(`${paths[key]}  ${what}\n`);
  const planned = plan.actions.filter((action) => args.start || !startsGuest(action));
  const result: NewResult = {
    name: plan.name,
    type: outcome.spec.type,
    boot: outcome.spec.boot.method,
    reasons: [...findings, ...reasons, ...warnings],
    files: paths,
    applied: false,
    actions: planned.map(({ id, title }) => ({ id, title, state: 'planned' })),
  };
  if (!args.apply) {
    if (args.json) io.out(`${JSON.stringify(result)}\n`);
    else
      for (const line of nextSteps(args.out ?? plan.name, plan.name, target.described, args.facts === 'example'))
        io.say(line);
    return EXIT.done;
  }
  // With it comes all that changes a host: a plan that is only shown need not wait for that.
  const { applyNow } = await import('./apply-now.ts');
  return applyNow(plan, planned, result, args, target, io);
}
