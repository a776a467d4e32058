import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { localRunner } from '../../../src/host/local.ts';
import { HostLost, type Runner } from '../../../src/host/runner.ts';
import { stream } from '../../../src/host/stream.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xenguide-stream-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const runner = localRunner();
const end = (argv: readonly [string, ...string[]], files: { stdinPath?: string; stdoutPath?: string } = {}) => ({
  runner,
  command: { argv, ...files },
});
const at = (name: string): string => join(folder, name);

test('every byte arrives, with its sum, however much it is', async () => {
  const bytes = Buffer.alloc(5 * 2 ** 20 + 7);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = (index * 2654435761) >>> 13;
  writeFileSync(at('in'), bytes);
  const result = await stream(end(['cat'], { stdinPath: at('in') }), end(['cat'], { stdoutPath: at('out') }));
  expect(result).toMatchObject({ source: { code: 0 }, sink: { code: 0 }, bytes: bytes.length });
  expect(result.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(readFileSync(at('out')).equals(bytes)).toBe(true);
});

test('nothing at all arrives as nothing', async () => {
  const result = await stream(end(['true']), end(['cat'], { stdoutPath: at('out') }));
  expect(result).toMatchObject({ source: { code: 0 }, sink: { code: 0 }, bytes: 0 });
  expect(readFileSync(at('out'), 'utf8')).toBe('');
});

test('a source that fails is told, whatever arrived before', async () => {
  const result = await stream(
    end(['sh', '-c', 'echo half; echo why >&2; exit 3']),
    end(['cat'], { stdoutPath: at('out') }),
  );
  expect(result.source).toMatchObject({ code: 3, stderr: 'why\n' });
});

test('a sink that fails ends a source that would never end', async () => {
  const result = await stream(end(['cat', '/dev/zero']), end(['sh', '-c', 'head -c 100 >/dev/null; exit 28']));
  expect(result.sink.code).toBe(28);
  expect(result.source.code).not.toBe(0);
});

test('programs that are not there', async () => {
  for (const [one, other] of [
    [['no-such-program'], ['cat']],
    [['cat', '/dev/zero'], ['no-such-program']],
  ] as const) {
    const result = await stream(end(one), end(other));
    expect(result.source.code === 127 || result.sink.code === 127).toBe(true);
  }
});

test('a disk that is full: the sink says it', async () => {
  const result = await stream(end(['cat', '/dev/zero']), end(['cat'], { stdoutPath: '/dev/full' }));
  expect(result.sink.code).not.toBe(0);
  expect(result.sink.stderr).toContain('No space left');
});

test('told to stop, both ends end', async () => {
  const stop = new AbortController();
  const running = stream(end(['cat', '/dev/zero']), end(['cat'], { stdoutPath: '/dev/null' }), { signal: stop.signal });
  stop.abort();
  const { source, sink } = await running;
  expect([source.code, sink.code]).not.toEqual([0, 0]);
});

test('a host that is lost ends the other end, and is told', async () => {
  const lost: Runner = {
    ...runner,
    pipe: async (_, take) => {
      take({ stdin: null, stdout: null });
      throw new HostLost('gone');
    },
  };
  // It rejects only when the other end has ended, which by itself would take an hour.
  await expect(stream(end(['sleep', '3600']), { runner: lost, command: { argv: ['cat'] } })).rejects.toThrow(HostLost);
});

test('what one end says on the way is heard', async () => {
  for (const tells of ['source', 'sink'] as const) {
    let heard = '';
    const onOutput = (text: string): void => {
      heard += text;
    };
    await stream(
      end(['sh', '-c', 'echo from source >&2; echo x']),
      end(['sh', '-c', 'cat >/dev/null; echo from sink >&2']),
      { tells, onOutput },
    );
    expect(heard).toBe(`from ${tells}\n`);
  }
});
