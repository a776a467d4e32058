import { randomUUID } from 'node:crypto';
import type { Facts } from '../../host/facts.ts';
import { onHost } from '../../host/where.ts';
import { parseDiskPlace } from '../../keep/restore/elsewhere.ts';
import { restorePlan } from '../../keep/restore/plan.ts';
import { prepareRestore } from '../../keep/restore/prepare.ts';
import { openBackup } from '../../keep/verify.ts';
import type { Plan } from '../../plan/action.ts';
import { applyPlan } from '../../plan/apply/apply.ts';
import { lineTeller, resultOf, troubleLines } from '../../plan/apply/lines.ts';
import { startsGuest } from '../../plan/starts.ts';
import { EXIT, type ExitCode, UserError } from '../../problem.ts';
import { shown } from '../../text/shown.ts';
import { t } from '../../text/t.ts';
import { confirmChange } from '../confirm.ts';
import { loadRenderer } from '../new/renderer.ts';
import type { KeepArgs } from './args.ts';
import { placeOf, withStore } from './store.ts';
import { noteLines, stepLines } from './words.ts';

export interface RestoreArgs extends KeepArgs {
  backup: string;
  /** Undefined: the guest’s own. */
  name: string | undefined;
  resume: boolean;
  /** As it is typed; undefined: where they were. */
  disksTo?: string | undefined;
  start: boolean;
  network: boolean;
  facts(): Promise<Facts>;
}

/** `xenguide restore BACKUP`: makes a guest of a backup, and writes over nothing. */
export async function restoreCommand(args: RestoreArgs): Promise<ExitCode> {
  const { runner, connect, io, json, start, stateDir } = args;
  if (args.resume && !start) {
    throw new UserError(EXIT.usage, {
      field: '--resume',
      message: t('--resume lets the guest go on, and --no-start keeps it from that'),
      remedy: t('Leave one of them out.'),
    });
  }
  const plan = await planFor(args);
  const actions = plan.actions.filter((action) => start || !startsGuest(action));
  const lines = [...plan.reasons.map(shown), ...noteLines(plan), ...stepLines(actions)];
  if (!args.yes) await confirmChange(t`Restore ${plan.name} on ${onHost(runner.where)}?`, lines, io);
  else for (const line of lines) io.say(line);
  const outcome = await applyPlan(plan, runner, {
    start,
    connect,
    signal: io.signal,
    onEvent: lineTeller((line) => io.say(line)),
    ...(stateDir === undefined ? {} : { stateDir }),
  });
  const done = outcome.exitCode === EXIT.done;
  if (!done) for (const line of troubleLines(outcome)) io.say(line);
  else io.say(start ? t`${plan.name} runs.` : t`${plan.name} is there; it was not started.`);
  if (json) io.out(`${JSON.stringify({ ...resultOf(plan.name, outcome), restored: done })}\n`);
  else for (const line of outcome.after) io.out(`${shown(line)}\n`);
  return outcome.exitCode;
}

async function planFor(args: RestoreArgs): Promise<Plan> {
  const { runner, name, resume, network } = args;
  const place = args.disksTo === undefined ? undefined : parseDiskPlace(args.disksTo);
  const backup = placeOf(args.backup, args, 'backup');
  const manifest = await withStore(args.backup, args, 'backup', (store) => openBackup(store.runner, store.path));
  const wanted = { backup, manifest, name, resume, network, place, uuid: randomUUID() };
  const restore = await prepareRestore(runner, await args.facts(), wanted);
  const { fill } = await loadRenderer(undefined);
  return restorePlan(restore, fill);
}
