import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guestMac, guestUuid } from '../../../src/guest/identity.ts';
import { mostMemoryMiB, neededBytes } from '../../../src/guest/memory.ts';
import { MiB } from '../../../src/units.ts';

const words = fc.string({ minLength: 1, maxLength: 20 });

describe('what makes a guest the same machine for good', () => {
  it('the UUID has the form of RFC 9562, version 8, and depends on host and name', () => {
    fc.assert(
      fc.property(words, words, (host, name) => {
        expect(guestUuid(host, name)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(guestUuid(host, name)).toBe(guestUuid(host, name));
        expect(guestUuid(`${host}x`, name)).not.toBe(guestUuid(host, name));
      }),
    );
  });

  it('the MAC lies in Xen’s own range and passes over the ones that are taken', () => {
    fc.assert(
      fc.property(words, words, fc.nat(7), (host, name, index) => {
        const first = guestMac(host, name, index, new Set());
        expect(first).toMatch(/^00:16:3e:[0-7][0-9a-f](:[0-9a-f]{2}){2}$/);
        expect(guestMac(host, name, index, new Set([first]))).not.toBe(first);
      }),
    );
  });
});

describe('memory', () => {
  it('a guest of 1 GiB with 2 vCPUs needs 8 MiB more than its memory', () => {
    // 1048576 KiB + 4 * (256 * 2 + 1024) KiB + 2048 KiB, rounded up to 2 MiB.
    expect(neededBytes(1024, 1024, 2)).toBe(1032 * MiB);
  });

  it('the most that fits does fit, and 2 % more would not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 64, max: 1 << 20 }), fc.integer({ min: 1, max: 64 }), (freeMiB, vcpus) => {
        const most = mostMemoryMiB(freeMiB * MiB, vcpus);
        if (most > 0) expect(neededBytes(most, most, vcpus)).toBeLessThanOrEqual(freeMiB * MiB);
        expect(neededBytes(Math.ceil(most * 1.02) + 8, Math.ceil(most * 1.02) + 8, vcpus)).toBeGreaterThan(
          freeMiB * MiB,
        );
      }),
    );
  });
});
