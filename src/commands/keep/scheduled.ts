import { begunRun, type LastRun, lastPathOf, printRun } from '../../keep/schedule/last.ts';
import { BACKUPS } from '../../keep/shelf.ts';
import { STATE_DIR } from '../../plan/apply/paths.ts';
import { readRecord } from '../../plan/apply/read.ts';
import { EXIT, type ExitCode, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { Io } from '../io.ts';
import { type BackupArgs, backupCommand } from './backup.ts';
import { keptMemory } from './kept-memory.ts';
import { undoBackup } from './undo.ts';

/** Of what was said, so much is kept for the list. */
const LINES = 3;

/**
 * A backup that a timer starts: like any other, and what came of it is written down where `xenguide backup --list` finds it, also
 * after the host was started anew.
 */
export async function scheduledCommand(args: BackupArgs, now: () => Date = () => new Date()): Promise<ExitCode> {
  const { guest, runner, stateDir = STATE_DIR } = args;
  const path = lastPathOf(guest, stateDir);
  const run = begunRun(now());
  // A schedule that was taken back meanwhile has no folder for it any more: then nobody asks.
  const note = (more: Partial<LastRun>) =>
    runner.writeFile(path, printRun({ ...run, ...more }), 0o600).catch(() => undefined);
  await note({});
  const said: string[] = [];
  let made = '';
  const io: Io = {
    ...args.io,
    say: (line) => {
      said.push(line);
      args.io.say(line);
    },
    out: (text) => {
      made += text;
      args.io.out(text);
    },
  };
  const ended = (exitCode: ExitCode, why: string | null) =>
    note({ endedAt: now().toISOString(), exitCode, why, backup: backupOf(made) });
  try {
    await clearCutOff({ ...args, io });
    const code = await backupCommand({ ...args, io });
    await ended(code, code === EXIT.done ? null : said.slice(-LINES).join(' '));
    return code;
  } catch (error) {
    if (error instanceof UserError) await ended(error.exitCode, `${error.message} ${error.problems[0]?.remedy ?? ''}`);
    else await ended(EXIT.bug, String(error));
    throw error;
  }
}

/** What one that was cut off holds is of that night; this night has a backup of its own. Rejects with UserError (left). */
async function clearCutOff(args: BackupArgs): Promise<void> {
  const { guest, runner, stateDir } = args;
  const record = await readRecord(guest, runner, { shelf: BACKUPS, ...(stateDir === undefined ? {} : { stateDir }) });
  if (!record?.plan || record.inPlace.length === 0) return;
  args.io.say(t`An earlier backup of ${guest} was cut off: what it left is taken away first.`);
  const quiet = { ...args.io, out: () => undefined };
  if ((await undoBackup(guest, { ...args, io: quiet, yes: true })) === EXIT.done) return;
  const [message, ...rest] = (await keptMemory(runner, record.plan))?.lines ?? [];
  // Somebody must see to that guest first: it is not there to be backed up.
  if (message !== undefined) throw new UserError(EXIT.left, { field: 'guest', message, remedy: rest.join(' ') });
  throw new UserError(EXIT.left, {
    field: 'guest',
    message: t`an earlier backup of ${guest} was cut off, and could not be taken away`,
    remedy: t`See why: xenguide backup ${guest} --undo`,
  });
}

/** The first line of a result for people, or `backup` of one in JSON. */
function backupOf(made: string): string | null {
  try {
    return (JSON.parse(made) as { backup?: string }).backup ?? null;
  } catch {
    const [first = ''] = made.split('\n');
    return /^(\/|ssh:)/.test(first) ? first : null;
  }
}
