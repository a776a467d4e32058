import { listBackups } from '../../keep/list.ts';
import { clockOf } from '../../keep/retention/local-time.ts';
import { zoneOf } from '../../keep/retention/zone.ts';
import { type ScheduleStatus, schedulesOn } from '../../keep/schedule/status.ts';
import type { Tested } from '../../keep/tested.ts';
import { seconds } from '../../keep/words.ts';
import { STATE_DIR } from '../../plan/apply/paths.ts';
import { EXIT, type ExitCode } from '../../problem.ts';
import { t } from '../../text/t.ts';
import { roundSize } from '../../units.ts';
import { safeText } from '../safe-text.ts';
import type { KeepArgs } from './args.ts';
import { neededFolder, type Store, withStore } from './store.ts';
import { noBackup, rowWith } from './words.ts';

/**
 * `xenguide backup [GUEST] --list [--to DIR]`: the backups in a folder, of all guests or of one, and what is scheduled on the host.
 * Without a folder only the latter.
 */
export async function listCommand(
  guest: string | undefined,
  to: string | undefined,
  args: KeepArgs,
): Promise<ExitCode> {
  const all = await schedulesOn(args.runner, args.stateDir ?? STATE_DIR);
  const schedules = all.filter((each) => guest === undefined || each.guest === guest);
  if (to === undefined && schedules.length === 0) neededFolder(to, 'xenguide backup --list');
  if (to === undefined)
    return tell({ folder: null, backups: [], partial: [], damaged: [], gone: [] }, schedules, guest, args);
  return withStore(to, args, '--to', async (store) => tell(await listIn(store, guest), schedules, guest, args));
}

interface InFolder {
  /** null: none was asked about. */
  folder: string | null;
  backups: Row[];
  partial: string[];
  damaged: string[];
  gone: string[];
}

interface Row {
  path: string;
  guest: string;
  takenAt: string;
  recipe: string;
  pauseSeconds: number | null;
  state: boolean;
  wrong: string | null;
  tested: Tested | null;
  bytes: number;
}

async function listIn(store: Store, guest: string | undefined): Promise<InFolder> {
  const listed = await listBackups(store.runner, store.path);
  const backups = listed.backups
    .filter(({ manifest }) => guest === undefined || manifest.guest === guest)
    .map(({ path, wrong, tested, manifest: { guest: name, takenAt, recipe, pauseSeconds, files, state } }) => ({
      ...{ path: store.name(path), guest: name, takenAt, recipe, pauseSeconds, state: state !== null, wrong, tested },
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    }));
  return {
    ...{ folder: store.name(store.path), backups },
    partial: listed.partial.map(store.name),
    damaged: listed.damaged.map(store.name),
    gone: listed.gone.map(store.name),
  };
}

async function tell(
  found: InFolder,
  schedules: readonly ScheduleStatus[],
  guest: string | undefined,
  { io, json, runner }: KeepArgs,
): Promise<ExitCode> {
  const { folder, backups, partial, damaged, gone } = found;
  if (json) {
    io.out(`${JSON.stringify({ ...found, schedules }, null, 2)}\n`);
    return EXIT.done;
  }
  // As a clock shows it there, like --at.
  const zone = await zoneOf(runner);
  const local = clockOf(zone);
  const clock = (iso: string): string => local(new Date(iso));
  const lines = [
    ...(backups.length === 0 ? [] : [t`In ${folder}, times of ${zone}:`]),
    ...backups.flatMap((row) => rowLines(row, clock)),
    ...(backups.length === 0 && folder !== null ? [noBackup(guest, folder)] : []),
    ...partial.map((path) => `${t('not whole (being written, or cut off)')}  ${path}`),
    ...damaged.map((path) => `${t('its description cannot be read')}  ${path}`),
    ...gone.map((path) => `${t('the rest of one that was being removed')}  ${path}`),
    ...schedules.flatMap((each) => scheduleLines(each, clock)),
  ];
  for (const line of lines) io.out(`${safeText(line)}\n`);
  return EXIT.done;
}

function rowLines(
  { path, guest, takenAt, recipe, pauseSeconds, bytes, wrong, tested }: Row,
  clock: (iso: string) => string,
): string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const about = [...(tested === null ? [] : [testWords(tested)]), ...(wrong === null ? [] : [t`damaged: ${wrong}`])];
  // Whoever gave it a name of their own may not have put the guest’s into it.
  const whose = name.startsWith(`${guest}-`) ? [] : [guest];
  const still =
    pauseSeconds === null
      ? []
      : [pauseSeconds === 0 ? t('went on meanwhile') : t`stood still ${seconds(pauseSeconds)}`];
  const row = [clock(takenAt), name, ...whose, recipe, roundSize(bytes), ...still];
  return rowWith(`  ${row.join('  ')}`, about.join('; '));
}

function testWords({ passed, at }: Tested): string {
  const day = at.slice(0, 10);
  return passed ? t`tested on ${day}` : t`FAILED its test on ${day}`;
}

function scheduleLines(
  { guest, next, running, last, trouble }: ScheduleStatus,
  clock: (iso: string) => string,
): string[] {
  const lastRun =
    last === null
      ? t('never run yet')
      : last.exitCode === 0
        ? t`last run ${clock(last.startedAt)}, all well`
        : t`last run ${clock(last.startedAt)}`;
  const now = running ? t('runs just now') : next === null ? t('no next run') : t`next run ${clock(next)}`;
  return [`${t('scheduled')}  ${guest}  ${lastRun}  ${now}`, ...(trouble === null ? [] : [`  ${guest}: ${trouble}`])];
}
