// The language first: modules say their texts when they are evaluated.
import './text/choose.ts';

import { Command, CommanderError, Option } from 'commander';
import type { CommandEntry, OptionEntry } from './commands/entry.ts';
import { terminalIsGone } from './commands/hang-up.ts';
import type { Io } from './commands/io.ts';
import { safeText } from './commands/safe-text.ts';
import { standard } from './commands/standard.ts';
import { COMMANDS, LANG } from './commands/table.ts';
import { usageWords } from './commands/usage-words.ts';
import { EXIT, type ExitCode, UserError } from './problem.ts';
import { wanted } from './text/choose.ts';
import { LANGUAGES } from './text/language.ts';
import { shown } from './text/shown.ts';
import { t } from './text/t.ts';
import { VERSION } from './version.ts';

/** Where to read on: the command that was given, else all of them. */
const helpFor = (argv: readonly string[]): string => {
  const command = COMMANDS.find(({ name }) => name === argv[0])?.name;
  return command === undefined || command === 'new'
    ? t('xenguide --help lists what there is; xenguide new --help lists the options of new.')
    : t`xenguide ${command} --help says what it takes.`;
};

/** What commander writes above its lists. */
const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': t('Usage:'),
  'Arguments:': t('Arguments:'),
  'Options:': t('Options:'),
  'Commands:': t('Commands:'),
};

const output = standard(1, () => process.stdout);
const errors = standard(2, () => process.stderr);

const isTerminal = (fd: number): boolean => process.getBuiltinModule('tty').isatty(fd);

/** Who asks a person does it through Node's streams; that the terminal goes away meanwhile is no fault of ours. */
function forgiving(): void {
  for (const stream of [process.stdout, process.stderr])
    if (stream.listenerCount('error') === 0) stream.on('error', () => {});
}

/** A person was asked, or the terminal has hung up: it may be gone by the end. */
let minded = false;

/** The only place that ends the process and that knows its streams. */
async function main(argv: readonly string[]): Promise<ExitCode> {
  const stop = new AbortController();
  let interrupts = 0;
  let terminated = false;
  const interrupted = (): ExitCode => (terminated ? EXIT.terminated : EXIT.interrupted);
  const onSignal = (signal: NodeJS.Signals): void => {
    interrupts += 1;
    terminated ||= signal === 'SIGTERM';
    minded ||= signal === 'SIGHUP';
    stop.abort();
    // Once asks politely, and what is under way is taken back; the third time nobody wants to wait any more.
    if (interrupts >= 3) process.exit(interrupted());
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  const io: Io = {
    out: output.write,
    say: (line) => errors.write(`${safeText(shown(line))}\n`),
    // Asked of Node only when a command wants to know: it loads all that belongs to terminals then.
    get terminal() {
      const there = isTerminal(1) && isTerminal(0) && isTerminal(2);
      minded ||= there;
      if (there) forgiving();
      return there;
    },
    get dumb() {
      return ['dumb', ''].includes(process.env.TERM ?? '') || io.columns < 40;
    },
    get listens() {
      return Boolean(process.env.ACCESSIBLE);
    },
    get columns() {
      return process.stdout.columns ?? 80;
    },
    signal: stop.signal,
  };
  const json = argv.includes('--json');
  try {
    if (wanted.unknown !== undefined) throw unknownLanguage(wanted.unknown);
    const code = await parse(argv, io);
    return code === EXIT.interrupted || (stop.signal.aborted && code === EXIT.done) ? interrupted() : code;
  } catch (error) {
    const code = explain(error, io, json, stop.signal.aborted);
    return code === EXIT.interrupted ? interrupted() : code;
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, onSignal);
  }
}

async function parse(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const program = new Command('xenguide')
    .description(t('A guide-driven wizard for Xen guests. Without a command it asks the questions of “new”.'))
    .version(VERSION, '-V, --version', t('the version'))
    .helpOption('-h, --help', t('what there is'))
    .addOption(optionOf(LANG))
    .addHelpText(
      'after',
      `\n${t('No Xen here? xenguide new --facts example plans for an example host, --host ssh://root@HOST for a real one.')}`,
    )
    .configureHelp({
      styleTitle: (title) => HEADINGS[title] ?? title,
      // Commander adds them to what an option is for.
      styleOptionDescription: (text) => text.replace('(choices: ', `(${t('choices')}: `),
    })
    .helpCommand('help [command]', t('what a command takes'))
    .exitOverride()
    // What is wrong with the command line is said like everything else that a person can mend, by explain().
    .configureOutput({ writeOut: io.out, writeErr: () => {} });
  const words = withDefault(argv);
  // The others are only there to be listed, and to be named to who mistypes one.
  const named = COMMANDS.filter(({ name }) => name === words[0]);
  for (const entry of named.length > 0 ? named : COMMANDS) {
    add(program, entry, async (args, options) => {
      code = await entry.run(args, options, io);
    });
  }
  await program.parseAsync(words, { from: 'user' });
  return code;
}

const unknownLanguage = (given: string): UserError =>
  new UserError(EXIT.usage, {
    field: '--lang',
    message: t`“${given}” is no language that xenguide speaks`,
    remedy: t`Choose one of: ${Object.keys(LANGUAGES).join(', ')}.`,
  });

function add(
  program: Command,
  entry: CommandEntry,
  run: (args: readonly string[], options: Record<string, unknown>) => Promise<void>,
): void {
  const command = program
    .command(entry.name)
    .description(entry.summary)
    .helpOption('-h, --help', t('what this command takes'))
    .exitOverride();
  for (const arg of entry.args.split(' ').filter((part) => part !== '')) command.argument(arg);
  for (const option of entry.options) command.addOption(optionOf(option));
  if (!entry.passThrough) command.addOption(optionOf(LANG));
  if (entry.passThrough) command.allowUnknownOption().helpOption(false);
  command.action(async (...given: unknown[]) => {
    const [options] = given.slice(-2) as [Record<string, unknown>, Command];
    await run(given.slice(0, -2).flat() as string[], options);
  });
}

function optionOf({ flags, help, many, choices }: OptionEntry): Option {
  const option = new Option(flags, help);
  if (choices) option.choices([...choices]);
  if (many) option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
  return option;
}

/** `xenguide` and `xenguide --plain` mean `xenguide new`. */
function withDefault(argv: readonly string[]): string[] {
  const first = argv[0];
  const own = ['-h', '--help', '-V', '--version', 'help'];
  if (first === undefined || (first.startsWith('-') && !own.includes(first))) {
    const last = argv.at(-1) ?? '';
    if (COMMANDS.some(({ name }) => name === last)) {
      throw new UserError(EXIT.usage, {
        field: '',
        message: t`${last} stands behind an option, so it would be taken for a guest’s name`,
        remedy: t`Put the command first: xenguide ${[last, ...argv.slice(0, -1)].join(' ')}`,
      });
    }
    return ['new', ...argv];
  }
  return [...argv];
}

/** One clear message for what a person can mend; for the rest, where to report it. */
function explain(error: unknown, io: Io, json: boolean, interrupted: boolean): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.done;
    const message = usageWords(error.message);
    const remedy = helpFor(wanted.argv);
    return explain(new UserError(EXIT.usage, { field: '', message, remedy }), io, json, interrupted);
  }
  if (error instanceof UserError) {
    if (json) io.out(`${JSON.stringify({ problems: error.problems })}\n`);
    for (const { field, message, remedy } of error.problems) {
      io.say(`xenguide: ${field === '' ? '' : `${field}: `}${shown(message)}`);
      io.say(`  ${shown(remedy)}`);
    }
    return error.exitCode;
  }
  if (interrupted) {
    io.say(t('xenguide: interrupted; nothing was changed.'));
    return EXIT.interrupted;
  }
  if (error instanceof Error && error.name === 'HostLost') {
    io.say(`xenguide: ${error.message}`);
    io.say(
      `  ${t('Nothing was changed. See whether the host can be reached (ssh HOST true), then run the command again.')}`,
    );
    return EXIT.notReady;
  }
  io.say(t`xenguide: this is a fault of xenguide itself, version ${VERSION}. Please report it with these lines:`);
  io.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.bug;
}

process.exitCode = await main(wanted.argv);
const unwritten = await output.written();
// Who reads from us and stops (head, less) has what they wanted; a full disk must not look like a success.
if (unwritten && unwritten.code !== 'EPIPE') {
  errors.write(`${t`xenguide: the result cannot be written: ${unwritten.message}`}\n`);
  process.exitCode = EXIT.usage;
}
await errors.written();
// Node aborts, as if it had crashed and with a core file, where a terminal that is gone cannot be given its settings back: who was
// hung up on ends by that signal before, like all who do not listen to it.
if (minded && terminalIsGone(isTerminal))
  process.once('exit', () => {
    process.removeAllListeners('SIGHUP');
    process.kill(process.pid, 'SIGHUP');
  });
// A socket of ssh must not keep us alive.
process.exit();
