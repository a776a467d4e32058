import type { Facts } from '../../host/facts.ts';
import type { RecipeId } from '../../keep/recipes/recipe.ts';
import type { Every } from '../../keep/schedule/when.ts';
import { EXIT, type ExitCode, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { KeepArgs } from './args.ts';

/** `xenguide backup` does one of these, by the option that says so. */
const DEEDS = ['list', 'undo', 'prune', 'every', 'scheduled'] as const;
type Deed = (typeof DEEDS)[number];

/** Options that only mean something with a certain deed: where it is missing they must not be passed over. */
const ONLY_WITH: readonly (readonly [option: string, deed: Deed])[] = [
  ['dryRun', 'prune'],
  ['verify', 'prune'],
  ['at', 'every'],
];

type Options = Readonly<Record<string, unknown>>;

/** Does what the options of `xenguide backup` say. Throws UserError (usage) for options that do not go together. */
export async function backupOrOther(
  guest: string | undefined,
  options: Options,
  keep: KeepArgs,
  facts: () => Promise<Facts>,
): Promise<ExitCode> {
  const deed = deedOf(options);
  const to = text(options.to);
  const policy = text(options.keep);
  if (deed === 'list') return (await import('./list.ts')).listCommand(guest, to, keep);
  if (deed === 'prune') {
    const [dryRun, verify] = [options.dryRun === true, options.verify === true];
    return (await import('./prune.ts')).pruneCommand({ ...keep, guest, to, keep: policy, dryRun, verify });
  }
  if (guest === undefined) throw needsGuest(deed);
  if (deed === 'undo') return (await import('./undo.ts')).undoBackup(guest, keep);
  // A word like these may be a guest’s name; mostly it is meant otherwise.
  if (deed === undefined && (guest === 'list' || guest === 'prune')) {
    keep.io.say(t`“${guest}” is taken for a guest’s name here. Was this meant: xenguide backup --${guest} … ?`);
  }
  const recipe = (text(options.recipe) ?? 'auto') as RecipeId | 'auto';
  const mustBeMounted = options.mustBeMounted === true;
  const [limit, freeze] = [text(options.limit), text(options.freeze)];
  const about = { ...keep, guest, to, recipe, keep: policy, limit, freeze, mustBeMounted, facts };
  if (deed === 'every') {
    const every = options.every as Every | 'never';
    const { scheduleCommand, unscheduleCommand } = await import('./schedule.ts');
    return every === 'never' ? unscheduleCommand(about) : scheduleCommand({ ...about, every, at: text(options.at) });
  }
  if (deed === 'scheduled') return (await import('./scheduled.ts')).scheduledCommand(about);
  return (await import('./backup.ts')).backupCommand(about);
}

/** Options of `xenguide restore` that say what becomes of the guest: with `--test` nothing does. */
const NOT_IN_A_TEST = [
  ['name', undefined],
  ['resume', undefined],
  ['start', true],
  ['network', true],
] as const;

/** `xenguide restore`, or its `--test`. Throws UserError (usage) for options that do not go together. */
export async function restoreOrTest(
  backup: string,
  options: Options,
  keep: KeepArgs,
  facts: () => Promise<Facts>,
): Promise<ExitCode> {
  if (options.test === true) {
    for (const [key, usual] of NOT_IN_A_TEST) {
      if (options[key] === usual || options[key] === undefined) continue;
      const said = usual === true ? `--no-${key}` : flag(key);
      throw usage(
        said,
        t`${said} and --test cannot go together`,
        t('A test has a name of its own, no network, and is taken away.'),
      );
    }
    const { restoreTest } = await import('./restore-test.ts');
    return restoreTest({
      ...keep,
      backup,
      disksTo: text(options.disksTo),
      expect: text(options.expect),
      within: text(options.within),
      facts,
    });
  }
  for (const key of ['expect', 'within']) {
    if (options[key] !== undefined) throw needsDeed(key, 'test');
  }
  const { restoreCommand } = await import('./restore.ts');
  const [resume, start, network] = [options.resume === true, options.start !== false, options.network !== false];
  const disksTo = text(options.disksTo);
  return restoreCommand({ ...keep, backup, disksTo, name: text(options.name), resume, start, network, facts });
}

function deedOf(options: Options): Deed | undefined {
  const isSaid = (key: string): boolean => options[key] !== undefined && options[key] !== false;
  const [one, other] = DEEDS.filter(isSaid);
  if (one !== undefined && other !== undefined) {
    throw usage(flag(one), t`${flag(one)} and ${flag(other)} cannot go together`, t('Leave one of them out.'));
  }
  for (const [option, deed] of ONLY_WITH) {
    if (isSaid(option) && one !== deed) throw needsDeed(option, deed);
  }
  return one;
}

const needsDeed = (option: string, deed: string): UserError =>
  usage(
    flag(option),
    t`${flag(option)} only means something with ${flag(deed)}`,
    t`Add ${flag(deed)}, or leave it out.`,
  );

/** `dryRun` is `--dry-run`. */
const flag = (key: string): string => `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const usage = (field: string, message: string, remedy: string): UserError =>
  new UserError(EXIT.usage, { field, message, remedy });

const needsGuest = (deed: Deed | undefined): UserError =>
  usage(
    'guest',
    t('no guest is named'),
    deed === 'undo'
      ? t('Name the one whose backup was cut off: xenguide backup NAME --undo')
      : t('Name one: xenguide backup NAME --to /backup. What there is: xenguide backup --list --to /backup'),
  );
