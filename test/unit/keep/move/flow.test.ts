import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Runner } from '../../../../src/host/runner.ts';
import { EXIT } from '../../../../src/problem.ts';
import { allIsWell, begin, end, hosts, json, move, said } from './driving.ts';

/** Moves from their first look to their end, between two hosts of stand-ins, with either xl killed at each point of its protocol. */

vi.setConfig({ testTimeout: 600_000 });

beforeEach(() => begin());
afterEach(end);

test('there, and back', async () => {
  hosts.write('xena', 'etc/xen/auto/10-web', 'name = "web1"\n');
  expect(await move(), said.join('\n')).toBe(EXIT.done);
  expect(json()).toMatchObject({ name: 'web1', moved: true, host: 'xenb', state: 'arrived' });
  allIsWell('xenb');
  expect(hosts.drbd().most).toBe(2);
  expect(hosts.has('xena', 'var/lib/xenguide/moved/web1.auto')).toBe(false);
  // It was no link: what somebody wrote is not lost.
  expect(hosts.read('xena', 'var/lib/xenguide/moved/web1.auto.cfg')).toBe('name = "web1"\n');
  expect([hosts.has('xena', 'etc/xen/auto/10-web'), hosts.read('xenb', 'told').includes('save')]).toEqual([
    false,
    false,
  ]);

  expect(await move({ host: undefined, status: true })).toBe(EXIT.done);
  expect(json()).toMatchObject({ state: 'arrived', is: 'web1 is on xenb.', resources: [{ split: false }] });
  // Known by the host that was asked; the guest is at the other one.
  expect(await move({ host: undefined, back: true }), said.join('\n')).toBe(EXIT.done);
  expect(json()).toMatchObject({ moved: true, host: 'xena' });
  allIsWell('xena');
});

test('a guest that is just being backed up is not moved: known before, and by the unit itself where it only began since', async () => {
  const backup = join(hosts.root, 'xena/run/xenguide-backup-web1');
  mkdirSync(backup);
  await expect(move()).rejects.toMatchObject({
    exitCode: EXIT.conflict,
    problems: [{ message: expect.stringContaining('a backup of web1'), remedy: expect.stringContaining('--undo') }],
  });
  rmSync(backup, { recursive: true });
  allIsWell('xena');
  const runner: Runner = {
    ...hosts.own,
    run: async (command, options) => {
      if (command.argv.includes('systemctl') && command.argv.includes('start')) mkdirSync(backup, { recursive: true });
      return hosts.own.run(command, options);
    },
  };
  expect(await move({ runner }), said.join('\n')).toBe(EXIT.takenBack);
  expect(json()).toMatchObject({ moved: false, host: 'xena' });
  rmSync(backup, { recursive: true });
  allIsWell('xena');
});

test('a dry run says all and changes nothing', async () => {
  expect(await move({ dryRun: true })).toBe(EXIT.done);
  const { possible, checks, actions } = json() as {
    possible: boolean;
    checks: { verdict: string }[];
    actions: object[];
  };
  expect(possible).toBe(true);
  expect(checks.map(({ verdict }) => verdict)).not.toContain('no');
  expect(actions.map((each) => (each as { id: string }).id)).toEqual(['move.config', 'move.send']);
  allIsWell('xena');
  expect(hosts.has('xena', 'state')).toBe(false);
});

test('what stands against it is said at once, and nothing is begun', async () => {
  hosts.write('xenb', 'etc/xen/web1.cfg', 'name = "web1"\n');
  hosts.setDrbd((state) => {
    state.xenb.connection = 'StandAlone';
    state.xena.connection = 'WFConnection';
    state.xenb.gi = ['C3C3C3C3C3C3C3C2', 'A1A1A1A1A1A1A1A0', 'B2B2B2B2B2B2B2B2', '0000000000000000'];
    state.xena.gi = ['D4D4D4D4D4D4D4D4', 'A1A1A1A1A1A1A1A0', 'B2B2B2B2B2B2B2B2', '0000000000000000'];
  });
  await expect(move()).rejects.toMatchObject({
    exitCode: EXIT.conflict,
    problems: [{ message: expect.stringContaining('split brain') }, { message: expect.stringContaining('already') }],
  });
  expect(hosts.guests('xena')).toEqual(['web1 running']);
  expect(hosts.told('xena').some((line) => line.startsWith('migrate'))).toBe(false);
});

test('the same host by another name, a name that is none, and more than one thing at once', async () => {
  hosts.write('xenb', 'boot_id', hosts.read('xena', 'boot_id'));
  await expect(move()).rejects.toMatchObject({ exitCode: EXIT.usage });
  await expect(move({ guest: '../x', host: undefined, status: true })).rejects.toMatchObject({
    exitCode: EXIT.invalid,
  });
  await expect(move({ guest: 'web1--incoming' })).rejects.toMatchObject({ exitCode: EXIT.invalid });
  await expect(move({ status: true })).rejects.toMatchObject({ exitCode: EXIT.usage });
  await expect(move({ host: undefined, status: true })).rejects.toMatchObject({ exitCode: EXIT.conflict });
  await expect(move({ host: 'ssh://root@xe;nb' })).rejects.toMatchObject({ exitCode: EXIT.usage });
  expect(hosts.told('xena').filter((line) => line.startsWith('migrate'))).toEqual([]);
});

/** By the points of tools/xl/xl_migrate.c. `here`: the guest is where it was; `there`: it has arrived. */
describe.each([
  ['the sender is killed before it sends', { xena: ['sender begin die'] }, 'here'],
  ['the sender is killed in the middle', { xena: ['sender copy50 die'] }, 'here'],
  [
    'the sender is killed, and the receiver never hears of it',
    { xena: ['sender copy50 die'], xenb: ['receiver built hang'] },
    'here',
  ],
  ['the sender is killed when the guest stands still', { xena: ['sender suspended die'] }, 'here'],
  ['the sender is killed before it lets the receiver go', { xena: ['sender renamed die'] }, 'here'],
  ['the sender is killed after it let the receiver go', { xena: ['sender go die'] }, 'there'],
  ['the sender is killed in the very end', { xena: ['sender report die'] }, 'there'],
  ['the receiver cannot build it', { xenb: ['receiver build fail'] }, 'here'],
  ['the receiver is killed while it builds', { xenb: ['receiver built die'] }, 'here'],
  ['the receiver is killed when it is let go', { xenb: ['receiver go die'] }, 'here'],
  ['the receiver is killed before it lets it run', { xenb: ['receiver renamed die'] }, 'there'],
  ['the receiver cannot let it run', { xenb: ['receiver unpause fail'] }, 'here'],
  [
    'the receiver cannot, and is killed after it cleared up',
    { xenb: ['receiver unpause fail', 'receiver destroyed die'] },
    'here',
  ],
  ['the receiver is killed as soon as it runs', { xenb: ['receiver runs die'] }, 'there'],
] as const)('%s', (_, faults: { xena?: readonly string[]; xenb?: readonly string[] }, where) => {
  test('one guest, one place', async () => {
    hosts.fault('xena', ...(faults.xena ?? []));
    hosts.fault('xenb', ...(faults.xenb ?? []));
    const code = await move();
    expect(code, said.join('\n')).toBe(where === 'here' ? EXIT.takenBack : EXIT.done);
    allIsWell(where === 'here' ? 'xena' : 'xenb');
  });
});

test('a newer Xen has a command of its own to let it go on', async () => {
  end();
  begin('4.20.4-pre');
  hosts.fault('xena', 'sender suspended die');
  expect(await move(), said.join('\n')).toBe(EXIT.takenBack);
  allIsWell('xena');
  expect(hosts.told('xena')).toContain('resume web1');
});
