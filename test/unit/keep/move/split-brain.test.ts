import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EXIT } from '../../../../src/problem.ts';
import { begin, end, hosts, json, move, results, said } from './driving.ts';
import { CONFIG, PEER, UUID } from './stand-in.ts';

/** Two copies that were written to apart from each other: shown, and ended only as a person chose, or where nothing is lost. */

vi.setConfig({ testTimeout: 600_000 });

beforeEach(() => begin());
afterEach(end);

describe('split brain', () => {
  beforeEach(() => {
    // As a move leaves it.
    hosts.put('xena');
    rmSync(join(hosts.root, 'xena/etc/xen/web1.cfg'));
    hosts.put('xenb', 'web1 running');
    hosts.write('xenb', 'etc/xen/web1.cfg', CONFIG);
    const memory = {
      ...{ version: 1, name: 'web1', uuid: UUID, peer: PEER, toward: 'peer', config: '/etc/xen/web1.cfg' },
      ...{ wires: { toPeer: 'root@xenb', toOwn: 'root@xena' }, resources: ['web1-disk'], waits: false, leave: [] },
    };
    hosts.write('xena', 'state/moved/web1.json', JSON.stringify(memory));
    hosts.setDrbd((state) => {
      [state.xena.role, state.xenb.role] = ['Secondary', 'Primary'];
      for (const [id, current] of [
        ['xena', 'C3C3C3C3C3C3C3C2'],
        ['xenb', 'D4D4D4D4D4D4D4D4'],
      ] as const) {
        state[id].connection = 'StandAlone';
        state[id].gi = [current, 'A1A1A1A1A1A1A1A0', 'B2B2B2B2B2B2B2B2', '0000000000000000'];
      }
    });
  });

  test('is shown with both sides, and refuses to move', async () => {
    expect(await move({ host: undefined, status: true, json: false })).toBe(EXIT.left);
    const shown = results.splice(0).join('');
    expect(shown).toContain('web1-disk is in SPLIT BRAIN');
    expect(shown).toMatch(/generation C3C3C3C3C3C3C3C2 +generation D4D4D4D4D4D4D4D4/);
    expect(shown).toContain('--keep xena    or    --keep xenb');
    for (const line of shown.split('\n').filter((each) => /^ {2}\S/.test(each)))
      expect(line.length).toBeLessThanOrEqual(80);
    await expect(move({ host: undefined, back: true })).rejects.toMatchObject({ exitCode: EXIT.notReady });
  });

  test('ends as the person chose, with the other copy held', async () => {
    expect(await move({ host: undefined, keep: 'xenb' }), said.join('\n')).toBe(EXIT.done);
    expect(hosts.told('xena').find((line) => line.startsWith('lvcreate'))).toMatch(
      /-s -n web1-disk-split-\d{8}-\d{6} -l 100%ORIGIN \/dev\/vg0\/web1-disk$/,
    );
    const { xena, xenb } = hosts.drbd();
    expect([xena.gi[0], xenb.gi[0]]).toEqual(['D4D4D4D4D4D4D4D4', 'D4D4D4D4D4D4D4D4']);
    expect(said.join('\n')).toContain('lvremove vg0/web1-disk-split-');
    expect(await move({ host: undefined, status: true })).toBe(EXIT.done);
  });

  const proc = (oos: number): string =>
    `version: 8.4.11\n 0: cs:StandAlone ro:Secondary/Unknown ds:UpToDate/DUnknown   r-----\n    ns:0 nr:0 wo:f oos:${oos}\n`;
  test('one side that has nothing of its own loses nothing: repair ends it', async () => {
    hosts.write('xena', 'proc-drbd', proc(0));
    expect(await move({ host: undefined, status: true, json: false })).toBe(EXIT.left);
    expect(results.splice(0).join('')).toContain('xena has nothing that the other has not');
    expect(await move({ host: undefined, repair: true }), said.join('\n')).toBe(EXIT.done);
    const { xena, xenb } = hosts.drbd();
    expect([xena.gi[0], xenb.gi[0], xena.connection]).toEqual(['D4D4D4D4D4D4D4D4', 'D4D4D4D4D4D4D4D4', 'Connected']);
  });
  test.each([4, undefined])('with %s KiB of its own, repair leaves it to a person', async (oos) => {
    if (oos !== undefined) hosts.write('xena', 'proc-drbd', proc(oos));
    expect(await move({ host: undefined, repair: true })).toBe(EXIT.left);
    expect(json()).toMatchObject({ host: 'xenb', problems: [{ message: expect.stringContaining('split brain') }] });
    expect(hosts.drbd().xena.gi[0]).toBe('C3C3C3C3C3C3C3C2');
  });

  describe('of a guest that is off', () => {
    beforeEach(() => {
      hosts.put('xenb');
      hosts.setDrbd((state) => {
        state.xenb.role = 'Secondary';
      });
    });
    test('nobody is told to start it, and repair leaves it to a person', async () => {
      expect(await move({ host: undefined, status: true, json: false })).toBe(EXIT.left);
      const shown = results.splice(0).join('');
      expect(shown).toContain('Do not start it anywhere before its mirror is one again');
      expect(shown).not.toContain('xl create');
      expect(await move({ host: undefined, repair: true })).toBe(EXIT.left);
      expect(json()).toMatchObject({
        problems: [{ message: expect.stringContaining('its mirror is in split brain') }],
      });
      expect(hosts.drbd().xena.gi[0]).toBe('C3C3C3C3C3C3C3C2');
    });
    test.each([
      ['xena', 'D4D4D4D4D4D4D4D4'],
      ['xenb', 'C3C3C3C3C3C3C3C2'],
    ] as const)('and %s holds nothing of its own: repair takes over the other copy', async (empty, kept) => {
      hosts.write(empty, 'proc-drbd', proc(0));
      await move({ host: undefined, repair: true });
      const { xena, xenb } = hosts.drbd();
      expect([xena.gi[0], xenb.gi[0]], said.join('\n')).toEqual([kept, kept]);
    });
  });

  test('the copy that the guest runs on is not given up', async () => {
    await expect(move({ host: undefined, keep: 'xena' })).rejects.toMatchObject({
      exitCode: EXIT.conflict,
      problems: [{ message: expect.stringContaining('web1 runs on xenb, whose copy is to be given up') }],
    });
    expect(hosts.drbd().xenb.gi[0]).toBe('D4D4D4D4D4D4D4D4');
  });

  test('without room for the copy nothing is given up', async () => {
    hosts.write('xena', 'no-room', '');
    expect(await move({ host: undefined, keep: 'xenb' })).toBe(EXIT.takenBack);
    expect(hosts.drbd().xena.gi[0]).toBe('C3C3C3C3C3C3C3C2');
    expect(hosts.drbd().xena.connection).toBe('StandAlone');
  });

  test('needs a host that is one of the two, and a split brain', async () => {
    await expect(move({ host: undefined, keep: 'xenc' })).rejects.toMatchObject({ exitCode: EXIT.usage });
    hosts.setDrbd((state) => {
      state.xena.connection = 'Connected';
      state.xenb.connection = 'Connected';
    });
    await expect(move({ host: undefined, keep: 'xenb' })).rejects.toMatchObject({ exitCode: EXIT.conflict });
  });
});
