import { describe, expect, test } from 'vitest';
import { lvmInside } from '../../../src/guest/lvm-inside.ts';
import type { GuestDisk } from '../../../src/guest/spec.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import type { BlockDevice, Facts } from '../../../src/host/facts.ts';
import { lvmLooksAt } from '../../../src/host/lvm-scan.ts';
import type { ImageFindings } from '../../../src/sources/findings.ts';
import type { Volume } from '../../../src/storage/backend.ts';
import { debianImage } from '../../support/worlds.ts';

const LUN = '/dev/disk/by-path/ip-10.0.0.9:3260-iscsi-iqn.2026-11.example:disks-lun-1';
const UUID = 'fL3Jw1-aaaa-bbbb-cccc-dddd-eeee-ffffff';

function disk(backend: string, path = LUN): GuestDisk {
  const volume: Volume = { backend, guest: 'web1', path, kind: 'block', format: 'raw', bytes: 2 ** 30, own: {} };
  return {
    ...{ role: 'system', volume, image: null },
    xl: { target: path, format: 'raw', vdev: 'xvda', access: 'rw' },
  };
}

/** Debian's installer: /boot on the first partition, LVM on the second. */
function image(groups: string[] | undefined = ['web-vg']): ImageFindings {
  const plain = debianImage();
  const [boot] = plain.table!.partitions;
  const fs = { ...boot!.fs!, type: 'LVM2_member', uuid: UUID, partition: 2 };
  return {
    ...plain,
    table: { ...plain.table!, partitions: [boot!, { ...boot!, number: 2, fs }] },
    ...(groups ? { volumeGroups: groups } : {}),
  };
}

const device = (more: Partial<BlockDevice>): BlockDevice => ({
  ...{ path: '/dev/sdb', type: 'disk', bytes: 2 ** 31, model: null, fsType: null, readOnly: false },
  ...{ stableNames: [], parent: null, usedBy: [] },
  ...more,
});
const facts = (change: (facts: Facts) => void = () => {}): Facts => {
  const found = exampleFacts();
  change(found);
  return found;
};
const OPEN = { devices: null, filters: [['a|.*|'], ['a|.*|']] };

describe('LVM in an image that goes onto a disk of the host', () => {
  test('is warned about with the group, the device, and the line that keeps the host from it', () => {
    const [warning, ...more] = lvmInside(image(), [disk('iscsi')], facts());
    expect(more).toEqual([]);
    expect(warning).toContain('the volume group web-vg');
    expect(warning).toContain(`${LUN}-part2`);
    expect(warning).toContain(`global_filter = [ "r|^${LUN}(-part.*)?$|" ]`);
    expect(warning).toContain('vgimportdevices');
  });

  test('the line that is told does keep it from there, and nothing else', () => {
    const [warning] = lvmInside(image(), [disk('iscsi')], facts());
    const filter = /global_filter = \[ "(.*?)" \]/.exec(warning!)![1]!;
    const scan = { devices: null, filters: [[filter], ['a|.*|']] };
    expect(
      lvmInside(
        image(),
        [disk('iscsi')],
        facts((host) => Object.assign(host, { lvmScan: scan })),
      ),
    ).toEqual([]);
    expect(lvmLooksAt([`${LUN}0-part2`], scan)).toBe(true);
    expect(lvmLooksAt(['/dev/sda2'], scan)).toBe(true);
  });

  test('what stands in the filter already stays in the line', () => {
    const lvmScan = { devices: null, filters: [['r|^/dev/zd|', 'a|.*|']] };
    const [warning] = lvmInside(
      image(),
      [disk('iscsi')],
      facts((host) => Object.assign(host, { lvmScan })),
    );
    expect(warning).toContain('(-part.*)?$|", "r|^/dev/zd|" ]');
  });

  test('whose group could not be read is warned about all the same', () => {
    expect(lvmInside(image([]), [disk('iscsi')], facts())[0]).toContain('activate a volume group of the image');
  });

  test('called as the host’s own is the worst case, and named', () => {
    const [, twin] = lvmInside(image(['vg0']), [disk('iscsi')], facts());
    expect(twin).toMatch(/called vg0, as this host’s own is.*vgrename/);
  });

  test('called as that in another guest’s disk, and the same image installed twice, are named', () => {
    const twice = facts((host) => {
      host.volumeGroups.push({ name: 'web-vg', extentBytes: 1, freeExtents: 0, totalExtents: 9 });
      host.blockDevices.push(
        device({
          ...{ path: '/dev/sdc2', type: 'part', parent: '/dev/sdc', signatures: `TYPE=LVM2_member UUID=${UUID}` },
          usedBy: ['physical volume of web-vg', 'part of /dev/sdc, a disk of guest web0'],
        }),
      );
    });
    const [, twin, copy] = lvmInside(image(), [disk('iscsi')], twice);
    expect(twin).toContain('as the one in the disk of the guest web0 is');
    expect(copy).toContain('on /dev/sdc2 already');
  });
});

describe('nothing is said', () => {
  test('of an image without LVM, and before the host is known', () => {
    expect(lvmInside(debianImage(), [disk('iscsi')], facts())).toEqual([]);
    expect(lvmInside(image(), [disk('iscsi')], undefined)).toEqual([]);
  });

  test.each(['file', 'lvm', 'thin', 'zfs', 'nfs', 'drbd'])(
    'on %s, whose partitions the host does not see',
    (backend) => {
      expect(lvmInside(image(['vg0']), [disk(backend)], facts())).toEqual([]);
    },
  );

  test('on a partition; on a whole disk it is', () => {
    const at = '/dev/disk/by-id/spare';
    const on = (type: string) => facts((host) => void host.blockDevices.push(device({ type, stableNames: [at] })));
    expect(lvmInside(image(), [disk('partition', at)], on('part'))).toEqual([]);
    expect(lvmInside(image(), [disk('partition', at)], on('disk'))).toHaveLength(1);
  });

  test('where LVM looks at the devices of its own file only; one that is in it is to be taken out', () => {
    const only = (devices: string[]) => facts((host) => Object.assign(host, { lvmScan: { ...OPEN, devices } }));
    expect(lvmInside(image(), [disk('iscsi')], only(['/dev/sda2']))).toEqual([]);
    const [warning] = lvmInside(image(), [disk('iscsi')], only([`${LUN}-part2`]));
    expect(warning).toContain('lvmdevices --deldev');
  });

  test('where a filter lets the host’s own disks through and nothing else', () => {
    const lvmScan = { devices: null, filters: [['a|.*|'], ['a|^/dev/sda|', 'r|.*|']] };
    expect(
      lvmInside(
        image(),
        [disk('iscsi')],
        facts((host) => Object.assign(host, { lvmScan })),
      ),
    ).toEqual([]);
  });
});

test.each([
  [['/dev/sdb2', '/dev/disk/by-path/x-part2'], ['a|^/dev/sd|', 'r|.*|'], true],
  [['/dev/sdb2', '/dev/disk/by-path/x-part2'], ['r|by-path|', 'a|.*|'], true],
  [['/dev/sdb2'], ['r|by-path|'], true],
  [['/dev/disk/by-path/x-part2'], ['r|by-path|'], false],
  [['/dev/loop0'], ['r/loop/', 'a|.*|'], false],
  [['/dev/sdb2'], ['r|(|', 'a|.*|'], true],
])('a device called %j and the filter %j: looked at is %s', (names, filter, looked) => {
  expect(lvmLooksAt(names, { devices: null, filters: [filter] })).toBe(looked);
});
