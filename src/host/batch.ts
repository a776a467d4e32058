import { remoteWords, TIMEOUT_CODE } from './remote-line.ts';
import type { Command, Result } from './runner.ts';

/**
 * Many commands as one script for a remote shell, and its output cut into their results again. `token` stands between
 * them on both streams; it has to be something that no program says, so the caller draws it by chance.
 */
export function batchScript(commands: readonly Pick<Command, 'argv' | 'timeoutMs'>[], token: string): string {
  const mark = `mark() { printf '\\n%s %s\\n' ${token} "$1"; printf '\\n%s %s\\n' ${token} "$1" >&2; }`;
  return [mark, ...commands.map((command) => `${remoteWords(command)} </dev/null; mark $?`)].join('\n');
}

/** Results in the order of the commands. `timedOut` is told by the code of `timeout` where there was a limit. */
export function splitBatch(
  output: Pick<Result, 'stdout' | 'stderr'>,
  commands: readonly Pick<Command, 'timeoutMs'>[],
  token: string,
): Result[] {
  const out = cut(output.stdout, token);
  const err = cut(output.stderr, token);
  return commands.map((command, index) => {
    const said = out[index];
    if (!said) return { code: 137, stdout: '', stderr: 'the host ended before this was asked', timedOut: false };
    const timedOut = command.timeoutMs !== undefined && said.code === TIMEOUT_CODE;
    return { code: timedOut ? 143 : said.code, stdout: said.text, stderr: err[index]?.text ?? '', timedOut };
  });
}

function cut(stream: string, token: string): { text: string; code: number }[] {
  const pieces: { text: string; code: number }[] = [];
  const mark = new RegExp(`\\n${token} (\\d+)\\n`, 'g');
  let from = 0;
  for (const match of stream.matchAll(mark)) {
    pieces.push({ text: stream.slice(from, match.index), code: Number(match[1]) });
    from = match.index + match[0].length;
  }
  return pieces;
}
