import { spawnSync } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { carryOutBackup } from '../../../src/commands/keep/carry-out.ts';
import { localRunner } from '../../../src/host/local.ts';
import type { Result, Runner } from '../../../src/host/runner.ts';
import type { KeptDisk } from '../../../src/keep/guest.ts';
import { parseLimit } from '../../../src/keep/limit.ts';
import { fillingsOf, snapshotsOf } from '../../../src/keep/snapshots/index.ts';
import { watchSnapshots } from '../../../src/keep/watch.ts';
import { EXIT, type Problem } from '../../../src/problem.ts';
import { tool } from '../../fixtures/images.ts';
import { inputOf, planFor, STAMP } from './making.ts';
import { guestOf, nobodyElse, type StandIn, standIn } from './stand-in.ts';

vi.setConfig({ testTimeout: 60_000 });

const PROGRAM = join(import.meta.dirname, '../../../templates/keep/limit.py');
const limit = (rate: number, argv: readonly string[], input: Buffer | string) =>
  spawnSync('python3', ['-I', PROGRAM, String(rate), ...argv], { input, maxBuffer: 2 ** 26 });

describe('the program between the disk and what packs it', () => {
  test('hands on every byte', () => {
    const bytes = Buffer.alloc(3 * 2 ** 20 + 11, 'some of it');
    expect(limit(2 ** 30, ['cat'], bytes).stdout.equals(bytes)).toBe(true);
    expect(limit(2 ** 30, ['cat'], '').stdout.length).toBe(0);
  });

  test('is never faster than it may be', () => {
    const from = performance.now();
    limit(1_000_000, ['wc', '-c'], Buffer.alloc(400_000));
    expect(performance.now() - from).toBeGreaterThan(395);
  });

  test('ends as the program does', () => {
    expect(limit(2 ** 30, ['sh', '-c', 'exit 7'], 'x').status).toBe(7);
    expect(limit(2 ** 30, ['sh', '-c', 'cat >/dev/null; exit 3'], 'x').status).toBe(3);
    // One that stops reading is no reason to hang.
    expect(limit(2 ** 30, ['sh', '-c', 'exec <&-; exit 5'], Buffer.alloc(2 ** 22)).status).toBe(5);
    expect(limit(2 ** 30, ['sh', '-c', 'kill -9 $$'], 'x').status).toBe(137);
    expect(limit(2 ** 30, ['no-such-program', 'x'], 'x').status).not.toBe(0);
  });

  test('a disk that cannot be read is an error, and no short copy', () => {
    const { status, stderr } = spawnSync('python3', ['-I', PROGRAM, '1000000', 'cat'], {
      // It can be opened, and not read.
      stdio: [openSync('/proc/self/mem', 'r'), 'pipe', 'pipe'],
    });
    expect(status).toBe(1);
    expect(String(stderr)).toContain('reading: ');
  });

  // As a snapshot of LVM answers that ran over: what the copy says then must be what is listened for.
  test.each([[[]], [['python3', '-I', PROGRAM, '1000000']]])(
    'a snapshot that cannot be read is recognised by what is said, %j',
    (before) => {
      const [program, ...args] = [...before, 'zstd', '-3', '-T0', '--progress', '-c', '--stream-size=4096'];
      const { status, stderr } = spawnSync(program!, args, {
        stdio: [openSync('/proc/self/mem', 'r'), 'pipe', 'pipe'],
      });
      expect(status).not.toBe(0);
      const trouble = snapshotsOf(inputOf().disks).flatMap(({ unreadable }) => unreadable ?? [])[0]!;
      expect(trouble.message).toContain('ran full');
      expect(trouble.when!.filter((words) => String(stderr).includes(words))).toHaveLength(1);
    },
  );

  test('words arrive as they are', () => {
    const { stdout } = limit(2 ** 30, ['printf', '%s\\n', '$(id)', "a 'b'"], '');
    expect(String(stdout)).toBe("$(id)\na 'b'\n");
  });
});

describe('a backup with a limit', () => {
  let host: StandIn;
  beforeEach(() => {
    host = standIn();
  });
  afterEach(() => host.remove());

  test('is as whole as any, and leaves nothing of it', async () => {
    const plan = host.here(planFor('state', inputOf(guestOf(), { to: host.to, limit: 50 * 2 ** 20 })));
    expect(plan.needs.map(({ tool: name }) => name)).toContain('python3');
    const said: string[] = [];
    const code = await carryOutBackup(plan, {
      ...{ runner: localRunner(), connect: nobodyElse, cwd: undefined, json: true, yes: true, stateDir: host.stateDir },
      io: {
        ...{ out: () => undefined, say: (line) => void said.push(line) },
        ...{ terminal: false, dumb: false, columns: 80, signal: new AbortController().signal },
      },
    });
    expect(code, said.join('\n')).toBe(EXIT.done);
    expect(said.filter((line) => line.includes('limit.py 52428800 zstd'))).toHaveLength(3);
    const unpacked = join(host.root, 'unpacked');
    tool('zstd', ['-d', '-q', '-o', unpacked, join(host.to, `web1-${STAMP}`, 'xvda.img.zst')]);
    tool('cmp', [unpacked, join(host.root, 'dev/xgvg/web1-disk')]);
    expect(host.left()).toEqual([]);
  });
});

describe('how it is written', () => {
  test.each([
    ['50MiB/s', 50 * 2 ** 20],
    ['50', 50 * 2 ** 20],
    ['1.5G/s', 1.5 * 2 ** 30],
  ])('%s', (text, bytes) => expect(parseLimit(text)).toBe(bytes));

  test.each(['', 'fast', '0', '5B/s', '-1M', '50MiB/h'])('refused: %j', (text) => {
    expect(() => parseLimit(text)).toThrow(expect.objectContaining({ exitCode: EXIT.usage }));
  });
});

describe('a thin pool is watched: its data, and what it knows of them', () => {
  const thin: KeptDisk = {
    vdev: 'xvda',
    target: '/dev/vg0/web1-disk',
    kind: 'thin',
    format: 'raw',
    bytes: 2 ** 30,
    own: { vg: 'vg0', lv: 'web1-disk', pool: 'pool' },
  };

  test.each([
    ['  98.00  3.00', '98 % full'],
    ['  12.00  97.50', '97.5 % full'],
  ])('%s', async (stdout, words) => {
    const asked: string[][] = [];
    const runner: Runner = {
      ...localRunner(),
      run: async ({ argv }): Promise<Result> => {
        asked.push([...argv]);
        return { code: 0, stdout, stderr: '', timedOut: false };
      },
    };
    const problem = await new Promise<Problem>((resolve) => {
      watchSnapshots(runner, fillingsOf([thin], STAMP), resolve, 1);
    });
    expect(problem.message).toContain(`the thin pool vg0/pool is ${words}`);
    expect(asked[0]).toContain('data_percent,metadata_percent');
  });
});
