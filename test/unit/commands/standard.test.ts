import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { standard } from '../../../src/commands/standard.ts';
import { tool } from '../../fixtures/images.ts';

const LONG = 'a line that tells something, and again\n'.repeat(10_000);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xenguide-standard-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const none = (): never => {
  throw new Error('no stream is needed');
};

describe('standard output', () => {
  test('is written at once, without a stream', async () => {
    const path = join(folder, 'out');
    const fd = openSync(path, 'w');
    const out = standard(fd, none);
    out.write('Größe\n');
    out.write(LONG);
    expect(readFileSync(path, 'utf8')).toBe(`Größe\n${LONG}`);
    expect(await out.written()).toBeUndefined();
    closeSync(fd);
  });

  test('a pipe that does not wait and is full gets the rest, in order, as it is read', async () => {
    const path = join(folder, 'pipe');
    tool('mkfifo', [path]);
    const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const fd = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    let streams = 0;
    const out = standard(fd, () => {
      streams += 1;
      return new Socket({ fd, readable: false, writable: true });
    });
    out.write('first\n');
    out.write(LONG);
    out.write('last\n');
    expect(streams).toBe(1);
    const written = out.written();
    const read = await everything(reader, 'last\n');
    expect(await written).toBeUndefined();
    expect(read).toBe(`first\n${LONG}last\n`);
    closeSync(reader);
  });

  test('what goes wrong is told in the end, and nothing is thrown', async () => {
    const fd = openSync('/dev/full', 'w');
    const out = standard(fd, none);
    out.write('a');
    out.write('b');
    expect(await out.written()).toMatchObject({ code: 'ENOSPC' });
    closeSync(fd);
  });
});

/** Reads a little now and then, until `end` has come. */
async function everything(fd: number, end: string): Promise<string> {
  const chunks: Buffer[] = [];
  const some = Buffer.alloc(9000);
  for (let turn = 0; turn < 10_000; turn++) {
    try {
      const length = readSync(fd, some);
      chunks.push(Buffer.from(some.subarray(0, length)));
      if (Buffer.concat(chunks.slice(-2)).toString().endsWith(end)) break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
    await new Promise((go) => setImmediate(go));
  }
  return Buffer.concat(chunks).toString();
}
