import { EXIT, UserError } from '../../problem.ts';
import { noted, t } from '../../text/t.ts';

export const EVERY = ['hour', 'day', 'week', 'month'] as const;
export type Every = (typeof EVERY)[number];

/** When a scheduled backup is made, in the host’s local time. */
export interface When {
  /** As systemd.time(7) writes calendar events: `*-*-* 03:00:00`. */
  calendar: string;
  /** For people: `every day at 03:00`. */
  words: string;
  /** How much later it may begin, so that many guests do not all begin at once. seconds */
  delaySeconds: number;
}

interface Kind {
  /** `--at` where it is not said. */
  usual: string;
  example: string;
  read(at: string): Pick<When, 'calendar' | 'words'> | undefined;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** A day that every month has. */
const LAST_DAY = 28;

const KINDS: Readonly<Record<Every, Kind>> = {
  hour: {
    usual: ':00',
    example: ':15',
    read: (at) => {
      const minute = /^:?([0-5]\d)$/.exec(at)?.[1];
      return minute === undefined
        ? undefined
        : { calendar: `*-*-* *:${minute}:00`, words: noted`every hour at :${minute}` };
    },
  },
  day: {
    usual: '03:00',
    example: '03:00',
    read: (at) => {
      const time = clock(at);
      return time === undefined ? undefined : { calendar: `*-*-* ${time}:00`, words: noted`every day at ${time}` };
    },
  },
  week: {
    usual: 'sun 03:00',
    example: "'sun 03:00'",
    read: (at) => {
      const [, name = '', hours = ''] = /^([a-z]{3})[a-z]* +(\S+)$/.exec(at.toLowerCase()) ?? [];
      const time = clock(hours);
      if (time === undefined || !DAYS.includes(name)) return undefined;
      const day = `${name[0]!.toUpperCase()}${name.slice(1)}`;
      return { calendar: `${day} *-*-* ${time}:00`, words: noted`every week, ${day} at ${time}` };
    },
  },
  month: {
    usual: '1 03:00',
    example: "'1 03:00'",
    read: (at) => {
      const [, day, hours = ''] = /^(\d{1,2})\.? +(\S+)$/.exec(at) ?? [];
      const [time, number] = [clock(hours), Number(day)];
      if (time === undefined || !(number >= 1 && number <= LAST_DAY)) return undefined;
      const date = String(number).padStart(2, '0');
      return { calendar: `*-*-${date} ${time}:00`, words: noted`every month, on day ${number} at ${time}` };
    },
  },
};

/** Reads `--every` and `--at`. Throws UserError (usage, field `--at`). */
export function whenOf(every: Every, at: string | undefined): When {
  const kind = KINDS[every];
  const read = kind.read((at ?? kind.usual).trim());
  if (read) return { ...read, delaySeconds: every === 'hour' ? 120 : 900 };
  throw new UserError(EXIT.usage, {
    field: '--at',
    message: t`${JSON.stringify(at)} is no time for every ${every}`,
    remedy:
      every === 'month'
        ? t`Write a day from 1 to ${LAST_DAY} and the time: --at ${kind.example}`
        : t`Write it like --at ${kind.example}`,
  });
}

/** `3:05` becomes `03:05`. */
function clock(text: string): string | undefined {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? undefined : `${hours.padStart(2, '0')}:${minutes}`;
}
