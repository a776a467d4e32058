import { describe, expect, it } from 'vitest';
import { exampleFacts } from '../../../src/host/example.ts';
import type { RunStep } from '../../../src/plan/action.ts';
import type { StorageContext } from '../../../src/storage/backend.ts';
import { zfs } from '../../../src/storage/zfs.ts';
import { GiB } from '../../../src/units.ts';
import { ownRenderer } from '../../support/templates.ts';
import { equippedFacts } from '../../support/worlds.ts';

const context = (more: Partial<StorageContext> = {}): StorageContext => ({
  at: 'storage',
  guest: 'web1',
  role: 'disk',
  facts: equippedFacts(),
  leastBytes: 2 * GiB,
  ...more,
});

describe('a ZFS volume', () => {
  const volume = zfs.resolve({ pool: 'tank', size: '20GiB' }, context());
  const [action] = zfs.actions(volume, ownRenderer.fill);

  it('is made so that the host does not look into it, and awaited in /dev/zvol', () => {
    expect(volume).toMatchObject({ path: '/dev/zvol/tank/web1-disk', bytes: 20 * GiB, blank: true });
    expect(action?.do.map((step) => ('run' in step ? step.run.slice(0, 2).join(' ') : ''))).toEqual([
      'zfs create',
      'udevadm settle',
      'test -b',
    ]);
    expect(action?.do[0]).toMatchObject({
      run: ['zfs', 'create', '-V', String(20 * GiB), '-o', 'volmode=dev', 'tank/web1-disk'],
    });
  });

  it('is a whole number of blocks', () => {
    expect(zfs.resolve({ pool: 'tank', size: '1000001B' }, context()).bytes % (128 * 1024)).toBe(0);
  });

  it('is taken back also where it was never made, and not taken for gone while it is there', () => {
    expect(action?.undo).toMatchObject([
      { mustBeFree: '/dev/zvol/tank/web1-disk', guest: 'web1', others: true },
      // zfs says 1 for everything as long as its module is not there, as after a new kernel.
      {
        run: ['zfs', 'list', '-H', '-d', '0', '-o', 'name'],
        trouble: { remedy: expect.stringContaining('modprobe zfs') },
      },
      { run: ['udevadm', 'settle', '--timeout=20'] },
      { run: ['zfs', 'destroy', 'tank/web1-disk'], ok: [0, 1] },
      { run: ['zfs', 'list', '-H', '-o', 'name', 'tank/web1-disk'], ok: [1] },
      {
        say: expect.stringContaining('zfs destroy tank/web1-disk'),
        onlyIf: [{ run: ['zfs', 'list', '-H', '-o', 'name', 'tank'], ok: [1] }],
      },
    ]);
  });

  it('that was there after all is not ours to take back; why a pool with room has none for it is told', () => {
    const [create] = action!.do as [RunStep];
    expect(create.trouble).toMatchObject([
      { theirs: true, when: ['already exists'] },
      { when: ['out of space'], remedy: expect.stringContaining('raidz') },
    ]);
  });

  it('leaves room in the pool for what ZFS keeps besides it', () => {
    const size = zfs.fields({ pool: 'tank' }, context()).find(({ key }) => key === 'storage.size');
    expect(size).toMatchObject({ most: 100 * GiB });
  });

  it('whose name is taken is a conflict; a guest’s name with + is none for ZFS', () => {
    expect(zfs.problems({ pool: 'tank', size: '5GiB' }, context({ guest: 'mail' }))).toMatchObject([
      { kind: 'conflict' },
    ]);
    expect(zfs.problems({ pool: 'tank', size: '5GiB' }, context({ guest: 'c++' }))).toMatchObject([{ field: 'name' }]);
  });

  it('goes to the devices of the pool where there is only one pool', () => {
    const facts = equippedFacts();
    facts.blockDevices.push({ ...facts.blockDevices[0]!, path: '/dev/sdb1', usedBy: ['part of a ZFS pool'] });
    expect(zfs.route(volume, facts)).toEqual(['/dev/zvol/tank/web1-disk', 'ZFS pool tank', '/dev/sdb1']);
    facts.zfsPools!.push({ ...facts.zfsPools![0]!, name: 'other' });
    expect(zfs.route(volume, facts)).toEqual(['/dev/zvol/tank/web1-disk', 'ZFS pool tank']);
  });
});

describe('ZFS on a host', () => {
  it('that is not installed, has no pool, or only a full one cannot be chosen, each with its remedy', () => {
    expect(zfs.unavailable(exampleFacts())?.remedy).toMatch(/apt install/);
    expect(zfs.unavailable({ ...equippedFacts(), zfsPools: [] })?.remedy).toMatch(/zpool create/);
    const full = equippedFacts();
    full.zfsPools![0]!.freeBytes = 1000;
    expect(zfs.unavailable(full)?.reason).toMatch(/tank is full/);
  });
});
