import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { t } from '../text/t.ts';
import { endGroup, spawnBeside, startProgram } from './child.ts';
import { remoteWords } from './remote-line.ts';
import { type Command, HostLost } from './runner.ts';
import { explainRefusal, firstWords, lastWords, refused } from './ssh-refusal.ts';
import { SSH_SETTINGS } from './ssh-settings.ts';
import type { SshTarget } from './ssh-url.ts';

/**
 * What the remote shell must say first: with a quote, backslashes and a new line, which fish and csh read in their own ways. They
 * would take some of our lines for others, and fish ends with 0 where it could not read one.
 */
const GREETING = "xenguide's \\\\\nconnection";
const HELLO: Command = { argv: ['printf', '%s\\n', GREETING] };
/** Connecting takes a second; an emulated host may need twenty. */
const CONNECT_MS = 60_000;

/** One connection that all commands share. */
export interface SshConnection {
  /** The words before a remote line. */
  ssh: readonly [string, ...string[]];
  /** Rejects with HostLost when the connection ends without close(); never resolves. */
  lost: Promise<never>;
  /** Whether it still stands; asks ssh. */
  alive(): Promise<boolean>;
  close(): Promise<void>;
  /** Ends it at once, as if it had broken: whoever waits on it hears of it. */
  drop(): void;
}

/**
 * Opens the control connection of ssh(1) and waits until the host's shell answers. The connection lives as long as a
 * `cat` on the host that reads from a pipe we hold: when we end, however we end, the pipe closes and all of it is gone.
 * Throws UserError (exit 4, field `--host`) when the host cannot be reached, with ssh's own words.
 */
export async function connect(where: string, target: SshTarget, configFile?: string): Promise<SshConnection> {
  const folder = socketFolder();
  const forget = () => rmSync(folder, { recursive: true, force: true });
  const words = sshWords(target, join(folder, 's'), configFile);
  // In the form of the lines that will follow.
  const hello = `${remoteWords(HELLO)} || exit $?; exec cat >/dev/null`;
  const master = spawnBeside(
    [words[0], ...words.slice(1), '-o', 'ControlMaster=yes', '--', target.host, hello],
    ['pipe', 'pipe', 'pipe'],
  );
  process.once('exit', forget);

  let said = '';
  let greeted = '';
  let closing = false;
  let ended = false;
  master.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
  });
  master.stdin?.on('error', () => undefined);
  /** 255 is ssh’s own; anything else is how the shell over there has ended. */
  let code: number | null = null;
  const end = new Promise<void>((resolve) => {
    const over = () => {
      ended = true;
      code = master.exitCode;
      process.removeListener('exit', forget);
      forget();
      resolve();
    };
    master.once('close', over);
    master.once('error', (error: NodeJS.ErrnoException) => {
      said = error.code === 'ENOENT' ? 'ssh: not found' : error.message;
      over();
    });
  });

  const ready = new Promise<void>((resolve, reject) => {
    master.stdout?.on('data', (chunk: Buffer) => {
      greeted = (greeted + chunk.toString()).slice(0, 4000);
      if (greeted === `${GREETING}\n`) resolve();
      else if (!`${GREETING}\n`.startsWith(greeted)) reject(strangeShell(where, greeted));
    });
    void end.then(() => {
      if (said === 'ssh: not found') reject(noSsh());
      else reject(code === null || code === 255 ? explainRefusal(where, said) : strangeShell(where, said));
    });
  });
  const timer = setTimeout(() => {
    said ||= 'Connection timed out';
    endGroup(master, 'SIGTERM');
  }, CONNECT_MS);
  try {
    await ready;
  } catch (error) {
    closing = true;
    endGroup(master, 'SIGTERM');
    await end;
    throw error;
  } finally {
    clearTimeout(timer);
  }

  const lost = new Promise<never>((_, reject) => {
    void end.then(() => {
      const words = lastWords(said);
      if (!closing) reject(new HostLost(t`The connection to ${where} was lost${words === '' ? '' : `: ${words}`}`));
    });
  });
  // Whoever runs a command listens too; when nobody does, a lost connection is noticed by the next command.
  lost.catch(() => undefined);
  letUsEnd(master);

  return {
    ssh: [words[0], ...words.slice(1), '-o', 'ControlMaster=no', '--', target.host],
    lost,
    alive: async () =>
      !ended && (await startProgram({ argv: [...words, '-O', 'check', '--', target.host] })).code === 0 && !ended,
    close: async () => {
      closing = true;
      master.stdin?.end();
      const hurry = setTimeout(() => endGroup(master, 'SIGTERM'), 2000);
      await end;
      clearTimeout(hurry);
    },
    drop: () => endGroup(master, 'SIGKILL'),
  };
}

/** Options before everything; without a terminal. */
function sshWords(target: SshTarget, socket: string, configFile?: string): [string, ...string[]] {
  const settings = [...SSH_SETTINGS, 'ControlPersist=no', `ControlPath=${socket.replaceAll('%', '%%')}`];
  return [
    'ssh',
    ...(configFile === undefined ? [] : ['-F', configFile]),
    '-Tax',
    ...settings.flatMap((setting) => ['-o', setting]),
    ...(target.user === undefined ? [] : ['-l', target.user]),
    ...(target.port === undefined ? [] : ['-p', String(target.port)]),
  ];
}

/**
 * A socket's path may have 108 characters, and ssh appends some of its own; ssh takes its options apart at spaces. The place
 * that TMPDIR names may be gone, or another user's after su.
 */
function socketFolder(): string {
  const wanted = tmpdir();
  const places = /^[\w/.+-]{1,60}$/.test(wanted) ? [wanted, '/tmp'] : ['/tmp'];
  let why = '';
  for (const place of places) {
    try {
      return mkdtempSync(join(place, 'xenguide-'));
    } catch (error) {
      why = (error as Error).message;
    }
  }
  throw refused(
    t`No folder can be made for the socket of ssh: ${why}`,
    t('Make room in /tmp, or name a folder in TMPDIR.'),
  );
}

/** The open connection alone does not keep this program running. */
function letUsEnd(master: ReturnType<typeof spawnBeside>): void {
  master.unref();
  for (const pipe of [master.stdin, master.stdout, master.stderr]) {
    (pipe as unknown as { unref?: () => void } | null)?.unref?.();
  }
}

function noSsh() {
  return refused(t('The program ssh is not on this machine.'), t('Install it: apt install openssh-client.'));
}

function strangeShell(where: string, text: string) {
  return refused(
    t`${where} does not answer as a plain shell does. It says: ${firstWords(text)}`,
    t('The login shell there must be a POSIX shell (sh, bash, dash, zsh), and its start files must print nothing.'),
  );
}
