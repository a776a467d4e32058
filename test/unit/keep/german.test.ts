import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Guest } from '../../../src/host/facts.ts';
import { EXIT } from '../../../src/problem.ts';
import { german, speaking } from '../../support/languages.ts';
import { CONFIG, factsOf, nobodyElse, type StandIn, standIn, VG } from './stand-in.ts';

/** `xenguide backup` and `restore` as a person with German reads them, on a host of stand-ins. */

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const WEB1: Guest = {
  ...{ name: 'web1', domid: 7, uuid: '11111111-2222-3333-4444-555555555555', memoryBytes: 256 * 2 ** 20 },
  ...{ macs: ['00:16:3e:00:00:01'], config: '/etc/xen/web1.cfg' },
  disks: [`/dev/${VG}/web1-disk`, `/dev/${VG}/web1-data1`],
};

let host: StandIn;
let said: string[] = [];
let results: string[] = [];

beforeAll(async () => {
  await speaking(german);
  host = standIn();
  writeFileSync(join(host.root, 'etc/web1.cfg'), CONFIG.replace('/srv/images/vmlinuz', '/etc/hostname'));
  const disks = ['xvda web1-disk', 'xvdb web1-data1'].map((each) => {
    const [vdev, lv] = each.split(' ');
    return { vdev, pdev_path: `/dev/${VG}/${lv}`, readwrite: 1 };
  });
  const config = { c_info: { name: 'web1', type: 'pv' }, disks };
  writeFileSync(join(host.root, 'details'), JSON.stringify([{ domid: 7, config }]));
});
afterAll(() => host.remove());

const keep = (yes = true) => {
  said = [];
  results = [];
  return {
    ...{ connect: nobodyElse, runner: host.runner, cwd: '/', json: false, yes, stateDir: host.stateDir },
    io: {
      out: (text: string) => void results.push(text),
      say: (line: string) => void said.push(line),
      ...{ terminal: false, dumb: false, columns: 80, signal: new AbortController().signal },
    },
  };
};
const facts = async () => factsOf({ guests: [WEB1] });
/** What went wrong, in one line. */
const refusalOf = async (done: Promise<unknown>): Promise<string> => {
  const { problems } = (await done.catch((error: unknown) => error)) as {
    problems: { message: string; remedy: string }[];
  };
  return problems.map(({ message, remedy }) => `${message} ${remedy}`).join(' ');
};

test('a backup, what there is then, and a guest restored from it', async () => {
  const { backupCommand } = await import('../../../src/commands/keep/backup.ts');
  const { listCommand } = await import('../../../src/commands/keep/list.ts');
  const { pruneCommand } = await import('../../../src/commands/keep/prune.ts');
  const { restoreCommand } = await import('../../../src/commands/keep/restore.ts');
  const about = { guest: 'web1', to: host.to, recipe: 'auto', facts } as const;

  expect(await backupCommand({ ...keep(), ...about }), said.join('\n')).toBe(EXIT.done);
  expect(said[0]).toBe('web1 auf diesem Rechner wird angesehen …');
  expect(said).toContain('  Hinweis: /etc/hostname ist nicht in der Sicherung; der Gast startet davon.');
  expect(said.find((line) => line.startsWith('[1/'))).toMatch(/Den versteckten Ordner .* anlegen$/);
  const [backup = '', still, worth] = results.join('').split('\n');
  expect(still).toMatch(/^web1 stand .* still \(.* waren erwartet\)\.$/);
  expect(worth).toMatch(/^Aus 5 MiB Disks wurden .*\. Prüfen Sie sie ab und zu: xenguide verify /);

  expect(await listCommand(undefined, host.to, keep())).toBe(EXIT.done);
  expect(results.join('')).toMatch(/^In .*, Zeiten von .*:\n {2}.* {2}stand still: /);
  const prune = { guest: 'web1', to: host.to, keep: '7 daily, last 2', dryRun: true, verify: false };
  expect(await pruneCommand({ ...keep(), ...prune })).toBe(EXIT.done);
  expect(results.join('')).toMatch(/bleibt {2}.*\n? +die neueste, 1 von den letzten 2, täglich: \d{4}-\d\d-\d\d\n$/);
  expect(said).toEqual(['Es wurde nichts entfernt (--dry-run).']);

  writeFileSync(join(host.root, 'guest'), 'off\n');
  const restore = { backup, resume: false, start: false, network: true, facts };
  expect(await restoreCommand({ ...keep(), ...restore, name: 'web2' }), said.join('\n')).toBe(EXIT.done);
  expect(said[0]).toMatch(/^Es ist web1, wie er am .* war, aus \//);
  expect(said).toContain('  + Die Konfiguration /etc/xen/web2.cfg schreiben');
  expect(said.at(-1)).toBe('web2 ist da, wurde aber nicht gestartet.');
  expect(results.join('')).toBe(
    'Seine Konsole: xenguide console web2\nUm ihn wieder wegzunehmen: xenguide undo web2\n',
  );
});

test('what is refused', async () => {
  const { backupOrOther, restoreOrTest } = await import('../../../src/commands/keep/which.ts');
  expect(await refusalOf(backupOrOther(undefined, {}, keep(), facts))).toMatch(/^es ist kein Gast genannt Nennen Sie/);
  expect(await refusalOf(backupOrOther('web1', {}, keep(), facts))).toMatch(/^es ist nicht gesagt, wohin/);
  expect(await refusalOf(backupOrOther('web1', { list: true, prune: true }, keep(), facts))).toBe(
    '--list und --prune gehen nicht zusammen Lassen Sie eines davon weg.',
  );
  expect(await refusalOf(restoreOrTest('/nowhere/at/all', {}, keep(), facts))).toMatch(
    /^es gibt keine Sicherung \/nowhere\/at\/all auf diesem Rechner/,
  );
});
