import { EXIT, type ExitCode, UserError } from '../problem.ts';
import { LANGUAGES } from '../text/language.ts';
import { t } from '../text/t.ts';
import type { Io } from './io.ts';
import { safeText } from './safe-text.ts';

/** One option of a command, as data: parsing, --help and (later) completion and the man page come from it. */
export interface OptionEntry {
  /** As commander reads it: `--out <dir>`, `--yes`. */
  flags: string;
  help: string;
  /** May be given several times. */
  many?: boolean;
  choices?: readonly string[];
}

/** Belongs to every command; taken out of the command line before anything else is read (src/text/choose.ts). */
export const LANG: OptionEntry = {
  flags: '--lang <language>',
  help: t('the language to speak'),
  choices: Object.keys(LANGUAGES),
};

export interface CommandEntry {
  name: string;
  /** `[name]`, `<file>`, `[args...]`. */
  args: string;
  /** Arguments that are one of a few words, by their names; completion offers them. */
  words?: Readonly<Record<string, readonly string[]>>;
  summary: string;
  options: readonly OptionEntry[];
  /** Everything behind its name is handed on as it stands. */
  passThrough?: boolean;
  run(args: readonly string[], options: Readonly<Record<string, unknown>>, io: Io): Promise<ExitCode>;
}

const host: OptionEntry = {
  flags: '--host <url>',
  help: t('the Xen host: ssh://[USER@]HOST[:PORT] (default: this machine)'),
};
const json: OptionEntry = { flags: '--json', help: t('the result as one JSON object') };
const noTest: OptionEntry = {
  flags: '--no-test',
  help: t('do not look at the guest’s network once it runs (a few seconds)'),
};
const yes: OptionEntry = { flags: '--yes', help: t('do not ask before something is changed') };

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The commands. Each loads its own room only when it is used: a start must not wait for what it does not need. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'new',
    args: '[name]',
    summary: t('provision a guest: questions, live preview, review, then write or apply'),
    options: [
      { flags: '--answers <file>', help: t('take the answers from a file (- : standard input)') },
      { flags: '--set <key=value>', help: t('one answer, as if it stood in the file'), many: true },
      host,
      { flags: '--facts <file>', help: t('plan for the host that doctor --json described; “example”: a built-in one') },
      { flags: '--out <dir>', help: t('where to write the files (default: ./NAME)') },
      {
        flags: '--print <what>',
        help: t('print one thing and change nothing'),
        choices: ['config', 'script', 'answers', 'plan'],
      },
      { flags: '--write', help: t('write the files') },
      { flags: '--apply', help: t('carry the plan out on the host') },
      yes,
      { flags: '--no-start', help: t('make everything, but do not start the guest') },
      noTest,
      { flags: '--plain', help: t('plain lines in place of the full screen') },
      { flags: '--ascii', help: t('draw with ASCII characters only') },
      json,
      { flags: '--templates <dir>', help: t('use the templates in this folder where it has them') },
    ],
    async run([name], options, io) {
      const { newGuest } = await import('./new/new.ts');
      return newGuest(
        {
          name,
          answers: text(options.answers),
          set: (options.set as string[] | undefined) ?? [],
          host: text(options.host),
          facts: text(options.facts),
          out: text(options.out),
          print: text(options.print) as 'config' | 'script' | 'answers' | 'plan' | undefined,
          write: options.write === true,
          apply: options.apply === true,
          yes: options.yes === true,
          start: options.start !== false,
          test: options.test !== false,
          plain: options.plain === true,
          ascii: options.ascii === true,
          json: options.json === true,
          templates: text(options.templates),
        },
        io,
      );
    },
  },
  {
    name: 'apply',
    args: '<target>',
    summary: t('carry out a plan that was written earlier (a folder), or go on with one that was interrupted (a name)'),
    options: [host, yes, { flags: '--no-start', help: t('make everything, but do not start the guest') }, noTest, json],
    async run([target], options, io) {
      const { applyCommand } = await import('./apply.ts');
      return withTarget(options, ({ runner, connect }) =>
        applyCommand({
          target: target!,
          runner,
          connect,
          json: options.json === true,
          yes: options.yes === true,
          start: options.start !== false,
          test: options.test !== false,
          io,
        }),
      );
    },
  },
  {
    name: 'undo',
    args: '<name>',
    summary: t('take back what apply did, newest first'),
    options: [
      host,
      { flags: '--without-peer <url>', help: t('another host of the guest is gone for good: leave what is there') },
      yes,
      json,
    ],
    async run([name], options, io) {
      const { undoCommand } = await import('./undo.ts');
      const without = text(options.withoutPeer);
      return withTarget(options, ({ runner, connect }) =>
        undoCommand({
          name: name!,
          runner,
          connect,
          json: options.json === true,
          yes: options.yes === true,
          ...(without === undefined ? {} : { without }),
          io,
        }),
      );
    },
  },
  {
    name: 'disc',
    args: '<guest> [what] [drive] [file]',
    words: { what: ['list', 'insert', 'eject', 'next', 'wait'] },
    summary: t(
      'the discs of a running guest: a screen to change them in; or list, insert DRIVE FILE, eject DRIVE, next, wait',
    ),
    options: [
      host,
      json,
      { flags: '--plain', help: t('plain lines in place of the full screen') },
      { flags: '--ascii', help: t('draw with ASCII characters only') },
    ],
    async run([guest, what, drive, file], options, io) {
      const { discCommand } = await import('./disc/disc.ts');
      return withTarget(options, ({ runner }) =>
        discCommand({
          guest: guest!,
          what,
          drive,
          file,
          runner,
          cwd: options.host === undefined ? process.cwd() : undefined,
          json: options.json === true,
          plain: options.plain === true,
          ascii: options.ascii === true,
          io,
        }),
      );
    },
  },
  {
    name: 'backup',
    args: '[guest]',
    summary: t('back a running guest up, with it standing still for a moment only; or list what there is'),
    options: [
      {
        flags: '--to <dir>',
        help: t('the folder that backups are written to (and listed from): on the host, or ssh://root@HOST/folder'),
      },
      { flags: '--limit <rate>', help: t('read the disks no faster than this for the copy: 50MiB/s') },
      {
        flags: '--must-be-mounted',
        help: t(
          'refuse a folder on the root file system (what fstab or systemd mounts there must be mounted in any case)',
        ),
      },
      {
        flags: '--recipe <how>',
        help: t(
          'pause (what auto takes): disks of one instant; freeze: its file systems closed by itself; state: its memory too; saved: the classic way to the same; shutdown: shut down and started again',
        ),
        choices: ['auto', 'pause', 'freeze', 'state', 'saved', 'shutdown'],
      },
      {
        flags: '--freeze <address>',
        help: t('how the host gets into the guest for recipe freeze: ssh://root@ADDRESS (absent: from its answers)'),
      },
      {
        flags: '--every <how>',
        help: t('let the host itself make it again and again: a timer of systemd; never: no more'),
        choices: ['hour', 'day', 'week', 'month', 'never'],
      },
      { flags: '--at <time>', help: t("with --every: 03:00; for hour :15, for week 'sun 03:00', for month '1 03:00'") },
      { flags: '--scheduled', help: t('as the timer starts it: what came of it is written down for --list') },
      {
        flags: '--list',
        help: t('list the backups in that folder and what is scheduled, of all guests or of this one'),
      },
      {
        flags: '--prune',
        help: t('remove backups in that folder, of all guests or of this one, but for those of --keep'),
      },
      { flags: '--keep <what>', help: t('what stays then: 7 daily, 4 weekly; also hourly, monthly, yearly, last N') },
      { flags: '--dry-run', help: t('with --prune: say what would stay and what would go, and remove nothing') },
      { flags: '--verify', help: t('with --prune: read those that are to stay back first') },
      { flags: '--undo', help: t('take away what a backup that was cut off has left') },
      host,
      yes,
      json,
    ],
    async run([guest], options, io) {
      const { backupOrOther } = await import('./keep/which.ts');
      return withKeep(options, io, (keep, facts) => backupOrOther(guest, options, keep, facts));
    },
  },
  {
    name: 'verify',
    args: '<backup>',
    summary: t('read a whole backup back and compare it with what was written'),
    options: [host, json],
    async run([backup], options, io) {
      const { verifyCommand } = await import('./keep/verify.ts');
      return withKeep(options, io, (keep) => verifyCommand(backup!, keep));
    },
  },
  {
    name: 'restore',
    args: '<backup>',
    summary: t('make a guest of a backup: the same one, or one of another name; nothing is written over'),
    options: [
      {
        flags: '--name <name>',
        help: t('as a guest of this name, with an identity of its own (default: the guest’s own)'),
      },
      {
        flags: '--disks-to <place>',
        help: t('where its disks are to be, if not where they were: /folder, VG, VG/THINPOOL or zfs:POOL'),
      },
      {
        flags: '--resume',
        help: t('go on from the saved memory (recipes state and saved, under the guest’s own name)'),
      },
      { flags: '--no-start', help: t('make everything, but do not start the guest') },
      { flags: '--no-network', help: t('without its network cards: to look into it while the first one runs') },
      {
        flags: '--test',
        help: t('only see whether it starts: without a network, under a name of its own, and taken away'),
      },
      { flags: '--expect <text>', help: t('with --test: what its console must show (default: a login prompt)') },
      { flags: '--within <seconds>', help: t('with --test: how long that may take (default: 300)') },
      host,
      yes,
      json,
    ],
    async run([backup], options, io) {
      const { restoreOrTest } = await import('./keep/which.ts');
      return withKeep(options, io, (keep, facts) => restoreOrTest(backup!, options, keep, facts));
    },
  },
  {
    name: 'move',
    args: '<guest> [host]',
    summary: t('move a running guest to another host, with checks at both ends first; or find out where one is'),
    options: [
      { flags: '--dry-run', help: t('say what was checked and what would be done, and change nothing') },
      { flags: '--cold', help: t('shut it down here and start it there; disks that only its host has are copied') },
      {
        flags: '--over-old-disks',
        help: t(
          'with --cold: what this guest left at the other host, when it was moved away from there, may be written over',
        ),
      },
      { flags: '--back', help: t('move it back to where it came from') },
      { flags: '--status', help: t('where it is, by what both hosts say; changes nothing') },
      { flags: '--repair', help: t('put right what a move that was cut off has left') },
      { flags: '--keep <host>', help: t('where its mirror is in split brain: the copy of that host counts') },
      {
        flags: '--via <address>',
        help: t('what the guest’s host calls the other one, where it is not found by itself'),
      },
      host,
      yes,
      json,
    ],
    async run([guest, to], options, io) {
      const { moveCommand } = await import('./move/move.ts');
      return withTarget(options, ({ runner, connect }) =>
        moveCommand({
          ...{ guest: guest!, host: to, runner, connect, io },
          ...{ via: text(options.via), dryRun: options.dryRun === true },
          ...{ cold: options.cold === true, overOld: options.overOldDisks === true, back: options.back === true },
          ...{ status: options.status === true, repair: options.repair === true, keep: text(options.keep) },
          ...{ json: options.json === true, yes: options.yes === true },
        }),
      );
    },
  },
  {
    name: 'check',
    args: '<file>',
    summary: t('lint any xl.cfg: what xl would reject, drop or misread'),
    options: [json, { flags: '--xen <version>', help: t('for this Xen version, like 4.17') }],
    async run([file], options, io) {
      const { check } = await import('./check.ts');
      const xenVersion = text(options.xen);
      const json = options.json === true;
      return give(await check({ file: file!, json, ...(xenVersion ? { xenVersion } : {}) }), io, json);
    },
  },
  {
    name: 'doctor',
    args: '[name]',
    summary: t(
      'look at the host and say what is fine, what is missing, and the remedy; with a name: at that guest’s network',
    ),
    options: [
      host,
      json,
      { flags: '--outside <host>', help: t('a machine outside that the test of a guest’s network may ask') },
    ],
    async run([name], options, io) {
      const json = options.json === true;
      const outside = text(options.outside);
      if (name === undefined) {
        if (outside !== undefined) throw needsGuest(outside);
        const { doctor } = await import('./doctor.ts');
        return withTarget(options, async ({ runner }) => give(await doctor({ runner, json }), io, json));
      }
      const { doctorGuest } = await import('./doctor-guest.ts');
      const via = text(options.host);
      return withTarget(options, async ({ runner }) =>
        give(await doctorGuest({ name, runner, via, json, outside }), io, json),
      );
    },
  },
  {
    name: 'console',
    args: '<guest>',
    summary: t('enter a running guest’s console: the right one is picked, the terminal handed over and taken back'),
    options: [
      host,
      { flags: '--print', help: t('print the command that enters it, and change nothing') },
      { flags: '--screen', help: t('how its screen (VNC) is reached, in place of the text console') },
    ],
    async run([name], options, io) {
      const { consoleCommand } = await import('./console/console.ts');
      const { print, screen } = options;
      const via = text(options.host);
      return withTarget(options, ({ runner }) =>
        consoleCommand({ name: name!, runner, via, print: print === true, screen: screen === true, io }),
      );
    },
  },
  {
    name: 'guide',
    args: '[page]',
    summary: t('read the handbook'),
    options: [{ flags: '--ascii', help: t('draw with ASCII characters only') }],
    async run([page], options, io) {
      const { guide } = await import('./guide.ts');
      return give(
        guide({
          ...(page === undefined ? {} : { page }),
          width: Math.min(io.columns, 100),
          ascii: options.ascii === true,
        }),
        io,
      );
    },
  },
  {
    name: 'lab',
    args: '[args...]',
    summary: t('a real Xen host in an emulator, to practise on: build, up [1|2], ssh, down'),
    options: [],
    passThrough: true,
    async run(args) {
      const { lab } = await import('./lab.ts');
      return (await lab([...args])) as ExitCode;
    },
  },
];

const needsGuest = (outside: string): UserError =>
  new UserError(EXIT.usage, {
    field: '--outside',
    message: t('whether the outside is reached is part of the test of a guest, and no guest is named'),
    remedy: t`Name one: xenguide doctor NAME --outside ${outside}`,
  });

/** What the commands about backups have in common; the facts are those of a host where guests can be made. */
function withKeep(
  options: Readonly<Record<string, unknown>>,
  io: Io,
  use: (
    keep: import('./keep/args.ts').KeepArgs,
    facts: () => Promise<import('../host/facts.ts').Facts>,
  ) => Promise<ExitCode>,
): Promise<ExitCode> {
  const cwd = options.host === undefined ? process.cwd() : undefined;
  const said = { json: options.json === true, yes: options.yes === true };
  return withTarget(options, (target) =>
    use({ runner: target.runner, connect: target.connect, cwd, ...said, io }, async () => {
      const { hostProblem } = await import('./new/target.ts');
      const facts = await target.facts();
      const problem = hostProblem(facts, target);
      const remedy = t('This is done on the guest’s own host, as root: --host ssh://root@HOST asks that one.');
      if (problem) throw new UserError(EXIT.notReady, { ...problem, remedy });
      return facts;
    }),
  );
}

async function withTarget(
  options: Readonly<Record<string, unknown>>,
  use: (target: import('./new/target.ts').Target) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { openTarget } = await import('./new/target.ts');
  const target = await openTarget({ host: text(options.host) });
  try {
    return await use(target);
  } finally {
    await target.runner.close();
  }
}

function give(result: { exitCode: ExitCode; stdout: string; stderr: string }, io: Io, json = false): ExitCode {
  if (result.stdout !== '') io.out(json ? result.stdout : safeText(result.stdout));
  if (result.stderr !== '') io.say(result.stderr.replace(/\n$/, ''));
  return result.exitCode;
}
