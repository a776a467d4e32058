import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { backupCommand } from '../../../src/commands/keep/backup.ts';
import { listCommand } from '../../../src/commands/keep/list.ts';
import { restoreCommand } from '../../../src/commands/keep/restore.ts';
import { verifyCommand } from '../../../src/commands/keep/verify.ts';
import type { Facts, Guest } from '../../../src/host/facts.ts';
import { HostLost } from '../../../src/host/runner.ts';
import type { RecipeId } from '../../../src/keep/recipes/recipe.ts';
import { undoGuest } from '../../../src/plan/apply/undo.ts';
import { EXIT, type ExitCode } from '../../../src/problem.ts';
import { tool } from '../../fixtures/images.ts';
import { CONFIG, factsOf, nobodyElse, type StandIn, standIn, VG } from './stand-in.ts';

/** The commands from their first look to their result, on a host of stand-ins. */

vi.setConfig({ testTimeout: 120_000 });

const WEB1: Guest = {
  ...{ name: 'web1', domid: 7, uuid: '11111111-2222-3333-4444-555555555555', memoryBytes: 256 * 2 ** 20 },
  ...{
    macs: ['00:16:3e:00:00:01'],
    disks: [`/dev/${VG}/web1-disk`, `/dev/${VG}/web1-data1`],
    config: '/etc/xen/web1.cfg',
  },
};

let host: StandIn;
let results: string[];
let said: string[];

beforeEach(() => {
  host = standIn();
  results = [];
  said = [];
  writeFileSync(join(host.root, 'etc/web1.cfg'), CONFIG.replace('/srv/images/vmlinuz', '/etc/hostname'));
  const disks = ['xvda web1-disk', 'xvdb web1-data1'].map((each) => {
    const [vdev, lv] = each.split(' ');
    return { vdev, pdev_path: `/dev/${VG}/${lv}`, readwrite: 1 };
  });
  const config = { c_info: { name: 'web1', type: 'pv' }, disks };
  writeFileSync(join(host.root, 'details'), JSON.stringify([{ domid: 7, config }]));
});
afterEach(() => host.remove());

const keep = (more: { json?: boolean; yes?: boolean } = {}) => ({
  ...{ connect: nobodyElse, runner: host.runner, cwd: '/', json: true, yes: true, stateDir: host.stateDir, ...more },
  io: {
    out: (text: string) => void results.push(text),
    say: (line: string) => void said.push(line),
    ...{ terminal: false, dumb: false, columns: 80, signal: new AbortController().signal },
  },
});
const backUp = (
  more: { recipe?: RecipeId | 'auto'; to?: string | undefined; facts?: Facts; yes?: boolean } = {},
): Promise<ExitCode> =>
  backupCommand({
    ...keep({ yes: more.yes ?? true }),
    ...{ guest: 'web1', to: 'to' in more ? more.to : host.to, recipe: more.recipe ?? 'auto' },
    facts: async () => more.facts ?? factsOf({ guests: [WEB1] }),
  });
const json = (): Record<string, unknown> => JSON.parse(results.splice(0).join('')) as Record<string, unknown>;

test('backup, list, verify, restore under another name, undo', async () => {
  expect(await backUp(), said.join('\n')).toBe(EXIT.done);
  const made = json();
  expect(made).toMatchObject({ name: 'web1', recipe: 'pause', exitCode: 0 });
  expect(said.join('\n')).toContain('it stands still for about');
  expect(host.left()).toEqual([]);
  const backup = String(made.backup);

  expect(await listCommand(undefined, host.to, keep())).toBe(EXIT.done);
  expect(json()).toMatchObject({
    backups: [{ path: backup, guest: 'web1', recipe: 'pause', state: false }],
    partial: [],
    damaged: [],
  });
  expect(await listCommand('web2', host.to, keep({ json: false }))).toBe(EXIT.done);
  expect(results.splice(0).join('')).toContain('There is no backup of web2 in ');

  expect(await verifyCommand(backup, keep())).toBe(EXIT.done);
  expect(json()).toMatchObject({ whole: true, problems: [] });

  writeFileSync(join(host.root, 'guest'), 'off\n');
  const started = restoreCommand({
    ...{ ...keep(), backup, name: 'web2', resume: false, start: false, network: true },
    facts: async () => factsOf({ guests: [WEB1] }),
  });
  expect(await started, said.join('\n')).toBe(EXIT.done);
  expect(json()).toMatchObject({ name: 'web2', restored: true });
  tool('cmp', [`${host.root}/dev/${VG}/web1-disk`, `${host.root}/dev/${VG}/web2-disk`]);
  expect(readFileSync(join(host.root, 'etc/web2.cfg'), 'utf8')).toContain('name = "web2"');
  expect((await undoGuest('web2', host.runner, { stateDir: host.stateDir })).exitCode).toBe(EXIT.done);
  expect(host.volumes()).toEqual(['web1-data1', 'web1-disk']);

  writeFileSync(join(backup, 'guest.cfg'), 'something else');
  expect(await verifyCommand(backup, keep())).toBe(EXIT.invalid);
  expect(json()).toMatchObject({ whole: false, problems: ['guest.cfg is not as it was written'] });
});

test('one that was cut off is gone on with, but not in the place of one by another recipe', async () => {
  const { runner } = host;
  const lost: typeof runner = {
    ...runner,
    run: async (command, options) => {
      if (command.argv.includes('sha256sum')) throw new HostLost('the host is gone');
      return runner.run(command, options);
    },
  };
  const about = { ...{ guest: 'web1', to: host.to, facts: async () => factsOf({ guests: [WEB1] }) } };
  await backupCommand({ ...keep(), ...about, runner: lost, recipe: 'pause' }).catch(() => undefined);
  results.length = 0;
  await expect(backUp({ recipe: 'shutdown' })).rejects.toMatchObject({
    exitCode: EXIT.conflict,
    problems: [{ field: '--recipe' }],
  });
  expect(host.guest()).toBe('running');
  expect(await backUp(), said.join('\n')).toBe(EXIT.done);
  expect(json()).toMatchObject({ name: 'web1', recipe: 'pause' });
  expect(host.left()).toEqual([]);
});

test('without a yes nothing is done', async () => {
  await expect(backUp({ yes: false })).rejects.toMatchObject({ exitCode: EXIT.usage });
  expect(host.guest()).toBe('running');
  expect(readdirSync(host.to)).toEqual([]);
  expect(existsSync(host.stateDir)).toBe(false);
});

test.each([
  ['no folder is named', { to: undefined }, EXIT.usage],
  ['the folder is not there', { to: '/nowhere/at/all' }, EXIT.notReady],
  ['the guest does not run', { facts: factsOf() }, EXIT.invalid],
])('refused where %s', async (_, more, exitCode) => {
  await expect(backUp(more)).rejects.toMatchObject({ exitCode });
  expect(host.told().filter((line) => line.startsWith('pause'))).toEqual([]);
});

test('a guest that somebody paused stays paused', async () => {
  writeFileSync(join(host.root, 'guest'), 'paused\n');
  await expect(backUp()).rejects.toMatchObject({ exitCode: EXIT.invalid });
  expect(host.guest()).toBe('paused');
});

test('a snapshot that runs full: the copy is given up, the guest goes on, nothing is left', async () => {
  host.percent(97);
  // The copy takes its time: longer than it is until the next look.
  writeFileSync(join(host.root, 'bin/zstd'), '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 });
  expect(await backUp()).toBe(EXIT.takenBack);
  expect(said.join('\n')).toContain('97 % full, so the copy was given up');
  expect(host.guest()).toBe('running');
  expect(host.left()).toEqual([]);
  expect(readdirSync(host.to)).toEqual([]);
});
