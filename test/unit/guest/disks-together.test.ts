import { describe, expect, it } from 'vitest';
import type { DiskQuestion } from '../../../src/guest/disks.ts';
import { disksTogether, overcommitment } from '../../../src/guest/disks-together.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import type { Share, Volume } from '../../../src/storage/backend.ts';
import { file } from '../../../src/storage/file.ts';
import { GiB } from '../../../src/units.ts';

const facts = exampleFacts();
facts.blockDevices.find(({ path }) => path === '/dev/sda3')!.stableNames = ['/dev/disk/by-id/ata-X-part3'];

/** A disk of a backend that does nothing but be there. */
function disk(index: number, path: string, shares: Share[] = []): DiskQuestion {
  const volume: Volume = { backend: 'file', guest: 'web1', path, kind: 'block', format: 'raw', bytes: GiB };
  return {
    backend: { ...file, resolve: () => volume, shares: () => shares },
    answers: {},
    context: {
      at: index === 0 ? 'storage' : `disks.${index - 1}`,
      guest: 'web1',
      role: index === 0 ? 'disk' : `data${index}`,
      facts,
      leastBytes: 0,
    },
  };
}

describe('two disks in one place', () => {
  it.each([
    ['/dev/sda3', '/dev/sda3'],
    ['/dev/sda3', '/dev/disk/by-id/ata-X-part3'],
    ['/dev/disk/by-id/ata-X-part3', '/dev/sda'],
    ['/dev/sda', '/dev/sda3'],
  ])('%s and %s are refused', (one, two) => {
    expect(disksTogether([disk(0, one), disk(1, two)])).toMatchObject([{ field: 'disks.0.backend', kind: 'conflict' }]);
  });

  it('two partitions of one disk are two places', () => {
    expect(disksTogether([disk(0, '/dev/sda1'), disk(1, '/dev/sda3')])).toEqual([]);
  });
});

describe('room that disks share', () => {
  const share = (bytes: number, more: Partial<Share> = {}): Share => ({
    of: 'a pool',
    bytes: bytes * GiB,
    freeBytes: 10 * GiB,
    ...more,
  });

  it('is added up for each store by itself, and told at the last disk that takes of it', () => {
    const disks = [disk(0, '/a', [share(6)]), disk(1, '/b', [share(9, { of: 'another' })]), disk(2, '/c', [share(6)])];
    expect(disksTogether(disks)).toMatchObject([
      { field: 'disks.1.size', message: expect.stringContaining('12 GiB of a pool') },
    ]);
    expect(disksTogether(disks.slice(0, 2))).toEqual([]);
  });

  it('that may be promised twice is warned of, in the store’s own words', () => {
    const beyond = (bytes: number): string => `${bytes / GiB} are promised`;
    const disks = [disk(0, '/a', [share(6, { beyond })]), disk(1, '/b', [share(6, { beyond })])];
    expect(disksTogether(disks)).toEqual([]);
    expect(overcommitment(disks)).toEqual(['12 are promised']);
    expect(overcommitment(disks.slice(0, 1))).toEqual([]);
  });
});
