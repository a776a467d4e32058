import { StringDecoder } from 'node:string_decoder';
import { KeyParser } from './key-parser.ts';
import type { Key } from './keys.ts';

/** A lone Escape is believed after this long; slow lines deliver the rest of an arrow key within it. */
const ESCAPE_MS = 40;
/** A paste whose end never comes is taken as it is, so that the keyboard does not go dead. */
const PASTE_MS = 1000;

export interface KeyReader {
  pause(): void;
  resume(): void;
  close(): void;
}

/**
 * Reads keys from a terminal in raw mode. All keys of one read come in one call, so that the screen is drawn once.
 * `onEnd` is called when the terminal goes away.
 */
export function readKeys(tty: NodeJS.ReadStream, onKeys: (keys: Key[]) => void, onEnd: () => void): KeyReader {
  const parser = new KeyParser();
  const decoder = new StringDecoder('utf8');
  let timer: NodeJS.Timeout | undefined;

  const deliver = (keys: Key[]) => {
    if (keys.length > 0) onKeys(keys);
  };
  const onData = (data: Buffer | string) => {
    clearTimeout(timer);
    const keys = parser.feed(typeof data === 'string' ? data : decoder.write(data));
    if (parser.waiting) timer = setTimeout(() => deliver(parser.flush()), parser.pasting ? PASTE_MS : ESCAPE_MS);
    deliver(keys);
  };
  const raw = (on: boolean) => {
    if (tty.isTTY) tty.setRawMode(on);
  };

  raw(true);
  tty.on('data', onData);
  tty.on('end', onEnd);
  tty.on('error', onEnd);
  tty.resume();
  return {
    pause() {
      clearTimeout(timer);
      tty.pause();
      raw(false);
    },
    resume() {
      raw(true);
      tty.resume();
    },
    close() {
      clearTimeout(timer);
      tty.off('data', onData);
      tty.off('end', onEnd);
      tty.pause();
      // A terminal that is gone may still report an error; nobody is there to be told.
      tty.off('error', onEnd);
      tty.on('error', () => {});
      try {
        raw(false);
      } catch {
        // Gone as well.
      }
    },
  };
}
