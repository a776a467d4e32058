import { writeSync } from 'node:fs';

/** Standard output or standard error. */
export interface Standard {
  write(text: string): void;
  /** Once all of it is written: the first thing that went wrong. */
  written(): Promise<NodeJS.ErrnoException | undefined>;
}

/**
 * Writes to the file itself: for a stream Node loads its terminals, and with them its network, which takes a sixteenth
 * of the time that it needs to start. Only when the other end is slow, and writing to it does not wait, `stream` is
 * asked for and does the rest. After a failure nothing more is written.
 */
export function standard(fd: number, stream: () => NodeJS.WritableStream): Standard {
  let failure: NodeJS.ErrnoException | undefined;
  let waiting: NodeJS.WritableStream | undefined;
  const fail = (error: NodeJS.ErrnoException): void => {
    failure ??= error;
  };
  return {
    write(text) {
      let left = Buffer.from(text);
      try {
        while (left.length > 0 && !waiting && !failure) left = left.subarray(writeSync(fd, left));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return fail(error as NodeJS.ErrnoException);
        waiting = stream().on('error', fail);
      }
      if (left.length > 0 && !failure) waiting?.write(left);
    },
    written: async () => {
      const last = waiting;
      if (last && !failure) await new Promise<void>((done) => last.once('error', () => done()).write('', () => done()));
      return failure;
    },
  };
}
