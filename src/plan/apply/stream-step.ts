import type { Result, Runner, RunOptions } from '../../host/runner.ts';
import { stream } from '../../host/stream.ts';
import { noted } from '../../text/t.ts';
import type { RunStep } from '../action.ts';
import { hostName } from '../elsewhere.ts';
import type { Hosts } from './hosts.ts';
import { Failed } from './work.ts';

/** The file that a program reads or writes lies on another host. */
export const goesAcross = ({ fromOn, toOn }: RunStep): boolean => fromOn !== undefined || toOn !== undefined;

/**
 * A step whose file is on another host: what is read or written goes through this machine, and is kept nowhere on the way. What was
 * written is read back there, and its checksum compared with that of what was sent. Gives back the result of the program, or of
 * the other end where that failed. Rejects with Failed where something else arrived than was sent, and with HostLost.
 */
export async function streamStep(
  hosts: Hosts,
  runner: Runner,
  step: RunStep,
  mark: string,
  options: RunOptions,
): Promise<Result> {
  const { run, from, to, fromOn, toOn } = step;
  const argv = ['env', mark, ...run] as const;
  const cat = ['env', mark, 'cat'] as const;
  if (fromOn !== undefined) {
    const source = { runner: await hosts.at(fromOn), command: { argv: cat, stdinPath: from! } };
    const own = { runner, command: { argv, ...(to === undefined ? {} : { stdoutPath: to }) } };
    const { source: read, sink } = await stream(source, own, { ...options, tells: 'sink' });
    return worse(sink, read, fromOn);
  }
  const there = await hosts.at(toOn!);
  const own = { runner, command: { argv, ...(from === undefined ? {} : { stdinPath: from }) } };
  const sent = await stream(own, { runner: there, command: { argv: cat, stdoutPath: to! } }, options);
  const result = worse(sent.source, sent.sink, toOn!);
  if (result.code === 0 && !options.signal?.aborted) await mustHaveArrived(there, to!, sent.sha256);
  return result;
}

/** Of the program itself; where that went well, or only lost its reader, of the other end. */
function worse(own: Result, other: Result, on: string): Result {
  if (other.code === 0 || (own.code !== 0 && !lostItsReader(own))) return own;
  return {
    ...other,
    stderr: noted`on ${hostName(on)}: ${other.stderr.trim() || noted('the file could not be read or written')}`,
  };
}

/** 141: SIGPIPE; 143: we ended it, since the other end was over. */
const lostItsReader = ({ code, stderr }: Result): boolean =>
  code === 141 || code === 143 || /Broken pipe|EPIPE/.test(stderr);

async function mustHaveArrived(there: Runner, path: string, sha256: string): Promise<void> {
  const { code, stdout, stderr } = await there.run({ argv: ['sha256sum', '--', path] });
  // A backslash before the sum tells of an escaped name.
  const sum = stdout.replace(/^\\/, '').slice(0, 64);
  if (code === 0 && sum === sha256) return;
  throw new Failed({
    field: '',
    message:
      code === 0
        ? noted`${path} on ${there.where} is not what was sent`
        : noted`${path} on ${there.where} is not what was sent: ${stderr.trim()}`,
    remedy: noted('See to the disk and the memory of that host, and try again.'),
  });
}
