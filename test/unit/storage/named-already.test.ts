import { expect, test } from 'vitest';
import { exampleFacts } from '../../../src/host/example.ts';
import { nameProblem } from '../../../src/storage/logical-volume.ts';
import { zfs } from '../../../src/storage/zfs.ts';

/** A config may name a volume that is not there: what is made under that name would be the disk of two guests. */

function factsWith(...disks: string[]) {
  const facts = exampleFacts();
  facts.guests = [
    { name: 'db', domid: null, uuid: null, memoryBytes: null, macs: [], disks, config: '/etc/xen/db.cfg' },
  ];
  return facts;
}

test.each(['/dev/vg0/web1-disk', '/dev/mapper/vg0-web1--disk', 'vg0/web1-disk'])(
  'no logical volume is made that a guest calls %s',
  (disk) => {
    expect(nameProblem('vg0', 'web1-disk', 'storage.vg', factsWith(disk))).toMatchObject({
      field: 'storage.vg',
      kind: 'conflict',
      message: '/dev/vg0/web1-disk is already a disk of the guest db',
    });
    expect(nameProblem('vg0', 'web1-data1', 'storage.vg', factsWith(disk))).toBeUndefined();
  },
);

test('nor such a ZFS volume', () => {
  const ask = (disk: string) => {
    const facts = factsWith(disk);
    facts.zfsPools = [{ name: 'tank', totalBytes: 2 ** 40, freeBytes: 2 ** 39, datasets: [] }];
    const context = { at: 'storage', guest: 'web1', role: 'disk' as const, facts, leastBytes: 0 };
    return zfs.problems({ pool: 'tank', size: '2GiB' }, context);
  };
  expect(ask('/dev/zvol/tank/web1-disk')).toMatchObject([{ field: 'storage.pool', kind: 'conflict' }]);
  expect(ask('/dev/zvol/tank/db-disk')).toEqual([]);
});
