import { expect, test } from 'vitest';
import { exampleFacts } from '../../../../src/host/example.ts';
import type { Guest } from '../../../../src/host/facts.ts';
import type { MoveCheck } from '../../../../src/keep/move/checks/check.ts';
import { checkMove } from '../../../../src/keep/move/checks/index.ts';
import type { MoveLook } from '../../../../src/keep/move/seen.ts';
import { guestOf, lookOf, MAC, sideOf, sightOf } from './making.ts';
import { UUID } from './stand-in.ts';

const xen = (more: object) => ({ xen: { ...exampleFacts().xen, ...more } });
const other = (more: Partial<Guest>): Guest => ({
  ...{ name: 'db1', domid: 3, uuid: null, memoryBytes: 1, macs: [], disks: [], config: '/etc/xen/db1.cfg' },
  ...more,
});
const mirror =
  (from: ReturnType<typeof sightOf> | undefined, to: ReturnType<typeof sightOf> | undefined) => (look: MoveLook) => ({
    disks: [{ ...look.disks[0]!, seen: { own: { resource: 'web1-disk', from, to } } }],
  });
const card = (more: object) => ({
  guest: guestOf({ cards: [{ mac: MAC, bridge: 'xenbr0', script: undefined, ...more }] }),
});

test('nothing stands against it', () => {
  const checks = checkMove(lookOf());
  expect(checks.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
});

/** Each takes one thing away; exactly one check says so. */
test.each<[string, MoveCheck['verdict'], (look: MoveLook) => Partial<MoveLook>, RegExp]>([
  ['guest.type', 'no', () => ({ guest: guestOf({ type: 'pv' }) }), /shadow/],
  ['guest.type', 'no', () => ({ to: sideOf('xenb', {}, xen({ virtCaps: ['pv'] })) }), /cannot run pvh/],
  ['guest.paused', 'no', () => ({ from: sideOf('xena', { paused: true }) }), /paused/],
  ['guest.pci', 'no', () => ({ guest: guestOf({ bound: ['pci'] }) }), /PCI/],
  ['guest.nomigrate', 'no', () => ({ guest: guestOf({ bound: ['nomigrate'] }) }), /nomigrate/],
  [
    'ssh.there',
    'no',
    (look) => ({ wire: undefined, wires: [{ wire: look.wire!, problem: 'Host key verification failed.' }] }),
    /root@xenb: Host key/,
  ],
  ['ssh.back', 'warn', () => ({ wireBack: undefined }), /moved back/],
  ['toolstack', 'no', () => ({ to: sideOf('xenb', {}, { os: { ...exampleFacts().os, id: 'xcp-ng' } }) }), /XAPI/],
  ['xen.version', 'no', () => ({ to: sideOf('xenb', {}, xen({ version: '4.16.2' })) }), /older/],
  ['xen.version', 'warn', () => ({ to: sideOf('xenb', {}, xen({ version: '4.20.4-pre' })) }), /next version/],
  ['cpu', 'no', () => ({ to: sideOf('xenb', { cpuVendor: 'GenuineIntel' }) }), /different makers/],
  ['cpu', 'warn', () => ({ to: sideOf('xenb', { cpuCaps: ['178bf3ff', 'f6d83208'] }) }), /lacks 2 things/],
  ['disk.xvda', 'no', mirror(sightOf('Primary'), undefined), /not up on xenb/],
  ['disk.xvda', 'no', mirror(sightOf('Primary'), sightOf('Secondary', { disk: 'Inconsistent' })), /not up to date/],
  [
    'disk.xvda',
    'no',
    mirror(sightOf('Primary', { connection: 'WFConnection' }), sightOf('Secondary', { connection: 'WFConnection' })),
    /not up to date/,
  ],
  ['disk.xvda', 'no', mirror(sightOf('Primary', { protocol: 'A' }), sightOf('Secondary')), /protocol C/],
  ['disk.xvda', 'no', mirror(sightOf('Primary'), sightOf('Primary')), /only there/],
  [
    'disk.xvda',
    'no',
    () => ({
      disks: [
        {
          disk: { ...guestOf().disks[0]!, script: undefined as never, target: '/dev/vg0/x' },
          way: 'none',
          seen: { own: {} },
        },
      ],
    }),
    /cannot reach it/,
  ],
  [`network.${MAC}`, 'no', () => card({ bridge: 'xenbr7' }), /no bridge xenbr7/],
  [`network.${MAC}`, 'no', () => card({ script: 'vif-xenguide-route' }), /routed/],
  [`network.${MAC}.cable`, 'warn', () => ({ to: sideOf('xenb', {}, { nics: [] }) }), /no network card in it/],
  [`network.${MAC}.script`, 'no', () => card({ script: 'vif-mine' }), /no \/etc\/xen\/scripts\/vif-mine/],
  ['memory', 'no', () => ({ to: sideOf('xenb', {}, xen({ freeMemoryBytes: 60 * 2 ** 20 })) }), /60 MiB of memory free/],
  ['identity.name', 'no', () => ({ to: sideOf('xenb', {}, { guests: [other({ name: 'web1' })] }) }), /already/],
  [
    'identity.name',
    'no',
    () => ({ to: sideOf('xenb', {}, { guests: [other({ name: 'web1--incoming' })] }) }),
    /--incoming/,
  ],
  ['identity.uuid', 'no', () => ({ to: sideOf('xenb', {}, { guests: [other({ uuid: UUID })] }) }), /same UUID/],
  ['identity.own', 'warn', () => ({ guest: guestOf({ configUuid: null }) }), /says no UUID/],
  ['identity.own', 'no', () => ({ cold: true, guest: guestOf({ configUuid: null }) }), /says no UUID/],
  ['identity.own', 'no', () => ({ cold: true, guest: guestOf({ configUuid: `9${UUID.slice(1)}` }) }), /another UUID/],
  ['identity.mac', 'no', () => ({ to: sideOf('xenb', {}, { guests: [other({ macs: [MAC] })] }) }), /has the card/],
  [
    'start.autostart',
    'no',
    () => ({ guest: guestOf({ config: { path: '/etc/xen/auto/web', text: guestOf().config.text } }) }),
    /only config of web1 is/,
  ],
  [
    'start.files',
    'warn',
    () => ({ files: [{ path: '/k', use: 'boot', bytes: 1, mode: '644', there: 'other' }] }),
    /another file/,
  ],
  ['start.script', 'no', () => ({ to: sideOf('xenb', { scripts: new Map() }) }), /attaches a disk/],
  ['backups', 'warn', () => ({ scheduled: true }), /scheduled on xena.*none are made/s],
  ['clock', 'warn', () => ({ to: sideOf('xenb', { clock: 1_000_060 }) }), /60 s apart/],
])('%s: %s', (id, verdict, change, words) => {
  const found = checkMove(lookOf(change)).filter((check) => check.verdict !== 'ok');
  expect(found.map((check) => [check.id, check.verdict])).toEqual([[id, verdict]]);
  expect(found[0]!.message).toMatch(words);
  expect(found[0]!.remedy).not.toBe('');
});

const GiB = 2 ** 30;

test('two carried disks that have room each, but not together, are refused; one that is there already needs none', () => {
  const carried = (vdev: string, own: object) => ({
    disk: { target: `/dev/vg0/${vdev}`, format: 'raw', vdev, access: 'rw' } as const,
    way: 'carry',
    seen: {
      own: { kind: 'lvm', vg: 'vg0', lv: vdev, bytes: 6 * GiB, there: false, rsync: true, free: 10 * GiB, ...own },
    },
  });
  const found = (...disks: ReturnType<typeof carried>[]) =>
    checkMove(lookOf(() => ({ cold: true, disks }))).filter(({ verdict }) => verdict === 'no');
  expect(found(carried('xvda', {}), carried('xvdb', {}))).toMatchObject([
    { id: 'disks.room', message: expect.stringMatching(/xvda, xvdb have 12 GiB together, and xenb has 10 GiB free/) },
  ]);
  expect(found(carried('xvda', {}), carried('xvdb', { vg: 'vg1' }))).toEqual([]);
  expect(found(carried('xvda', {}), carried('xvdb', { bytes: GiB }))).toEqual([]);
});

test('a first-login disk goes along, and a disc that is another file there is refused', () => {
  const seed = { target: '/s.img', format: 'raw', vdev: 'xvdz', access: 'ro' } as const;
  const withFile = (there: 'same' | 'absent' | 'other') =>
    checkMove(
      lookOf((look) => ({
        disks: [...look.disks, { disk: seed, way: 'copy', seen: { own: {} } }],
        files: [{ path: '/s.img', use: 'disk', bytes: 9, mode: '600', there }],
      })),
    ).find(({ id }) => id === 'disk.xvdz')!;
  expect(withFile('absent')).toMatchObject({ verdict: 'ok', message: expect.stringContaining('copied before') });
  expect(withFile('same').verdict).toBe('ok');
  expect(withFile('other').verdict).toBe('no');
});
