import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Answer } from '../../../src/wizard/field.ts';
import { outcomeOf } from '../../../src/wizard/outcome.ts';
import { showValue } from '../../../src/wizard/values.ts';
import { talk } from './person.ts';
import { sessionDriver } from './session-driver.ts';

const gib = (least: number, most: number) => fc.integer({ min: least, max: most }).map((n) => `${n}GiB`);
const some = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(values, { nil: undefined });

/** Further disks, none to two of them, with the questions that lead to each. */
const furtherDisks = fc
  .array(
    fc.record({
      backend: some(fc.constantFrom('lvm', 'file')),
      size: some(gib(1, 3)),
      access: some(fc.constantFrom('ro', 'rw')),
    }),
    { maxLength: 2 },
  )
  .map((disks) =>
    Object.fromEntries([
      ...disks.map((_, index) => [index === 0 ? 'storage.another' : `disks.${index - 1}.another`, true]),
      ...disks.flatMap((disk, index) => Object.entries(disk).map(([key, value]) => [`disks.${index}.${key}`, value])),
    ]),
  );

/** Answers that fit together on the example host; a question without one is passed with Enter. */
const answers: fc.Arbitrary<Record<string, Answer | undefined>> = fc
  .tuple(
    fc.record({
      name: some(fc.stringMatching(/^[a-z][a-z0-9.+-]{0,12}$/)),
      memory: some(gib(1, 8)),
      vcpus: some(fc.integer({ min: 1, max: 8 })),
      maxmem: some(gib(8, 15)),
      type: some(fc.constantFrom('auto', 'pvh', 'pv', 'hvm')),
      'source.format': some(fc.constantFrom('auto', 'qcow2')),
      autostart: some(fc.boolean()),
      comments: some(fc.boolean()),
      'login.user': some(fc.constantFrom('', 'root', 'anna')),
    }),
    fc.oneof(
      fc.record({
        'storage.backend': some(fc.constant('lvm')),
        'storage.vg': some(fc.constant('vg0')),
        'storage.size': some(gib(2, 90)),
      }),
      fc.record({
        'storage.backend': fc.constant('file'),
        'storage.dir': some(fc.constantFrom('/srv/xen', '/var/lib/xen/images/')),
        'storage.format': some(fc.constantFrom('raw', 'qcow2')),
        'storage.size': some(gib(2, 10)),
      }),
    ),
    furtherDisks,
    fc.oneof(
      fc.constant({ 'network.0.mode': 'none' }),
      fc.record({
        'network.0.bridge': some(fc.constant('xenbr0')),
        'network.0.mac': some(fc.constant('00:16:3e:01:02:03')),
      }),
    ),
  )
  .map((parts) => ({ 'source.path': '/srv/images/debian-12.qcow2', ...Object.assign({}, ...parts) }));

it('what is typed line by line gives the same guest as the same answers in a file', async () => {
  await fc.assert(
    fc.asyncProperty(answers, fc.boolean(), async (wanted, byNumber) => {
      const { driver, session } = sessionDriver();
      const open = new Map(Object.entries(wanted).filter((pair): pair is [string, Answer] => pair[1] !== undefined));
      const given = new Map(open);
      let reviewed = 0;
      const { result } = await talk(driver, () => {
        const { current, ready } = driver.view();
        if (!current) {
          // What is only asked for when one goes there, a detail, is gone to from the review.
          const [next] = open.keys();
          if (next !== undefined) return `:jump ${next}`;
          reviewed += 1;
          return ready && reviewed < 50 ? '1' : undefined;
        }
        const { field } = current;
        const value = open.get(field.key);
        open.delete(field.key);
        if (value === undefined) return '';
        if (value === '') return ':none';
        if (field.kind !== 'choice' || !byNumber) return showValue(value);
        const choosable = field.options.filter((option) => !option.blocked);
        return String(choosable.findIndex((option) => option.value === value) + 1);
      });
      const expected = outcomeOf(given, session.world);
      expect(expected.problems).toEqual([]);
      expect(result).toEqual({ outcome: 'write' });
      expect(session.outcome().spec).toEqual(expected.spec);
    }),
    { numRuns: 40 },
  );
}, 120_000);
