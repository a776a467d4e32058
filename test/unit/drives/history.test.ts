import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeDisc } from '../../../src/drives/change.ts';
import { replay } from '../../../src/drives/history.ts';
import { nextDisc, queueOf } from '../../../src/drives/queue.ts';
import type { DiscEvent } from '../../../src/drives/record.ts';
import { readDiscs, saveRecord } from '../../../src/drives/record-file.ts';
import { readState } from '../../../src/drives/state.ts';
import { around, CD, GUEST, PATHS, record } from './around.ts';
import { FakeHost } from './fake-host.ts';

const at = (drive: string, disc: string | null): DiscEvent => ({ at: '2026-01-01T00:00:00.000Z', drive, disc });
const drives = (hdc: string | null, hdd: string | null) => [
  { drive: 'hdc', disc: hdc },
  { drive: 'hdd', disc: hdd },
];

describe('the history', () => {
  const change = fc.record({
    drive: fc.constantFrom('hdc', 'hdd'),
    disc: fc.constantFrom(...Object.values(CD), null),
    held: fc.nat(12),
    /** Somebody uses xl by hand before it. */
    byHand: fc.option(fc.constantFrom(...Object.values(CD), null)),
  });

  test('after any changes, also by hand and also in vain, it replays to what is in the drives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('hvm', 'pv'), fc.array(change, { maxLength: 12 }), async (type, wanted) => {
        const host = new FakeHost().start(GUEST, {
          type,
          disks: ['hdc', 'hdd'].map((vdev, i) => ({ vdev, disc: [CD.a, CD.b][i]!, cdrom: type === 'hvm' })),
        });
        for (const path of Object.values(CD)) host.files.set(path, 'a disc');
        await saveRecord(host, PATHS, record());
        for (const { drive, disc, held, byHand } of wanted) {
          const { disks } = host.guests.get(GUEST)!;
          const hdd = disks.find(({ vdev }) => vdev === 'hdd');
          if (hdd && type === 'hvm' && byHand !== null) hdd.disc = byHand;
          for (const each of disks) each.held = held;
          const before = host.ran.length;
          await changeDisc(around(host, { discs: (await readDiscs(host, PATHS))! }), drive, disc).catch(
            () => undefined,
          );
          // Where there was nothing to do nothing is written either.
          if (!host.ran.slice(before).some((line) => /^xl (cd|block)-/.test(line))) continue;
          const kept = (await readDiscs(host, PATHS))!;
          const state = await readState(host, GUEST, kept.record);
          if (typeof state !== 'object') throw new Error('it does not run');
          const inDrives = Object.fromEntries(state.drives.map((each) => [each.drive, each.disc]));
          expect(Object.fromEntries(replay(kept.record, kept.events))).toEqual(inDrives);
          expect(inDrives).toEqual({ hdc: host.disc(GUEST, 'hdc') ?? null, hdd: host.disc(GUEST, 'hdd') ?? null });
        }
      }),
      { numRuns: 60 },
    );
  });

  test('begins with the first discs of the queue in the drives', () => {
    expect([...replay(record(), [])]).toEqual([
      ['hdc', CD.a],
      ['hdd', CD.b],
    ]);
    expect([...replay(record({ queue: [CD.a] }), [])]).toEqual([
      ['hdc', CD.a],
      ['hdd', null],
    ]);
  });

  test('is read again as it was written; a line that was cut off is passed over', async () => {
    const host = new FakeHost();
    expect(await readDiscs(host, PATHS)).toBeUndefined();
    await saveRecord(host, PATHS, record());
    expect(host.modes.get(PATHS.record)).toBe(0o600);
    host.files.set(PATHS.history, `${JSON.stringify(at('hdc', CD.c))}\n{"at":"2026-`);
    expect(await readDiscs(host, PATHS)).toEqual({ record: record(), events: [at('hdc', CD.c)] });
  });

  test.each(['', '{}', '{"version":2}', '{"version":1,"how":"trays","drives":"hdc","queue":[]}', 'null'])(
    'a record that is damaged is said to be: %j',
    async (text) => {
      const host = new FakeHost();
      host.files.set(PATHS.record, text);
      await expect(readDiscs(host, PATHS)).rejects.toThrow('damaged');
    },
  );
});

describe('the queue', () => {
  test('what is in a drive, or was in one, is done', () => {
    const done = (events: DiscEvent[], ...now: [string | null, string | null]) =>
      queueOf(record(), events, drives(...now)).map((each) => each.done);
    expect(done([], CD.a, CD.b)).toEqual([true, true, false]);
    expect(done([at('hdc', CD.c), at('hdc', null)], null, CD.b)).toEqual([true, true, true]);
    expect(done([], CD.c, null)).toEqual([true, true, true]);
    const one = record({ drives: ['hdc'] });
    expect(queueOf(one, [], [{ drive: 'hdc', disc: CD.a }]).map((each) => each.done)).toEqual([true, false, false]);
  });

  test.each<[string, DiscEvent[], ReturnType<typeof drives> | object[], string]>([
    ['an empty drive', [], drives(CD.a, null), 'hdd'],
    ['the drive that was emptied last', [at('hdd', null), at('hdc', null)], drives(null, null), 'hdc'],
    [
      'the one that the guest opened',
      [],
      [{ drive: 'hdc', disc: CD.a, open: true }, ...drives('', null).slice(1)],
      'hdc',
    ],
    ['in place of the disc that came last', [at('hdc', CD.b), at('hdd', CD.a)], drives(CD.b, CD.a), 'hdd'],
    ['in place of the furthest of the queue, where there is no history', [], drives(CD.a, CD.b), 'hdd'],
  ])('the next one goes into %s', (_what, events, now, drive) => {
    expect(nextDisc(record(), events, now as ReturnType<typeof drives>)).toMatchObject({ disc: CD.c, drive });
  });

  test('says why, and when there is nothing left', () => {
    expect(nextDisc(record(), [], drives(CD.a, CD.b))).toMatchObject({
      because: 'b.iso in hdd is the disc that was inserted last',
    });
    expect(nextDisc(record({ queue: [CD.a] }), [], drives(CD.a, null))).toEqual({ nothing: expect.any(String) });
    expect(nextDisc(record({ queue: [] }), [], drives(null, null))).toEqual({
      nothing: expect.stringContaining('no list'),
    });
    expect(nextDisc(record({ drives: [] }), [], [])).toEqual({ nothing: 'The guest has no drive for a disc.' });
  });
});
