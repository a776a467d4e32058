import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { World } from '../../../src/guest/world.ts';
import { EngineDriver } from '../../support/engine-driver.ts';
import { debianImage, exampleWorld } from '../../support/worlds.ts';
import { type Deed, talk } from './person.ts';

// Anything typed at the plain face, and any news between two lines: the driver throws for what no face may send.
const RUNS = 60;
const COMMANDS = [
  'help',
  'back',
  'jump',
  'undo',
  'clear',
  'none',
  'fix',
  'files',
  'preview',
  'review',
  'warnings',
  'again',
];
const answers = fc.constantFrom(
  '',
  '',
  '',
  '/srv/x.img',
  'web7',
  '2G',
  'yes',
  'no',
  'lvm',
  'auto',
  '192.0.2.7/24',
  '1',
  '2',
);
const commands = fc
  .tuple(fc.constantFrom(...COMMANDS), fc.constantFrom('', ' 1', ' 99', ' review', ' x y', ' /srv/'), fc.nat(8))
  .map(([word, rest, letters]) => `:${letters === 0 ? word : word.slice(0, letters)}${rest}`);
const hostile = fc.constantFrom(
  '\x1b[2J\x1b[A',
  '\u202eabc',
  '漢字漢字',
  'e\u0301\u0301\u0301',
  '👍🏽',
  'x'.repeat(300),
  '\t',
  '/\t',
  '::',
  ':',
  '?',
  '\x00\x07',
  '\b\b\x7f',
);
const bytes = fc
  .uint8Array({ maxLength: 8 })
  .map((data) => Buffer.from(data.filter((byte) => byte !== 10 && byte !== 13)).toString('latin1'));
const line: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: answers },
  { weight: 3, arbitrary: commands },
  { weight: 1, arbitrary: hostile },
  { weight: 1, arbitrary: bytes },
  { weight: 1, arbitrary: fc.constant<Deed>({ key: 'Ctrl-C' }) },
);
const NEWS: Partial<World>[] = [
  { image: debianImage() },
  { image: undefined },
  { waiting: ['looking into the image, 37 %'] },
  { waiting: [] },
  { news: { good: false, text: '\x1b[2J漢\u202e was found' } },
];
const deeds = fc.array(fc.tuple(line, fc.option(fc.constantFrom(...NEWS), { freq: 6 })), {
  minLength: 40,
  maxLength: 80,
});

test('no crash, only printable characters, and no line wider than the window but for a word that is', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(deeds, fc.integer({ min: 20, max: 120 }), async (all, width) => {
      const driver = new EngineDriver(exampleWorld({ image: undefined }));
      let at = 0;
      const next = (): Deed | undefined => {
        const [deed, news] = all[at++] ?? [];
        if (news) driver.learn(news);
        return deed;
      };
      const { said, result } = await talk(driver, next, { width, ascii: true });
      expect(['quit', 'write', 'apply', 'interrupted']).toContain(result.outcome);
      expect(said).toMatch(/^[\n\x20-\x7e]*$/);
      // Of a drawing and of a config the lines stand as they are.
      const wide = said
        .split('\n')
        .filter((each) => each.length > width && /^[A-Z][a-z]+ [a-z]+ [a-z]+ [a-z]+ /.test(each));
      expect(wide).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});
