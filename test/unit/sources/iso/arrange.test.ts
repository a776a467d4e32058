import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrangeDiscs } from '../../../../src/sources/iso/arrange.ts';
import { blankDisc } from '../../../../src/sources/iso/blank.ts';
import type { DiscFindings } from '../../../../src/sources/iso/findings.ts';
import { unseenDisc } from '../../../../src/sources/iso/unseen.ts';

const debian = { id: 'debian', pretty: 'Debian 12' };
const boots = { bios: true, uefi: true };

function disc(name: string, more: Partial<DiscFindings> = {}): DiscFindings {
  return { ...blankDisc(`/iso/${name}`, 'file'), looked: 'inside', bytes: name.length, ...more };
}

const part = (number: number, of: number | null = null) => ({ number, of });
const one = disc('a-1.iso', { boots, part: part(1), os: debian });
const two = disc('z-2.iso', { part: part(2), os: debian });
const three = disc('b-3.iso', { part: part(3), os: debian });
const drivers = disc('a-drivers.iso', { isDrivers: true, boots });
const names = (discs: readonly DiscFindings[]): string[] => discs.map(({ path }) => path.slice(5));

describe('the order', () => {
  test('is by the numbers of the set, the one to start from first, drivers last', () => {
    const { order, problems, warnings, says } = arrangeDiscs([drivers, three, two, one]);
    expect(names(order)).toEqual(['a-1.iso', 'z-2.iso', 'b-3.iso', 'a-drivers.iso']);
    expect(problems).toEqual([]);
    expect(warnings).toEqual([]);
    expect(says).toEqual([
      'The guest starts from a-1.iso.',
      'Then comes z-2.iso, then b-3.iso.',
      'Drivers are on a-drivers.iso, for when the system asks.',
    ]);
  });

  test('puts a disc that starts before the first of a set that does not', () => {
    expect(names(arrangeDiscs([disc('cd1.iso', { part: part(1) }), disc('start.iso', { boots })]).order)).toEqual([
      'start.iso',
      'cd1.iso',
    ]);
  });

  test('is by the names as people count, where nothing else tells', () => {
    expect(names(arrangeDiscs([disc('disc10.iso', { boots }), disc('disc9.iso', { boots })]).order)).toEqual([
      'disc9.iso',
      'disc10.iso',
    ]);
  });

  test('is the same in whatever order the discs were named, and loses none', () => {
    const any = fc.record({
      name: fc.constantFrom('a.iso', 'A.iso', 'a1.iso', 'a01.iso', 'ä.iso', 'b 2.iso', 'b10.iso'),
      starts: fc.boolean(),
      number: fc.option(fc.integer({ min: 1, max: 4 })),
      isDrivers: fc.boolean(),
    });
    const set = fc.uniqueArray(any, { selector: ({ name }) => name, maxLength: 7 });
    fc.assert(
      fc.property(
        set.chain((discs) => fc.tuple(fc.constant(discs), fc.shuffledSubarray(discs, { minLength: discs.length }))),
        ([discs, shuffled]) => {
          const make = (list: typeof discs) =>
            list.map(({ name, starts, number, isDrivers }) =>
              disc(name, {
                boots: { bios: starts, uefi: false },
                part: number === null ? null : part(number),
                isDrivers,
              }),
            );
          const arranged = arrangeDiscs(make(discs));
          expect(arrangeDiscs(make(shuffled))).toEqual(arranged);
          expect(arranged.order).toHaveLength(discs.length);
        },
      ),
    );
  });

  test('does not touch what it was given', () => {
    const given = [two, one];
    arrangeDiscs(given);
    expect(given).toEqual([two, one]);
  });
});

describe('what is wrong with a set', () => {
  test('the same file twice', () => {
    expect(arrangeDiscs([one, two, one, one]).problems).toEqual([
      { field: 'source.discs', message: '/iso/a-1.iso is named twice', remedy: expect.any(String) },
    ]);
  });

  test('a disc in a drive is called so', () => {
    const { problems, says } = arrangeDiscs([
      { ...one, is: 'drive', path: '/dev/sr0' },
      { ...one, is: 'drive', path: '/dev/sr0' },
    ]);
    expect(problems).toEqual([
      { field: 'source.device', message: '/dev/sr0 is named twice', remedy: expect.any(String) },
    ]);
    expect(says[0]).toBe('The guest starts from the disc in /dev/sr0.');
  });

  test('nothing to start from', () => {
    expect(arrangeDiscs([three, two]).problems).toEqual([
      {
        field: 'source.discs',
        message: 'no guest can start from z-2.iso (it is disc 2 of a set), and no other disc is there to start from',
        remedy: expect.stringContaining('the first one of a set'),
      },
    ]);
  });

  test('only drivers', () => {
    expect(arrangeDiscs([drivers]).problems).toEqual([
      { field: 'source.discs', message: expect.stringContaining('only drivers'), remedy: expect.any(String) },
    ]);
  });

  test('a broken disc is not blamed for not starting as well', () => {
    const broken = disc('x.iso', { problems: [{ field: 'source.discs', message: 'cut short', remedy: 'again' }] });
    expect(arrangeDiscs([broken]).problems).toEqual([]);
  });

  test('no discs at all is nobody’s fault', () => {
    expect(arrangeDiscs([])).toEqual({ order: [], problems: [], warnings: [], says: [] });
  });
});

describe('what is worth a warning', () => {
  test('a gap in a set', () => {
    expect(arrangeDiscs([one, three]).warnings).toEqual([
      'Disc 2 of the set of Debian 12 is not among them: its installer may ask for it.',
    ]);
  });

  test('the end of a set that says how long it is', () => {
    expect(arrangeDiscs([disc('x.iso', { boots, part: part(1, 3) })]).warnings).toEqual([
      'Discs 2 and 3 of the set are not among them: its installer may ask for it.',
    ]);
  });

  test('not every disc of a set is needed: the first one of Debian’s is enough', () => {
    expect(arrangeDiscs([one]).warnings).toEqual([]);
  });

  test('a disc that claims to be the 90th does not fill the screen', () => {
    const [warning] = arrangeDiscs([one, disc('x.iso', { part: part(90, 99), os: debian })]).warnings;
    expect(warning).toBe(
      'Discs 2, 3, 4 and 94 others of the set of Debian 12 are not among them: its installer may ask for it.',
    );
  });

  test('one disc in two folders is told by its paths', () => {
    const [first, copy] = ['/iso/a.iso', '/old/a.iso'].map((path) => ({ ...one, path, volumeId: 'DEB', bytes: 5 }));
    expect(arrangeDiscs([first!, copy!]).warnings).toEqual([
      'Two of them seem to be the same disc: /iso/a.iso and /old/a.iso have the same label and length.',
    ]);
  });

  test('one disc under two names', () => {
    const copy = { ...one, path: '/iso/copy.iso', volumeId: 'DEB', bytes: 5 };
    expect(arrangeDiscs([{ ...one, volumeId: 'DEB', bytes: 5 }, copy]).warnings).toEqual([
      'Two of them seem to be the same disc: a-1.iso and copy.iso have the same label and length.',
    ]);
  });
});

describe('discs that nobody has looked at', () => {
  test('are put in order by their names, and may well be ones to start from', () => {
    const { order, problems } = arrangeDiscs([
      unseenDisc('/iso/debian-12-DVD-2.iso'),
      unseenDisc('/iso/debian-12-DVD-1.iso'),
    ]);
    expect(names(order)).toEqual(['debian-12-DVD-1.iso', 'debian-12-DVD-2.iso']);
    expect(problems).toEqual([]);
  });

  test('say so, and claim nothing', () => {
    expect(unseenDisc('/iso/x.iso')).toMatchObject({
      looked: 'not-at-all',
      fingerprint: null,
      volumeId: null,
      os: null,
      problems: [],
      says: [expect.stringContaining('not looked at')],
    });
    expect(unseenDisc('/dev/sr0')).toMatchObject({ is: 'drive', part: null, problems: [] });
    expect(unseenDisc('x.iso').problems).toHaveLength(1);
    expect(unseenDisc('/iso/a,b.iso').problems[0]?.message).toContain('comma');
  });
});
