import { t } from '../../text/t.ts';
import type { PeriodNames } from './local-time.ts';
import { PERIODS, type Period, type Policy } from './policy.ts';

/** A backup as retention sees it. */
export interface Candidate {
  path: string;
  guest: string;
  /** Tells it from other guests of its name (whose.ts). */
  whose: string;
  /** When the guest was held still. */
  takenAt: Date;
  /** Why it cannot be counted on, a clause; null: it is whole as far as was looked. */
  doubt: string | null;
}

export interface Verdict {
  backup: Candidate;
  /** keep: it stays, and for that others may go. go: it is removed. doubt: it stays, and counts for nothing. */
  fate: 'keep' | 'go' | 'doubt';
  /** Why, a clause each: `daily of 2026-11-26`. */
  reasons: string[];
}

/** What a backup stays for. */
const FOR: Readonly<Record<Period, (name: string) => string>> = {
  hourly: (name) => t`hourly of ${name}`,
  daily: (name) => t`daily of ${name}`,
  weekly: (name) => t`weekly of ${name}`,
  monthly: (name) => t`monthly of ${name}`,
  yearly: (name) => t`yearly of ${name}`,
};

/** A clock may be a little ahead of another one. */
const LEEWAY_MS = 5 * 60_000;

/**
 * Which backups stay. For each guest by itself:
 * - The newest whole backup stays, whatever was asked for.
 * - Of each kind of period, the newest whole backup of each of the newest N periods that have one stays.
 * - What is in doubt (damaged, unknown, dated in the future) is neither removed nor counted: it never makes another one go.
 * So a clock that was set back makes nothing go, and what was decided once is decided the same the next time.
 * In the order of the guests and of time, the newest last.
 */
export function judge(
  backups: readonly Candidate[],
  policy: Policy,
  namePeriods: (at: Date) => PeriodNames,
  now: Date,
): Verdict[] {
  // A name has no space in it.
  const keyOf = ({ guest, whose }: Candidate): string => `${guest} ${whose}`;
  const guests = [...new Set(backups.map(keyOf))].sort(compare);
  return guests.flatMap((guest) =>
    judgeGuest(
      backups.filter((each) => keyOf(each) === guest),
      policy,
      namePeriods,
      now,
    ),
  );
}

function judgeGuest(
  backups: readonly Candidate[],
  policy: Policy,
  namePeriods: (at: Date) => PeriodNames,
  now: Date,
): Verdict[] {
  const doubts = new Map(backups.map((each) => [each, doubtOf(each, now)]));
  const newestFirst = [...backups].sort((a, b) => b.takenAt.getTime() - a.takenAt.getTime() || compare(b.path, a.path));
  const reasons = new Map<Candidate, string[]>(newestFirst.map((each) => [each, []]));
  const counted = newestFirst.filter((each) => doubts.get(each) === null);
  const give = (backup: Candidate, reason: string): void => void reasons.get(backup)!.push(reason);
  if (counted[0]) give(counted[0], t('the newest'));
  for (const [index, each] of counted.slice(0, policy.last).entries())
    give(each, t`${index + 1} of the last ${policy.last}`);
  const names = new Map(counted.map((each) => [each, namePeriods(each.takenAt)]));
  for (const period of PERIODS) {
    const seen = new Set<string>();
    for (const each of counted) {
      if (seen.size >= (policy.periods[period] ?? 0)) break;
      const name = names.get(each)![period];
      if (!seen.has(name)) give(each, FOR[period](name));
      seen.add(name);
    }
  }
  return newestFirst.reverse().map((backup): Verdict => {
    const doubt = doubts.get(backup) ?? null;
    if (doubt !== null) return { backup, fate: 'doubt', reasons: [doubt] };
    const why = reasons.get(backup)!;
    return why.length > 0
      ? { backup, fate: 'keep', reasons: why }
      : { backup, fate: 'go', reasons: [t('newer ones stand for its time')] };
  });
}

function doubtOf({ doubt, takenAt }: Candidate, now: Date): string | null {
  if (doubt !== null) return doubt;
  return takenAt.getTime() > now.getTime() + LEEWAY_MS
    ? t('it is dated in the future: the clock was wrong then, or is now')
    : null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
