import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftOf, filesOf, type Manifest, parseManifest, printManifest } from '../../../src/keep/manifest.ts';
import { seconds } from '../../../src/keep/words.ts';
import { EXIT, UserError } from '../../../src/problem.ts';
import { guestOf } from './stand-in.ts';

const word = fc.string({ minLength: 1, maxLength: 30 });
const sum = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });

const manifests: fc.Arbitrary<Manifest> = fc
  .record({
    recipe: fc.constantFrom('pause' as const, 'state' as const, 'shutdown' as const),
    uuid: fc.option(word),
    host: word,
    xen: fc.option(word),
    config: word,
    leftOut: fc.array(word),
    bytes: fc.nat(),
    sha256: sum,
    pauseSeconds: fc.double({ min: 0, max: 1e6, noNaN: true }),
  })
  .map(({ recipe, uuid, host, xen, config, leftOut, bytes, sha256, pauseSeconds }) => {
    const guest = { ...guestOf(), uuid, leftOut, config: { path: '/etc/xen/web1.cfg', text: config } };
    const draft = draftOf(guest, {
      ...{ recipe, madeBy: '0.1.0', host, xen, predictedPauseSeconds: 1.5, state: recipe === 'state' },
    });
    const files = filesOf(draft).map((file) => ({ file, bytes, sha256 }));
    return { ...draft, takenAt: '2026-11-26T07:14:00.000Z', pauseSeconds: pauseSeconds + 0, files };
  });

test('what is written is read back', () => {
  fc.assert(
    fc.property(manifests, (manifest) => {
      expect(parseManifest(printManifest(manifest), 'x')).toEqual(JSON.parse(JSON.stringify(manifest)));
    }),
  );
});

test('without any one of its keys it is refused, and so is what would lead out of its folder', () => {
  const [manifest] = fc.sample(manifests, { numRuns: 1, seed: 1 }) as [Manifest];
  const refused = (value: unknown): void => {
    expect(() => parseManifest(JSON.stringify(value), 'x')).toThrow(UserError);
    try {
      parseManifest(JSON.stringify(value), 'x');
    } catch (error) {
      expect((error as UserError).exitCode).toBe(EXIT.invalid);
    }
  };
  for (const key of ['version', 'guest', 'disks', 'files', 'config', 'takenAt', 'recipe', 'state', 'hostFiles']) {
    const { [key as keyof Manifest]: _, ...rest } = manifest;
    refused(rest);
  }
  const [disk] = manifest.disks as [Manifest['disks'][number]];
  refused({ ...manifest, disks: [{ ...disk, file: '../../etc/shadow' }] });
  refused({ ...manifest, disks: [{ ...disk, own: { vg: '-rf', lv: 'x' } }] });
  refused({ ...manifest, disks: [] });
  refused({ ...manifest, version: 2 });
  refused([]);
  expect(() => parseManifest('{', 'x')).toThrow(UserError);
});

test('times as one speaks of them', () => {
  expect([0.04, 0.25, 9.96, 14.2, 150, 9000].map(seconds)).toEqual([
    'under 0.1 s',
    '0.3 s',
    '10 s',
    '14 s',
    '3 min',
    '3 h',
  ]);
});
