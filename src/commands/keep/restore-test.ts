import { randomUUID } from 'node:crypto';
import type { Facts } from '../../host/facts.ts';
import { onHost } from '../../host/where.ts';
import type { Manifest } from '../../keep/manifest.ts';
import { parseDiskPlace } from '../../keep/restore/elsewhere.ts';
import { restorePlan } from '../../keep/restore/plan.ts';
import { prepareRestore } from '../../keep/restore/prepare.ts';
import { isTest, VERDICTS } from '../../keep/restore/test-actions.ts';
import { type Tested, writeTested } from '../../keep/tested.ts';
import { openBackup } from '../../keep/verify.ts';
import { seconds as inWords } from '../../keep/words.ts';
import type { Plan } from '../../plan/action.ts';
import { applyPlan } from '../../plan/apply/apply.ts';
import type { ApplyOutcome } from '../../plan/apply/events.ts';
import { lineTeller, troubleLines } from '../../plan/apply/lines.ts';
import { readRecord } from '../../plan/apply/read.ts';
import { undoGuest } from '../../plan/apply/undo.ts';
import { EXIT, type ExitCode, UserError } from '../../problem.ts';
import { shown } from '../../text/shown.ts';
import { t } from '../../text/t.ts';
import { parseConfig } from '../../xl/parse.ts';
import { confirmChange } from '../confirm.ts';
import { loadRenderer } from '../new/renderer.ts';
import type { KeepArgs } from './args.ts';
import { placeOf, type Store, withStore } from './store.ts';
import { noteLines, stepLines } from './words.ts';

export interface RestoreTestArgs extends KeepArgs {
  backup: string;
  /** As it is typed; undefined: where they were. */
  disksTo?: string | undefined;
  /** Undefined: a login prompt. */
  expect: string | undefined;
  /** How long its console is watched, as it was typed; undefined: five minutes. */
  within: string | undefined;
  facts(): Promise<Facts>;
}

/**
 * `xenguide restore BACKUP --test`: a guest of its own is made of the backup, started without a network, watched, and taken away.
 * Exit 0: it showed what was expected. 3: it did not, or the backup is damaged. Anything else: it could not be tried.
 */
export async function restoreTest(args: RestoreTestArgs): Promise<ExitCode> {
  const test = { expect: args.expect ?? null, seconds: secondsOf(args.within) };
  return withStore(args.backup, args, 'backup', async (store) => {
    const manifest = await openBackup(store.runner, store.path);
    mustHaveConsole(manifest);
    await clearEarlier(nameFor(manifest), args);
    const facts = await args.facts();
    const plan = await planFor(args, manifest, facts, test);
    const lines = [
      ...plan.reasons.map(shown),
      ...noteLines(plan),
      ...stepLines(plan.actions),
      t`Then ${plan.name} is taken away again, with its disks.`,
    ];
    if (!args.yes) await confirmChange(t`Test the backup like this on ${onHost(args.runner.where)}?`, lines, args.io);
    else for (const line of lines) args.io.say(line);
    return carryOut(plan, store, facts.hostname, test.expect, args);
  });
}

async function planFor(
  args: RestoreTestArgs,
  manifest: Manifest,
  facts: Facts,
  test: { expect: string | null; seconds: number },
): Promise<Plan> {
  const restore = await prepareRestore(args.runner, facts, {
    ...{ backup: placeOf(args.backup, args, 'backup'), manifest, name: nameFor(manifest), uuid: randomUUID() },
    ...{ resume: false, network: false },
    place: args.disksTo === undefined ? undefined : parseDiskPlace(args.disksTo),
  });
  const { fill } = await loadRenderer(undefined);
  return restorePlan({ ...restore, test }, fill);
}

async function carryOut(
  plan: Plan,
  store: Store,
  host: string,
  expected: string | null,
  args: RestoreTestArgs,
): Promise<ExitCode> {
  const { runner, connect, io, json, stateDir } = args;
  const begun = Date.now();
  const place = stateDir === undefined ? {} : { stateDir };
  const options = { ...place, connect, signal: io.signal, onEvent: lineTeller((line) => io.say(line)) };
  const outcome = await applyPlan(plan, runner, { ...options, start: true });
  const passed = outcome.exitCode === EXIT.done;
  const verdict = passed || isVerdict(outcome);
  const tested: Tested = {
    ...{ version: 1, at: new Date().toISOString(), passed, expected, host },
    ...{
      seconds: Math.round((Date.now() - begun) / 1000),
      why: passed ? null : (outcome.problems[0]?.message ?? null),
    },
  };
  if (!passed) for (const line of troubleLines(outcome)) io.say(line);
  // It goes in any case: also for a person who has had enough.
  const away = passed
    ? await undoGuest(plan.name, runner, { ...options, signal: new AbortController().signal })
    : outcome;
  if (passed && away.exitCode !== EXIT.done) for (const line of troubleLines(away)) io.say(line);
  if (verdict) await note(store, tested, args);
  const name = store.name(store.path);
  if (json) {
    const result = { backup: name, tried: verdict, ...tested, passed: verdict ? passed : null };
    io.out(`${JSON.stringify({ ...result, evidence: outcome.evidence, left: away.left }, null, 2)}\n`);
  } else if (passed) io.out(`${t`${name} starts: tested in ${inWords(tested.seconds)}.`}\n`);
  else io.out(`${verdict ? t`${name} FAILED its test: ${tested.why}` : t`${name} could not be tested.`}\n`);
  if (!verdict) return outcome.exitCode;
  if (away.exitCode === EXIT.left) return EXIT.left;
  return passed ? EXIT.done : EXIT.invalid;
}

/** It says something of the backup, and not of the host, or of a person who had enough. */
const isVerdict = ({ exitCode, actions }: ApplyOutcome): boolean =>
  exitCode !== EXIT.interrupted && actions.some(({ id, state }) => state === 'failed' && VERDICTS.includes(id));

async function note({ runner, path }: Store, tested: Tested, { io }: RestoreTestArgs): Promise<void> {
  try {
    await writeTested(runner, path, tested);
  } catch (error) {
    io.say(t`The result could not be written beside the backup: ${(error as Error).message}`);
  }
}

/** A name may have 60 characters. */
const nameFor = ({ guest }: Manifest): string => `${guest.slice(0, 55)}-test`;

/** A test that was cut off has left what nobody needs. */
async function clearEarlier(name: string, { runner, connect, io, stateDir }: RestoreTestArgs): Promise<void> {
  const place = stateDir === undefined ? {} : { stateDir };
  const record = await readRecord(name, runner, place);
  if (!record?.plan || !isTest(record.plan)) return;
  io.say(t('An earlier test was cut off: what it left is taken away first.'));
  const back = await undoGuest(name, runner, { ...place, connect, onEvent: lineTeller((line) => io.say(line)) });
  if (back.exitCode === EXIT.done) return;
  throw new UserError(EXIT.conflict, {
    field: '--test',
    message: t`an earlier test of it could not be taken away (${name})`,
    remedy: t`See why: xenguide undo ${name}`,
  });
}

function mustHaveConsole({ type, guest, config }: Manifest): void {
  if (type !== 'hvm' || parseConfig(config.text).settings.has('serial')) return;
  throw new UserError(EXIT.invalid, {
    field: '--test',
    message: t`${guest} has no serial console, so nobody could see whether it starts`,
    remedy: t`Restore it under another name and look at its screen: xenguide restore BACKUP --name ${guest}-restored --no-network`,
  });
}

function secondsOf(within: string | undefined): number {
  if (within === undefined) return 300;
  const seconds = /^\d{1,4}$/.test(within) ? Number(within) : 0;
  if (seconds >= 5 && seconds <= 3600) return seconds;
  throw new UserError(EXIT.usage, {
    field: '--within',
    message: t`${JSON.stringify(within)} is no number of seconds from 5 to 3600`,
    remedy: t('Write it like --within 300.'),
  });
}
