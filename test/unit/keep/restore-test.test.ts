import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { KeepArgs } from '../../../src/commands/keep/args.ts';
import { carryOutBackup } from '../../../src/commands/keep/carry-out.ts';
import { listCommand } from '../../../src/commands/keep/list.ts';
import { pruneCommand } from '../../../src/commands/keep/prune.ts';
import { verifyCommand } from '../../../src/commands/keep/verify.ts';
import { restoreOrTest } from '../../../src/commands/keep/which.ts';
import type { Guest } from '../../../src/host/facts.ts';
import { localRunner } from '../../../src/host/local.ts';
import type { Runner } from '../../../src/host/runner.ts';
import { EXIT } from '../../../src/problem.ts';
import { tool } from '../../fixtures/images.ts';
import { inputOf, planFor, STAMP } from './making.ts';
import { factsOf, guestOf, nobodyElse, type StandIn, standIn } from './stand-in.ts';

/** A guest is made of a backup, started, watched and taken away, on a host of stand-ins. */

vi.setConfig({ testTimeout: 120_000 });

let host: StandIn;
let backup: string;
let results: string[];
let said: string[];
let stop: AbortController;

const args = (runner: Runner = host.runner): KeepArgs => ({
  ...{ runner, connect: nobodyElse, cwd: undefined, json: true, yes: true, stateDir: host.stateDir },
  io: {
    out: (text: string) => void results.push(text),
    say: (line: string) => void said.push(line),
    ...{ terminal: false, dumb: false, columns: 80, signal: stop.signal },
  },
});
const WEB1: Guest = {
  ...{ name: 'web1', domid: 7, uuid: null, memoryBytes: 1, macs: ['00:16:3e:00:00:01'], disks: [] },
  config: '/etc/xen/web1.cfg',
};
const tryIt = (options: Record<string, unknown> = {}) =>
  restoreOrTest(backup, { test: true, ...options }, args(), async () => factsOf({ guests: [WEB1] }));
const json = () => JSON.parse(results.splice(0).join(''));
const shows = (text: string): void => writeFileSync(join(host.root, 'console'), text);

beforeEach(async () => {
  host = standIn();
  stop = new AbortController();
  results = [];
  said = [];
  const guest = { ...guestOf(), hostFiles: [] };
  const plan = planFor('pause', inputOf(guest, { to: host.to }));
  expect(await carryOutBackup(host.here(plan), args(localRunner())), said.join('\n')).toBe(EXIT.done);
  backup = join(host.to, `web1-${STAMP}`);
  // With the paths of a host again, as a backup of a real one has them.
  const path = join(backup, 'manifest.json');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replaceAll(`${host.root}/dev/`, '/dev/').replaceAll(`${host.root}/etc/`, '/etc/xen/'));
  tool('sh', ['-c', 'cd "$0" && sha256sum manifest.json guest.cfg xvd*.zst >SHA256SUMS', backup]);
  writeFileSync(join(host.root, 'guest'), 'off\n');
  results.length = 0;
  said.length = 0;
});
afterEach(() => host.remove());

/** Nothing of a test is left. */
function isClean(): void {
  expect(host.volumes()).toEqual(['web1-data1', 'web1-disk']);
  expect(host.guest()).toBe('off');
  expect(existsSync(join(host.root, 'etc/web1-test.cfg'))).toBe(false);
  expect(host.left()).toEqual([]);
}

test('it starts: said, written down, and nothing is left', async () => {
  shows('Linux\nweb1 login: ');
  expect(await tryIt(), said.join('\n')).toBe(EXIT.done);
  expect(json()).toMatchObject({ backup, tried: true, passed: true, expected: null, why: null, left: [] });
  isClean();
  expect(statSync(join(backup, 'tested.json')).mode & 0o777).toBe(0o600);
  const config = said.join('\n');
  expect(config).toContain('without a network');
  expect(host.told().some((line) => /^create -q \S+\/web1-test\.cfg$/.test(line))).toBe(true);

  await listCommand(undefined, host.to, args());
  expect(json().backups).toMatchObject([{ tested: { passed: true } }]);
  await listCommand(undefined, host.to, { ...args(), json: false });
  expect(results.splice(0).join('')).toMatch(/ {2}tested on \d{4}-\d\d-\d\d$/m);
  // The backup is as whole as before.
  expect(await verifyCommand(backup, args())).toBe(EXIT.done);
});

test('it does not show what is expected: failed, told why, written down, and not counted on any more', async () => {
  shows('web1 login: ');
  expect(await tryIt({ expect: 'database ready', within: '5' })).toBe(EXIT.invalid);
  const { passed, why, evidence } = json();
  expect(passed).toBe(false);
  expect(why).toContain('did not show "database ready" within 5 seconds');
  expect(evidence).toContain('console: web1 login:');
  isClean();
  await listCommand(undefined, host.to, { ...args(), json: false });
  expect(results.splice(0).join('')).toMatch(/FAILED its test on/);
  const prune = { ...args(), guest: undefined, to: host.to, keep: 'last 1', dryRun: true, verify: false };
  await pruneCommand(prune);
  expect(json().backups).toMatchObject([{ fate: 'doubt', reasons: [expect.stringMatching(/its test on .* failed/)] }]);
});

test('it panics', async () => {
  shows('Kernel panic - not syncing: VFS: Unable to mount root fs\n');
  expect(await tryIt()).toBe(EXIT.invalid);
  expect(json()).toMatchObject({ tried: true, passed: false });
  isClean();
});

test('a damaged backup has failed, and nothing was made of it', async () => {
  writeFileSync(join(backup, 'guest.cfg'), 'something else');
  expect(await tryIt()).toBe(EXIT.invalid);
  expect(json()).toMatchObject({ tried: true, passed: false, why: expect.stringContaining('is damaged') });
  isClean();
});

describe('what says nothing of the backup is not written down', () => {
  test('a host that cannot start a guest', async () => {
    writeFileSync(join(host.root, 'fail-create'), '');
    expect(await tryIt()).toBe(EXIT.takenBack);
    expect(json()).toMatchObject({ tried: false, passed: null });
    isClean();
    expect(existsSync(join(backup, 'tested.json'))).toBe(false);
  });

  test('a person who has had enough', async () => {
    shows('nothing much\n');
    const running = tryIt();
    await vi.waitUntil(() => host.told().some((line) => line.startsWith('console')), { timeout: 60_000 });
    stop.abort();
    expect(await running).toBe(EXIT.interrupted);
    expect(json()).toMatchObject({ tried: false, passed: null });
    isClean();
    expect(existsSync(join(backup, 'tested.json'))).toBe(false);
  });
});

test('a test that was cut off is taken away by the next', async () => {
  shows('web1 login: ');
  const real = host.runner;
  let dead = false;
  const dying: Runner = {
    ...real,
    run: (command, options) => {
      dead ||= command.argv.includes('console');
      if (dead) throw new Error('killed');
      return real.run(command, options);
    },
  };
  const facts = async () => factsOf({ guests: [WEB1] });
  await expect(restoreOrTest(backup, { test: true }, args(dying), facts)).rejects.toThrow('killed');
  expect(host.volumes()).toContain('web1-test-disk');
  // The lock is this very process’s.
  rmSync(join(host.stateDir, 'guests/web1-test/lock'), { force: true });
  expect(await tryIt(), said.join('\n')).toBe(EXIT.done);
  expect(said.join('\n')).toContain('An earlier test was cut off');
  isClean();
});

test.each([
  [{ name: 'x' }, '--name'],
  [{ resume: true }, '--resume'],
  [{ start: false }, '--no-start'],
  [{ within: '1' }, '--within'],
  [{ test: undefined, expect: 'x' }, '--expect'],
])('options that do not go together: %j', async (options, field) => {
  await expect(tryIt(options)).rejects.toMatchObject({ exitCode: EXIT.usage, problems: [{ field }] });
});
