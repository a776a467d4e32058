import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, judge, type Verdict } from '../../../src/keep/retention/law.ts';
import { periodNamer } from '../../../src/keep/retention/local-time.ts';
import { PERIODS, type Policy, parsePolicy, printPolicy } from '../../../src/keep/retention/policy.ts';
import { EXIT, UserError } from '../../../src/problem.ts';

const NOW = new Date('2026-11-26T08:00:00Z');
const DAY = 86_400_000;
const ZONES = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia'] as const;

const at = (iso: string, doubt: string | null = null, guest = 'web1'): Candidate => ({
  ...{ path: `/backup/${guest}-${iso}`, guest, whose: 'host=x', doubt },
  takenAt: new Date(iso),
});
const judged = (backups: readonly Candidate[], policy: string, zone = 'UTC', now = NOW): Verdict[] =>
  judge(backups, parsePolicy(policy), periodNamer(zone), now);
const paths = (verdicts: readonly Verdict[], fate: Verdict['fate']): string[] =>
  verdicts.filter((each) => each.fate === fate).map(({ backup }) => backup.path);

const policies: fc.Arbitrary<Policy> = fc
  .record({
    last: fc.integer({ min: 0, max: 5 }),
    periods: fc.dictionary(fc.constantFrom(...PERIODS), fc.integer({ min: 1, max: 6 })),
  })
  .filter(({ last, periods }) => last > 0 || Object.keys(periods).length > 0);
const candidates: fc.Arbitrary<Candidate[]> = fc
  .array(
    fc.record({
      guest: fc.constantFrom('web1', 'db'),
      // Over the ends of both summer times and of a year; some lie in the future.
      minutes: fc.oneof(
        fc.integer({ min: -500 * 24 * 60, max: 3 * 24 * 60 }),
        fc.integer({ min: -3 * 24 * 60, max: 0 }),
      ),
      doubt: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.constant('it is damaged')),
    }),
    { maxLength: 60 },
  )
  .map((rows) =>
    rows.map(({ guest, minutes, doubt }, index) => ({
      ...{ path: `/backup/${guest}-${index}`, guest, whose: 'host=x', doubt },
      takenAt: new Date(NOW.getTime() + minutes * 60_000),
    })),
  );
const zones = fc.constantFrom(...ZONES);
/** What can be counted on, of one guest, the newest first. */
const counted = (all: readonly Candidate[], guest: string): Candidate[] =>
  all
    .filter((each) => each.guest === guest && each.doubt === null && each.takenAt.getTime() <= NOW.getTime() + 300_000)
    .sort((a, b) => b.takenAt.getTime() - a.takenAt.getTime());

describe('the law', () => {
  test('the newest whole backup of every guest stays, and each backup is judged once', () => {
    fc.assert(
      fc.property(candidates, policies, zones, (all, policy, zone) => {
        const verdicts = judge(all, policy, periodNamer(zone), NOW);
        expect(verdicts.map(({ backup }) => backup.path).sort()).toEqual(all.map(({ path }) => path).sort());
        for (const guest of ['web1', 'db']) {
          const [newest] = counted(all, guest);
          if (!newest) continue;
          const kept = verdicts.filter(({ fate, backup }) => fate === 'keep' && backup.guest === guest);
          expect(Math.max(...kept.map(({ backup }) => backup.takenAt.getTime()))).toBe(newest.takenAt.getTime());
        }
      }),
    );
  });

  test('what is in doubt never goes, and never stands for another one', () => {
    fc.assert(
      fc.property(candidates, policies, zones, (all, policy, zone) => {
        const verdicts = judge(all, policy, periodNamer(zone), NOW);
        const sure = new Set(['web1', 'db'].flatMap((guest) => counted(all, guest)));
        for (const { backup, fate } of verdicts) expect(fate === 'doubt').toBe(!sure.has(backup));
        // Without them the others are judged the same.
        const without = judge([...sure], policy, periodNamer(zone), NOW);
        expect(verdicts.filter(({ fate }) => fate !== 'doubt')).toEqual(without);
      }),
    );
  });

  test('done twice, it does nothing more', () => {
    fc.assert(
      fc.property(candidates, policies, zones, (all, policy, zone) => {
        const first = judge(all, policy, periodNamer(zone), NOW);
        const left = all.filter(({ path }) => !paths(first, 'go').includes(path));
        expect(paths(judge(left, policy, periodNamer(zone), NOW), 'go')).toEqual([]);
      }),
    );
  });

  test('no more go than the policy asks for: what any one of its terms keeps stays, and more terms never remove more', () => {
    fc.assert(
      fc.property(candidates, policies, policies, zones, (all, one, other, zone) => {
        const both: Policy = {
          last: Math.max(one.last, other.last),
          periods: Object.fromEntries(
            PERIODS.flatMap((period) => {
              const most = Math.max(one.periods[period] ?? 0, other.periods[period] ?? 0);
              return most > 0 ? [[period, most]] : [];
            }),
          ),
        };
        const gone = new Set(paths(judge(all, both, periodNamer(zone), NOW), 'go'));
        const goneByOne = new Set(paths(judge(all, one, periodNamer(zone), NOW), 'go'));
        for (const path of gone) expect(goneByOne.has(path)).toBe(true);
        for (const guest of ['web1', 'db']) {
          const own = counted(all, guest);
          const stays = own.filter(({ path }) => !gone.has(path)).length;
          expect(stays).toBeGreaterThanOrEqual(Math.min(both.last, own.length));
          const names = own.map(({ takenAt }) => periodNamer(zone)(takenAt));
          for (const period of PERIODS) {
            const there = new Set(names.map((each) => each[period])).size;
            expect(stays).toBeGreaterThanOrEqual(Math.min(both.periods[period] ?? 0, there));
          }
        }
      }),
    );
  });

  test('the number kept is never more than the terms add up to, and the newest', () => {
    fc.assert(
      fc.property(candidates, policies, zones, (all, policy, zone) => {
        const most = policy.last + Object.values(policy.periods).reduce((sum, count) => sum + count, 0) + 1;
        const verdicts = judge(all, policy, periodNamer(zone), NOW);
        for (const guest of ['web1', 'db']) {
          const kept = verdicts.filter(({ fate, backup }) => fate === 'keep' && backup.guest === guest);
          expect(kept.length).toBeLessThanOrEqual(most);
          // No two stay for the same reason.
          const reasons = kept.flatMap((each) => each.reasons);
          expect(new Set(reasons).size).toBe(reasons.length);
        }
      }),
    );
  });
});

describe('what it says', () => {
  test('a reason for each, the newest last', () => {
    const all = ['2026-11-24T03:00', '2026-11-25T03:00', '2026-11-25T15:00', '2026-11-26T03:00'].map((each) =>
      at(`${each}:00Z`),
    );
    expect(judged(all, '2 daily, 1 weekly').map(({ fate, reasons }) => [fate, ...reasons])).toEqual([
      ['go', 'newer ones stand for its time'],
      ['go', 'newer ones stand for its time'],
      ['keep', 'daily of 2026-11-25'],
      ['keep', 'the newest', 'daily of 2026-11-26', 'weekly of week 48 of 2026'],
    ]);
  });

  test('one that is dated in the future is told, and does not push the real newest out', () => {
    const all = [at('2026-11-26T03:00:00Z'), at('2027-01-01T03:00:00Z')];
    expect(judged(all, 'last 1').map(({ fate }) => fate)).toEqual(['keep', 'doubt']);
    // A clock that is wrong now, in the past: nothing goes.
    const back = judged([...all, at('2026-11-25T03:00:00Z')], 'last 1', 'UTC', new Date('2020-01-01T00:00:00Z'));
    expect(paths(back, 'go')).toEqual([]);
  });

  test('a damaged one is not the one of its day', () => {
    const all = [at('2026-11-25T03:00:00Z'), at('2026-11-25T15:00:00Z', 'xvda.img.zst is missing')];
    expect(judged(all, '1 daily').map(({ fate, reasons }) => [fate, ...reasons])).toEqual([
      ['keep', 'the newest', 'daily of 2026-11-25'],
      ['doubt', 'xvda.img.zst is missing'],
    ]);
  });
});

describe('periods are those of the host’s own clock', () => {
  const names = (zone: string, iso: string) => periodNamer(zone)(new Date(iso));

  test('a day begins at midnight there', () => {
    expect(names('Europe/Berlin', '2026-11-25T23:30:00Z').daily).toBe('2026-11-26');
    expect(names('America/New_York', '2026-11-26T04:30:00Z').daily).toBe('2026-11-25');
  });

  test('the hour that comes twice is two hours, and one day', () => {
    const [first, second] = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((iso) => names('Europe/Berlin', iso));
    expect(first!.hourly).not.toBe(second!.hourly);
    expect(first!.daily).toBe(second!.daily);
  });

  test('days of 23 and 25 hours are days', () => {
    for (const [from, to, day] of [
      ['2026-03-28T23:00:00Z', '2026-03-29T21:59:00Z', '2026-03-29'],
      ['2026-10-24T22:00:00Z', '2026-10-25T22:59:00Z', '2026-10-25'],
    ] as const) {
      for (const iso of [from, to]) expect(names('Europe/Berlin', iso).daily, iso).toBe(day);
    }
  });

  test('weeks are those of ISO 8601, also where years meet', () => {
    expect(names('UTC', '2027-01-03T12:00:00Z').weekly).toBe('week 53 of 2026');
    expect(names('UTC', '2027-01-04T00:00:00Z').weekly).toBe('week 1 of 2027');
    expect(names('UTC', '2024-12-30T00:00:00Z').weekly).toBe('week 1 of 2025');
  });

  test('the days of any seven in a row have seven names', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 30 }), (days) => {
        const from = Date.UTC(2000, 0, 1, 12) + days * DAY;
        const weeks = [0, 1, 2, 3, 4, 5, 6].map((each) => periodNamer('UTC')(new Date(from + each * DAY)));
        expect(new Set(weeks.map(({ daily }) => daily)).size).toBe(7);
        expect(new Set(weeks.map(({ weekly }) => weekly)).size).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('how it is written', () => {
  test.each([
    ['7 daily, 4 weekly', '7 daily, 4 weekly'],
    ['4weekly,7daily', '7 daily, 4 weekly'],
    ['last 3', 'last 3'],
    ['3 last, yearly 2', 'last 3, 2 yearly'],
  ])('%s', (text, again) => expect(printPolicy(parsePolicy(text))).toBe(again));

  test('what is printed is read as the same', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        expect(parsePolicy(printPolicy(policy))).toEqual(policy);
      }),
    );
  });

  test.each([
    '',
    'daily',
    '7',
    '0 daily',
    '-1 daily',
    '7 days',
    '7 daily 4 weekly',
    '7 daily, 2 daily',
    '1 last 2',
    '1e3 daily',
  ])('refused: %j', (text) => {
    expect(() => parsePolicy(text)).toThrow(UserError);
    try {
      parsePolicy(text);
    } catch (error) {
      expect(error).toMatchObject({ exitCode: EXIT.usage, problems: [{ field: '--keep' }] });
    }
  });
});
