import { handOver } from '../../host/hand-over.ts';
import { HostLost, type Runner } from '../../host/runner.ts';
import { type SshWay, sshTerminal, sshTerminalLine } from '../../host/ssh-terminal.ts';
import { EXIT, type ExitCode, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { Io } from '../io.ts';
import { type ConsoleGuest, findGuest } from './guest.ts';
import { screenWay, type TextWay, textWay } from './ways.ts';

export interface ConsoleArgs {
  name: string;
  runner: Runner;
  /** The host’s ssh URL; absent: this machine. */
  via?: string | undefined;
  /** Print the command and change nothing. */
  print: boolean;
  /** The picture, not the text. */
  screen: boolean;
  io: Io;
  /** For `ssh -F`. Default: the variable XENGUIDE_SSH_CONFIG. */
  configFile?: string | undefined;
}

/**
 * What a program in the guest may have switched on when it was left: second screen, mouse, reports of focus, pasting, a hidden
 * cursor, other codes of the arrow keys, lines that do not go on below, letters that are lines (a boot loader's frame), a window
 * of rows that alone scrolls (apt keeps its progress out of it), around which the cursor's place is kept.
 */
const LEFT_ON =
  '\x1b[?1047l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1004l\x1b[?1006l\x1b[?2004l\x1b[?25h\x1b[?1l\x1b>' +
  '\x1b[?7h\x1b[4l\x0f\x1b(B\x1b7\x1b[r\x1b8\x1b[0m';
/** xenconsole ends with EAGAIN when another one holds the console’s lock (tools/console/client/main.c). */
const TAKEN = 11;

/**
 * `xenguide console NAME`: finds out which console a guest has, and hands the terminal over to it. Where only its screen shows
 * something it says how that is reached. Exit 0 when it was left, 3 for a guest that does not run, 4 for a host that does not
 * answer, 2 without a terminal, 5 when somebody else is in the console.
 */
export async function consoleCommand(args: ConsoleArgs): Promise<ExitCode> {
  const { name, runner, via, print, io } = args;
  const configFile = args.configFile ?? (process.env.XENGUIDE_SSH_CONFIG || undefined);
  const host: SshWay | undefined = via === undefined ? undefined : { url: via, configFile };
  const guest = await findGuest(name, runner);
  const text = args.screen ? undefined : textWay(guest);
  if (text === undefined) return tellScreen(guest, host, args.screen, io);
  if (print) {
    for (const note of text.notes) io.say(note);
    io.out(`${host ? sshTerminalLine(host, text.argv) : text.argv.join(' ')}\n`);
    return EXIT.done;
  }
  if (!io.terminal) {
    throw new UserError(EXIT.usage, {
      field: '',
      message: t('a console needs a terminal, and there is none'),
      remedy: t`xenguide console ${name} --print prints the command that enters it.`,
    });
  }
  for (const note of text.notes) io.say(note);
  io.say(t('Leave it with Ctrl and ].'));
  return enter(guest, text, host, args);
}

async function enter(
  { name, domid }: ConsoleGuest,
  { argv }: TextWay,
  host: SshWay | undefined,
  { runner, io }: ConsoleArgs,
): Promise<ExitCode> {
  const code = await handOver(host ? sshTerminal(host, argv) : argv, { signal: io.signal });
  if (!io.dumb) io.out(LEFT_ON);
  // The last line of the guest rarely ends where it was left.
  io.say('');
  if (io.signal.aborted) return EXIT.interrupted;
  if (host && code === 255) throw new HostLost(t`The connection to ${host.url} was lost`);
  if (code === TAKEN) {
    throw new UserError(EXIT.conflict, {
      field: 'name',
      message: t`somebody else is in the console of ${name}, and it takes one at a time`,
      remedy: t('Look who it is: pgrep -a xenconsole on the host. It is free again when they leave it.'),
    });
  }
  if (code !== EXIT.done) {
    throw new UserError(EXIT.notReady, {
      field: 'name',
      message: t`the console of ${name} ended with an error: ${argv.join(' ')} gave ${code > 128 ? t`signal ${code - 128}` : t`code ${code}`}`,
      remedy: t('What it said stands above. xl list shows whether the guest still runs; then enter again.'),
    });
  }
  const there = await runner
    .run({ argv: ['xl', 'domname', String(domid)], timeoutMs: 10_000 })
    .catch(() => ({ code: 1, stdout: '' }));
  io.say(
    there.code === 0 && there.stdout.trim() === name
      ? t`You are back. ${name} goes on.`
      : t`${name} has ended or started anew: xl list shows what runs.`,
  );
  return EXIT.done;
}

function tellScreen(guest: ConsoleGuest, host: SshWay | undefined, asked: boolean, io: Io): ExitCode {
  const { name, screen } = guest;
  if (!screen) {
    throw new UserError(EXIT.invalid, {
      field: '--screen',
      message: t`${name} has no screen`,
      remedy: t`Its text console: xenguide console ${name}`,
    });
  }
  const { command, next } = screenWay(guest, screen, host);
  if (!asked) io.say(t`${name} shows itself on a screen only: its config has no serial port.`);
  io.out(`${command}\n`);
  for (const line of next) io.say(line);
  return EXIT.done;
}
