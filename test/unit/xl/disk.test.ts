import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDisk, printDisk, UnprintableDisk, type XlDisk } from '../../../src/xl/disk.ts';
import { collision, ideSlot, parseVdev, type Vdev } from '../../../src/xl/vdev.ts';

const disk: XlDisk = { target: '/dev/vg0/web1', format: 'raw', vdev: 'xvda', access: 'rw' };

describe('printDisk', () => {
  it('puts target= last, where it may hold anything', () => {
    expect(printDisk(disk)).toBe('format=raw,vdev=xvda,access=rw,target=/dev/vg0/web1');
    expect(printDisk({ ...disk, target: '/a,b=c:d é' })).toBe('format=raw,vdev=xvda,access=rw,target=/a,b=c:d é');
  });

  it('writes a last comma twice, because xl cuts one off', () => {
    expect(printDisk({ ...disk, target: '/a,' })).toMatch(/target=\/a,,$/);
  });

  it('writes an empty drive', () => {
    expect(printDisk({ target: null, format: 'empty', vdev: 'hdc', access: 'ro', cdrom: true })).toBe(
      'vdev=hdc,access=ro,devtype=cdrom,target=',
    );
  });

  it('writes scripts and flags', () => {
    const drbd = { ...disk, target: 'r0', script: 'block-drbd', flags: ['discard'] };
    expect(printDisk(drbd)).toBe('format=raw,vdev=xvda,access=rw,script=block-drbd,discard,target=r0');
  });

  it.each<[string, Partial<XlDisk>]>([
    ['a name that is none', { vdev: 'vda' }],
    ['a name with a space', { vdev: 'xvda ' }],
    ['a writable CD', { cdrom: true }],
    ['an empty disk', { target: null, format: 'empty' }],
    ['a target in an empty format', { format: 'empty' }],
    ['an empty target', { target: '' }],
    ['a line break in the target', { target: '/a\nb' }],
    ['a NUL in the target', { target: '/a\0b' }],
    ['a comma in the script', { script: 'block-x,format=vhd' }],
    ['an empty script', { script: '' }],
    ['a flag xl does not know', { flags: ['foo'] }],
    ['a flag that sets something else', { flags: ['format=vhd'] }],
    ['a flag that hides a second one', { flags: ['discard,cdrom'] }],
    ['a flag twice', { flags: ['discard', 'no-discard'] }],
  ])('refuses %s', (_what, part) => {
    expect(() => printDisk({ ...disk, ...part })).toThrow(UnprintableDisk);
  });

  it('whatever it prints is read back as the same disk', () => {
    const arbitrary = fc.record({
      target: fc.string({ unit: 'grapheme', minLength: 1 }),
      format: fc.constantFrom<XlDisk['format'][]>('raw', 'qcow2', 'vhd', 'qed', 'qcow'),
      vdev: fc.constantFrom('xvda', 'hdb1', 'sdc', '51712', 'd1p2'),
      access: fc.constantFrom<XlDisk['access'][]>('ro', 'rw'),
    });
    fc.assert(
      fc.property(arbitrary, (any) => {
        fc.pre(!/[\0-\x1f\x7f]/.test(any.target));
        expect(parseDisk(printDisk(any))).toEqual({ disk: any });
      }),
    );
  });
});

describe('parseDisk', () => {
  it.each<[string, Partial<XlDisk>]>([
    ['/a.img,raw,xvda,rw', { target: '/a.img', vdev: 'xvda', access: 'rw' }],
    ['/a.img,,xvda', { target: '/a.img', format: 'raw' }],
    ['phy:/dev/vg/lv,xvda,w', { target: '/dev/vg/lv', access: 'rw' }],
    ['tap:qcow2:/a,xvda,r', { target: '/a', format: 'qcow2', access: 'ro' }],
    ['drbd:r0,xvda,w', { target: 'r0', script: 'block-drbd' }],
    [',hdc:cdrom,r', { target: null, format: 'empty', cdrom: true, access: 'ro' }],
    ['vdev=hdc,cdrom', { target: null, cdrom: true }],
    ['vdev=xvda,target=/a,format=vhd', { target: '/a,format=vhd', format: 'raw' }],
    ['vdev=hdc,cdrom,access=rw,target=/i.iso', { access: 'ro' }],
  ])('%s', (spec, part) => {
    expect(parseDisk(spec)).toMatchObject({ disk: part });
  });

  it.each([
    ['/a.img,xvda,w', 'The order is'],
    ['/a.vmdk,vmdk,xvda', 'qemu-img convert'],
    ['/a,raw,xvda,w!', 'no w!'],
    ['/a,raw', 'vdev=xvda'],
    ['vdev=xvda', 'target='],
    ['nfs:/a,raw,xvda', 'target=nfs:'],
    ['file=/a,vdev=xvda', 'Known are'],
  ])('%s is refused with a remedy', (spec, words) => {
    const read = parseDisk(spec);
    expect('problem' in read && read.problem.remedy).toContain(words);
  });

  it('trusted and grant_usage came with Xen 4.19', () => {
    expect('disk' in parseDisk('trusted,grant_usage=1,vdev=xvda,target=/a', '4.19')).toBe(true);
    expect('problem' in parseDisk('trusted,vdev=xvda,target=/a', '4.18')).toBe(true);
    expect('problem' in parseDisk('grant_usage=1,vdev=xvda,target=/a', '4.17')).toBe(true);
  });
});

describe('vdev', () => {
  it.each([
    ['xvda', 51712, 0, 0],
    ['xvdb', 51728, 1, 0],
    ['xvda1', 51713, 0, 1],
    ['xvdp15', 51967, 15, 15],
    ['xvdq', 268439552, 16, 0],
    ['xvdaa', 268442112, 26, 0],
    ['hda', 768, 0, 0],
    ['hdb', 832, 1, 0],
    ['hdc', 5632, 2, 0],
    ['hdd', 5696, 3, 0],
    ['hda63', 831, 0, 63],
    ['sda', 2048, 0, 0],
    ['sdp15', 2303, 15, 15],
    ['d0p1', 51713, 0, 1],
    ['51712', 51712, null, null],
    ['0xca00', 51712, null, null],
  ])('%s is device %d', (name, devid, number, partition) => {
    expect(parseVdev(name)).toMatchObject({ devid, disk: number, partition });
  });

  it.each(['', 'vda', 'XVDA', 'xvd', 'xvda ', ' xvda', 'xvda0', 'xvda01', 'xvda256', 'hde', 'hda64', 'sdq', 'sda16'])(
    '%j is no name of a disk',
    (name) => expect(parseVdev(name)).toBeUndefined(),
  );

  it.each(['nvme0n1', 'xvd1', 'd1', 'd0p256', '-1', '4294967296', '/dev/xvda', 'xvdA'])(
    '%j is no name of a disk',
    (name) => expect(parseVdev(name)).toBeUndefined(),
  );

  it('hda and xvda are the same emulated drive, sda and xvde are none', () => {
    expect(
      ['hda', 'xvda', 'hdd', 'd2p0', 'sda', 'xvde', '768'].map((name) => ideSlot(parseVdev(name) as Vdev)),
    ).toEqual([...[0, 0, 3, 2], ...[undefined, undefined, undefined]]);
  });

  it.each([
    ['xvda', 'xvda', 'same-device'],
    ['xvda', '51712', 'same-device'],
    ['xvda1', 'd0p1', 'same-device'],
    ['xvda', 'xvda1', 'whole-and-partition'],
    ['xvda1', 'xvda2', undefined],
    ['hda', 'xvda', undefined],
    ['xvda', 'xvdb1', undefined],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(collision(parseVdev(a) as Vdev, parseVdev(b) as Vdev)).toBe(expected);
  });
});
