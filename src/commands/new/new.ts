import { onHost } from '../../host/where.ts';
import type { Plan } from '../../plan/action.ts';
import { applyPlan } from '../../plan/apply/apply.ts';
import { lineTeller, resultOf, troubleLines } from '../../plan/apply/lines.ts';
import { doneWords, startsGuest } from '../../plan/starts.ts';
import { EXIT, type ExitCode, UserError } from '../../problem.ts';
import { shown } from '../../text/shown.ts';
import { t } from '../../text/t.ts';
import type { Outcome } from '../../wizard/outcome.ts';
import { confirmChange, networkConfirm } from '../confirm.ts';
import { withScreen } from '../console/after-apply.ts';
import type { Io } from '../io.ts';
import { shortTest } from '../network-test/short-test.ts';
import { givenAnswers } from './answers.ts';
import type { NewArgs } from './args.ts';
import { settleBatch } from './batch.ts';
import { nextSteps, planFiles, writeFiles } from './files.ts';
import { hearAll } from './hear.ts';
import { lookIntoImage, readKeys } from './look.ts';
import { makePlan } from './make.ts';
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
  const paths = writes ? writeFiles(files, args.out ?? plan.name) : null;
  const { findings = [], reasons, warnings = [] } = plan;
  if (!args.json) for (const sentence of [...findings, ...reasons, ...warnings]) io.say(sentence);
  if (!args.json && paths) for (const { key, what } of files) io.out(`${paths[key]}  ${what}\n`);
  const planned = plan.actions.filter((action) => args.start || !startsGuest(action));
  const result = {
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
