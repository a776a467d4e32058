import { describe, expect, it, test } from 'vitest';
import type { Facts } from '../../../src/host/facts.ts';
import type { Action, RunStep } from '../../../src/plan/action.ts';
import { commandsThere } from '../../../src/plan/apply/without.ts';
import { printPlan } from '../../../src/plan/plan-file.ts';
import type { StorageContext } from '../../../src/storage/backend.ts';
import { usableBytes, volumeBytes } from '../../../src/storage/drbd/sides.ts';
import { drbd } from '../../../src/storage/drbd.ts';
import { GiB, MiB } from '../../../src/units.ts';
import { ownRenderer } from '../../support/templates.ts';
import { planOf } from '../plan/plans.ts';
import { mirrorHost, PEER, peersWith } from './mirrored.ts';

const context = (here: Facts = mirrorHost(1), there: Facts = mirrorHost(2)): StorageContext => ({
  at: 'storage',
  guest: 'web1',
  role: 'disk',
  facts: here,
  peers: peersWith(there),
  leastBytes: 2 * GiB,
});

const ANSWERS = {
  vg: 'vg0',
  size: '20GiB',
  port: 7790,
  minor: 0,
  address: '10.9.0.1',
  script: 'block-drbd',
  'peer.host': PEER,
  'peer.name': 'xenb',
  'peer.address': '10.9.0.2',
  'peer.vg': 'vg0',
};

const suggestion = (key: string, where: StorageContext): unknown =>
  drbd.fields({ 'peer.host': PEER }, where).find((field) => field.key === `storage.${key}`)?.suggest?.value;

const actionsOf = (change: Record<string, unknown> = {}, where = context()): Action[] => {
  const volume = drbd.resolve({ ...ANSWERS, ...change }, where);
  return [...drbd.actions(volume, ownRenderer.fill), ...drbd.handOver!(volume)];
};

const written = (actions: Action[], path: string): { text: string; on: string | undefined }[] =>
  actions.flatMap((action) =>
    action.do.flatMap((step) => ('write' in step && step.write === path ? [{ text: step.text!, on: step.on }] : [])),
  );

describe('the size', () => {
  it.each([
    // Seen on a real host: blockdev --getsize64 of the resource on a volume of 128 MiB (DRBD 8.4.11).
    [128 * MiB, 134_176_768],
    // The manual's formula: ceil(Cs / 2^18) * 8 + 72 sectors.
    [GiB, GiB - (8 * 8 + 72) * 512],
  ])('of %d bytes on disk leaves %d', (bytes, usable) => {
    expect(usableBytes(bytes)).toBe(usable);
  });

  test('of the volumes is such that the guest has all it was promised, and an extent less would not do', () => {
    for (const wanted of [16 * MiB, 100 * MiB, 5 * GiB, 20 * GiB, 1000 * GiB]) {
      const bytes = volumeBytes(wanted, 4 * MiB);
      expect(usableBytes(bytes)).toBeGreaterThanOrEqual(wanted);
      expect(usableBytes(bytes - 4 * MiB)).toBeLessThan(wanted);
    }
  });

  test('is counted in each host’s own extents', () => {
    const there = mirrorHost(2, (facts) => {
      facts.volumeGroups[0]!.extentBytes = 32 * MiB;
    });
    const made = actionsOf({}, context(mirrorHost(1), there)).flatMap(({ do: steps }) =>
      steps.flatMap((step) => ('run' in step && step.run[0] === 'lvcreate' ? [step.run.at(-2)] : [])),
    );
    expect(made).toEqual([`${20 * GiB + 4 * MiB}b`, `${20 * GiB + 32 * MiB}b`]);
  });
});

describe('the room of both groups', () => {
  const volume = (where: StorageContext, more: object = {}) => drbd.resolve({ ...ANSWERS, ...more }, where);

  test('is added up with that of the guest’s other disks, on either host', () => {
    const there = mirrorHost(2, (facts) => {
      facts.volumeGroups[0]!.freeExtents /= 2;
    });
    const where = context(mirrorHost(1), there);
    expect(drbd.shares!(volume(where), where.facts!, where.peers)).toEqual([
      { of: 'volume group vg0', bytes: 20 * GiB + 4 * MiB, freeBytes: 200 * GiB },
      { of: 'volume group vg0 on xenb', bytes: 20 * GiB + 4 * MiB, freeBytes: 100 * GiB },
    ]);
    expect(drbd.shares!(volume(where), where.facts!)).toHaveLength(1);
  });

  test('is what earlier disks leave of it', () => {
    const where = { ...context(), taken: (of: string) => (of === 'volume group vg0 on xenb' ? 150 * GiB : 0) };
    const size = drbd.fields(ANSWERS, where).find(({ key }) => key === 'storage.size');
    expect(size).toMatchObject({ most: usableBytes(50 * GiB) });
  });
});

describe('suggestions', () => {
  test('the addresses are those on the network that both are on, not on the one that leads outside', () => {
    expect(suggestion('address', context())).toBe('10.9.0.1');
    expect(suggestion('peer.address', context())).toBe('10.9.0.2');
  });

  test('the same address on both hosts is no network between them', () => {
    const same = (facts: Facts) => {
      facts.nics.at(-1)!.addresses = ['10.0.2.15/24'];
      facts.bridges = [];
    };
    expect(suggestion('address', context(mirrorHost(1, same), mirrorHost(2, same)))).toBeUndefined();
  });

  test('the port and the device number are used on neither host, also by what is not DRBD', () => {
    const here = mirrorHost(1, (facts) => {
      facts.drbd!.resources = [{ name: 'a', minors: [0], ports: [7788] }];
    });
    const there = mirrorHost(2, (facts) => {
      facts.drbd!.resources = [{ name: 'b', minors: [1], ports: [7789] }];
      facts.listening = [7790];
    });
    expect(suggestion('port', context(here, there))).toBe(7791);
    expect(suggestion('minor', context(here, there))).toBe(2);
  });

  test('further disks of the same guest get what its other disks leave, whatever those were given', () => {
    const earlier = [{ port: 7788, minor: 1 }, { port: 7790 }].map((own) =>
      drbd.resolve({ ...ANSWERS, ...own }, context()),
    );
    expect(suggestion('port', { ...context(), role: 'data2', earlier })).toBe(7789);
    expect(suggestion('minor', { ...context(), role: 'data2', earlier })).toBe(2);
    expect(suggestion('port', { ...context(), role: 'data1', earlier: [] })).toBe(7788);
  });

  test('the hotplug script is the one that both hosts have, else our own', () => {
    const without = mirrorHost(2, (facts) => {
      facts.drbd!.script = false;
    });
    expect(suggestion('script', context())).toBe('block-drbd');
    expect(suggestion('script', context(mirrorHost(1), without))).toBe('block-drbd-xenguide');
    const field = drbd
      .fields({ 'peer.host': PEER }, context(mirrorHost(1), without))
      .find(({ key }) => key === 'storage.script');
    expect(field).toMatchObject({ options: [{ blocked: { reason: expect.stringContaining('no longer') } }, {}] });
  });

  test('as long as the second host is not known, nothing is guessed', () => {
    expect(suggestion('peer.name', { ...context(), peers: new Map() })).toBeUndefined();
    const field = drbd.fields({}, { ...context(), peers: new Map() }).find(({ key }) => key === 'storage.peer.vg');
    expect(field).toMatchObject({ kind: 'text' });
    expect(field?.suggest).toBeUndefined();
  });

  test('there is as much room as the fuller of the two groups has', () => {
    const there = mirrorHost(2, (facts) => {
      facts.volumeGroups[0]!.freeExtents = 1024;
    });
    const size = drbd.fields(ANSWERS, context(mirrorHost(1), there)).find(({ key }) => key === 'storage.size');
    expect(size).toMatchObject({ most: usableBytes(4 * GiB) });
  });
});

describe('answers that cannot be', () => {
  const refused = (change: Record<string, unknown>, here?: (facts: Facts) => void, there?: (facts: Facts) => void) =>
    drbd.problems({ ...ANSWERS, ...change }, context(mirrorHost(1, here), mirrorHost(2, there)));
  const one = (field: string, words: string, kind?: 'conflict') => [
    expect.objectContaining({ field, message: expect.stringContaining(words), ...(kind ? { kind } : {}) }),
  ];

  test('are none when all is well', () => {
    expect(refused({})).toEqual([]);
  });

  test('a second host that is this host', () => {
    const found = refused({}, undefined, (facts) => {
      facts.hostname = 'xena';
    });
    expect(found).toEqual(one('storage.peer.host', 'it is this host'));
  });

  test('a second host that is down: its own words', () => {
    const peers = new Map([[PEER, { problem: { message: 'it does not answer.', remedy: 'Is it up?' } }]]);
    expect(drbd.problems(ANSWERS, { ...context(), peers })).toEqual([
      { field: 'storage.peer.host', message: 'it does not answer.', remedy: 'Is it up?' },
    ]);
  });

  test('a second host that is still being looked at is not ready', () => {
    const { peers: _, ...waiting } = context();
    expect(drbd.problems(ANSWERS, waiting)).toEqual(one('storage.peer.host', 'still being looked at'));
  });

  test.each<[string, (facts: Facts) => void, string, string, 'conflict'?]>([
    [
      'an older resource of that name',
      (f) => f.drbd!.resources.push({ name: 'web1-disk', minors: [9], ports: [9] }),
      'storage.peer.host',
      'has a DRBD resource web1-disk already',
      'conflict',
    ],
    [
      'an older volume of that name',
      (f) => f.logicalVolumes!.push({ vg: 'vg0', name: 'web1-disk', bytes: GiB }),
      'storage.peer.vg',
      'has a logical volume vg0/web1-disk already',
      'conflict',
    ],
    [
      'no such volume group',
      (f) => {
        f.volumeGroups[0]!.name = 'other';
      },
      'storage.peer.vg',
      'there is no volume group vg0 on xenb',
    ],
    [
      'not enough room',
      (f) => {
        f.volumeGroups[0]!.freeExtents = 10;
      },
      'storage.size',
      'do not fit into vg0 on xenb',
    ],
    [
      'another name',
      (f) => {
        f.hostname = 'xenc';
      },
      'storage.peer.name',
      'calls itself xenc',
    ],
    [
      'another generation of DRBD',
      (f) => {
        f.drbd!.module = '9.2.8';
      },
      'storage.peer.host',
      'DRBD is 8.4.11 here and 9.2.8 on xenb',
    ],
    [
      'no DRBD',
      (f) => {
        f.drbd = null;
      },
      'storage.peer.host',
      'xenb: drbd-utils is not installed',
    ],
    [
      'no module',
      (f) => {
        f.drbd!.module = null;
      },
      'storage.peer.host',
      'no DRBD module',
    ],
    [
      'no root',
      (f) => {
        f.root = false;
      },
      'storage.peer.host',
      'you are not root',
    ],
  ])('on the second host: %s', (_what, change, field, words, kind) => {
    expect(refused({}, undefined, change)).toEqual(one(field, words, kind));
  });

  test('the same on this host', () => {
    const old = (f: Facts) => f.drbd!.resources.push({ name: 'web1-disk', minors: [9], ports: [9] });
    expect(refused({}, old)).toEqual(one('storage.peer.host', 'xena has a DRBD resource', 'conflict'));
  });

  test('a guest’s name that is no resource’s name', () => {
    expect(drbd.problems(ANSWERS, { ...context(), guest: 'a+b' })).toEqual(one('name', 'a+b'));
  });

  test.each(['xenb', 'http://xenb', 'ssh://root:secret@xenb', 'ssh://-oProxyCommand=x'])('%s is no ssh URL', (url) => {
    expect(
      drbd
        .fields({}, context())
        .find(({ key }) => key === 'storage.peer.host')
        ?.check?.(url),
    ).toBeDefined();
  });
});

describe('at its own question is refused', () => {
  const said = (key: string, value: string | number, where: StorageContext = context()) =>
    drbd
      .fields(ANSWERS, where)
      .find((field) => field.key === `storage.${key}`)
      ?.check?.(value);
  const wrong = (message: string, remedy: string) => ({
    message: expect.stringContaining(message),
    remedy: expect.stringContaining(remedy),
  });

  test('an address that its host has not, with those it has', () => {
    expect(said('address', '10.9.0.1')).toBeUndefined();
    expect(said('address', '10.9.0.3')).toEqual(wrong('xena has no address 10.9.0.3', '10.9.0.1'));
    expect(said('peer.address', '10.9.0.2')).toBeUndefined();
    expect(said('peer.address', '10.9.0.3')).toEqual(wrong('xenb has no address 10.9.0.3', '10.9.0.2'));
  });

  test('an address that both hosts have: each would only reach itself', () => {
    expect(said('peer.address', '10.9.0.1')).toEqual(wrong('both hosts would have the address 10.9.0.1', 'its own'));
    const behindNat = (facts: Facts) => {
      facts.nics[0]!.addresses = ['10.0.2.15/24'];
    };
    const where = context(mirrorHost(1, behindNat), mirrorHost(2, behindNat));
    expect(said('address', '10.0.2.15', where)).toEqual(wrong('xenb has the address 10.0.2.15 too', '10.9.0.1'));
    expect(said('peer.address', '10.0.2.15', where)).toEqual(wrong('xena has the address 10.0.2.15 too', '10.9.0.2'));
  });

  test.each(['127.0.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255'])(
    'an address that no other host reaches, also where nothing is known of the hosts: %s',
    (address) => {
      const unknown = { ...context(), facts: undefined, peers: new Map() };
      expect(said('peer.address', address, unknown)).toEqual(wrong('no other host', 'network between'));
      expect(said('peer.address', '10.9.0.9', unknown)).toBeUndefined();
    },
  );

  test('an address of this host for the second one, though that was not asked', () => {
    expect(said('peer.address', '192.0.2.2', { ...context(), peers: new Map() })).toEqual(
      wrong('xena has the address 192.0.2.2', 'second host'),
    );
  });

  const taken = (change: (facts: Facts) => void) => context(mirrorHost(1), mirrorHost(2, change));
  const old = (facts: Facts) => facts.drbd!.resources.push({ name: 'old', minors: [0], ports: [7788] });

  test('a port or a device number that something has, with the next that is free', () => {
    expect(said('port', 7788)).toBeUndefined();
    expect(said('port', 7788, taken(old))).toEqual({
      kind: 'conflict',
      ...wrong('old uses the port 7788 on xenb', '7789'),
    });
    expect(
      said(
        'port',
        7790,
        taken((facts) => facts.listening!.push(7790)),
      ),
    ).toEqual({
      kind: 'conflict',
      ...wrong('a program uses the port 7790 on xenb', '7788'),
    });
    expect(said('minor', 0, taken(old))).toEqual({ kind: 'conflict', ...wrong('old is /dev/drbd0 on xenb', '1') });
  });

  test('the port or device number of another disk of the guest', () => {
    const where = { ...context(), role: 'data1', earlier: [drbd.resolve(ANSWERS, context())] };
    expect(said('port', 7790, where)).toEqual({ kind: 'conflict', ...wrong('web1-disk', '7788') });
    expect(said('minor', 0, where)).toEqual({ kind: 'conflict', ...wrong('web1-disk', '1') });
  });
});

describe('the actions', () => {
  test('write one resource file on both hosts: protocol C, one primary, and nothing thrown away by itself', () => {
    const files = written(actionsOf(), '/etc/drbd.d/web1-disk.res');
    expect(files.map(({ on }) => on)).toEqual([undefined, PEER]);
    expect(files[0]!.text).toBe(files[1]!.text);
    for (const line of [
      'resource web1-disk {',
      'protocol C;',
      'allow-two-primaries no;',
      'after-sb-0pri disconnect;',
      'after-sb-1pri disconnect;',
      'after-sb-2pri disconnect;',
      'on xena {',
      'on xenb {',
      'device minor 0;',
      'disk /dev/vg0/web1-disk;',
      'address ipv4 10.9.0.1:7790;',
      'address ipv4 10.9.0.2:7790;',
    ]) {
      expect(files[0]!.text).toMatch(new RegExp(`^ *${line.replace(/[.{}]/g, '\\$&')}$`, 'm'));
    }
    // DRBD 8.4 refuses to read a file with it.
    expect(files[0]!.text).not.toContain('auto-promote');
  });

  test('keep DRBD 9 from making a disk writable by itself', () => {
    const nine = (facts: Facts) => {
      facts.drbd!.module = '9.2.8';
    };
    const actions = actionsOf({}, context(mirrorHost(1, nine), mirrorHost(2, nine)));
    expect(written(actions, '/etc/drbd.d/web1-disk.res')[0]!.text).toContain('auto-promote no;');
  });

  test('leave it writable nowhere: the start of the guest makes it so', () => {
    const runs = actionsOf().flatMap((action) =>
      action.do.flatMap((step) => ('run' in step ? [step.run.join(' ')] : [])),
    );
    expect(runs.indexOf('drbdadm primary web1-disk')).toBeLessThan(runs.lastIndexOf('drbdadm secondary web1-disk'));
    expect(drbd.xlDisk(drbd.resolve(ANSWERS, context()), 'xvda', 'rw')).toEqual({
      target: 'web1-disk',
      format: 'raw',
      vdev: 'xvda',
      access: 'rw',
      script: 'block-drbd',
    });
  });

  test('put our own hotplug script on both hosts only where it is needed, and share it between guests', () => {
    const path = '/etc/xen/scripts/block-drbd-xenguide';
    expect(written(actionsOf(), path)).toEqual([]);
    const actions = actionsOf({ script: 'block-drbd-xenguide' });
    expect(written(actions, path).map(({ on }) => on)).toEqual([undefined, PEER]);
    for (const action of actions.filter(({ touches }) => touches.some((place) => place.startsWith(path)))) {
      expect(action.whenThere).toBe('keep');
    }
  });

  test('are a plan that is taken, with another host in it', () => {
    expect(() => JSON.parse(printPlan(planOf(actionsOf({ script: 'block-drbd-xenguide' }))))).not.toThrow();
    const hosts = new Set(actionsOf().flatMap((action) => [...action.do, ...action.undo].map(({ on }) => on)));
    expect(hosts).toEqual(new Set([undefined, PEER]));
  });
});

test('a volume that could not be removed is not taken for one that is gone, on either host', () => {
  const undo = actionsOf().flatMap((action) => action.undo.filter((step): step is RunStep => 'run' in step));
  const removals = undo.flatMap((step, index) => (step.run[0] === 'lvremove' ? [index] : []));
  expect(removals).toHaveLength(2);
  for (const index of removals) {
    const { run, on } = undo[index]!;
    expect(undo[index + 1]).toMatchObject({ run: ['lvs', '--noheadings', '-o', 'lv_name', run.at(-1)], ok: [5] });
    expect(undo[index + 1]!.on).toBe(on);
  }
});

test('undo asks about snapshots on both hosts before the mirror is taken apart, and again before each volume goes', () => {
  const undo = actionsOf()
    .at(-1)!
    .undo.filter((step) => 'run' in step);
  expect(undo).toMatchObject([
    { run: ['lvs', '--noheadings', '-o', 'lv_name', '-S', 'origin="web1-disk"', 'vg0'], says: '' },
    { run: expect.arrayContaining(['lvs']), says: '', on: PEER },
  ]);
  const all = actionsOf().flatMap((action) => action.undo.filter((step): step is RunStep => 'run' in step));
  for (const [index, step] of all.entries()) {
    if (step.run[0] === 'lvremove')
      expect(all[index - 1]).toMatchObject({ run: expect.arrayContaining(['-S']), says: '' });
  }
});

test('what remains by hand on a host that is gone: first down, then its file, last its volume', () => {
  const lines = commandsThere(actionsOf().toReversed(), PEER);
  const at = (words: string): number => lines.findIndex((line) => line.includes(words));
  const order = [
    'systemctl disable',
    'drbdsetup down',
    'rm -f -- /etc/drbd.d/web1-disk.res',
    'lvremove',
    'modprobe -r',
  ];
  expect(order.map(at)).toEqual(order.map(at).toSorted((a, b) => a - b));
  expect(order.map(at)).not.toContain(-1);
  // They are typed there, not here.
  expect(lines.join()).not.toContain('xenb');
});

test('the way to the platter leads over both hosts', () => {
  expect(drbd.route(drbd.resolve(ANSWERS, context()), mirrorHost(1))).toEqual([
    '/dev/drbd0',
    'DRBD resource web1-disk',
    'mirrored: 10.9.0.1 to 10.9.0.2 (xenb), port 7790',
    '/dev/vg0/web1-disk',
    'volume group vg0',
    ...mirrorHost(1)
      .blockDevices.filter(({ usedBy }) => usedBy.includes('physical volume of vg0'))
      .map(({ path }) => path),
  ]);
});

test('a resource whose address comes late at a boot is brought up all the same, and guests wait for it a while', () => {
  const writes = actionsOf().flatMap(({ do: steps }) => steps.flatMap((step) => ('write' in step ? [step] : [])));
  const units = writes.filter(({ write }) => write.endsWith('.service'));
  expect(units).toHaveLength(2);
  for (const { text } of units) {
    expect(text).toMatch(/^ExecStartPre=-\/usr\/bin\/timeout 60 .*until \/usr\/sbin\/drbdadm adjust web1-disk;/m);
    expect(text).toMatch(/^Restart=on-failure$/m);
    expect(text).toMatch(/^StartLimitIntervalSec=0$/m);
  }
});
