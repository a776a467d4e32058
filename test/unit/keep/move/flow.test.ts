import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type MoveCommandArgs, moveCommand } from '../../../../src/commands/move/move.ts';
import type { Runner } from '../../../../src/host/runner.ts';
import { EXIT, type ExitCode } from '../../../../src/problem.ts';
import { CONFIG, type Hosts, PEER, twoHosts, UUID } from './stand-in.ts';

/** Moves from their first look to their end, between two hosts of stand-ins, with either side killed at each point of xl’s protocol. */

vi.setConfig({ testTimeout: 600_000 });

let hosts: Hosts;
let said: string[];
let results: string[];

beforeEach(() => {
  hosts = twoHosts();
  said = [];
  results = [];
});
afterEach(() => hosts.remove());

const move = (more: Partial<MoveCommandArgs> = {}): Promise<ExitCode> =>
  moveCommand({
    ...{
      guest: 'web1',
      host: PEER,
      via: undefined,
      dryRun: false,
      cold: false,
      back: false,
      status: false,
      repair: false,
      keep: undefined,
    },
    ...{ runner: hosts.own, connect: hosts.connect, facts: hosts.facts, json: true, yes: true, patienceMs: 50 },
    io: {
      out: (text: string) => void results.push(text),
      say: (line: string) => void said.push(line),
      ...{ terminal: false, dumb: false, columns: 80, signal: new AbortController().signal },
    },
    stateDir: `${hosts.root}/xena/state`,
    ...more,
  });
const json = (): Record<string, unknown> => JSON.parse(results.splice(0).join('')) as Record<string, unknown>;

/** One guest, one place, nothing open or left over; and nobody ever destroyed one that ran, or let an old memory run. */
function allIsWell(where: 'xena' | 'xenb'): void {
  const other = where === 'xena' ? 'xenb' : 'xena';
  expect(hosts.guests(where), said.join('\n')).toEqual(['web1 running']);
  expect(hosts.guests(other)).toEqual([]);
  expect(hosts.has(where, 'etc/xen/web1.cfg')).toBe(true);
  expect(hosts.has(other, 'etc/xen/web1.cfg')).toBe(false);
  expect(hosts.left()).toEqual([]);
  const { [where]: own, [other]: far } = hosts.drbd();
  expect([own.role, far.role]).toEqual(['Primary', 'Secondary']);
  const told = [...hosts.told('xena'), ...hosts.told('xenb')];
  expect(told).not.toContain('DESTROYED A RUNNING GUEST');
  // Once it has run there, its memory here is of the past.
  if (hosts.told('xenb').includes('LET RUN')) {
    expect(hosts.told('xena').filter((line) => /^(save|resume|unpause)/.test(line))).toEqual([]);
  }
}

test('there, and back', async () => {
  hosts.write('xena', 'etc/xen/auto/web1.cfg', '');
  expect(await move(), said.join('\n')).toBe(EXIT.done);
  expect(json()).toMatchObject({ name: 'web1', moved: true, host: 'xenb', state: 'arrived' });
  allIsWell('xenb');
  expect(hosts.drbd().most).toBe(2);
  expect([hosts.has('xena', 'etc/xen/auto/web1.cfg'), hosts.read('xenb', 'told').includes('save')]).toEqual([
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
  hosts.remove();
  hosts = twoHosts('4.20.4-pre');
  hosts.fault('xena', 'sender suspended die');
  expect(await move(), said.join('\n')).toBe(EXIT.takenBack);
  allIsWell('xena');
  expect(hosts.told('xena')).toContain('resume web1');
});

describe('the wire', () => {
  test('cut after the move, the guest is where it went, and what is open is closed once it is mended', async () => {
    hosts.fault('xenb', 'receiver runs hang');
    hosts.fault('xena', 'sender go die');
    const connect = hosts.connect;
    let looks = 0;
    // The first connection is for the look and the plan, the second for where it is.
    const cutting = async (url: string) => {
      looks += 1;
      if (looks === 3) hosts.cut();
      return connect(url);
    };
    expect(await move({ connect: cutting }), said.join('\n')).toBe(EXIT.left);
    expect(json()).toMatchObject({ moved: false, host: null, state: 'unknown' });
    const told = said.join('\n');
    expect(told).toContain('xenb cannot be asked, so nobody knows whether web1 runs there');
    expect(told).toContain('xenguide move web1 --repair');
    // Nobody let the old memory run.
    expect(hosts.guests('xena')).toEqual(['web1--migratedaway suspended']);

    expect(await move({ host: undefined, status: true })).toBe(EXIT.left);
    expect(json()).toMatchObject({ state: 'unknown', to: { reached: false } });
    hosts.mend();
    expect(await move({ host: undefined, repair: true }), said.join('\n')).toBe(EXIT.done);
    expect(json()).toMatchObject({ host: 'xenb', state: 'arrived' });
    allIsWell('xenb');
  });

  test('cut while both are looked at: nothing is begun', async () => {
    hosts.cut();
    await expect(move()).rejects.toThrow(/lost/);
    expect(hosts.guests('xena')).toEqual(['web1 running']);
    expect(hosts.has('xena', 'state')).toBe(false);
  });
});

describe('a guest that was handed over and is gone', () => {
  beforeEach(async () => {
    hosts.fault('xena', 'sender go die');
    hosts.fault('xenb', 'receiver runs hang');
    const before = hosts.connect;
    let looks = 0;
    await move({
      connect: async (url) => {
        looks += 1;
        if (looks === 3) hosts.cut();
        return before(url);
      },
    });
    hosts.mend();
    // It ran there, and ended.
    hosts.put('xenb');
    said = [];
    results = [];
  });

  test('its memory of the past is never let run: it is started from its disks, once a person has agreed', async () => {
    await expect(move({ host: undefined, repair: true, yes: false })).rejects.toMatchObject({ exitCode: EXIT.usage });
    expect(hosts.guests('xena')).toEqual(['web1--migratedaway suspended']);
    expect(await move({ host: undefined, repair: true }), said.join('\n')).toBe(EXIT.done);
    expect(said.join('\n')).toContain('started on xena anew from its disks');
    allIsWell('xena');
  });
});

/** The tool is gone at once after so many calls to a host; what it had started on them goes on. */
describe('the tool is killed', () => {
  class Killed extends Error {}
  const dying = (after: number) => {
    const count = { calls: 0 };
    const wrap = (runner: Runner): Runner => {
      const call = async <T>(really: () => Promise<T>): Promise<T> => {
        count.calls += 1;
        if (count.calls > after) throw new Killed('killed');
        const value = await really();
        if (count.calls > after) throw new Killed('killed');
        return value;
      };
      return {
        where: runner.where,
        run: (command, options) => call(() => runner.run(command, options)),
        readText: (path) => call(() => runner.readText(path)),
        writeFile: (path, content, mode) => call(() => runner.writeFile(path, content, mode)),
        append: (path, text) => call(() => runner.append(path, text)),
        close: async () => undefined,
      };
    };
    return { runner: wrap(hosts.own), connect: async (url: string) => wrap(await hosts.connect(url)), count };
  };

  test('whenever that is: one guest in one place, and the next look ends it', async () => {
    const whole = dying(Number.POSITIVE_INFINITY);
    expect(await move(whole)).toBe(EXIT.done);
    const { calls } = whole.count;
    expect(calls).toBeGreaterThan(80);
    let ended = 0;
    for (let after = 70; after < calls; after += 31) {
      hosts.remove();
      hosts = twoHosts();
      said = [];
      results = [];
      await expect(move(dying(after)), `after ${after}`).rejects.toThrow('killed');
      const known = hosts.has('xena', 'state/moved/web1.json');
      if (!known) {
        expect(hosts.guests('xena')).toEqual(['web1 running']);
        continue;
      }
      const code = await move({ host: undefined, repair: true });
      expect(code, `after ${after}: ${said.join('\n')}`).toBe(EXIT.done);
      const { host } = json() as { host: 'xena' | 'xenb' };
      allIsWell(host);
      ended += 1;
    }
    expect(ended).toBeGreaterThan(1);
  });
});

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

describe('a disk on a file server', () => {
  beforeEach(() => {
    hosts.remove();
    hosts = twoHosts('4.17.7', 'nfs');
  });
  const lastTold = (host: 'xena' | 'xenb', count: number) =>
    hosts
      .told(host)
      .filter((line) => !/^(info|list|domid)/.test(line))
      .slice(-count);

  test('is mounted there by the plan, and the guest goes on only once nothing old is remembered', async () => {
    expect(await move(), said.join('\n')).toBe(EXIT.done);
    expect(json()).toMatchObject({ moved: true, host: 'xenb' });
    expect(hosts.guests('xenb')).toEqual(['web1 running']);
    expect(hosts.guests('xena')).toEqual([]);
    expect(hosts.read('xenb', 'etc/systemd/system/mnt-vm.mount')).toMatch(
      /What=10.0.0.9:\/srv\/vm\n.*\n.*\nOptions=hard,nfsvers=4.2,proto=tcp,sec=sys,nofail|[\s\S]*Options=hard,nfsvers=4.2,proto=tcp,sec=sys,nofail/,
    );
    // Never let go by the receiver itself.
    expect(hosts.told('xenb')).not.toContain('LET RUN');
    expect(lastTold('xenb', 3)).toEqual(['migrate-receive -p', 'sysctl -q -w vm.drop_caches=1', 'unpause web1']);
    expect(hosts.left()).toEqual([]);
  });

  test('the host is gone before the guest was let go: the next look lets it go in the same order', async () => {
    hosts.write('xenb', 'mounted', '');
    hosts.fault('xena', 'sender report die');
    expect(await move(), said.join('\n')).toBe(EXIT.done);
    expect(lastTold('xena', 1)).toEqual(['destroy web1--migratedaway']);
    expect(lastTold('xenb', 2)).toEqual(['sysctl -q -w vm.drop_caches=1', 'unpause web1']);
    expect(hosts.guests('xenb')).toEqual(['web1 running']);
  });

  test('a move that fails leaves no mount there', async () => {
    hosts.fault('xenb', 'receiver build fail');
    expect(await move(), said.join('\n')).toBe(EXIT.takenBack);
    expect(hosts.guests('xena')).toEqual(['web1 running']);
    expect(hosts.has('xenb', 'etc/systemd/system/mnt-vm.mount')).toBe(false);
    expect(hosts.left()).toEqual([]);
  });

  test('qcow2 is refused: two qemu would have it open', async () => {
    hosts.write(
      'xena',
      'etc/xen/web1.cfg',
      hosts.read('xena', 'etc/xen/web1.cfg').replace('format=raw', 'format=qcow2'),
    );
    await expect(move()).rejects.toMatchObject({
      problems: [{ message: expect.stringContaining('qemu on both hosts') }],
    });
  });
});

describe('a cold move', () => {
  beforeEach(() => {
    hosts.remove();
    hosts = twoHosts('4.17.7', 'file');
  });
  const IMAGE = 'srv/images/web1.img';

  test('is said where a running guest cannot be moved', async () => {
    await expect(move()).rejects.toMatchObject({ problems: [{ remedy: expect.stringContaining('--cold') }] });
  });

  test('copies while it runs, once more when it is off, and starts it there', async () => {
    expect(await move({ cold: true, json: false }), said.join('\n')).toBe(EXIT.done);
    expect(hosts.guests('xenb')).toEqual(['web1 running']);
    expect(hosts.guests('xena')).toEqual([]);
    expect(hosts.read('xenb', IMAGE)).toBe('what the guest wrote');
    expect(hosts.told('xena').filter((line) => /^(rsync|shutdown|create)/.test(line))).toEqual([
      'rsync on',
      'shutdown -w -F web1',
      'rsync off',
    ]);
    expect(hosts.has('xenb', 'etc/xen/web1.cfg')).toBe(true);
    expect(hosts.has('xenb', 'etc/xen/web1.cfg.incoming')).toBe(false);
    expect(hosts.has('xena', IMAGE)).toBe(true);
    expect(results.join('')).toContain('Its old disks are still on xena: /srv/images/web1.img');
    expect(said.join('\n')).toMatch(/off for about \d/);
    expect(hosts.left()).toEqual([]);
  });

  test('a target that cannot start it: it is started here again, and nothing is left there', async () => {
    hosts.fault('xenb', 'create here fail');
    expect(await move({ cold: true }), said.join('\n')).toBe(EXIT.takenBack);
    expect(json()).toMatchObject({ moved: false, host: 'xena' });
    expect(hosts.guests('xena')).toEqual(['web1 running']);
    expect(hosts.guests('xenb')).toEqual([]);
    expect(hosts.has('xenb', IMAGE)).toBe(false);
    expect(hosts.has('xenb', 'etc/xen/web1.cfg')).toBe(false);
    expect(hosts.left()).toEqual([]);
  });

  test('a wire that breaks when it is off: it is started nowhere before that is known, and then where its disk is whole', async () => {
    hosts.write('xena', 'cut-when-off', '');
    expect(await move({ cold: true }), said.join('\n')).toBe(EXIT.left);
    expect(json()).toMatchObject({ moved: false, host: null, state: 'unknown' });
    expect([...hosts.guests('xena'), ...hosts.guests('xenb')]).toEqual([]);
    hosts.mend();
    await expect(move({ host: undefined, repair: true, yes: false })).rejects.toMatchObject({ exitCode: EXIT.usage });
    expect(await move({ host: undefined, repair: true }), said.join('\n')).toBe(EXIT.done);
    expect(hosts.guests('xena')).toEqual(['web1 running']);
    expect(hosts.guests('xenb')).toEqual([]);
    expect(hosts.has('xenb', IMAGE)).toBe(false);
  });

  test.each([['a file of that name there', () => hosts.write('xenb', IMAGE, 'somebody else’s'), /there already/]])(
    'is refused for %s',
    async (_, before, words) => {
      before();
      await expect(move({ cold: true })).rejects.toMatchObject({
        problems: [{ message: expect.stringMatching(words) }],
      });
      expect(hosts.guests('xena')).toEqual(['web1 running']);
    },
  );
});
