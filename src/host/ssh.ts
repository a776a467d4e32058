import { randomBytes } from 'node:crypto';
import { t } from '../text/t.ts';
import { batchScript, splitBatch } from './batch.ts';
import { type Start, startProgram } from './child.ts';
import { limitTo } from './limit.ts';
import { appendCommand, writeCommand } from './remote-file.ts';
import { PidFilter, remoteLine, TIMEOUT_CODE } from './remote-line.ts';
import { type Command, HostLost, type Pipes, type Result, type Runner, type RunOptions } from './runner.ts';
import { connect, type SshConnection } from './ssh-connection.ts';
import { parseSshUrl } from './ssh-url.ts';

/** sshd lets 10 sessions share a connection (MaxSessions); one is the connection's own. */
const AT_ONCE = 8;
/** So long a program that is to end is waited for, and then what it left behind. */
const PATIENCE_MS = 5000;
/** A host has two CPUs at least; more scripts side by side only cost more logins there. */
const SCRIPTS = 2;

export interface SshOptions {
  /** A configuration file for `ssh -F` in place of the user's own. Default: the variable XENGUIDE_SSH_CONFIG. */
  configFile?: string;
}

/**
 * A host behind `ssh://[USER@]HOST[:PORT]`, through the system's ssh, so that the administrator's keys, agent and
 * aliases just work. Connects with the first command, and anew with the next one after a connection was lost.
 * Throws UserError: exit 2 for a wrong URL, here; exit 4 when the host cannot be reached, from the first command.
 */
export async function sshRunner(url: string, options: SshOptions = {}): Promise<Runner> {
  const target = parseSshUrl(url);
  const configFile = options.configFile ?? (process.env.XENGUIDE_SSH_CONFIG || undefined);
  const oneOfFew = limitTo(AT_ONCE);
  let opening: Promise<SshConnection> | undefined;

  function connection(): Promise<SshConnection> {
    if (!opening) {
      const mine = connect(url, target, configFile);
      const forget = () => {
        if (opening === mine) opening = undefined;
      };
      opening = mine;
      mine.then(({ lost }) => lost.catch(forget), forget);
    }
    return opening;
  }

  async function start(line: string, how: Omit<Start, 'argv'>, runOptions?: RunOptions): Promise<Result> {
    const { ssh, lost, alive } = await connection();
    const result = await Promise.race([startProgram({ ...how, argv: [...ssh, line] }, runOptions), lost]);
    // ssh ends with 255 when the connection broke, and so may any program end.
    if (result.code === 255 && !(await alive())) throw new HostLost(t`The connection to ${url} was lost`);
    return result;
  }

  async function run(command: Command, runOptions: RunOptions = {}, take?: (pipes: Pipes) => void): Promise<Result> {
    return oneOfFew(async () => {
      const { signal } = runOptions;
      if (signal?.aborted) return { code: 143, stdout: '', stderr: 'not started\n', timedOut: false };
      const line = remoteLine(command, { tellPid: signal !== undefined });
      const began = performance.now();
      const how = { stdin: command.stdin, take };
      const result = await (signal ? abortable(line, how, runOptions, signal) : start(line, how, runOptions));
      const { timeoutMs } = command;
      // 124 comes from `timeout`, 137 when the program did not listen to it.
      const stepped = result.code === TIMEOUT_CODE || result.code === 137;
      if (timeoutMs === undefined || !stepped || performance.now() - began < timeoutMs) return result;
      return { ...result, code: result.code === TIMEOUT_CODE ? 143 : result.code, timedOut: true };
    });
  }

  /** Ending our ssh would leave the program running over there: it is told to end by its process id. */
  async function abortable(line: string, how: Omit<Start, 'argv'>, { onOutput }: RunOptions, signal: AbortSignal) {
    let pid: string | undefined;
    let late: NodeJS.Timeout | undefined;
    const cut = new AbortController();
    const tell = (name: string) => {
      if (pid === undefined) return;
      // Not `run`: all the places may be taken by the programs that are to end. With its group, where it has one (timeout does).
      start(`kill -${name} -${pid}; kill -${name} ${pid}`, {}).catch(() => undefined);
    };
    const later = (then: () => void) => {
      clearTimeout(late);
      late = setTimeout(then, PATIENCE_MS);
    };
    const abort = () => {
      tell('TERM');
      later(() => {
        tell('KILL');
        // Whatever it left behind over there may hold its output, and with that our ssh, for ever.
        later(() => cut.abort());
      });
    };
    const stderrFilter = new PidFilter((found) => {
      pid = found;
      if (signal.aborted) abort();
    });
    signal.addEventListener('abort', abort, { once: true });
    try {
      return await start(line, { ...how, stderrFilter }, { signal: cut.signal, ...(onOutput ? { onOutput } : {}) });
    } finally {
      signal.removeEventListener('abort', abort);
      clearTimeout(late);
    }
  }

  async function runMany(commands: readonly Pick<Command, 'argv' | 'timeoutMs'>[]): Promise<Result[]> {
    const token = `xenguide-${randomBytes(12).toString('hex')}`;
    const results: Result[] = [];
    const lanes = Array.from({ length: SCRIPTS }, (_, lane) => commands.filter((_, at) => at % SCRIPTS === lane));
    await Promise.all(
      lanes.map(async (lane, first) => {
        const output = await run({ argv: ['sh', '-c', batchScript(lane, token)] });
        for (const [at, result] of splitBatch(output, lane, token).entries()) results[at * SCRIPTS + first] = result;
      }),
    );
    return results;
  }

  async function feed(argv: [string, ...string[]], stdin: string | Uint8Array): Promise<void> {
    const { code, stderr } = await oneOfFew(() => start(remoteLine({ argv }, { tellPid: false }), { stdin }));
    if (code !== 0) throw new Error(stderr.trim() || `${url}: the file could not be written (code ${code})`);
  }

  return {
    where: url,
    run: (command, runOptions) => run(command, runOptions),
    pipe: (command, take, runOptions) => run(command, runOptions, take),
    runMany,
    readText: async (path) => {
      const { code, stdout } = await run({ argv: ['cat', '--', path] });
      return code === 0 ? stdout : undefined;
    },
    writeFile: (path, content, mode) =>
      feed(writeCommand(path, mode, Buffer.byteLength(content), randomBytes(6).toString('hex')), content),
    append: (path, text) => feed(appendCommand(path, Buffer.byteLength(text)), text),
    renew: () => {
      const old = opening;
      opening = undefined;
      void old?.then(
        (open) => open.drop(),
        () => undefined,
      );
    },
    close: async () => {
      const closing = opening;
      opening = undefined;
      await closing?.then(
        (open) => open.close(),
        () => undefined,
      );
    },
  };
}
