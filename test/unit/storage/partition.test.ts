import { describe, expect, it } from 'vitest';
import { exampleFacts } from '../../../src/host/example.ts';
import type { BlockDevice, Facts } from '../../../src/host/facts.ts';
import type { StorageContext } from '../../../src/storage/backend.ts';
import { partition } from '../../../src/storage/partition.ts';
import { isStable, stableNameOf } from '../../../src/storage/stable-name.ts';
import { GiB, MiB } from '../../../src/units.ts';
import type { Field } from '../../../src/wizard/field.ts';
import { readValue } from '../../../src/wizard/values.ts';
import { ownRenderer } from '../../support/templates.ts';

const BY_ID = '/dev/disk/by-id/ata-Disk_1';

const device = (path: string, more: Partial<BlockDevice> = {}): BlockDevice => ({
  ...{ path, type: path.match(/\d$/) ? 'part' : 'disk', bytes: 20 * GiB, model: null, fsType: null, readOnly: false },
  ...{ stableNames: [`${BY_ID}-${path.slice(5)}`], usedBy: [], signatures: '', parent: path.replace(/\d$/, '') },
  ...(path.match(/\d$/) ? {} : { parent: null }),
  ...more,
});

/** The example host with further disks: sdb in two parts, the first one with a file system; sdc, empty. */
function hostWith(...more: BlockDevice[]): Facts {
  const facts = exampleFacts();
  facts.blockDevices.push(
    device('/dev/sdb', {
      signatures: 'PTTYPE=gpt PTUUID=77',
      model: 'Samsung SSD 870',
      usedBy: ['holds the partitions sdb1, sdb2'],
    }),
    device('/dev/sdb1', { fsType: 'ext4', label: 'data', signatures: 'TYPE=ext4 UUID=11-22' }),
    device('/dev/sdb2', { stableNames: ['/dev/disk/by-path/pci-1-part2', `${BY_ID}-sdb2`, '/dev/disk/by-uuid/99'] }),
    device('/dev/sdc'),
    ...more,
  );
  return facts;
}

const context = (facts: Facts | undefined = hostWith(), more: Partial<StorageContext> = {}): StorageContext => ({
  ...{ at: 'storage', guest: 'web1', role: 'disk', facts, leastBytes: 2 * GiB },
  ...more,
});

const field = (key: string, answers = {}, where = context()): Field | undefined =>
  partition.fields(answers, where).find((each) => each.key === `storage.${key}`);

const choice = (where = context(), answers = {}) => field('device', answers, where) as Field & { kind: 'choice' };
const option = (path: string, where = context()) => choice(where).options.find(({ label }) => label === path);
const resolve = (name: string, where = context()) => partition.resolve({ device: name }, where);

describe('the choice', () => {
  it('shows every disk and partition with size, model and what is on it, and no volume', () => {
    expect(choice().options.map(({ label }) => label)).toEqual([
      ...['/dev/sda', '/dev/sda1', '/dev/sda2', '/dev/sda3'],
      ...['/dev/sdb', '/dev/sdb1', '/dev/sdb2', '/dev/sdc'],
    ]);
    expect(option('/dev/sdb1')).toEqual({
      value: `${BY_ID}-sdb1`,
      label: '/dev/sdb1',
      hint: '20 GiB, holds ext4 “data”',
    });
    expect(option('/dev/sdb')?.hint).toBe(
      '20 GiB, Samsung SSD 870, holds a partition table (gpt), partitions (sdb1: 20 GiB, ext4 “data”; sdb2: 20 GiB, nothing known)',
    );
    expect(option('/dev/sdc')?.hint).toBe('20 GiB, empty');
  });

  it('shows those in use greyed, with why and what to do; as a conflict', () => {
    expect(option('/dev/sda2')?.blocked).toMatchObject({
      reason: '/dev/sda2 is in use: physical volume of vg0',
      remedy: expect.stringContaining('concepts/in-use'),
      kind: 'conflict',
    });
    expect(option('/dev/sda')?.blocked?.reason).toContain('its partition /dev/sda1: mounted at /boot/efi');
  });

  it('suggests what is empty and large enough, never what holds something', () => {
    expect(choice().suggest?.value).toBe(`${BY_ID}-sdb2`);
    const full = hostWith();
    full.blockDevices = full.blockDevices.filter(({ path }) => path !== '/dev/sdc' && path !== '/dev/sdb2');
    expect(choice(context(full)).suggest).toBeUndefined();
  });

  it.each<[string, Partial<BlockDevice>, RegExp]>([
    [
      'a disk whose partition is a guest’s',
      { usedBy: ['disk of guest db'] },
      /its partition \/dev\/sdd1: disk of guest db/,
    ],
    ['a disk whose partition swaps', { usedBy: ['swap'] }, /its partition \/dev\/sdd1: swap/],
  ])('blocks %s', (_, part, reason) => {
    const facts = hostWith(device('/dev/sdd', { usedBy: ['holds the partitions sdd1'] }), device('/dev/sdd1', part));
    expect(option('/dev/sdd', context(facts))?.blocked?.reason).toMatch(reason);
  });

  it('blocks a partition of a disk that is a path of a multipath device', () => {
    const facts = hostWith(device('/dev/sdd', { usedBy: ['a path of a multipath device'] }), device('/dev/sdd1'));
    expect(option('/dev/sdd1', context(facts))?.blocked?.reason).toContain('it is a part of /dev/sdd: a path');
  });

  it('blocks what has no lasting name, what is read-only, and what is one sector too small, with both sizes', () => {
    const blocked = (more: Partial<BlockDevice>): string | undefined =>
      option('/dev/sdd', context(hostWith(device('/dev/sdd', more))))?.blocked?.reason;
    expect(blocked({ stableNames: ['/dev/disk/by-uuid/1', '/dev/disk/by-id/lvm-pv-uuid-x'] })).toMatch(
      /has no name under/,
    );
    expect(blocked({ readOnly: true })).toMatch(/read-only/);
    expect(blocked({ bytes: 2 * GiB - 512 })).toBe(
      '/dev/sdd has 2 GiB (2147483136 bytes), and the image needs 2 GiB (2147483648 bytes)',
    );
    expect(blocked({ bytes: 2 * GiB })).toBeUndefined();
  });
});

describe('the name', () => {
  const refusal = (text: string, where = context()) => readValue(choice(where), text);

  it('is by-id where there is one, else by-partuuid, else by-path; never one that goes with the contents', () => {
    const named = (...names: string[]) =>
      stableNameOf(device('/dev/sdx', { stableNames: names.map((n) => `/dev/disk/${n}`) }));
    expect(named('by-path/pci', 'by-partuuid/7', 'by-id/ata-x')).toBe('/dev/disk/by-id/ata-x');
    expect(named('by-id/wwn-0x5', 'by-id/ata-x')).toBe('/dev/disk/by-id/ata-x');
    expect(named('by-path/pci', 'by-partuuid/7')).toBe('/dev/disk/by-partuuid/7');
    expect(named('by-uuid/7', 'by-label/x', 'by-diskseq/3', 'by-id/lvm-pv-uuid-7')).toBeUndefined();
    expect(isStable('/dev/disk/by-id/usb-a b')).toBe(false);
  });

  it('of a plain device is refused with the lasting one as the remedy', () => {
    expect(refusal('/dev/sdb2')).toMatchObject({
      message: expect.stringContaining('not a name that stays'),
      remedy: `Write ${BY_ID}-sdb2, which is the same device.`,
    });
    expect(refusal('/dev/disk/by-uuid/99')).toMatchObject({ remedy: expect.stringContaining(`${BY_ID}-sdb2`) });
  });

  it('may be another lasting one of the same device', () => {
    const other = '/dev/disk/by-path/pci-1-part2';
    expect(readValue(choice(context(), { device: other }), other)).toEqual({ value: other });
    expect(resolve(other)).toMatchObject({ path: other, bytes: 20 * GiB });
  });

  it('that vanished is refused', () => {
    const gone = `${BY_ID}-gone`;
    expect(refusal(gone)).toMatchObject({ message: `there is no disk or partition ${gone} on example` });
    expect(partition.problems({ device: gone }, context())).toMatchObject([{ field: 'storage.device' }]);
  });

  it('is taken as it is before the host is known, if it is of the lasting kind', () => {
    const asked = field('device', {}, context(undefined, { facts: undefined }))!;
    expect(asked).toMatchObject({ kind: 'path', wants: 'device' });
    expect(readValue(asked, '/dev/sdb3')).toMatchObject({ message: expect.stringContaining('not a name that stays') });
    expect(readValue(asked, `${BY_ID}-part3`)).toEqual({ value: `${BY_ID}-part3` });
    expect(field('size', {}, context(undefined, { facts: undefined }))).toMatchObject({ optional: true });
  });
});

describe('what is on it', () => {
  it('is asked about only where there is something, without a suggestion, and shown', () => {
    expect(field('overwrite', { device: `${BY_ID}-sdb2` })).toBeUndefined();
    const asked = field('overwrite', { device: `${BY_ID}-sdb1` });
    expect(asked).toMatchObject({ kind: 'text', help: expect.stringContaining('/dev/sdb1 holds ext4 “data”') });
    expect(asked?.suggest).toBeUndefined();
    expect(asked?.optional).toBeUndefined();
  });

  it('goes only when the device’s own name is given, the short or the lasting one', () => {
    const asked = field('overwrite', { device: `${BY_ID}-sdb1` })!;
    for (const wrong of ['yes', 'sdb1', '/dev/sdb', '/dev/sdb2', `${BY_ID}-sdb2`])
      expect(readValue(asked, wrong), wrong).toHaveProperty('remedy');
    for (const right of ['/dev/sdb1', `${BY_ID}-sdb1`]) expect(readValue(asked, right)).toEqual({ value: right });
  });

  it('is among what is to be read first when it goes', () => {
    expect(partition.warnings?.(resolve(`${BY_ID}-sdb1`))).toEqual([
      expect.stringMatching(/-sdb1 holds ext4 “data”\. All of it is lost .* undo cannot bring it back/),
    ]);
    expect(partition.warnings?.(resolve(`${BY_ID}-sdb2`))).toEqual([]);
  });

  it('agreed to once is no mistake when the same answers are used on a device that is empty or in use', () => {
    const overwrite = `${BY_ID}-sdb2`;
    expect(field('overwrite', { device: overwrite, overwrite })).toMatchObject({ optional: true, detail: true });
    expect(field('overwrite', { device: `${BY_ID}-sda1`, overwrite })).toMatchObject({ optional: true });
  });

  it('is wiped in an action that says that it destroys; nothing is destroyed on an empty device', () => {
    const effects = (name: string) => partition.actions(resolve(name), ownRenderer.fill).map(({ effect }) => effect);
    expect(effects(`${BY_ID}-sdb1`)).toEqual(['destroys', 'changes']);
    expect(effects(`${BY_ID}-sdb2`)).toEqual(['reads', 'changes']);
    const [wipe] = partition.actions(resolve(`${BY_ID}-sdb1`), ownRenderer.fill);
    expect(wipe).toMatchObject({ title: expect.stringContaining('ext4 “data” is lost for good') });
  });

  it('must still be what was seen, before the first action and right before it goes', () => {
    const look = { mustBeFree: `${BY_ID}-sdb1`, guest: 'web1', holds: 'TYPE=ext4 UUID=11-22' };
    const volume = resolve(`${BY_ID}-sdb1`);
    const [wipe] = partition.actions(volume, ownRenderer.fill);
    expect(wipe?.do).toEqual([
      look,
      { run: ['wipefs', '--all', '--quiet', volume.path] },
      { run: ['wipefs', '--all', '--force', '--quiet', volume.path] },
    ]);
    expect(partition.preconditions?.(volume)).toContainEqual(
      expect.objectContaining({ check: look, exit: 'conflict', until: wipe?.id }),
    );
  });

  it('what was empty must still be empty', () => {
    const [look] = partition.actions(resolve(`${BY_ID}-sdb2`), ownRenderer.fill);
    expect(look?.do).toEqual([{ mustBeFree: `${BY_ID}-sdb2`, guest: 'web1', holds: '' }]);
  });
});

describe('the plan', () => {
  const volume = resolve(`${BY_ID}-sdb2`);

  it('looks again that it is there and large enough', () => {
    const checks = partition.preconditions?.(volume).map(({ check }) => check);
    expect(checks).toContainEqual({ run: ['blockdev', '--getsize64', volume.path], atLeast: 20 * GiB });
  });

  it('a refusal has nothing to undo: somebody else’s new data must not be wiped for it', () => {
    const [look, take] = partition.actions(volume, ownRenderer.fill);
    expect(look?.undo).toEqual([]);
    expect(take?.do).toEqual([]);
  });

  it('undo wipes the signatures, only where nothing uses it, and is content with a disk that is gone', () => {
    const [, take] = partition.actions(volume, ownRenderer.fill);
    expect(take?.undo[0]).toEqual({ mustBeFree: volume.path, guest: 'web1', mayBeGone: true, takenUp: true });
    const wipe = ['find', '-name', 'ata-Disk_1-sdb2', 'wipefs'];
    expect(take?.undo.slice(1)).toEqual([
      { run: expect.arrayContaining(wipe) },
      // A partition table inside the partition, as a disk image brings one, goes only by force.
      { run: expect.arrayContaining([...wipe, '--force']) },
      { say: expect.stringContaining(volume.path), onlyIf: [{ run: ['test', '-b', volume.path], ok: [1] }] },
    ]);
    const [, overwritten] = partition.actions(resolve(`${BY_ID}-sdb1`), ownRenderer.fill);
    expect(overwritten?.title).toContain('cannot bring back');
  });

  it('the image is written only after one more look; what half a copy of it brought is no reason', () => {
    expect(partition.beforeWrite?.(volume)).toEqual([{ mustBeFree: volume.path, guest: 'web1', takenUp: true }]);
  });

  it('the guest gets the device under its lasting name, and the way to the platter is told', () => {
    expect(partition.xlDisk(volume, 'xvda', 'rw')).toMatchObject({ target: volume.path, format: 'raw', vdev: 'xvda' });
    expect(partition.route(volume, hostWith())).toEqual([volume.path, '/dev/sdb2', '/dev/sdb']);
  });

  it('cannot be chosen where everything is in use', () => {
    expect(partition.unavailable(exampleFacts())?.reason).toMatch(/in use/);
    expect(partition.unavailable(hostWith())).toBeUndefined();
  });

  it('an older look at the host does not tell what exactly is there: the person’s word counts', () => {
    const old = hostWith();
    for (const each of old.blockDevices) delete each.signatures;
    const [wipe] = partition.actions(resolve(`${BY_ID}-sdb1`, context(old)), ownRenderer.fill);
    expect(wipe?.do[0]).toEqual({ mustBeFree: `${BY_ID}-sdb1`, guest: 'web1' });
  });

  it('is 512 bytes exact where the size is in MiB', () => {
    expect(resolve(`${BY_ID}-sdd`, context(hostWith(device('/dev/sdd', { bytes: 64 * MiB + 512 })))).bytes).toBe(
      64 * MiB + 512,
    );
  });
});
