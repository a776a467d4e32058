import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/host/facts.ts';
import type { StorageContext } from '../../../src/storage/backend.ts';
import { thin } from '../../../src/storage/thin.ts';
import { GiB } from '../../../src/units.ts';
import { outcomeOf } from '../../../src/wizard/outcome.ts';
import { ownRenderer } from '../../support/templates.ts';
import { equippedFacts, exampleWorld } from '../../support/worlds.ts';

const context = (facts: Facts = equippedFacts(), more: Partial<StorageContext> = {}): StorageContext => ({
  at: 'storage',
  guest: 'web1',
  role: 'disk',
  facts,
  leastBytes: 2 * GiB,
  ...more,
});
const withPool = (change: Partial<NonNullable<Facts['thinPools']>[number]>): Facts => {
  const facts = equippedFacts();
  Object.assign(facts.thinPools![0]!, change);
  return facts;
};

describe('a thin volume', () => {
  const volume = thin.resolve({ pool: 'vg0/pool', size: '20GiB' }, context());

  it('is promised out of its pool, and is known to read as zeros', () => {
    expect(volume).toMatchObject({ path: '/dev/vg0/web1-disk', bytes: 20 * GiB, blank: true });
    expect(thin.actions(volume, ownRenderer.fill)[0]?.do).toMatchObject([
      {
        run: ['lvcreate', '--yes', '-q', '-n', 'web1-disk', '-V', `${20 * GiB}b`, '--thinpool', 'pool', 'vg0'],
      },
    ]);
  });

  it.each([
    ['that does not zero', { zeroes: false }],
    ['of which that is not known', { zeroes: undefined }],
  ])('out of a pool %s may hold what was there before', (_, change) => {
    const { blank } = thin.resolve({ pool: 'vg0/pool', size: '20GiB' }, context(withPool(change as object)));
    expect(blank).toBeUndefined();
  });

  it('goes through the pool and the group to the disk', () => {
    expect(thin.route(volume, equippedFacts())).toEqual([
      '/dev/vg0/web1-disk',
      'thin pool vg0/pool',
      'volume group vg0',
      '/dev/sda2',
    ]);
  });

  it('goes without its own snapshots, which live on, but not without clones in another pool, which lvremove would take', () => {
    expect(thin.actions(volume, ownRenderer.fill)[0]?.undo).toContainEqual(
      expect.objectContaining({
        run: ['lvs', '--noheadings', '-o', 'lv_name', '-S', 'origin="web1-disk" && pool_lv!="pool"', 'vg0'],
        says: '',
      }),
    );
  });

  it('may be bigger than what is left, but the image must fit', () => {
    const size = thin.fields({ pool: 'vg0/pool' }, context()).find(({ key }) => key === 'storage.size');
    expect(size).not.toHaveProperty('most');
    expect(thin.problems({ pool: 'vg0/pool', size: '900GiB' }, context())).toEqual([]);
    const big = context(equippedFacts(), { leastBytes: 50 * GiB });
    expect(thin.problems({ pool: 'vg0/pool', size: '900GiB' }, big)).toMatchObject([
      { field: 'storage.pool', message: expect.stringMatching(/50 GiB.* 45 GiB left/) },
    ]);
  });

  it('whose name is taken is a conflict; one that LVM keeps is refused', () => {
    const mail = context(equippedFacts(), { guest: 'mail' });
    expect(thin.problems({ pool: 'vg0/pool', size: '5GiB' }, mail)).toMatchObject([{ kind: 'conflict' }]);
    const kept = context(equippedFacts(), { guest: 'snapshot7' });
    expect(thin.problems({ pool: 'vg0/pool', size: '5GiB' }, kept)).toMatchObject([{ field: 'name' }]);
  });

  it('in a pool that is not there is refused with those that are', () => {
    expect(thin.problems({ pool: 'vg1/p', size: '5GiB' }, context())[0]?.remedy).toContain('vg0/pool');
  });
});

describe('promising more than the pool holds', () => {
  const warnings = (...sizes: string[]) => {
    const answers = new Map<string, string>([['source.path', '/srv/images/debian-12.qcow2']]);
    sizes.forEach((size, index) => {
      const at = index === 0 ? 'storage' : `disks.${index - 1}`;
      answers.set(`${at}.backend`, 'thin').set(`${at}.size`, size);
    });
    const { spec, problems } = outcomeOf(answers, exampleWorld({ facts: equippedFacts() }));
    expect(problems).toEqual([]);
    return spec.warnings.filter((warning) => warning.includes('promised'));
  };

  it('is warned of with the numbers; what fits is not', () => {
    expect(warnings('20GiB')).toEqual([]);
    expect(warnings('30GiB')).toEqual([
      'The thin pool vg0/pool holds 60 GiB and is 25 % full; with this guest 70 GiB are promised out of it. ' +
        'If it runs full, every guest on it stops: watch Data% and Meta% of lvs vg0.',
    ]);
  });

  it('by all disks of the guest together counts', () => {
    expect(warnings('15GiB', '15GiB')).toEqual([expect.stringContaining('70 GiB are promised')]);
  });
});

describe('a pool', () => {
  it.each([
    [{ dataPercent: 97.2 }, /97.2 % full/],
    [{ metadataPercent: 99 }, /metadata.* 99 % full/],
    [{ dataPercent: null }, /not active/],
  ])('with %j is not offered', (change, reason) => {
    expect(thin.unavailable(withPool(change))?.reason).toMatch(reason);
    const field = thin.fields({}, context(withPool(change)))[0];
    expect(field?.suggest).toBeUndefined();
    expect(field).toMatchObject({ options: [{ blocked: { reason: expect.stringMatching(reason) } }] });
  });

  it('is missing on most hosts, and facts of an older xenguide know of none: the remedy makes one', () => {
    const { thinPools: _, ...older } = equippedFacts();
    expect(thin.unavailable(older)?.remedy).toMatch(/lvcreate --type thin-pool .* vg0/);
  });
});
