import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { binaryBytes } from '../../../src/plan/binary.ts';
import { type SeedFile, vfat } from '../../../src/seed/vfat.ts';
import { tool, workshop } from '../../fixtures/images.ts';

vi.setConfig({ testTimeout: 60_000 });

const shop = workshop();
afterAll(shop.clean);

const vfatImage = (label: string, files: readonly SeedFile[]): Uint8Array => binaryBytes(vfat(label, files));

const SEED: SeedFile[] = [
  { name: 'user-data', content: '#cloud-config\nuser: {name: admin}\n' },
  { name: 'meta-data', content: 'instance-id: i-1\n' },
  { name: 'network-config', content: 'version: 2\n' },
];

function write(image: Uint8Array): string {
  const path = shop.at('seed.img');
  writeFileSync(path, image);
  return path;
}

/** dosfstools’ own judgement: 0 is without a fault. */
function checkUp(path: string): { status: number | null; stdout: string } {
  return spawnSync('/usr/sbin/fsck.vfat', ['-n', '-v', path], { encoding: 'utf8' });
}

describe('the seed’s file system', () => {
  const path = write(vfatImage('CIDATA', SEED));

  test('is vfat with the label that cloud-init looks for', () => {
    const said = tool('blkid', ['-p', '-o', 'export', path]);
    expect(said).toContain('TYPE=vfat');
    expect(said).toMatch(/^LABEL=CIDATA$/m);
    expect(said).toContain('VERSION=FAT12');
  });

  test('is found without a fault by fsck.vfat', () => {
    const { status, stdout } = checkUp(path);
    expect({ status, stdout }).toMatchObject({ status: 0 });
    expect(stdout).toContain('3/502 clusters');
  });

  test('shows the long names as they are, and gives the contents back', () => {
    const listing = tool('mdir', ['-b', '-i', path, '::']).trim().split('\n');
    expect(listing).toEqual(['::/user-data', '::/meta-data', '::/network-config']);
    for (const { name, content } of SEED) expect(tool('mtype', ['-i', path, `::/${name}`])).toBe(content);
  });

  test('can be read by GRUB’s driver too, an implementation of its own', () => {
    expect(tool('grub-fstest', [path, 'cat', '--', '(loop0)/network-config'])).toBe('version: 2\n');
  });

  test('is the same, byte for byte, for the same seed, whichever version made it', () => {
    const sum = (files: SeedFile[]) => createHash('sha256').update(vfatImage('CIDATA', files)).digest('hex');
    expect(sum(SEED)).toBe('416ae00fd7cd84dcfd5ee852a2cc16a76cfd25bc79df6f37949ecd0715b0556f');
    const odd = [
      { name: 'user-data', content: 'ü'.repeat(5000) },
      { name: 'empty', content: '' },
    ];
    expect(sum(odd)).toBe('8c6b574061177d827c5d7badb74c641176568e32e63d5e8bc62e7d3e1b8c1f93');
  });

  test('is told as its pieces: the files as they are, and little besides', () => {
    const { bytes, pieces } = vfat('CIDATA', SEED);
    expect(bytes).toBe(1047040);
    expect(pieces.flatMap(({ text }) => (text === undefined ? [] : [text]))).toEqual(
      SEED.map(({ content }) => content),
    );
    expect(JSON.stringify(pieces).length).toBeLessThan(2500);
  });
});

describe('any files', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,59}[A-Za-z0-9]$/);
  const files = fc.uniqueArray(
    fc.record({
      name,
      content: fc.oneof(
        fc.string({ maxLength: 50 }),
        fc.nat(9000).map((n) => 'y'.repeat(n)),
      ),
    }),
    { selector: (file) => file.name.toLowerCase(), minLength: 0, maxLength: 12 },
  );

  test('come back whole, and fsck.vfat agrees', () => {
    fc.assert(
      fc.property(files, (list) => {
        const path = write(vfatImage('CIDATA', list));
        const { status, stdout } = checkUp(path);
        expect({ status, stdout }).toMatchObject({ status: 0 });
        for (const { name: each, content } of list) {
          expect(tool('mtype', ['-i', path, `::/${each}`])).toBe(content);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('of exactly a cluster, one byte less and one more come back whole', () => {
    for (const length of [0, 1, 2047, 2048, 2049, 1_000_000, 7_900_000]) {
      const path = write(vfatImage('CIDATA', [{ name: 'user-data', content: 'z'.repeat(length) }]));
      expect(checkUp(path).status).toBe(0);
      expect(tool('blkid', ['-p', '-o', 'value', '-s', 'VERSION', path]).trim()).toBe('FAT12');
      expect(tool('mdir', ['-i', path, '::/user-data'])).toContain(length.toString().replace(/\B(?=(\d{3})+$)/g, ' '));
    }
  });

  test('that do not fit, or have names that cannot be, are refused', () => {
    expect(() => vfatImage('CIDATA', [{ name: 'a', content: 'x'.repeat(9_000_000) }])).toThrow(RangeError);
    for (const bad of ['', 'a/b', '../x', 'a b', 'ü', '.', 'x.', 'n'.repeat(101)]) {
      expect(() => vfatImage('CIDATA', [{ name: bad, content: '' }])).toThrow(RangeError);
    }
    expect(() =>
      vfatImage('CIDATA', [
        { name: 'a', content: '' },
        { name: 'A', content: '' },
      ]),
    ).toThrow(RangeError);
    expect(() => vfatImage('too long a label', [])).toThrow(RangeError);
  });
});
