import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSize, GiB, MiB, parseSize, roundSize } from '../../src/units.ts';

describe('sizes', () => {
  it('2G, 2GB, 2GiB and 2048M are the same size, as in Xen and LVM', () => {
    for (const text of ['2G', '2GB', '2GiB', '2048M', ' 2 gib ', '2g'])
      expect(parseSize(text, 'MiB'), text).toBe(2 * GiB);
  });

  it('a bare number counts in the unit of the question', () => {
    expect(parseSize('2048', 'MiB')).toBe(2048 * MiB);
    expect(parseSize('20', 'GiB')).toBe(20 * GiB);
  });

  it.each(['', 'x', '-1G', '0x10', '1e9', '1.2.3G', '5PB', '99999999999999999999G', 'G', '1 2', 'NaN', '1,5G'])(
    '“%s” is not a size',
    (text) => {
      expect(parseSize(text, 'GiB')).toBeUndefined();
    },
  );

  it('what is written is read back as the same number of bytes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 50 }), (bytes) => {
        expect(parseSize(formatSize(bytes), 'GiB')).toBe(bytes);
      }),
    );
  });

  it('is shown to people with at most one digit behind the point', () => {
    expect(roundSize(19.5 * GiB)).toBe('19.5 GiB');
    expect(roundSize(512 * MiB)).toBe('512 MiB');
    expect(roundSize(7)).toBe('7 bytes');
  });
});
