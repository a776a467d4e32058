import { describe, expect, test } from 'vitest';
import { exampleFacts } from '../../../../src/host/example.ts';
import type { Result, Runner } from '../../../../src/host/runner.ts';
import { readPings } from '../../../../src/keep/move/ping.ts';
import { movePlan } from '../../../../src/keep/move/plan.ts';
import { progressWords, readSent, wordsIn } from '../../../../src/keep/move/progress.ts';
import { readMovedGuest } from '../../../../src/keep/move/read-guest.ts';
import { rehomePlan } from '../../../../src/keep/move/rehome.ts';
import { sendCommand } from '../../../../src/keep/move/send.ts';
import { repairPlan } from '../../../../src/keep/move/settle.ts';
import { readUnsent } from '../../../../src/keep/move/split/look.ts';
import { diverged, isConnected, isSplit, lookAtDrbd } from '../../../../src/keep/move/ways/drbd-state.ts';
import { wireOf } from '../../../../src/keep/move/wires.ts';
import type { Plan, Step } from '../../../../src/plan/action.ts';
import { parsePlan, printPlan } from '../../../../src/plan/plan-file.ts';
import { ownRenderer } from '../../../support/templates.ts';
import { lookOf, sightOf } from './making.ts';
import { CONFIG, GENERATIONS, PEER, UUID } from './stand-in.ts';

describe('what DRBD says', () => {
  const says = (answers: Record<string, string>): Runner =>
    ({
      run: async ({ argv }: { argv: readonly string[] }): Promise<Result> => {
        const stdout = answers[argv[1]!];
        return { code: stdout === undefined ? 10 : 0, stdout: stdout ?? '', stderr: '', timedOut: false };
      },
    }) as unknown as Runner;
  /** drbd-utils 9.22 with the 8.4.11 module of Linux. */
  const DUMP = `# resource web1-disk on xena: not ignored, not stacked
# defined at /etc/drbd.d/web1-disk.res:2
resource web1-disk {
    on xena {
        volume 0 {
            device       minor 0;
            disk         /dev/vg0/web1-disk;
            meta-disk    internal;
        }
        address          ipv4 10.9.0.1:7788;
    }
    on xenb {
        volume 0 {
            device       minor 0;
            disk         /dev/vg0/web1-disk;
            meta-disk    internal;
        }
        address          ipv4 10.9.0.2:7788;
    }
    net {
        protocol           C;
        allow-two-primaries  no;
    }
}
`;
  const all = {
    ...{ role: 'Primary/Secondary\n', cstate: 'Connected\n', dstate: 'UpToDate/UpToDate\n', dump: DUMP },
    show: 'resource web1-disk {\n    net {\n        protocol        \tC;\n    }\n}\n',
    'get-gi': '5E5D1A2B3C4D5E6F:0000000000000000:A1A2A3A4A5A6A7A8:0000000000000000:1:1:1:1:0:0:0\n',
    'sh-ll-dev': '/dev/vg0/web1-disk\n',
  };

  test('role, state, generations, addresses; a setting at its default is not shown', async () => {
    const seen = await lookAtDrbd(says(all), 'web1-disk', true);
    expect(seen).toMatchObject({ role: 'Primary', peerRole: 'Secondary', twoPrimaries: false, protocol: 'C' });
    // The last bit only tells that it is Primary.
    expect(seen!.generations[0]).toBe('5E5D1A2B3C4D5E6E');
    expect([...seen!.addresses]).toEqual([
      ['xena', '10.9.0.1'],
      ['xenb', '10.9.0.2'],
    ]);
    const open = { ...all, show: 'net {\n        allow-two-primaries\tyes;\n protocol C;\n}\n' };
    expect((await lookAtDrbd(says(open), 'web1-disk'))!.twoPrimaries).toBe(true);
  });

  test('two that are connected are asked no more than needed; two that have parted for their generations', async () => {
    expect((await lookAtDrbd(says(all), 'web1-disk'))!.generations).toEqual([]);
    const parted = { ...all, cstate: 'StandAlone\n' };
    expect((await lookAtDrbd(says(parted), 'web1-disk'))!.generations).toHaveLength(4);
  });

  test('a resource that is not up is none', async () => {
    expect(await lookAtDrbd(says({}), 'web1-disk')).toBeUndefined();
  });

  /** As drbd-utils prints it (user/v9/drbdsetup.c, resource_status_json), with what matters of it as each test has it. */
  const nine = (more: { role?: string; link?: string; repl?: string; peer?: string; out?: number } = {}): string => `[
{
  "name": "web1-disk",
  "node-id": 0,
  "role": "${more.role ?? 'Primary'}",
  "suspended": false,
  "suspended-user": false,
  "suspended-no-data": false,
  "suspended-fencing": false,
  "suspended-quorum": false,
  "force-io-failures": false,
  "write-ordering": "flush",
  "devices": [
    {
      "volume": 0,
      "minor": 0,
      "disk-state": "UpToDate",
      "client": false,
      "open": true,
      "quorum": true,
      "size": 262096,
      "read": 1212,
      "written": 8,
      "al-writes": 1,
      "bm-writes": 0,
      "upper-pending": 0,
      "lower-pending": 0
    } ],
  "connections": [
    {
      "peer-node-id": 1,
      "name": "xenb",
      "connection-state": "${more.link ?? 'Connected'}", 
      "congested": false,
      "peer-role": "${more.peer ?? 'Secondary'}",
      "tls": false,
      "ap-in-flight": 0,
      "rs-in-flight": 0,
      "paths": [
        {
          "this_host": {
            "address": "10.9.0.1",
            "port": 7788,
            "family": "ipv4"
          },
          "remote_host": {
            "address": "10.9.0.2",
            "port": 7788,
            "family": "ipv4"
          },
          "established": true
        } ],
      "peer_devices": [
        {
          "volume": 0,
          "replication-state": "${more.repl ?? 'Established'}",
          "peer-disk-state": "UpToDate",
          "peer-client": false,
          "resync-suspended": "no",
          "received": 0,
          "sent": 4,
          "out-of-sync": ${more.out ?? 0},
          "pending": 0,
          "unacked": 0,
          "has-sync-details": false,
          "has-online-verify-details": false,
          "percent-in-sync": 100.00
        } ]
    } ]
}
]
`;
  /** DRBD 9: drbdadm tells only the own role, and of the connection not whether anything is copied over it. */
  const of9 = (status: string, more: object = {}): Record<string, string> => ({
    ...{ ...all, role: 'Primary\n', cstate: 'Connected\n', status },
    // With the flags of DRBD 9 behind.
    'get-gi': `${GENERATIONS.join(':')}:1:1:1:0:1:0:0:0:0:0:0:1\n`,
    ...more,
  });

  test('DRBD 9: roles of both, what goes on between them, and what the other has not', async () => {
    const seen = await lookAtDrbd(says(of9(nine({ peer: 'Primary' }))), 'web1-disk');
    expect(seen).toMatchObject({ role: 'Primary', peerRole: 'Primary', connection: 'Established', disk: 'UpToDate' });
    expect(isConnected(seen!)).toBe(true);
    const syncing = await lookAtDrbd(says(of9(nine({ repl: 'SyncSource', out: 1044 }))), 'web1-disk');
    expect(syncing).toMatchObject({ connection: 'SyncSource', outOfSyncBytes: 1044 * 1024 });
    expect(isConnected(syncing!)).toBe(false);
  });

  test('DRBD 9: split brain is told by the generations, as with 8.4; one that waits for the other is none', async () => {
    const side = async (link: string, generations: readonly string[]) =>
      lookAtDrbd(
        says(
          of9(nine({ link, repl: 'Off', peer: 'Unknown', out: 8 }), {
            'get-gi': `${generations.join(':')}:1:1:1:0:1:0:0:0:0:0:0:1\n`,
          }),
        ),
        'web1-disk',
      );
    const [one, two] = [await side('StandAlone', ahead), await side('Connecting', alsoAhead)];
    expect(one!.generations).toHaveLength(4);
    expect(isSplit(one, two)).toBe(true);
    expect(isSplit(await side('Connecting', behind), one)).toBe(false);
  });

  const [current, , history] = GENERATIONS as [string, string, string];
  const behind = [current, '0000000000000000', history, '0000000000000000'];
  const ahead = ['C3C3C3C3C3C3C3C2', current, history, '0000000000000000'];
  const alsoAhead = ['D4D4D4D4D4D4D4D4', current, history, '0000000000000000'];
  test('one side that went on alone is no split brain; both are', () => {
    expect(diverged(behind, behind)).toBe(false);
    expect(diverged(ahead, behind)).toBe(false);
    expect(diverged(behind, ahead)).toBe(false);
    expect(diverged(ahead, alsoAhead)).toBe(true);
    expect(diverged(ahead, [])).toBe(false);
    const apart = { connection: 'WFConnection' };
    expect(
      isSplit(
        sightOf('Primary', { generations: ahead, ...apart }),
        sightOf('Primary', { generations: alsoAhead, ...apart }),
      ),
    ).toBe(true);
    expect(isSplit(sightOf('Primary', { generations: ahead }), sightOf('Secondary', { generations: alsoAhead }))).toBe(
      false,
    );
  });

  test('out of sync in /proc/drbd, of the right device', () => {
    const proc = `version: 8.4.11 (api:1/proto:86-101)
 0: cs:Connected ro:Primary/Secondary ds:UpToDate/UpToDate C r-----
    ns:81920 nr:0 dw:0 dr:82744 al:0 bm:0 lo:0 pe:0 ua:0 ap:0 ep:1 wo:f oos:0
 1: cs:StandAlone ro:Primary/Unknown ds:UpToDate/DUnknown   r-----
    ns:0 nr:0 dw:128 dr:0 al:1 bm:0 lo:0 pe:0 ua:0 ap:0 ep:1 wo:f oos:1044
`;
    expect(readUnsent(proc, '0')).toBe(0);
    expect(readUnsent(proc, '1')).toBe(1044 * 1024);
    expect(readUnsent(proc, '2')).toBeNull();
    expect(readUnsent('', '')).toBeNull();
  });
});

describe('what ping says', () => {
  const answers = (...numbers: number[]): string =>
    numbers.map((n) => `64 bytes from 10.20.0.113: icmp_seq=${n} ttl=64 time=0.412 ms`).join('\n');
  test('the longest run in a row counts', () => {
    expect(readPings(answers(1, 2, 3, 9, 10, 12))).toEqual({ lost: 5, seconds: 1, asked: 12 });
    expect(readPings(answers(4, 5, 6))).toEqual({ lost: 0, seconds: 0, asked: 3 });
  });
  test('an answer of somebody else is none', () => {
    const unreachable = 'From 10.20.0.1 icmp_seq=2 Destination Host Unreachable';
    expect(readPings(`${answers(1)}\n${unreachable}\n${answers(3)}`)).toMatchObject({ lost: 1 });
    expect(readPings(unreachable)).toBeUndefined();
  });
});

test('how much has gone over', () => {
  const MiB = 2 ** 20;
  const io = `wchar: 812\nwchar: ${100 * MiB}\nwchar: ${101 * MiB}\n`;
  expect(readSent(io)).toBe(101 * MiB);
  expect(readSent('grep: /proc/7/io: No such file or directory\n')).toBe(0);
  expect(progressWords({ sentBytes: 64 * MiB, memoryBytes: 256 * MiB })).toBe('its memory: 64 MiB of 256 MiB sent');
  expect(progressWords({ sentBytes: 300 * MiB, memoryBytes: 256 * MiB })).toContain('sent again (300 MiB so far)');
  const log = 'migration target: Ready to receive domain.\r\nxc: info: Saving domain 5, type x86 HVM\n\n';
  expect(wordsIn(log).at(-1)).toBe('xc: info: Saving domain 5, type x86 HVM');
});

describe('hosts that go to a shell', () => {
  test.each(['xenb; reboot', '$(id)', '-oProxyCommand=id', 'root@xenb -- x', "a'b", 'a b', ''])(
    '%s is refused',
    (via) => {
      expect(() => wireOf(via)).toThrow();
    },
  );
  test('xl is given the whole ssh, with a mark for the receiver', () => {
    const argv = sendCommand('web1', wireOf('ssh://root@xenb:2222'));
    expect(argv.slice(0, 5)).toEqual(['xl', 'migrate', '-s', '', 'web1']);
    expect(argv[5]).toMatch(/^exec ssh -axT .*-l root -p 2222 -- xenb env 'XENGUIDE_MOVE=web1' xl migrate-receive$/);
  });
});

describe('the plan', () => {
  const look = lookOf();
  const plan = movePlan(look, look.wire!, ownRenderer.fill, UUID);
  const unit = plan.actions
    .at(-1)!
    .do.flatMap((step) => ('write' in step ? (step.text ?? '') : []))
    .join('');

  test('is one that is read back as it is', () => {
    expect(parsePlan(printPlan(plan), 'x')).toEqual(plan);
  });

  test('both may write before xl begins, and are closed whatever becomes of it', () => {
    const lines = unit.split('\n').filter((line) => line.startsWith('Exec'));
    const send = lines.findIndex((line) => line.includes('migrate-receive'));
    expect(lines[send]).toMatch(/^ExecStart=xl migrate -s "" web1 "exec ssh /);
    expect(lines.slice(0, send).filter((line) => line.includes('--allow-two-primaries=yes'))).toHaveLength(2);
    expect(lines.slice(send + 1).every((line) => line.startsWith('ExecStopPost=-'))).toBe(true);
    expect(lines.slice(send + 1).some((line) => line.includes('--allow-two-primaries=no'))).toBe(true);
    expect(lines.at(-1)).toBe('ExecStopPost=-touch /run/xenguide-move-web1/ended');
  });

  test('an xl that is under way is waited for, and never begun twice', () => {
    const [first] = plan.actions.at(-1)!.undo as unknown as { run: string[]; onlyIf?: object[] }[];
    expect(first!.run).toEqual(['systemctl', 'start', '--', 'xenguide-move-web1.service']);
    expect(first!.onlyIf).toEqual([{ run: ['test', '-e', '/run/xenguide-move-web1/begun'] }]);
    expect(unit).toContain('ConditionPathExists=!/run/xenguide-move-web1/begun');
  });

  test('in the other direction everything is done at the other place', () => {
    const turned = movePlan({ ...look, from: look.to, to: look.from }, look.wire!, ownRenderer.fill, UUID);
    const [config, send] = turned.actions as [Plan['actions'][number], Plan['actions'][number]];
    expect(config.do.map(({ on }) => on)).toEqual([undefined]);
    expect(new Set(send.do.map(({ on }) => on))).toEqual(new Set([PEER]));
    expect(parsePlan(printPlan(turned), 'x')).toEqual(turned);
  });
});

test('records that come along name the hosts from the other side, and twice is as before', () => {
  const run = (on?: string): Step => ({ run: ['true'], ...(on === undefined ? {} : { on }) });
  // Whether another guest has the disk is asked where it is then removed.
  const free = (on?: string): Step => ({
    ...{ mustBeFree: '/dev/drbd0', guest: 'web1' },
    ...(on === undefined ? {} : { on }),
  });
  const base = { title: 't', why: 'w', effect: 'creates' as const, touches: [] };
  const look = lookOf();
  const plan: Plan = {
    ...movePlan(look, look.wire!, ownRenderer.fill, UUID),
    needs: [{ tool: 'lvs', package: 'lvm2', on: PEER }],
    preconditions: [],
    actions: [
      { ...base, id: 'storage.create.here', do: [run()], undo: [run(), run(PEER), free(), free(PEER)] },
      { ...base, id: 'config.write', do: [run()], undo: [run()] },
      { ...base, id: 'guest.start', do: [run()], undo: [run()] },
    ],
  };
  const old = 'ssh://root@xena';
  const moved = rehomePlan(plan, old);
  expect(moved.actions.map((action) => [...action.do, ...action.undo].map(({ on }) => on))).toEqual([
    [old, old, undefined, old, undefined],
    [undefined, undefined],
    [undefined, undefined],
  ]);
  expect(moved.needs[0]!.on).toBeUndefined();
  expect(rehomePlan(moved, PEER)).toEqual(plan);
  const alone = { ...plan, needs: [], actions: plan.actions.slice(1) };
  expect(rehomePlan(alone, old)).toEqual(alone);
});

describe('repairs', () => {
  const what = {
    ...{ name: 'web1', uuid: UUID, config: '/etc/xen/web1.cfg', resources: [] },
    from: { on: undefined, name: 'xena', xen: '4.17.7' },
    to: { on: PEER, name: 'xenb', xen: '4.17.7' },
  };
  const commands = (plan: Plan | undefined) =>
    plan?.actions.flatMap((action) =>
      action.do.map((step) => `${step.on ?? 'here'}: ${'run' in step ? step.run.join(' ') : ''}`),
    );

  test('are plans that are read back as they are', () => {
    for (const state of ['orphan', 'held-with-copy', 'between', 'gone-there', 'paused-there'] as const) {
      const sight = { domains: [], sends: false, receivers: [812], receivesOther: false };
      const plan = repairPlan(what, state, sight, UUID)!;
      expect(parsePlan(printPlan(plan), state)).toEqual(plan);
    }
  });

  test('the copy goes before anything else', () => {
    expect(commands(repairPlan(what, 'between', undefined, UUID))).toEqual([
      `${PEER}: xl destroy web1--incoming`,
      'here: xl rename web1--migratedaway web1',
      'here: xl save -c web1 /dev/null',
    ]);
  });

  test.each(['here', 'arrived', 'unknown', 'two-run', 'strange', 'nowhere', 'under-way'] as const)(
    'none for %s',
    (state) => {
      expect(repairPlan(what, state, undefined, UUID)).toBeUndefined();
    },
  );
});

describe('a guest as libxl and its config have it', () => {
  const json = (more: object = {}) =>
    JSON.stringify([
      {
        domid: 7,
        config: {
          c_info: { type: 'pvh', name: 'web1', uuid: UUID },
          b_info: { max_vcpus: 1, max_memkb: 65_536 },
          disks: [{ pdev_path: 'web1-disk', vdev: 'xvda', script: 'block-drbd-xenguide', readwrite: 1 }],
          nics: [{ mac: '00:16:3e:00:00:01', bridge: 'xenbr0' }],
          ...more,
        },
      },
    ]);
  const config = { path: '/etc/xen/web1.cfg', text: CONFIG };
  const read = (text: string, of = config) => readMovedGuest(text, of, exampleFacts(), false);

  test('is read', () => {
    expect(read(json())).toMatchObject({ name: 'web1', type: 'pvh', bound: [], hostFiles: ['/srv/images/vmlinuz'] });
  });
  test('what binds it to its host', () => {
    const bound = {
      pcidevs: [{ dev: 1 }],
      b_info: { max_vcpus: 1, max_memkb: 65_536, disable_migrate: 'True', vnuma_nodes: [{}] },
    };
    expect(read(json(bound))!.bound).toEqual(['nomigrate', 'pci', 'vnuma']);
  });
  test.each([
    ['destroy', {}, ''],
    ['restart', {}, 'on_poweroff = "restart"\n'],
    // libxl writes it with another stroke than xl.cfg.
    ['rename-restart', { on_poweroff: 'rename_restart' }, ''],
    ['restart', { on_poweroff: 'destroy' }, 'on_poweroff = "restart"\n'],
  ])('what xl does when it is shut down, as it runs and as it is started the next time: %s', (action, more, line) => {
    expect(read(json(more), { ...config, text: `${CONFIG}${line}` })!.onPoweroff).toBe(action);
  });
  test.each([
    [UUID, ''],
    [UUID, 'upper'],
    [null, 'none'],
  ])('the UUID that its config states: %s %s', (uuid, how) => {
    const text =
      how === 'none' ? CONFIG.replace(/^uuid.*$/m, '') : how ? CONFIG.replace(UUID, UUID.toUpperCase()) : CONFIG;
    expect(read(json(), { ...config, text })!.configUuid).toBe(uuid);
  });
  test('a config of another name is refused: the guest would be started under that one there', () => {
    const text = CONFIG.replace('"web1"', '"web2"');
    expect(() => read(json(), { ...config, text })).toThrow(/describes a guest called web2, and web1 runs/);
  });
  test('a disk that its config does not have is refused', () => {
    expect(() => read(json({ disks: [] }))).toThrow(/other disks/);
  });
  test('what is no guest is none', () => {
    for (const text of ['', '[]', '[{"domid": 0}]', 'null']) expect(read(text)).toBeUndefined();
  });
});
