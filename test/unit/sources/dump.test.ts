import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { parseGrubHex, parseOd } from '../../../src/sources/dump.ts';
import { makeExt4, tool, workshop } from '../../fixtures/images.ts';

const shop = workshop();
afterAll(shop.clean);

/** Long runs of one byte among noise: what makes both programs write `*`. */
const content = fc
  .array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(300)), { minLength: 1, maxLength: 8 })
  .map((pieces) => Uint8Array.from(pieces.flatMap(([bytes, times]) => [...bytes, ...Array(times).fill(bytes[0])])));

describe('bytes come back as they are in the file', () => {
  test('through od, from any place on', () => {
    fc.assert(
      fc.property(content, fc.nat(60), (bytes, skip) => {
        fc.pre(skip < bytes.length);
        writeFileSync(shop.at('bytes'), bytes);
        const dump = tool('od', ['-A', 'd', '-t', 'x1', '-j', String(skip), '--', shop.at('bytes')]);
        expect(parseOd(dump, skip)).toEqual(bytes.subarray(skip));
      }),
      { numRuns: 60 },
    );
  });

  test('through GRUB’s own reader', () => {
    const bytes = new Uint8Array(5000).map((_, n) => (n % 700 < 300 ? n % 251 : 0x90));
    makeExt4(shop.at('fs'), 8 * 2 ** 20, { file: bytes });
    for (const skip of [0, 16, 33, 4096]) {
      const dump = tool('grub-fstest', ['-s', String(skip), '-n', '3000', shop.at('fs'), 'hex', '--', '(loop0)/file']);
      expect(parseGrubHex(dump, skip)).toEqual(bytes.subarray(skip, skip + 3000));
    }
  });

  test('nothing at all is no bytes', () => {
    expect(parseOd('', 0)).toHaveLength(0);
    expect(parseGrubHex('error\n', 0)).toHaveLength(0);
  });
});
