import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { KeepArgs } from '../../src/commands/keep/args.ts';
import { carryOutBackup } from '../../src/commands/keep/carry-out.ts';
import { listCommand } from '../../src/commands/keep/list.ts';
import { pruneCommand } from '../../src/commands/keep/prune.ts';
import { restoreCommand } from '../../src/commands/keep/restore.ts';
import { undoBackup } from '../../src/commands/keep/undo.ts';
import { verifyCommand } from '../../src/commands/keep/verify.ts';
import { localRunner } from '../../src/host/local.ts';
import type { Runner } from '../../src/host/runner.ts';
import { sshRunner } from '../../src/host/ssh.ts';
import { stream } from '../../src/host/stream.ts';
import type { Plan } from '../../src/plan/action.ts';
import { parsePlan, printPlan } from '../../src/plan/plan-file.ts';
import { planScript } from '../../src/plan/script.ts';
import { EXIT } from '../../src/problem.ts';
import { tool } from '../fixtures/images.ts';
import { inputOf, planFor, STAMP } from '../unit/keep/making.ts';
import { factsOf, guestOf, type StandIn, standIn, VG } from '../unit/keep/stand-in.ts';
import { type SshServer, startSshServer } from './ssh-server.ts';

/** Backups to another host over a real sshd; the guest's own host is one of stand-ins. */

vi.setConfig({ testTimeout: 180_000 });

let host: StandIn;
let server: SshServer;
/** The folder over there, and its name for a person. */
let nas: string;
let to: string;
let said: string[];
let results: string[];

beforeEach(async () => {
  host = standIn();
  server = await startSshServer({ path: `${host.root}/there:${process.env.PATH}` });
  // A hostile name: what is in it must reach no shell.
  nas = join(host.root, "na$(touch x)s 'of' us");
  mkdirSync(nas);
  mkdirSync(join(host.root, 'there'));
  to = `${server.url}${nas}`;
  said = [];
  results = [];
});
afterEach(async () => {
  await server.stop();
  host.remove();
});

/** A plan that was moved into the stand-in’s folder is carried out as it is. */
const args = (runner: Runner = localRunner()): KeepArgs => ({
  ...{ runner, cwd: undefined, json: true, yes: true, stateDir: host.stateDir },
  connect: (url) => sshRunner(url, { configFile: server.configFile }),
  io: {
    out: (text: string) => void results.push(text),
    say: (line: string) => void said.push(line),
    ...{ terminal: false, dumb: false, columns: 80, signal: new AbortController().signal },
  },
});
const plan = (): Plan => host.here(planFor('pause', inputOf(guestOf(), { to: nas, on: server.url, facts: factsOf() })));
const json = () => JSON.parse(results.splice(0).join(''));
const partial = `.web1-${STAMP}.partial`;

/** A program that stands in for one over there, or here. */
const program = (folder: 'there' | 'bin', name: string, text: string): void =>
  writeFileSync(join(host.root, folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });

test('a whole backup there, and nothing here; it is listed, verified, restored and removed there', async () => {
  const what = plan();
  expect(parsePlan(printPlan(what), 'x')).toEqual(what);
  const script = planScript(what, { start: true });
  expect(script).toMatch(/zstd .*\| ssh .*cat/);
  expect(spawnSync('bash', ['-n'], { input: script }).status).toBe(0);
  expect(await carryOutBackup(what, args()), said.join('\n')).toBe(EXIT.done);
  const { backup } = json();
  expect(backup).toBe(`${to}/web1-${STAMP}`);
  const final = join(nas, `web1-${STAMP}`);
  expect(readdirSync(final).sort()).toEqual([
    'SHA256SUMS',
    'guest.cfg',
    'manifest.json',
    'xvda.img.zst',
    'xvdb.img.zst',
  ]);
  for (const file of readdirSync(final)) expect(statSync(join(final, file)).mode & 0o777, file).toBe(0o600);
  expect(statSync(final).mode & 0o777).toBe(0o700);
  expect(host.left()).toEqual([]);
  expect(host.guest()).toBe('running');
  expect(readdirSync(host.to)).toEqual([]);
  const unpacked = join(host.root, 'unpacked');
  tool('zstd', ['-d', '-q', '-o', unpacked, join(final, 'xvda.img.zst')]);
  tool('cmp', [unpacked, join(host.root, 'dev/xgvg/web1-disk')]);

  await listCommand(undefined, to, args());
  expect(json()).toMatchObject({ folder: to, backups: [{ path: backup, guest: 'web1', wrong: null }] });
  expect(await verifyCommand(backup, args())).toBe(EXIT.done);
  expect(json()).toMatchObject({ whole: true });

  const prune = { ...args(), guest: undefined, to, keep: 'last 1', dryRun: false, verify: true };
  expect(await pruneCommand(prune)).toBe(EXIT.done);
});

test('restored from there: the disks are what they were', async () => {
  expect(await carryOutBackup(plan(), args()), said.join('\n')).toBe(EXIT.done);
  const { backup } = json();
  const path = join(nas, `web1-${STAMP}`, 'manifest.json');
  // The kernel that the config names is none of this machine's.
  const text = readFileSync(path, 'utf8').replaceAll('/srv/images/vmlinuz', '/etc/hostname');
  writeFileSync(path, text);
  tool('sh', ['-c', 'cd "$0" && sha256sum manifest.json guest.cfg xvd*.zst >SHA256SUMS', join(nas, `web1-${STAMP}`)]);
  const done = await restoreCommand({
    ...{ ...args(host.runner), backup, name: 'web2', resume: false, start: false, network: true },
    facts: async () => factsOf(),
  });
  expect(done, said.join('\n')).toBe(EXIT.done);
  for (const disk of ['disk', 'data1']) {
    tool('cmp', [`${host.root}/dev/${VG}/web1-${disk}`, `${host.root}/dev/${VG}/web2-${disk}`]);
  }
});

test('what arrives otherwise than it was sent is found, and the backup taken back', async () => {
  program('there', 'cat', 'tr a b');
  expect(await carryOutBackup(plan(), args())).toBe(EXIT.takenBack);
  expect(said.join('\n')).toContain('is not what was sent');
  expect(readdirSync(nas)).toEqual([]);
  expect(host.left()).toEqual([]);
  expect(host.guest()).toBe('running');
});

test('a disk that is full there: said, and nothing is left on either side', async () => {
  program('there', 'cat', 'head -c 1000 >/dev/null; echo "cat: write error: No space left on device" >&2; exit 1');
  expect(await carryOutBackup(plan(), args())).toBe(EXIT.takenBack);
  expect(said.join('\n')).toContain('No space left on device');
  expect(readdirSync(nas)).toEqual([]);
  expect(host.left()).toEqual([]);
  expect(host.guest()).toBe('running');
});

test('told to stop in the middle: taken back on both sides', async () => {
  program('bin', 'zstd', `touch '${host.root}/copying'; exec sleep 600`);
  const stop = new AbortController();
  const { io, ...more } = args();
  const running = carryOutBackup(plan(), { ...more, io: { ...io, signal: stop.signal } });
  await vi.waitUntil(() => existsSync(join(host.root, 'copying')), { timeout: 60_000 });
  stop.abort();
  expect(await running).toBe(EXIT.interrupted);
  expect(readdirSync(nas)).toEqual([]);
  expect(host.left()).toEqual([]);
  expect(host.guest()).toBe('running');
});

test('the wire breaks in the middle, and holds again: nothing is left on either side', async () => {
  let times = 0;
  program('bin', 'zstd', `touch '${host.root}/copying'; exec sleep 600`);
  const breaking = setInterval(() => {
    try {
      statSync(join(host.root, 'copying'));
    } catch {
      return;
    }
    if (times++ === 0) server.dropConnections();
  }, 20);
  const code = await carryOutBackup(plan(), args());
  clearInterval(breaking);
  expect(code, said.join('\n')).toBe(EXIT.takenBack);
  expect(readdirSync(nas)).toEqual([]);
  expect(host.left()).toEqual([]);
  expect(host.guest()).toBe('running');
});

test('the other host goes away for good: nothing is left here, and what is there is named', async () => {
  program('bin', 'zstd', `touch '${host.root}/copying'; exec sleep 600`);
  let stopping: Promise<void> | undefined;
  const breaking = setInterval(() => {
    try {
      statSync(join(host.root, 'copying'));
    } catch {
      return;
    }
    stopping ??= (async () => {
      const { pid } = server;
      process.kill(pid, 'SIGSTOP');
      server.dropConnections();
      process.kill(pid, 'SIGTERM');
      process.kill(pid, 'SIGCONT');
    })();
  }, 20);
  const code = await carryOutBackup(plan(), args());
  clearInterval(breaking);
  await stopping;
  expect(code, said.join('\n')).toBe(EXIT.left);
  expect(said.join('\n')).toContain(`there is the half backup ${nas}/${partial}`);
  expect(readdirSync(nas)).toEqual([partial]);
  expect(host.left().filter((name) => name !== 'by-hand')).toEqual([]);
  expect(host.guest()).toBe('running');
  await expect(undoBackup('web1', args())).rejects.toMatchObject({ exitCode: EXIT.conflict });
});

test('from a host behind ssh to another one: through this machine, byte for byte', async () => {
  const [one, other] = await Promise.all([0, 1].map(() => sshRunner(server.url, { configFile: server.configFile })));
  const [from, into] = [join(nas, 'from'), join(nas, 'in to')];
  writeFileSync(from, Buffer.alloc(3 * 2 ** 20 + 5, 'byte for byte'));
  const sent = await stream(
    { runner: one!, command: { argv: ['cat'], stdinPath: from } },
    { runner: other!, command: { argv: ['cat'], stdoutPath: into } },
  );
  await Promise.all([one!.close(), other!.close()]);
  expect(sent).toMatchObject({ source: { code: 0 }, sink: { code: 0 }, bytes: 3 * 2 ** 20 + 5 });
  tool('cmp', [from, into]);
});

test('one that cannot be reached at all: nothing is begun', async () => {
  const what = plan();
  await server.stop();
  await expect(carryOutBackup(what, args())).rejects.toMatchObject({ exitCode: EXIT.notReady });
  expect(host.guest()).toBe('running');
  expect(host.left()).toEqual([]);
  server = await startSshServer();
});
