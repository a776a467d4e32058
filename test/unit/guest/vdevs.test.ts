import { describe, expect, it } from 'vitest';
import { badVdev, nextVdev } from '../../../src/guest/vdevs.ts';

const place = { type: 'pvh', access: 'rw', taken: ['xvda', 'xvdz'] } as const;

describe('the next free name', () => {
  it('is the letter behind the system disk, also where that is a partition', () => {
    expect(nextVdev(place)).toBe('xvdb');
    expect(nextVdev({ ...place, taken: ['xvda1', 'xvdb', 'xvdz'] })).toBe('xvdc');
  });

  it('passes over the first-login disk and goes on with two letters', () => {
    const upToY = [...'abcdefghijklmnopqrstuvwxy'].map((letter) => `xvd${letter}`);
    expect(nextVdev({ ...place, taken: [...upToY, 'xvdz'] })).toBe('xvdaa');
  });

  it('of a read-only disk of an hvm guest lies behind the emulated IDE drives, which cannot be read-only', () => {
    expect(nextVdev({ ...place, type: 'hvm', access: 'ro' })).toBe('xvde');
    expect(nextVdev({ ...place, type: 'hvm' })).toBe('xvdb');
    expect(nextVdev({ ...place, access: 'ro' })).toBe('xvdb');
  });
});

describe('a name that is given', () => {
  it.each(['xvdb', 'xvdy', 'xvdaa', 'hdb', 'sdc'])('%s is taken', (name) => {
    expect(badVdev(name, place)).toBeUndefined();
  });

  it.each([
    ['vdb', /no name of a virtual disk/],
    ['XVDB', /no name of a virtual disk/],
    ['51728', /no name of a virtual disk/],
    ['d1p0', /no name of a virtual disk/],
    ['xvdb1', /partition without its disk/],
    ['xvdz', /first-login disk/],
    ['xvda', /taken by another disk/],
    ['hda', /hda and xvda would be the same disk/],
    ['sda', /sda and xvda would be the same disk/],
  ])('%s is refused', (name, message) => {
    expect(badVdev(name, place)?.message).toMatch(message);
  });

  it('on the letter of a system partition it is refused: a disk is there whole or in partitions', () => {
    expect(badVdev('xvda', { ...place, taken: ['xvda1'] })?.message).toMatch(/same disk/);
  });

  it('of an emulated IDE drive cannot be read-only; a SCSI name and one behind them can', () => {
    const readOnly = { ...place, type: 'hvm', access: 'ro' } as const;
    expect(badVdev('xvdb', readOnly)?.remedy).toMatch(/xvde/);
    expect(badVdev('hdd', readOnly)?.message).toMatch(/IDE/);
    expect(badVdev('xvde', readOnly)).toBeUndefined();
    expect(badVdev('sdb', readOnly)).toBeUndefined();
  });
});
