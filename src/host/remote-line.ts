import { quoteForShell } from './quote.ts';
import type { Command } from './runner.ts';
import { PROGRAM_FOLDERS } from './tools.ts';

/** Appended, so that what the administrator put first stays first. */
const REMOTE_PATH = `PATH="$PATH:${PROGRAM_FOLDERS.join(':')}"`;

/**
 * The line that makes the remote POSIX shell run one command as if it had been given as a vector.
 * `env` starts the program itself, where a bare word could be a shell's builtin of that name. The last `exit` keeps
 * the shell alive until the program ended, so that an end by a signal arrives as 128 + its number.
 */
export function remoteLine(command: Command, options: { tellPid: boolean }): string {
  const files = [
    command.stdinPath === undefined ? '' : ` <${quoteForShell([command.stdinPath])}`,
    command.stdoutPath === undefined ? '' : ` >${quoteForShell([command.stdoutPath])}`,
  ].join('');
  const pid = options.tellPid ? `${quoteForShell(['sh', '-c', TELL_PID, 'sh'])} ` : '';
  return `${pid}${remoteWords(command)}${files}; exit $?`;
}

/** The program with its surroundings, for a shell line. */
export function remoteWords(command: Pick<Command, 'argv' | 'timeoutMs'>): string {
  const timeout = command.timeoutMs === undefined ? '' : `timeout -k 5 ${command.timeoutMs / 1000} `;
  return `${timeout}env LC_ALL=C ${REMOTE_PATH} ${quoteForShell(command.argv)}`;
}

/** `timeout` ends with this when it had to step in (coreutils). */
export const TIMEOUT_CODE = 124;

const TELL_PID = 'echo "xenguide-pid $$" >&2; exec "$@"';

/** Takes the line with the process id out of what a program says on standard error, and tells it. */
export class PidFilter {
  readonly #tell: (pid: string) => void;
  #head: string | undefined = '';

  constructor(tell: (pid: string) => void) {
    this.#tell = tell;
  }

  /** What is to be kept of the chunk. */
  strip(chunk: Buffer): Buffer {
    if (this.#head === undefined) return chunk;
    this.#head += chunk.toString('latin1');
    const match = /xenguide-pid (\d+)\n/.exec(this.#head);
    if (!match && this.#head.length < 4096) return Buffer.alloc(0);
    const rest = match ? this.#head.replace(match[0], '') : this.#head;
    this.#head = undefined;
    if (match?.[1]) this.#tell(match[1]);
    return Buffer.from(rest, 'latin1');
  }

  /** What was held back when the program ended without the line. */
  rest(): Buffer {
    const rest = Buffer.from(this.#head ?? '', 'latin1');
    this.#head = undefined;
    return rest;
  }
}
