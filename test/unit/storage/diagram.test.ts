import { describe, expect, it } from 'vitest';
import { type DiskRoute, diskDiagram } from '../../../src/storage/diagram.ts';

const route: DiskRoute = {
  guest: 'web1',
  type: 'pvh',
  vdev: 'xvda',
  access: 'rw',
  format: 'raw',
  kind: 'block',
  below: ['/dev/vg0/web1-disk', 'volume group vg0', '/dev/sda2'],
};

describe('the drawing of a disk', () => {
  it('goes from the guest through Xen’s disk link down to the platter', () => {
    expect(diskDiagram(route)).toEqual({
      title: 'The disk xvda',
      lines: [
        'guest web1: /dev/xvda',
        '   │  Xen’s disk link (blkfront – blkback)',
        '/dev/vg0/web1-disk',
        '   │',
        'volume group vg0',
        '   │',
        '/dev/sda2',
      ],
    });
  });

  it('of a raw file has the loop device in it, of qcow2 has qemu', () => {
    const file = { ...route, kind: 'file', below: ['/x.img'] } as const;
    expect(diskDiagram(file).lines.slice(1)).toEqual([
      '   │  Xen’s disk link (blkfront – blkback)',
      '   │  a loop device, which Xen sets up',
      '/x.img',
    ]);
    expect(diskDiagram({ ...file, format: 'qcow2' }).lines.slice(1)).toEqual([
      '   │  Xen’s disk link (blkfront – qemu)',
      '/x.img',
    ]);
  });

  it('of an hvm guest tells the IDE drive that the firmware sees, where there is one', () => {
    expect(diskDiagram({ ...route, type: 'hvm' }).lines[1]).toContain('IDE drive hda');
    expect(diskDiagram({ ...route, type: 'hvm', vdev: 'xvde' }).lines.join()).not.toContain('IDE');
  });

  it('says that a disk is read-only', () => {
    expect(diskDiagram({ ...route, vdev: 'xvdb', access: 'ro' }).lines[0]).toBe('guest web1: /dev/xvdb, read-only');
  });
});
