import { listBackups } from '../../keep/list.ts';
import { candidatesOf } from '../../keep/retention/candidates.ts';
import { type Candidate, judge, type Verdict } from '../../keep/retention/law.ts';
import { clockOf, periodNamer } from '../../keep/retention/local-time.ts';
import { type Policy, parsePolicy, printPolicy } from '../../keep/retention/policy.ts';
import { clearAway, removeBackup } from '../../keep/retention/remove.ts';
import type { About } from '../../keep/retention/whose.ts';
import { zoneOf } from '../../keep/retention/zone.ts';
import { openBackup, verifyBackup } from '../../keep/verify.ts';
import { EXIT, type ExitCode, UserError } from '../../problem.ts';
import { many, t } from '../../text/t.ts';
import { confirmChange } from '../confirm.ts';
import { safeText } from '../safe-text.ts';
import type { KeepArgs } from './args.ts';
import { neededFolder, type Store, withStore } from './store.ts';
import { noBackup, rowWith } from './words.ts';

export interface PruneArgs extends KeepArgs {
  /** Only backups of guests of this name. */
  guest: string | undefined;
  /** Only backups of this very guest: another one may have its name. */
  only?: About;
  to: string | undefined;
  keep: string | undefined;
  dryRun: boolean;
  /** Read those that are to stay back first. */
  verify: boolean;
  /** Default: now. */
  now?: Date;
}

/** `xenguide backup [GUEST] --prune --keep POLICY --to DIR`: removes backups that newer ones stand for. */
export async function pruneCommand(args: PruneArgs): Promise<ExitCode> {
  const to = neededFolder(args.to, 'xenguide backup --prune');
  const policy = parsePolicy(neededPolicy(args.keep));
  return withStore(to, args, '--to', async (store) => {
    const plan = await lookThrough(store, policy, args);
    const lines = linesOf(plan, store, args.guest);
    const going = plan.verdicts.filter(({ fate }) => fate === 'go').map(({ backup }) => backup.path);
    if (args.dryRun || going.length + plan.gone.length === 0) {
      return tell(plan, { removed: [], failed: [] }, lines, store, args);
    }
    if (args.yes) for (const line of lines) args.io.say(line);
    else await confirmChange(question(going.length), lines, args.io);
    await mustStillStand(plan, store);
    return tell(plan, await removeAll([...plan.gone, ...going], store, args), [], store, args);
  });
}

interface Look {
  policy: Policy;
  zone: string;
  verdicts: Verdict[];
  damaged: string[];
  /** Left by a removal that was cut off. */
  gone: string[];
}

interface Removal {
  removed: string[];
  failed: { path: string; why: string }[];
}

async function lookThrough(store: Store, policy: Policy, args: PruneArgs): Promise<Look> {
  const { guest, now = new Date() } = args;
  // A day is a day of whoever made the backups: of the guest's host.
  const zone = await zoneOf(args.runner);
  const listed = await listBackups(store.runner, store.path);
  const isOwn = (path: string): boolean => guest === undefined || path.includes(`/.${guest}-`);
  const look = { policy, zone, damaged: listed.damaged, gone: listed.gone.filter(isOwn) };
  const verified = new Set<string>();
  let candidates = candidatesOf(listed, guest, args.only);
  for (;;) {
    const verdicts = judge(candidates, policy, periodNamer(zone), now);
    const next = args.verify
      ? verdicts.find(({ backup, fate }) => fate === 'keep' && !verified.has(backup.path))?.backup
      : undefined;
    if (!next) return { ...look, verdicts };
    verified.add(next.path);
    args.io.say(t`Reading ${store.name(next.path)} back …`);
    const wrong = await whatIsWrong(store, next);
    candidates = candidates.map((each) => (each === next && wrong !== null ? { ...each, doubt: wrong } : each));
  }
}

/** Others go because these stay. A person may have taken their time to answer, and somebody else removes backups too. */
async function mustStillStand({ verdicts }: Look, { runner, path: folder, name }: Store): Promise<void> {
  const { backups } = await listBackups(runner, folder);
  const whole = new Set(backups.flatMap(({ path, wrong }) => (wrong === null ? path : [])));
  const lost = verdicts.find(({ backup, fate }) => fate === 'keep' && !whole.has(backup.path));
  if (!lost) return;
  throw new UserError(EXIT.conflict, {
    field: '--to',
    message: t`${name(lost.backup.path)}, for which older ones were to go, is not there any more, or not whole`,
    remedy: t('Nothing was removed. Run it again: it is judged anew.'),
  });
}

async function whatIsWrong({ runner }: Store, { path }: Candidate): Promise<string | null> {
  const [first] = await verifyBackup(runner, path, await openBackup(runner, path));
  return first ?? null;
}

async function removeAll(paths: readonly string[], { runner, name }: Store, { io }: PruneArgs): Promise<Removal> {
  const done: Removal = { removed: [], failed: [] };
  for (const path of paths) {
    if (io.signal.aborted) break;
    const isHidden = path.slice(path.lastIndexOf('/') + 1).startsWith('.');
    const why = isHidden ? await clearAway(runner, path) : await removeBackup(runner, path);
    if (why === undefined) done.removed.push(path);
    else {
      done.failed.push({ path, why });
      io.say(t`${name(path)} could not be removed: ${why}`);
    }
  }
  return done;
}

const question = (count: number): string =>
  count === 0
    ? t('Remove the rest of those?')
    : many(count, t('Remove this backup?'), t`Remove these ${count} backups?`);

const STAYS = t('stays');
const GOES = t('goes');
const WIDTH = Math.max(STAYS.length, GOES.length);
const WORDS = { keep: STAYS.padEnd(WIDTH), go: GOES.padEnd(WIDTH), doubt: STAYS.padEnd(WIDTH) } as const;

function linesOf(
  { verdicts, zone, damaged, gone, policy }: Look,
  { name, path: folder }: Store,
  guest: string | undefined,
): string[] {
  if (verdicts.length + damaged.length + gone.length === 0) return [noBackup(guest, name(folder))];
  const short = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  const clock = clockOf(zone);
  return [
    t`In ${name(folder)}, times of ${zone}.`,
    t`Of each guest stay: ${printPolicy(policy)}, and the newest in any case.`,
    ...verdicts.flatMap(({ backup, fate, reasons }) => {
      const why = fate === 'doubt' ? t`not counted: ${reasons.join(', ')}` : reasons.join(', ');
      return rowWith(`  ${WORDS[fate]}  ${clock(backup.takenAt)}  ${short(backup.path)}`, why);
    }),
    ...damaged.map((path) => `  ${WORDS.doubt}  ${short(path)}  ${t('not counted: its description cannot be read')}`),
    ...gone.map((path) => `  ${WORDS.go}  ${short(path)}  ${t('the rest of one that was being removed')}`),
  ];
}

function tell(look: Look, { removed, failed }: Removal, lines: string[], store: Store, args: PruneArgs): ExitCode {
  const { io, json, dryRun } = args;
  const { policy, zone, verdicts, damaged } = look;
  if (json) {
    const backups = verdicts.map(({ backup: { path, guest, takenAt }, fate, reasons }) => ({
      ...{ path: store.name(path), guest, fate, reasons },
      takenAt: Number.isNaN(takenAt.getTime()) ? null : takenAt.toISOString(),
    }));
    const result = {
      ...{ folder: store.name(store.path), keep: printPolicy(policy), zone, dryRun, backups },
      ...{ damaged: damaged.map(store.name), removed: removed.map(store.name) },
      failed: failed.map(({ path, why }) => ({ path: store.name(path), why })),
    };
    io.out(`${JSON.stringify(result, null, 2)}\n`);
  } else {
    for (const line of lines) io.out(`${safeText(line)}\n`);
    for (const path of removed) io.out(`${safeText(t`removed ${store.name(path)}`)}\n`);
    if (dryRun) io.say(t('Nothing was removed (--dry-run).'));
    else if (removed.length + failed.length === 0) io.say(t('There is nothing to remove.'));
  }
  if (io.signal.aborted) return EXIT.interrupted;
  return failed.length > 0 ? EXIT.left : EXIT.done;
}

const neededPolicy = (keep: string | undefined): string => {
  if (keep !== undefined) return keep;
  throw new UserError(EXIT.usage, {
    field: '--keep',
    message: t('which backups are to stay is not said'),
    remedy: t("Say it like: --keep '7 daily, 4 weekly'. With --dry-run nothing is removed yet."),
  });
};
