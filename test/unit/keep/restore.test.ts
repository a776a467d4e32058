import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { carryOutBackup } from '../../../src/commands/keep/carry-out.ts';
import type { Facts, Guest } from '../../../src/host/facts.ts';
import { localRunner } from '../../../src/host/local.ts';
import type { Manifest } from '../../../src/keep/manifest.ts';
import type { RecipeId } from '../../../src/keep/recipes/recipe.ts';
import { type DiskPlace, diskAt, parseDiskPlace } from '../../../src/keep/restore/elsewhere.ts';
import { renamedDisk } from '../../../src/keep/restore/names.ts';
import { restorePlan } from '../../../src/keep/restore/plan.ts';
import { prepareRestore } from '../../../src/keep/restore/prepare.ts';
import { openBackup } from '../../../src/keep/verify.ts';
import { applyPlan } from '../../../src/plan/apply/apply.ts';
import { undoGuest } from '../../../src/plan/apply/undo.ts';
import { parsePlan, printPlan } from '../../../src/plan/plan-file.ts';
import { EXIT } from '../../../src/problem.ts';
import { parseConfig } from '../../../src/xl/parse.ts';
import { tool } from '../../fixtures/images.ts';
import { ownRenderer } from '../../support/templates.ts';
import { inputOf, planFor, STAMP } from './making.ts';
import { CONFIG, disk, factsOf, nobodyElse, type StandIn, standIn, VG } from './stand-in.ts';

vi.setConfig({ testTimeout: 60_000 });

const UUID = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const runner = localRunner();
let host: StandIn;
let backup: string;
let manifest: Manifest;

async function backUp(recipe: RecipeId): Promise<void> {
  const plan = host.here(planFor(recipe, inputOf(undefined, { to: host.to })));
  const io = { out: () => undefined, say: () => undefined, terminal: false, dumb: false, columns: 80 };
  await carryOutBackup(plan, {
    ...{ connect: nobodyElse, runner, cwd: undefined, json: true, yes: true, stateDir: host.stateDir },
    io: { ...io, signal: new AbortController().signal },
  });
  backup = join(host.to, `web1-${STAMP}`);
  manifest = await openBackup(runner, backup);
  // As a real one says it; where the stand-in’s volumes are is another matter.
  const real = JSON.stringify(manifest)
    .replaceAll(`${host.root}/dev/${VG}/`, `/dev/${VG}/`)
    .replaceAll(`${host.root}/etc/`, '/etc/xen/');
  manifest = { ...(JSON.parse(real) as Manifest), hostFiles: [] };
}

const noGuests = (more: Partial<Facts> = {}): Facts => factsOf({ logicalVolumes: [], ...more });
const web1: Guest = {
  name: 'web1',
  domid: 7,
  uuid: null,
  memoryBytes: 1,
  macs: ['00:16:3e:00:00:01'],
  disks: [],
  config: '/etc/xen/web1.cfg',
};
const prepare = (facts: Facts, more: { name?: string; resume?: boolean; network?: boolean; place?: DiskPlace } = {}) =>
  prepareRestore(runner, facts, {
    backup: { path: backup },
    manifest,
    name: undefined,
    resume: false,
    network: true,
    uuid: UUID,
    ...more,
  });

beforeEach(async () => {
  host = standIn();
});
afterEach(() => host.remove());

describe('a backup of pause', () => {
  beforeEach(() => backUp('pause'));

  test('not on a host whose guests are XAPI’s', async () => {
    const facts = factsOf({ os: { ...factsOf({}).os, id: 'xenserver', pretty: 'XenServer 8' } });
    await expect(prepare(facts, {})).rejects.toMatchObject({
      exitCode: EXIT.notReady,
      problems: [{ message: expect.stringContaining('XenServer 8 makes its guests with tools of its own') }],
    });
  });

  test('to another name: another identity and other disks, with the same bytes in them; undo leaves nothing of it', async () => {
    const before = host.volumes();
    const restore = await prepare(factsOf({ guests: [web1] }), { name: 'web2' });
    const settings = parseConfig(restore.config).settings;
    expect(settings.get('name')).toBe('web2');
    expect(settings.get('uuid')).toBe(UUID);
    expect(settings.get('memory')).toBe('256');
    expect(JSON.stringify(settings.get('disk'))).not.toContain('web1');
    expect(JSON.stringify(settings.get('vif'))).toMatch(/mac=00:16:3e:(?!00:00:01)[0-9a-f:]{8},bridge=xenbr0/);
    const plan = restorePlan(restore, ownRenderer.fill);
    expect(parsePlan(printPlan(plan), 'x')).toEqual(plan);
    const here = host.here(plan);
    writeFileSync(join(host.root, 'guest'), 'off\n');
    expect(await applyPlan(here, runner, { start: true, stateDir: host.stateDir })).toMatchObject({
      exitCode: EXIT.done,
      problems: [],
    });
    expect(host.volumes()).toEqual([...before, 'web2-data1', 'web2-disk'].sort());
    for (const which of ['disk', 'data1']) {
      tool('cmp', [`${host.root}/dev/${VG}/web1-${which}`, `${host.root}/dev/${VG}/web2-${which}`]);
    }
    expect(readFileSync(join(host.root, 'etc/web2.cfg'), 'utf8')).toContain('web2-disk');
    expect((await undoGuest('web2', runner, { stateDir: host.stateDir })).exitCode).toBe(EXIT.done);
    expect(host.volumes()).toEqual(before);
    expect(existsSync(join(host.root, 'etc/web2.cfg'))).toBe(false);
  });

  test('two disks that have room each in their group, but not together, are refused before anything is made', async () => {
    const volumeGroups = [{ name: VG, extentBytes: 2 ** 20, freeExtents: 4, totalExtents: 2000 }];
    await expect(prepare(noGuests({ volumeGroups }), { name: 'web2' })).rejects.toMatchObject({
      problems: [
        { message: expect.stringMatching(/the disks have 5 MiB together, and the volume group xgvg has 4 MiB left/) },
      ],
    });
  });

  test.each([
    ['a volume', undefined],
    ['a file', '/srv/vm'],
    ['a thin volume', 'xgvg/pool'],
    ['a ZFS volume', 'zfs:tank'],
  ])('%s is taken away as that guest’s: the records of it can be read', async (_, to) => {
    const facts = noGuests({
      thinPools: [{ vg: VG, name: 'pool', bytes: 1e12, metadataBytes: 1e9, dataPercent: 1, metadataPercent: 1 }],
      zfsPools: [{ name: 'tank', totalBytes: 1e12, freeBytes: 1e12, datasets: [] }],
    });
    const place = to === undefined ? {} : { place: parseDiskPlace(to) };
    const plan = restorePlan(await prepare(facts, { name: 'web2', ...place }), ownRenderer.fill);
    const asked = plan.actions.flatMap(({ undo }) => undo.filter((step) => 'mustBeFree' in step));
    expect(asked).toEqual([
      expect.objectContaining({ guest: 'web2', others: true }),
      expect.objectContaining({ guest: 'web2', others: true }),
    ]);
    expect(parsePlan(printPlan(plan), 'x')).toEqual(plan);
  });

  test('to another kind of storage, on a host that has none of the first: files in place of volumes, the same bytes in them', async () => {
    const folder = join(host.root, 'images');
    mkdirSync(folder);
    const facts = noGuests({ volumeGroups: [], thinPools: [], hostname: 'another' });
    await expect(prepare(facts)).rejects.toMatchObject({
      problems: [{ remedy: expect.stringContaining('--disks-to') }, {}],
    });
    const restore = await prepare(facts, { name: 'web2', place: parseDiskPlace(folder) });
    expect(restore.disks.map(({ kind, target }) => [kind, target])).toEqual([
      ['file', `${folder}/web2-disk.img`],
      ['file', `${folder}/web2-data1.img`],
    ]);
    const plan = host.here(restorePlan(restore, ownRenderer.fill));
    expect(parsePlan(printPlan(plan), 'x')).toEqual(plan);
    writeFileSync(join(host.root, 'guest'), 'off\n');
    const outcome = await applyPlan(plan, runner, { start: true, stateDir: host.stateDir });
    expect(outcome.exitCode, JSON.stringify(outcome.problems)).toBe(EXIT.done);
    tool('cmp', [join(folder, 'web2-disk.img'), join(host.root, 'dev', VG, 'web1-disk')]);
    tool('cmp', [join(folder, 'web2-data1.img'), join(host.root, 'dev', VG, 'web1-data1')]);
    const { settings } = parseConfig(readFileSync(join(host.root, 'etc/web2.cfg'), 'utf8'));
    expect(JSON.stringify(settings.get('disk'))).toContain(`target=${folder}/web2-disk.img`);
    expect((await undoGuest('web2', runner, { stateDir: host.stateDir })).exitCode).toBe(EXIT.done);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['a pool that zeroes', { zeroes: true }, true],
    ['a pool that does not', { zeroes: false }, false],
    ['a pool of which that is not known', {}, false],
  ])('into %s: the zeros are left out only where a new volume reads as such', async (_, zeroes, leftOut) => {
    const pool = {
      vg: VG,
      name: 'pool',
      bytes: 2 ** 40,
      metadataBytes: 1,
      dataPercent: 0,
      metadataPercent: 0,
      ...zeroes,
    };
    const restore = await prepare(noGuests({ thinPools: [pool] }), {
      name: 'web2',
      place: parseDiskPlace(`${VG}/pool`),
    });
    const fills = restorePlan(restore, ownRenderer.fill).actions.filter(({ id }) => id.startsWith('restore.fill.'));
    expect(fills.map(({ do: steps }) => JSON.stringify(steps).includes('--sparse'))).toEqual(fills.map(() => leftOut));
    expect(fills).toHaveLength(2);
  });

  test('a qcow2 file does not become a volume, and two disks do not become one', async () => {
    const qcow2 = { ...disk('x', 'xvda', 2 ** 20), kind: 'file', target: '/a/x.qcow2', format: 'qcow2' } as const;
    expect(() => diskAt(qcow2, parseDiskPlace('vg0'))).toThrow(expect.objectContaining({ exitCode: EXIT.invalid }));
    expect(diskAt(qcow2, parseDiskPlace('/srv')).target).toBe('/srv/x.qcow2');
    manifest = { ...manifest, disks: manifest.disks.map((each) => ({ ...each, target: '/dev/a/same' })) };
    await expect(prepare(noGuests(), { place: parseDiskPlace('/srv') })).rejects.toMatchObject({
      problems: [{ field: '--disks-to' }],
    });
  });

  test('a damaged one makes nothing', async () => {
    const path = join(backup, 'xvda.img.zst');
    const bytes = readFileSync(path);
    bytes[20]! ^= 1;
    writeFileSync(path, bytes);
    writeFileSync(join(host.root, 'guest'), 'off\n');
    const plan = host.here(restorePlan(await prepare(noGuests(), { name: 'web2' }), ownRenderer.fill));
    const before = host.volumes();
    const outcome = await applyPlan(plan, runner, { start: true, stateDir: host.stateDir });
    expect(outcome.exitCode).toBe(EXIT.takenBack);
    expect(outcome.problems[0]!.message).toContain('is damaged');
    expect(host.volumes()).toEqual(before);
  });

  test('to its own name, where nothing of it is left: everything as it was, to the letter', async () => {
    const restore = await prepare(noGuests());
    expect(restore.uuid).toBe('11111111-2222-3333-4444-555555555555');
    expect(restore.config).toBe(CONFIG);
    expect(restore.disks.map(({ target }) => target)).toEqual([`/dev/${VG}/web1-disk`, `/dev/${VG}/web1-data1`]);
  });

  test('nothing is written over', async () => {
    await expect(prepare(factsOf({ guests: [web1] }))).rejects.toMatchObject({ exitCode: EXIT.conflict });
    await expect(prepare(factsOf())).rejects.toMatchObject({ exitCode: EXIT.conflict });
    const web2 = [{ vg: VG, name: 'web2-disk', bytes: 1 }];
    await expect(prepare(factsOf({ logicalVolumes: web2 }), { name: 'web2' })).rejects.toMatchObject({
      exitCode: EXIT.conflict,
    });
    await expect(prepare(noGuests({ guests: [{ ...web1, name: 'other' }] }))).rejects.toMatchObject({
      exitCode: EXIT.conflict,
    });
  });

  test('where there is no such group, or no room in it, or no such name', async () => {
    await expect(prepare(noGuests({ volumeGroups: [] }), { name: 'web2' })).rejects.toMatchObject({
      exitCode: EXIT.invalid,
    });
    const full = [{ name: VG, extentBytes: 2 ** 20, freeExtents: 2, totalExtents: 9 }];
    await expect(prepare(noGuests({ volumeGroups: full }), { name: 'web2' })).rejects.toMatchObject({
      exitCode: EXIT.invalid,
    });
    await expect(prepare(noGuests(), { name: '../web2' })).rejects.toMatchObject({ exitCode: EXIT.invalid });
  });

  test('its memory is not in it, so that it cannot go on from there', async () => {
    await expect(prepare(noGuests(), { resume: true })).rejects.toMatchObject({ exitCode: EXIT.invalid });
  });

  test('without its cards', async () => {
    const { config } = await prepare(noGuests(), { network: false });
    expect(parseConfig(config).settings.get('vif')).toEqual([]);
  });
});

describe('a backup of state', () => {
  beforeEach(() => backUp('state'));

  test('goes on from its memory only as itself, after its own disks were unpacked, and the memory is gone then', async () => {
    await expect(prepare(noGuests(), { resume: true, name: 'web2' })).rejects.toMatchObject({ exitCode: EXIT.invalid });
    await expect(prepare(noGuests(), { resume: true, network: false })).rejects.toMatchObject({
      exitCode: EXIT.invalid,
    });
    const plan = restorePlan(await prepare(noGuests(), { resume: true }), ownRenderer.fill);
    const ids = plan.actions.map(({ id }) => id);
    expect(ids.indexOf('restore.fill.xvda')).toBeLessThan(ids.indexOf('guest.start'));
    expect(ids.at(-1)).toBe('restore.forget-state');
    expect(JSON.stringify(plan)).toContain(
      '"xl","restore","/etc/xen/web1.cfg","/var/lib/xenguide/guests/web1/state.used"',
    );
  });

  test('goes on from its memory at no other place than its own', async () => {
    await expect(prepare(noGuests(), { resume: true, place: parseDiskPlace('/srv/vm') })).rejects.toMatchObject({
      problems: [{ field: '--resume', message: expect.stringContaining('the same name, cards and disks') }],
    });
  });

  test('starts anew from its disks where that is wanted', async () => {
    const plan = restorePlan(await prepare(noGuests(), { name: 'web2' }), ownRenderer.fill);
    expect(JSON.stringify(plan)).not.toContain('"restore","/etc');
  });
});

test('a disk is named after its new guest', () => {
  const named = (one: Parameters<typeof renamedDisk>[0]) => renamedDisk(one, 'web1', 'web2').target;
  expect(named(disk('web1-disk', 'xvda', 1))).toBe(`/dev/${VG}/web2-disk`);
  expect(named(disk('web10-disk', 'xvda', 1))).toBe(`/dev/${VG}/web2-xvda`);
  expect(named(disk('root', 'xvdb', 1))).toBe(`/dev/${VG}/web2-xvdb`);
  const file = { vdev: 'xvda', kind: 'file', bytes: 1, own: {} } as const;
  expect(named({ ...file, format: 'raw', target: '/srv/vm/web1-disk.img' })).toBe('/srv/vm/web2-disk.img');
  expect(named({ ...file, format: 'qcow2', target: '/srv/vm/web1.qcow2' })).toBe('/srv/vm/web2.qcow2');
  expect(named({ ...file, format: 'raw', target: '/srv/vm/old.img' })).toBe('/srv/vm/web2-xvda.img');
  expect(
    named({
      ...file,
      kind: 'zfs',
      format: 'raw',
      target: '/dev/zvol/tank/a/web1-disk',
      own: { name: 'tank/a/web1-disk' },
    }),
  ).toBe('/dev/zvol/tank/a/web2-disk');
});

test('what belongs to the first guest only does not go along', async () => {
  const { restoredConfig } = await import('../../../src/keep/restore/config.ts');
  const text = `name = "web1"
vif = [ "mac=00:16:3e:00:00:01,bridge=br0,script=vif-xenguide,vifname=web1.0,rate=10Mb/s", "mac=00:16:3e:00:00:02,script=vif-route,ip=192.0.2.9" ]
disk = [ "format=raw,vdev=xvda,access=rw,target=/dev/${VG}/web1-disk", "format=raw,vdev=xvdz,access=ro,target=/var/lib/xenguide/guests/web1/seed.img" ]
`;
  const { text: made, notes } = restoredConfig(text, {
    renamed: { name: 'web2', uuid: UUID, macs: ['00:16:3e:11:11:11', '00:16:3e:22:22:22'] },
    ...{ disks: [disk('web2-disk', 'xvda', 1)], missing: new Set<string>(), network: true },
  });
  const { settings, accepted } = parseConfig(made);
  expect(accepted).toBe(true);
  expect(settings.get('vif')).toEqual(['mac=00:16:3e:11:11:11,bridge=br0,rate=10Mb/s']);
  expect(settings.get('disk')).toHaveLength(1);
  expect(notes).toHaveLength(3);
});

describe('a place for disks', () => {
  test.each([
    ['vg1', { kind: 'lvm', target: '/dev/vg1/web1-disk', own: { vg: 'vg1', lv: 'web1-disk' } }],
    ['vg1/pool', { kind: 'thin', target: '/dev/vg1/web1-disk', own: { vg: 'vg1', lv: 'web1-disk', pool: 'pool' } }],
    ['zfs:tank/vm', { kind: 'zfs', target: '/dev/zvol/tank/vm/web1-disk', own: { name: 'tank/vm/web1-disk' } }],
    ['/srv/vm/', { kind: 'file', target: '/srv/vm/web1-disk.img', own: {} }],
  ])('%s', (text, is) => {
    const own = disk('web1-disk', 'xvda', 4 * 2 ** 20 + 512);
    expect(diskAt(own, parseDiskPlace(text))).toMatchObject({
      ...is,
      bytes: is.kind === 'file' ? own.bytes : 5 * 2 ** 20,
    });
  });

  test.each(['', 'vg0/a/b', 'zfs:', 'zfs:/tank', '-x', 'vg0;x', '/srv/../etc', '/srv/a,b', 'a b', '$(x)'])(
    '%j is none',
    (text) => {
      expect(() => parseDiskPlace(text)).toThrow(expect.objectContaining({ exitCode: EXIT.usage }));
    },
  );
});
