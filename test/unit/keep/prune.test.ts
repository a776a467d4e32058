import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listCommand } from '../../../src/commands/keep/list.ts';
import { type PruneArgs, pruneCommand } from '../../../src/commands/keep/prune.ts';
import { localRunner } from '../../../src/host/local.ts';
import type { Runner } from '../../../src/host/runner.ts';
import { removeBackup } from '../../../src/keep/retention/remove.ts';
import { openBackup, verifyBackup } from '../../../src/keep/verify.ts';
import { EXIT } from '../../../src/problem.ts';
import { tool } from '../../fixtures/images.ts';
import { guestOf, nobodyElse } from './stand-in.ts';

/** Backups made of real files, removed from a real folder. */

vi.setConfig({ testTimeout: 60_000 });

const NOW = new Date('2026-11-26T08:00:00Z');
let root: string;
let to: string;
let results: string[];
let said: string[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'xenguide-prune-'));
  to = join(root, 'backup');
  mkdirSync(to);
  results = [];
  said = [];
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const args = (more: Partial<PruneArgs> = {}): PruneArgs => ({
  ...{ runner: localRunner(), connect: nobodyElse, cwd: undefined, json: true, yes: true, now: NOW },
  ...{ guest: undefined, to, keep: '2 daily', dryRun: false, verify: false },
  io: {
    out: (text: string) => void results.push(text),
    say: (line: string) => void said.push(line),
    ...{ terminal: false, dumb: false, columns: 80, signal: new AbortController().signal },
  },
  ...more,
});
const json = () => JSON.parse(results.splice(0).join(''));

/** A whole backup, small: taken on that day at noon (UTC). */
function made(
  day: string,
  guest = 'web1',
  name = `${guest}-${day.replaceAll('-', '')}-120000`,
  more: object = {},
): string {
  const path = join(to, name);
  mkdirSync(path);
  writeFileSync(join(path, 'plain'), `the disk of ${day}`);
  tool('zstd', ['-q', '--rm', '-o', join(path, 'xvda.img.zst'), join(path, 'plain')]);
  writeFileSync(join(path, 'guest.cfg'), `name = "${guest}"\n`);
  const sum = (file: string): string => tool('sha256sum', [join(path, file)]).slice(0, 64);
  const { disks, ...about } = guestOf();
  const [disk] = disks;
  const manifest = {
    ...about,
    ...{ version: 1, guest, recipe: 'pause', madeBy: '0', host: 'x', xen: null, plan: null, state: null },
    ...{ disks: [{ ...disk, file: 'xvda.img.zst' }], takenAt: `${day}T12:00:00.000Z` },
    ...{ pauseSeconds: 0.1, predictedPauseSeconds: 0.1 },
    files: [
      { file: 'xvda.img.zst', bytes: readFileSync(join(path, 'xvda.img.zst')).length, sha256: sum('xvda.img.zst') },
    ],
    ...more,
  };
  writeFileSync(join(path, 'manifest.json'), JSON.stringify(manifest));
  const files = ['xvda.img.zst', 'manifest.json', 'guest.cfg'];
  writeFileSync(join(path, 'SHA256SUMS'), files.map((file) => `${sum(file)}  ${file}\n`).join(''));
  return path;
}

const DAYS = ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'];

test('what is not kept goes, and nothing else; once more does nothing more', async () => {
  const all = DAYS.map((day) => made(day));
  const other = made('2026-11-01', 'db');
  expect(await pruneCommand(args({ dryRun: true }))).toBe(EXIT.done);
  expect(json()).toMatchObject({ keep: '2 daily', dryRun: true, removed: [] });
  expect(readdirSync(to)).toHaveLength(5);
  expect(await pruneCommand(args())).toBe(EXIT.done);
  expect(json()).toMatchObject({ removed: all.slice(0, 2), failed: [] });
  expect(
    readdirSync(to)
      .map((name) => join(to, name))
      .sort(),
  ).toEqual([other, ...all.slice(2)].sort());
  expect(await pruneCommand(args())).toBe(EXIT.done);
  expect(json()).toMatchObject({ removed: [] });
});

test('for people: a line for each, with the reason, and without a yes nothing is removed', async () => {
  DAYS.map((day) => made(day));
  expect(await pruneCommand(args({ json: false, dryRun: true }))).toBe(EXIT.done);
  const lines = results.splice(0).join('').split('\n');
  expect(lines[2]).toMatch(
    /^ {2}goes {3}2026-11-22 \d\d:\d\d {2}web1-20261122-120000 {2}newer ones stand for its time$/,
  );
  expect(lines[5]).toMatch(/^ {2}stays {2}2026-11-25 .*web1-20261125-120000 {2}the newest, daily of 2026-11-25$/);
  await expect(pruneCommand(args({ yes: false }))).rejects.toMatchObject({ exitCode: EXIT.usage });
  expect(readdirSync(to)).toHaveLength(4);
});

test('only of the guest that is named', async () => {
  for (const day of DAYS) made(day);
  const db = DAYS.map((day) => made(day, 'db'));
  await pruneCommand(args({ guest: 'db', keep: 'last 1' }));
  expect(json()).toMatchObject({ removed: db.slice(0, 3) });
  expect(readdirSync(to)).toHaveLength(5);
});

test('a folder that goes while the list is read is no failure: it is read again', async () => {
  const [path] = DAYS.map((day) => made(day));
  const real = localRunner();
  const lists: number[] = [];
  const runner: Runner = {
    ...real,
    run: async (command, options) => {
      const result = await real.run(command, options);
      if (command.argv[0] !== 'find') return result;
      lists.push(result.code);
      if (lists.length > 1) return result;
      return { ...result, code: 1, stderr: `find: ‘${path}’: No such file or directory` };
    },
  };
  expect(await pruneCommand(args({ runner }))).toBe(EXIT.done);
  expect(json().removed).toHaveLength(2);
  await expect(listCommand(undefined, join(to, 'nowhere'), { ...args(), runner: real })).rejects.toMatchObject({
    exitCode: EXIT.usage,
  });
});

describe('two hosts write to one folder, and each has a guest of that name', () => {
  const config = (lines: string) => ({ config: { path: '/etc/xen/web1.cfg', text: `name = "web1"\n${lines}` } });
  const THEIRS = config('uuid = "99999999-2222-3333-4444-555555555555"\n');
  const both = (theirs: object, ours: object = {}): [string[], string[]] => [
    DAYS.map((day) => made(day, 'web1', undefined, ours)),
    DAYS.map((day) => made(day, 'web1', `web1-${day.replaceAll('-', '')}-130000`, { host: 'y', ...theirs })),
  ];

  test.each([
    ['of another UUID', THEIRS, {}],
    ['of another UUID, and the hosts are called alike', { ...THEIRS, host: 'x' }, {}],
    ['without a UUID, on another host', config(''), config('')],
  ])('%s: the backups of one do not stand for those of the other', async (_, theirs, ours) => {
    const [own, other] = both(theirs, ours);
    await pruneCommand(args({ keep: 'last 1' }));
    expect(json().removed.sort()).toEqual([...own.slice(0, 3), ...other.slice(0, 3)].sort());
  });

  test('a guest that has moved to another host is the same', async () => {
    const [own, other] = both({});
    await pruneCommand(args({ keep: 'last 1' }));
    expect(json().removed.sort()).toEqual([...own, ...other.slice(0, 3)].sort());
  });

  test('what one of them keeps after its own backup is no word on the other’s', async () => {
    const [own] = both(THEIRS);
    const { config: about } = guestOf();
    await pruneCommand(args({ guest: 'web1', only: { config: about, host: 'x' }, keep: 'last 1' }));
    expect(json().removed).toEqual(own.slice(0, 3));
  });
});

describe('what is in doubt stays, and another one is kept for it', () => {
  test.each([
    ['a copy that was cut short', (path: string) => writeFileSync(join(path, 'xvda.img.zst'), 'x'), 'another size'],
    ['a copy that is gone', (path: string) => rmSync(join(path, 'xvda.img.zst')), 'xvda.img.zst is missing'],
    ['sums that are gone', (path: string) => rmSync(join(path, 'SHA256SUMS')), 'SHA256SUMS is missing'],
  ])('%s', async (_, damage, words) => {
    const all = DAYS.map((day) => made(day));
    damage(all[3]!);
    await pruneCommand(args({ keep: 'last 1' }));
    const { backups, removed } = json();
    expect(removed).toEqual(all.slice(0, 2));
    expect(backups[3]).toMatchObject({ fate: 'doubt', reasons: [expect.stringContaining(words)] });
    expect(existsSync(all[2]!)).toBe(true);
  });

  test('a description that cannot be read', async () => {
    const all = DAYS.map((day) => made(day));
    writeFileSync(join(all[3]!, 'manifest.json'), '{');
    await pruneCommand(args({ keep: 'last 1' }));
    expect(json()).toMatchObject({ damaged: [all[3]], removed: all.slice(0, 2) });
  });

  test('read back with --verify, one whose bytes changed', async () => {
    const all = DAYS.map((day) => made(day));
    const path = join(all[3]!, 'xvda.img.zst');
    const bytes = readFileSync(path);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(path, bytes);
    await pruneCommand(args({ keep: 'last 1', dryRun: true }));
    expect(json().backups[2].fate).toBe('go');
    await pruneCommand(args({ keep: 'last 1', verify: true }));
    const { backups, removed } = json();
    expect(removed).toEqual(all.slice(0, 2));
    expect(backups.map(({ fate }: { fate: string }) => fate).slice(2)).toEqual(['keep', 'doubt']);
  });

  test('one that somebody gave a name of their own', async () => {
    made('2026-11-20', 'web1', 'web1-before-upgrade');
    const all = DAYS.map((day) => made(day));
    await pruneCommand(args({ keep: 'last 1' }));
    expect(json().removed).toEqual(all.slice(0, 3));
    expect(existsSync(join(to, 'web1-before-upgrade'))).toBe(true);
  });
});

describe('never outside the folder', () => {
  test('a link in it is not a backup, and what it leads to stays', async () => {
    const [old] = DAYS.map((day) => made(day));
    const elsewhere = join(root, 'elsewhere');
    tool('mv', [old!, elsewhere]);
    symlinkSync(elsewhere, old!);
    await pruneCommand(args({ keep: 'last 1' }));
    expect(json().removed).not.toContain(old);
    expect(readdirSync(elsewhere)).toHaveLength(4);
  });

  test('a link inside a backup goes, and not what it leads to', async () => {
    const [old] = DAYS.map((day) => made(day));
    writeFileSync(join(root, 'precious'), 'x');
    symlinkSync(root, join(old!, 'up'));
    await pruneCommand(args({ keep: 'last 1' }));
    expect(existsSync(old!)).toBe(false);
    expect(existsSync(join(root, 'precious'))).toBe(true);
  });

  test('the folder itself may be a link', async () => {
    const all = DAYS.map((day) => made(day));
    symlinkSync(to, join(root, 'link'));
    await pruneCommand(args({ to: join(root, 'link'), keep: 'last 3' }));
    expect(json().removed).toHaveLength(1);
    expect(existsSync(all[0]!)).toBe(false);
  });

  test('only what has a name of a backup can be removed', async () => {
    for (const path of ['/etc', to, `${to}/web1`])
      await expect(removeBackup(localRunner(), path)).rejects.toThrow(TypeError);
  });
});

test('cut off in the middle: what is half removed never looks whole, and the next one takes the rest away', async () => {
  const all = DAYS.map((day) => made(day));
  const real = localRunner();
  const dying: Runner = {
    ...real,
    run: (command, options) => {
      if (!command.argv.includes('rm')) return real.run(command, options);
      throw new Error('killed');
    },
  };
  await expect(pruneCommand(args({ runner: dying, keep: 'last 3' }))).rejects.toThrow('killed');
  expect(readdirSync(to)[0]).toBe('.web1-20261122-120000.gone');
  await listCommand(undefined, to, args());
  expect(json().backups).toHaveLength(3);
  await pruneCommand(args({ keep: 'last 3' }));
  expect(json().removed).toEqual([join(to, '.web1-20261122-120000.gone')]);
  expect(readdirSync(to).map((name) => join(to, name))).toEqual(all.slice(1));
});

test('what cannot be removed is told, and the exit code says that something is left', async () => {
  const all = DAYS.map((day) => made(day));
  mkdirSync(join(to, '.web1-20261122-120000.gone'));
  writeFileSync(join(to, '.web1-20261122-120000.gone', 'x'), '');
  const real = localRunner();
  const stuck: Runner = {
    ...real,
    run: (command, options) => {
      const isStuck = command.argv.includes('rm') && command.argv.at(-1)!.includes('20261122');
      return isStuck ? real.run({ argv: ['false'] }) : real.run(command, options);
    },
  };
  expect(await pruneCommand(args({ runner: stuck }))).toBe(EXIT.left);
  const { failed, removed } = json();
  expect(failed.map(({ path }: { path: string }) => path)).toContain(all[0]);
  expect(removed).toEqual([all[1]]);
  expect(existsSync(join(all[0]!, 'manifest.json'))).toBe(true);
});

test.each([
  ['no policy', { keep: undefined }, '--keep'],
  ['a policy that is none', { keep: 'some' }, '--keep'],
  ['no folder', { to: undefined }, '--to'],
  ['a folder that is not there', { to: '/nowhere/at/all' }, '--to'],
] as const)('refused: %s', async (_, more, field) => {
  await expect(pruneCommand(args(more))).rejects.toMatchObject({ exitCode: EXIT.usage, problems: [{ field }] });
});

describe('somebody else is at it too', () => {
  /** Lets something happen right before the first command with that word. */
  const rightBefore = (word: string, happen: () => void): Runner => {
    const real = localRunner();
    let done = false;
    return {
      ...real,
      run: async (command, options) => {
        if (!done && command.argv.includes(word)) {
          done = true;
          happen();
        }
        return real.run(command, options);
      },
    };
  };

  test('two at once: both end well, and what is to stay is there', async () => {
    const all = DAYS.map((day) => made(day));
    const codes = await Promise.all([pruneCommand(args({ keep: 'last 1' })), pruneCommand(args({ keep: 'last 1' }))]);
    expect(codes, said.join('\n')).toEqual([EXIT.done, EXIT.done]);
    expect(readdirSync(to).map((name) => join(to, name))).toEqual([all.at(-1)]);
  });

  test.each([
    ['right before it is given its hidden name', 'mv'],
    ['while its files go', 'rm'],
  ])('one that is gone %s is gone, and no failure', async (_, word) => {
    const [old] = DAYS.map((day) => made(day));
    const hidden = join(to, `.${old!.slice(to.length + 1)}.gone`);
    const runner = rightBefore(word, () => rmSync(word === 'mv' ? old! : hidden, { recursive: true }));
    expect(await pruneCommand(args({ runner, keep: 'last 3' })), said.join('\n')).toBe(EXIT.done);
    expect(json()).toMatchObject({ removed: [old], failed: [] });
  });

  test('where one that was to stay is gone by then, none goes for it', async () => {
    const all = DAYS.map((day) => made(day));
    let looks = 0;
    const real = localRunner();
    const runner: Runner = {
      ...real,
      run: async (command, options) => {
        if (command.argv[0] === 'find' && ++looks === 2) rmSync(join(all.at(-1)!, 'xvda.img.zst'));
        return real.run(command, options);
      },
    };
    await expect(pruneCommand(args({ runner, keep: 'last 1' }))).rejects.toMatchObject({ exitCode: EXIT.conflict });
    expect(readdirSync(to)).toHaveLength(4);
  });

  test('a backup that is removed while it is read back is not called damaged', async () => {
    const path = made('2026-11-25');
    const manifest = await openBackup(localRunner(), path);
    const runner = rightBefore('sha256sum', () => rmSync(path, { recursive: true }));
    await expect(verifyBackup(runner, path, manifest)).rejects.toMatchObject({ exitCode: EXIT.conflict });
    await expect(verifyBackup(localRunner(), path, manifest)).rejects.toMatchObject({ exitCode: EXIT.conflict });
  });
});
