import { describe, expect, test } from 'vitest';
import { ratesOf, ratios } from '../../../scripts/bench-storage/figures.ts';
import { type Measured, page } from '../../../scripts/bench-storage/report.ts';

const SAID = [
  'alive on Linux 6.1.0-37-amd64',
  'speed waits for start;',
  'speed xvdb round 1 write 9000 KiB/s',
  'speed xvdc round 1 write 100 KiB/s',
  'speed waits for read-1;',
  'speed xvdb round 1 read 9999 KiB/s',
  'speed xvdc round 1 read 50 KiB/s',
  'speed xvdb round 2 write 1000 KiB/s',
  'speed xvdc round 2 write 500 KiB/s',
  'speed done',
];

describe('what the guest said about its disks', () => {
  test('is read by disk and direction, in the order of the rounds', () => {
    expect(Object.fromEntries(ratesOf(SAID))).toEqual({
      xvdb: { write: [9000, 1000], read: [9999] },
      xvdc: { write: [100, 500], read: [50] },
    });
  });

  test.each(['speed xvdc round 2 read failed', 'speed heard nothing'])('“%s” is not passed over', (line) => {
    expect(() => ratesOf([...SAID, line])).toThrow(line);
  });
});

test('the first round does not count, neither of the disk nor of the raw device', () => {
  expect(ratios([1, 500, 700, 600], [9000, 1000, 2000, 1000])).toMatchObject({ median: 0.6, least: 0.5, most: 0.7 });
});

describe('the page', () => {
  const all: Measured[] = [
    { what: 'partition', below: 'nothing', rates: { write: [1, 900, 1000, 1100], read: [1, 100, 100, 100] } },
    { what: 'NFS', below: 'a server', rates: { write: [1, 100, 50, 90], read: [1, 25, 25, 50] } },
  ];
  const text = page(all, [{ what: 'DRBD', below: '', storage: {}, missing: 'only one host is up' }], {
    ...{ rounds: 3, mib: 32, xen: 'Debian 12, Xen 4.17', date: '2026-11-25' },
  });

  test('has a line for each place, as multiples of the raw device', () => {
    expect(text).toContain('| partition | nothing | 1.00× | 0.90–1.10 | 1.00× | 1.00–1.00 |\n');
    expect(text).toContain('| NFS | a server | 0.09× | 0.05–0.10 | 0.25× | 0.25–0.50 |\n');
  });

  test('says what was left out and why, and what the figures are worth', () => {
    expect(text).toContain('Left out: DRBD, since only one host is up.');
    expect(text).toContain('emulated in software');
  });
});
