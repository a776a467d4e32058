import { EventEmitter } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import type { Driver, TuiResult } from '../../../src/face/driver.ts';
import { type PlainIo, runPlain } from '../../../src/plain/face.ts';

const ENV = { ascii: false, width: 80, env: { TERM: 'xterm', LC_ALL: 'C.UTF-8' } };

/** Something a person does at a prompt: a line, or a key that is not one. */
export type Deed = string | { key: 'Ctrl-C' | 'Ctrl-D' } | { signal: 'SIGTERM' | 'SIGHUP' };

export interface Heard {
  result: TuiResult;
  /** Everything that was sent, byte for byte. */
  said: string;
  /** What was said before each prompt, and after the last. */
  parts: string[];
}

/** Talks to the plain face through streams as a person at a terminal does: one deed at each prompt. */
export async function talk(
  driver: Driver,
  deeds: readonly Deed[] | (() => Deed | undefined),
  io: Partial<PlainIo> = {},
): Promise<Heard> {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const signals = (io.signals ?? new EventEmitter()) as EventEmitter;
  const next = typeof deeds === 'function' ? deeds : iterate(deeds);
  const act = (deed: Deed | undefined): void => {
    if (deed === undefined) signals.emit('SIGHUP');
    else if (typeof deed === 'string') input.write(`${deed}\n`);
    else if ('signal' in deed) signals.emit(deed.signal);
    else if (deed.key === 'Ctrl-C') signals.emit('SIGINT');
    else input.end();
  };
  const hearing = listen(() => act(next()));
  const result = await runPlain(driver, { ...ENV, input, output: hearing.output, ...io, signals });
  return { result, ...hearing.all() };
}

/** The same with everything on a pipe: all lines at once, then its end. */
export async function pipe(driver: Driver, text: string, io: Partial<PlainIo> = {}): Promise<Heard> {
  const input = new PassThrough();
  input.end(text);
  const hearing = listen(() => {});
  const signals = new EventEmitter();
  const result = await runPlain(driver, { ...ENV, input, output: hearing.output, signals, ...io });
  return { result, ...hearing.all() };
}

function iterate(deeds: readonly Deed[]): () => Deed | undefined {
  let index = 0;
  return () => deeds[index++];
}

function listen(prompted: () => void): { output: Writable; all: () => Pick<Heard, 'said' | 'parts'> } {
  const parts = [''];
  const output = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      parts[parts.length - 1] += chunk;
      done();
      if (chunk !== '> ') return;
      parts.push('');
      setImmediate(prompted);
    },
  });
  return { output, all: () => ({ said: parts.join(''), parts }) };
}
