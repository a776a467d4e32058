import type { Runner } from '../host/runner.ts';
import { onHost } from '../host/where.ts';
import { type Connect, Hosts } from '../plan/apply/hosts.ts';
import { lineTeller, resultOf, troubleLines } from '../plan/apply/lines.ts';
import { type GuestRecord, readRecord } from '../plan/apply/read.ts';
import { changedSince } from '../plan/apply/receipt.ts';
import { undoGuest } from '../plan/apply/undo.ts';
import { hostMeant, leftThere } from '../plan/apply/without.ts';
import { EXIT, type ExitCode } from '../problem.ts';
import { shown } from '../text/shown.ts';
import { t } from '../text/t.ts';
import { confirmByName, confirmChange, networkConfirm } from './confirm.ts';
import type { Io } from './io.ts';

export interface UndoArgs {
  name: string;
  runner: Runner;
  /** How the other hosts of its plan are reached. */
  connect: Connect;
  json: boolean;
  yes: boolean;
  /** Another host of its plan that is gone for good. */
  without?: string;
  io: Io;
  /** Default: /var/lib/xenguide on the host. */
  stateDir?: string;
}

/** `xenguide undo NAME`: takes back what apply did, newest first. Also what an apply left that was cut off. */
export async function undoCommand(args: UndoArgs): Promise<ExitCode> {
  const { name, runner, connect, without, io, stateDir } = args;
  const place = stateDir === undefined ? {} : { stateDir };
  if (!args.yes) {
    const record = await readRecord(name, runner, place);
    // Nothing there needs no question; undo itself says so.
    if (record && record.inPlace.length > 0) {
      const gone = without === undefined || !record.plan ? undefined : hostMeant(record.plan, without);
      const there = gone === undefined ? [] : leftThere(record.inPlace, gone);
      const touched = (changed: boolean): string[] => [
        ...new Set(
          record.inPlace.filter(({ effect }) => (effect === 'changes') === changed).flatMap(({ touches }) => touches),
        ),
      ];
      const away = touched(false).filter((it) => !there.includes(it));
      const back = touched(true).filter((it) => !there.includes(it) && !away.includes(it));
      const changed = await changedHere(record, runner);
      const lines = [
        t`This is taken away from ${onHost(runner.where)}, with everything in it:`,
        ...away.map((it) => `  ${shown(it)}`),
        ...(back.length > 0 ? [t('What was changed there is taken back:'), ...back.map((it) => `  ${shown(it)}`)] : []),
        ...(changed.length > 0
          ? [t('Changed since xenguide wrote it, and not kept:'), ...changed.map((it) => `  ${it}`)]
          : []),
      ];
      if (gone === undefined) await confirmChange(t`Take ${name} back?`, lines, io);
      else await confirmByName(name, [...lines, t`This stays on ${gone}:`, ...there.map((it) => `  ${shown(it)}`)], io);
    }
  }
  const outcome = await undoGuest(name, runner, {
    connect,
    confirm: networkConfirm(args.yes, io),
    signal: io.signal,
    onEvent: lineTeller((line) => io.say(line)),
    ...(without === undefined ? {} : { without }),
    ...place,
  });
  if (outcome.exitCode === EXIT.done) for (const line of [t`${name} was taken back.`, ...outcome.after]) io.say(line);
  else for (const line of troubleLines(outcome)) io.say(line);
  if (args.json) io.out(`${JSON.stringify({ ...resultOf(name, outcome), undone: outcome.exitCode === EXIT.done })}\n`);
  return outcome.exitCode;
}

/** Who changed a file by hand is to know of it before the question, not after. Of other hosts undo itself tells. */
async function changedHere({ receipt }: GuestRecord, runner: Runner): Promise<string[]> {
  const files = receipt?.files.filter(({ on }) => on === undefined) ?? [];
  return receipt && files.length > 0 ? changedSince(new Hosts(runner, undefined), { ...receipt, files }) : [];
}
