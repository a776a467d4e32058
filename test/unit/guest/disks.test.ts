import { describe, expect, it } from 'vitest';
import type { World } from '../../../src/guest/world.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import { GiB } from '../../../src/units.ts';
import type { Answer } from '../../../src/wizard/field.ts';
import { outcomeOf, settledAnswers } from '../../../src/wizard/outcome.ts';
import { unknownKeys } from '../../../src/wizard/unknown-keys.ts';
import { exampleWorld, partitionImage } from '../../support/worlds.ts';
import { mirrorHost, PEER, peersWith } from '../storage/mirrored.ts';

const GIVEN = { 'source.path': '/srv/images/debian-12.qcow2', name: 'web1' };
const outcome = (answers: Record<string, Answer>, world: World = exampleWorld()) =>
  outcomeOf(new Map(Object.entries({ ...GIVEN, ...answers })), world);
const disksOf = (answers: Record<string, Answer>, world?: World) =>
  outcome(answers, world)
    .spec.disks.filter(({ role }) => role !== 'seed')
    .map(({ role, xl }) => `${role} ${xl?.vdev} ${xl?.access} ${xl?.target}`);
const faults = (answers: Record<string, Answer>, world?: World) =>
  outcome(answers, world).problems.map(({ field, message }) => `${field}: ${message}`);

describe('further disks', () => {
  it('come behind the system disk and before the first-login disk, with names of their own', () => {
    const { spec, ready } = outcome({ 'disks.0.backend': 'file', 'disks.1.backend': 'lvm', 'disks.1.size': '7GiB' });
    expect(ready).toBe(true);
    expect(spec.disks.map(({ role, xl }) => [role, xl?.vdev, xl?.target])).toEqual([
      ['system', 'xvda', '/dev/vg0/web1-disk'],
      ['data', 'xvdb', '/var/lib/xen/images/web1-data1.img'],
      ['data', 'xvdc', '/dev/vg0/web1-data2'],
      ['seed', 'xvdz', '/var/lib/xenguide/guests/web1/seed.img'],
    ]);
    expect(spec.disks[2]?.volume?.bytes).toBe(7 * GiB);
  });

  it('are empty: no image is copied into them', () => {
    const { spec } = outcome({ 'disks.0.backend': 'lvm' });
    expect(spec.disks.map(({ image }) => image?.path)).toEqual(['/srv/images/debian-12.qcow2', undefined, undefined]);
  });

  it('are there when the list has them, when it is said, and not when it is denied', () => {
    expect(disksOf({ 'storage.another': true })).toHaveLength(2);
    expect(disksOf({ 'storage.another': true, 'disks.0.another': true })).toHaveLength(3);
    expect(disksOf({ 'disks.0.size': '3GiB' })).toHaveLength(2);
    expect(disksOf({ 'disks.0.size': '3GiB', 'storage.another': false })).toHaveLength(1);
  });

  it('keep the name that an answer gives, and the others make room for it', () => {
    expect(disksOf({ 'disks.0.backend': 'lvm', 'disks.1.backend': 'lvm', 'disks.1.vdev': 'xvdb' })).toEqual([
      'system xvda rw /dev/vg0/web1-disk',
      'data xvdc rw /dev/vg0/web1-data1',
      'data xvdb rw /dev/vg0/web1-data2',
    ]);
  });

  it('of an hvm guest are read-only behind the IDE drives only', () => {
    const hvm = { type: 'hvm', 'disks.0.access': 'ro' };
    expect(disksOf(hvm)[1]).toBe('data xvde ro /dev/vg0/web1-data1');
    expect(faults({ ...hvm, 'disks.0.vdev': 'xvdc' })).toEqual([expect.stringMatching(/^disks\.0\.vdev: .*IDE/)]);
  });

  it('lie beside a system partition, not on its letter', () => {
    const world = exampleWorld({ image: partitionImage() });
    expect(disksOf({ 'disks.0.backend': 'lvm' }, world).map((disk) => disk.split(' ')[1])).toEqual(['xvda1', 'xvdb']);
  });

  it('that are mirrored each have a port and a device number of their own, beside those of the disks before them', () => {
    const world = exampleWorld({ facts: mirrorHost(1), peers: peersWith(mirrorHost(2)) });
    const mirrored = {
      'storage.backend': 'drbd',
      'storage.peer.host': PEER,
      'storage.port': 7789,
      'storage.minor': 1,
      'disks.0.backend': 'drbd',
      'disks.0.peer.host': PEER,
      'disks.1.backend': 'drbd',
      'disks.1.peer.host': PEER,
    };
    const { spec } = outcome(mirrored, world);
    const numbers = spec.disks.flatMap(({ volume }) => (volume ? [[volume.own?.port, volume.own?.minor]] : []));
    expect(numbers).toEqual([
      ['7789', '1'],
      ['7788', '0'],
      ['7790', '2'],
    ]);
    expect(faults(mirrored, world)).toEqual([]);
    expect(faults({ ...mirrored, 'disks.1.port': 7789 }, world)).toEqual([expect.stringMatching(/^disks\.1\.port: /)]);
    expect(faults({ ...mirrored, 'storage.address': '10.9.0.77', 'disks.1.size': 'much' }, world)).toEqual([
      expect.stringMatching(/^storage\.address: xena has no address 10\.9\.0\.77/),
      expect.stringMatching(/^disks\.1\.size: /),
    ]);
  });

  it('a file of the settled answers repeats them, without the questions that only lead to them', () => {
    const world = exampleWorld();
    const first = outcome({ 'storage.another': true, 'disks.0.another': true, 'disks.1.access': 'ro' }, world);
    const settled = settledAnswers(first, world);
    expect([...settled.keys()].filter((key) => key.endsWith('another'))).toEqual([]);
    const again = outcomeOf(settled, world);
    expect(again.spec).toEqual(first.spec);
    expect(settledAnswers(again, world)).toEqual(settled);
    expect(unknownKeys(settled, again.evaluation, () => undefined)).toEqual([]);
  });

  it('a slip in a number does not make a hundred of them', () => {
    expect(disksOf({ 'disks.900000.backend': 'lvm' })).toHaveLength(2);
  });
});

describe('the disks of one guest together', () => {
  const small = (): World => {
    const facts = exampleFacts();
    facts.volumeGroups[0]!.freeExtents = 12 * 256;
    return exampleWorld({ facts });
  };
  const sizes = (...all: string[]): Record<string, Answer> =>
    Object.fromEntries(
      all.flatMap((size, index) => {
        const at = index === 0 ? 'storage' : `disks.${index - 1}`;
        return [
          [`${at}.backend`, 'lvm'],
          [`${at}.size`, size],
        ];
      }),
    );

  it('may take all that is free, and not more', () => {
    expect(faults(sizes('4GiB', '4GiB', '4GiB'), small())).toEqual([]);
    expect(faults(sizes('4GiB', '4GiB', '5GiB'), small())).toEqual([
      expect.stringMatching(/^disks\.1\.size: .*more than there is/),
    ]);
  });

  it('are suggested so that they fit, however many are wanted', () => {
    const another = Object.fromEntries(
      ['storage', 'disks.0', 'disks.1', 'disks.2'].map((at) => [`${at}.another`, true]),
    );
    const { problems, spec } = outcome(another, small());
    expect(problems).toEqual([]);
    expect(spec.disks.filter(({ volume }) => volume)).toHaveLength(5);
  });

  it('of files are added up too', () => {
    const files = { 'storage.backend': 'file', 'storage.size': '60GiB', 'disks.0.backend': 'file' };
    expect(faults({ ...files, 'disks.0.size': '41GiB' })).toEqual([expect.stringMatching(/^disks\.0\.size/)]);
    expect(faults({ ...files, 'disks.0.size': '30GiB' })).toEqual([]);
    // On another file system there is room.
    expect(faults({ ...files, 'disks.0.size': '14GiB', 'disks.0.dir': '/srv/xen' })).toEqual([]);
  });
});
