import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { EXIT } from '../../../../src/problem.ts';
import { german, speaking } from '../../../support/languages.ts';
import { CONFIG, PEER, UUID } from './stand-in.ts';

/** `xenguide move` as a person with German reads it, between two hosts of stand-ins. */

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

let driving: typeof import('./driving.ts');
beforeAll(async () => {
  await speaking(german);
  driving = await import('./driving.ts');
  driving.begin();
});
afterAll(() => driving.end());

test('--dry-run says the checks, the reasons and the steps', async () => {
  driving.hush();
  expect(await driving.move({ dryRun: true, json: false })).toBe(EXIT.done);
  const { said, results } = driving;
  expect(said[0]).toMatch(/^web1 auf .* wird angesehen, und was auf ssh:\/\/root@xenb ist …$/);
  expect(said).toContain('ok      xvda (web1-disk) ist auf beiden auf dem neuesten Stand.');
  expect(results.join('')).toMatch(/^web1 läuft auf xena und soll auf xenb weiterlaufen, über ssh zu .*\.\n/);
  expect(results.join('')).toContain('Die Disk xvda: von DRBD gespiegelt.\nIn diesen Schritten:\n');
  expect(results.join('')).toContain('  + Die Konfiguration /etc/xen/web1.cfg auf xenb schreiben\n');
  expect(results.join('')).toContain('  ~ web1 im laufenden Betrieb auf xenb übertragen\n');
});

describe('--status', () => {
  beforeAll(() => {
    const memory = {
      ...{ version: 1, name: 'web1', uuid: UUID, peer: PEER, toward: 'peer', config: '/etc/xen/web1.cfg' },
      ...{ wires: { toPeer: 'root@xenb', toOwn: 'root@xena' }, resources: ['web1-disk'], waits: false, leave: [] },
    };
    driving.hosts.write('xena', 'state/moved/web1.json', JSON.stringify(memory));
  });
  const status = async (): Promise<string[]> => {
    driving.hush();
    await driving.move({ host: undefined, status: true, json: false });
    return driving.results.join('').split('\n');
  };

  test('where all is well', async () => {
    expect(await status()).toEqual([
      'xena: web1 ist da (läuft)',
      'xenb: er ist nicht da',
      'web1-disk: xena Primary, UpToDate, Connected; xenb Secondary, UpToDate, Connected',
      'web1 ist auf xena.',
      '',
    ]);
  });

  test('where a move was cut off', async () => {
    driving.hosts.put('xena', 'web1--migratedaway suspended');
    driving.hosts.put('xenb', 'web1 running');
    driving.hosts.write('xenb', 'etc/xen/web1.cfg', CONFIG);
    const lines = await status();
    expect(lines.slice(0, 2)).toEqual([
      'xena: web1--migratedaway ist da (für den Umzug gestoppt)',
      'xenb: web1 ist da (läuft)',
    ]);
    expect(lines.slice(3)).toEqual([
      'web1 läuft auf xenb. Was er auf xena hinterlassen hat, ist noch da; es läuft nicht.',
      'Was auf xena zurückblieb, wird weggenommen.',
      'In Ordnung bringt es: xenguide move web1 --repair',
      '',
    ]);
  });

  test('of a guest that was never moved', async () => {
    driving.hush();
    await expect(driving.move({ guest: 'web9', host: undefined, status: true })).rejects.toMatchObject({
      problems: [{ message: expect.stringMatching(/ weiß von keinem Umzug von web9$/) }],
    });
  });
});
