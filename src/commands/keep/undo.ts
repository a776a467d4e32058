import { onHost } from '../../host/where.ts';
import { BACKUPS } from '../../keep/shelf.ts';
import { lineTeller, resultOf, troubleLines } from '../../plan/apply/lines.ts';
import { readRecord } from '../../plan/apply/read.ts';
import { undoGuest } from '../../plan/apply/undo.ts';
import { EXIT, type ExitCode, UserError } from '../../problem.ts';
import { shown } from '../../text/shown.ts';
import { t } from '../../text/t.ts';
import { confirmChange } from '../confirm.ts';
import type { KeepArgs } from './args.ts';
import { keptMemory, withMemory } from './kept-memory.ts';
import { withoutTarget } from './target-lost.ts';

/** `xenguide backup GUEST --undo`: takes away what a backup that was cut off has left. Ended ones are not touched. */
export async function undoBackup(guest: string, args: KeepArgs): Promise<ExitCode> {
  const { runner, connect, io, yes, json, stateDir } = args;
  const place = { shelf: BACKUPS, ...(stateDir === undefined ? {} : { stateDir }) };
  const record = await readRecord(guest, runner, place);
  if (!record) {
    throw new UserError(EXIT.conflict, {
      field: 'guest',
      message: t`no backup of ${guest} was cut off on ${onHost(runner.where)}: there is nothing to take back`,
      remedy: t('Backups that are whole are listed by xenguide backup --list --to FOLDER; remove one like any folder.'),
    });
  }
  if (!yes && record.inPlace.length > 0) {
    const touched = [...new Set(record.inPlace.flatMap(({ touches }) => touches))];
    const lines = [
      t`This is taken away, or let go on, on ${onHost(runner.where)}:`,
      ...touched.map((each) => `  ${shown(each)}`),
    ];
    await confirmChange(t`Take the half backup of ${guest} back?`, lines, io);
  }
  const back = await undoGuest(guest, runner, {
    ...place,
    connect,
    signal: io.signal,
    onEvent: lineTeller((line) => io.say(line)),
  });
  const outcome = back.exitCode === EXIT.left && record.plan ? await withoutTarget(record.plan, back, args) : back;
  const done = outcome.exitCode === EXIT.done || outcome.exitCode === EXIT.takenBack;
  const memory = record.plan ? await keptMemory(runner, record.plan) : undefined;
  if (done && memory) for (const line of memory.lines) io.say(line);
  else if (done) io.say(t`Nothing of that backup of ${guest} is left.`);
  else for (const line of [...troubleLines(outcome), ...(memory?.lines ?? [])]) io.say(line);
  const told = withMemory(outcome, memory);
  if (json) {
    io.out(`${JSON.stringify({ ...resultOf(guest, told), undone: done, memory: memory?.path ?? null })}\n`);
  }
  return done && !memory ? EXIT.done : told.exitCode;
}
