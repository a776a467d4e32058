import { t } from '../../text/t.ts';
import type { Period } from './policy.ts';

/** Names the period of each kind that an instant lies in, for people of that place: `2026-11-26`, `week 48 of 2026`. */
export type PeriodNames = Readonly<Record<Period, string>>;

/**
 * How periods are named where the host is: a day is a day of its own local time, also one of 23 or 25 hours. An hour that comes
 * twice, when summer time ends, is two hours. `zone`: a name of the IANA time zone database. Throws RangeError for an unknown one.
 */
export function periodNamer(zone: string): (at: Date) => PeriodNames {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    ...{ hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', era: 'narrow' },
    timeZoneName: 'longOffset',
  });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const { year = '', month = '', day = '', hour = '', timeZoneName = '' } = parts;
    const date = `${year}-${month}-${day}`;
    return {
      hourly: `${date} ${hour}h ${timeZoneName}`,
      daily: date,
      weekly: weekOf(Number(year), Number(month), Number(day)),
      monthly: `${year}-${month}`,
      yearly: year,
    };
  };
}

/** `2026-11-26 08:14`, as a clock there showed it; question marks for what is no time. */
export function clockOf(zone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (at) => (Number.isNaN(at.getTime()) ? '????-??-?? ??:??' : format.format(at));
}

/** ISO 8601: weeks begin on Monday, and belong to the year that their Thursday is in. */
function weekOf(year: number, month: number, day: number): string {
  const date = Date.UTC(year, month - 1, day);
  const weekday = (new Date(date).getUTCDay() + 6) % 7;
  const thursday = new Date(date + (3 - weekday) * DAY);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const number = 1 + Math.floor((thursday.getTime() - first) / (7 * DAY));
  return t`week ${number} of ${thursday.getUTCFullYear()}`;
}

const DAY = 86_400_000;
