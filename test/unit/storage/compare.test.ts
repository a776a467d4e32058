import { describe, expect, it } from 'vitest';
import { exampleFacts } from '../../../src/host/example.ts';
import { compareBackends } from '../../../src/storage/compare.ts';
import { BACKENDS } from '../../../src/storage/index.ts';

describe('the comparison of all places where a disk can live', () => {
  it('has a row for each backend and every trait of it', () => {
    const cells = compareBackends(undefined).flatMap(({ rows }) => rows.flat());
    for (const { label, traits } of BACKENDS) {
      expect(cells).toContain(label);
      for (const words of Object.values(traits)) expect(cells).toContain(words);
    }
  });

  it('with facts says first what this host can do now, and for the rest what is missing with the remedy', () => {
    const facts = exampleFacts();
    const [now, ...traits] = compareBackends(facts);
    expect(traits).toEqual(compareBackends(undefined));
    expect(now?.header).toEqual(['', 'on this host', 'what is missing']);
    for (const [index, backend] of BACKENDS.entries()) {
      const obstacle = backend.unavailable(facts);
      const row = now!.rows[index]!;
      expect(row[1]).toBe(obstacle ? 'not yet' : 'yes');
      if (obstacle) expect(row[2]).toContain(obstacle.reason.slice(1));
    }
    expect(now?.rows.find(([label]) => label?.startsWith('ZFS'))?.[2]).toBe(
      'ZFS is not installed on this host. Install it (apt install zfs-dkms zfsutils-linux, from Debian’s contrib) and make a pool.',
    );
  });

  it('is in tables of at most four columns: more are not readable on 80', () => {
    for (const { header, rows } of compareBackends(exampleFacts())) {
      expect(header.length).toBeLessThanOrEqual(4);
      for (const row of rows) expect(row).toHaveLength(header.length);
    }
  });
});
