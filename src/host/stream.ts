import { createHash } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command, Result, Runner, RunOptions } from './runner.ts';

/** A program on a host. */
export interface End {
  runner: Runner;
  command: Command;
}

export interface Streamed {
  /** Of the two ends. */
  source: Result;
  sink: Result;
  /** What went through. */
  bytes: number;
  sha256: string;
}

/**
 * Leads what a program says into another one, each on a host of its own, through this machine; nothing is kept on the way. When
 * one end stops, so does the other. Who reads must not take an early end for the whole: only when `source.code` and `sink.code`
 * are both 0 has everything arrived. Rejects with HostLost of either end, once the other one has ended.
 *
 * `onOutput` gets what the source says on standard error, else what the sink does: `tells` names the one that is listened to.
 */
export async function stream(
  source: End,
  sink: End,
  { signal, onOutput, tells = 'source' }: RunOptions & { tells?: 'source' | 'sink' } = {},
): Promise<Streamed> {
  const stop = new AbortController();
  const signals = AbortSignal.any([stop.signal, ...(signal ? [signal] : [])]);
  const optionsOf = (end: 'source' | 'sink'): RunOptions => ({
    signal: signals,
    ...(onOutput && tells === end ? { onOutput } : {}),
  });
  const sum = createHash('sha256');
  let bytes = 0;
  const reading = opened<Readable>();
  const writing = opened<Writable>();
  const runs = [
    pipeOf(source)(
      source.command,
      ({ stdin, stdout }) => {
        // Its input is a file of its host, or nothing.
        stdin?.end();
        reading.give(stdout);
      },
      optionsOf('source'),
    ),
    pipeOf(sink)(
      sink.command,
      ({ stdin, stdout }) => {
        stdout?.resume();
        writing.give(stdin);
      },
      optionsOf('sink'),
    ),
  ] as const;
  // Whichever end is over before it was joined will never be.
  void runs[0].then(() => reading.give(null), reading.fail);
  void runs[1].then(() => writing.give(null), writing.fail);
  const joined = Promise.all([reading.stream, writing.stream]).then(async ([from, to]) => {
    if (!from || !to) {
      from?.destroy();
      to?.destroy();
      return;
    }
    await pipeline(
      from,
      async function* (pieces: AsyncIterable<Buffer>) {
        for await (const piece of pieces) {
          sum.update(piece);
          bytes += piece.length;
          yield piece;
        }
      },
      to,
    );
  });
  // A broken pipe is told by the end that broke it.
  const over = joined.catch(() => undefined);
  // Nobody waits for the other end for ever.
  const failed = (result: Result): void => {
    if (result.code !== 0) stop.abort();
  };
  for (const run of runs) run.then(failed, () => stop.abort());
  const ended = await Promise.allSettled(runs);
  await over;
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
  const [from, to] = ended.map((each) => (each as PromiseFulfilledResult<Result>).value) as [Result, Result];
  return { source: from, sink: to, bytes, sha256: sum.digest('hex') };
}

function pipeOf({ runner }: End): NonNullable<Runner['pipe']> {
  if (!runner.pipe) throw new TypeError(`nothing can be led to or from ${runner.where}`);
  return runner.pipe;
}

/** A stream that is there once its program runs; null: it never will be. */
function opened<T>() {
  let give: (stream: T | null) => void = () => undefined;
  let fail: (reason: unknown) => void = () => undefined;
  const stream = new Promise<T | null>((resolve, reject) => {
    give = resolve;
    fail = reject;
  });
  stream.catch(() => undefined);
  return { stream, give, fail };
}
