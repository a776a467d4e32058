import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { Input } from './lines.ts';

/** A terminal's keys, handed to one question at a time: what is typed while none is asked waits for the next. */
export interface Keys {
  /**
   * To be read by the question. No terminal by its looks: from one, Inquirer throws away what was typed before its
   * prompt stands (@inquirer/core lib/create-prompt.js, startCycle), and of what comes in one piece, all behind Enter.
   */
  readonly stream: NodeJS.ReadableStream;
  /** Hands over character by character until `enough`, which is asked after each. Gives back how to stop. */
  give(enough: () => boolean): () => void;
  /** Nobody gets what waits. */
  forget(): void;
  close(): void;
}

type Terminal = Input & { setRawMode?: (raw: boolean) => unknown };

export function keysOf(terminal: Terminal): Keys {
  const decoder = new StringDecoder('utf8');
  // What is handed over is emitted, not read: it must be dealt with before the next character is.
  const stream = Object.assign(new Readable({ read() {} }), {
    setRawMode: (raw: boolean) => terminal.setRawMode?.(raw),
  });
  let waiting: string[] = [];
  let enough: (() => boolean) | undefined;
  const hand = (): void => {
    while (enough?.() === false && waiting.length > 0) stream.emit('data', waiting.shift()!);
  };
  const arrived = (bytes: Buffer): void => {
    waiting = [...waiting, ...decoder.write(bytes)];
    hand();
  };
  terminal.on('data', arrived);
  return {
    stream,
    give(isEnough) {
      enough = isEnough;
      hand();
      return () => {
        enough = undefined;
      };
    },
    forget() {
      waiting = [];
    },
    close() {
      terminal.off('data', arrived);
      terminal.pause();
    },
  };
}
