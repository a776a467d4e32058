import { EXIT, UserError } from '../../problem.ts';
import { t } from '../../text/t.ts';

/** Kinds of period that one backup each can be kept for, the shortest first. */
export const PERIODS = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'] as const;
export type Period = (typeof PERIODS)[number];

/** How many backups stay: the newest so many, and one for each of so many periods. */
export interface Policy {
  last: number;
  periods: Readonly<Partial<Record<Period, number>>>;
}

const FORM = t('Write it like: 7 daily, 4 weekly, 12 monthly. There are also hourly, yearly, and last N.');
/** More than anybody has room for; what is longer is a slip. */
const MOST = 9999;

/** Reads `7 daily, 4 weekly, last 3`. Throws UserError (usage, field `--keep`). */
export function parsePolicy(text: string): Policy {
  const found = new Map<string, number>();
  for (const term of text.split(',').map((each) => each.trim().toLowerCase())) {
    const [, before, word = '', behind] = /^(\d{1,9})?\s*([a-z]+)\s*(\d{1,9})?$/.exec(term) ?? [];
    const isLast = word === 'last';
    if (!isLast && !PERIODS.includes(word as Period)) throw refuse(t`${JSON.stringify(term)} is not known`);
    if ((before === undefined) === (behind === undefined)) throw refuse(t`${JSON.stringify(term)} needs one number`);
    const count = Number(before ?? behind);
    if (count < 1 || count > MOST) throw refuse(t`${count} ${word} is not from 1 to ${MOST}`);
    if (found.has(word)) throw refuse(t`${word} is there twice`);
    found.set(word, count);
  }
  const { last = 0, ...periods } = Object.fromEntries(found);
  return { last, periods };
}

/** As it is read again: `last 3, 7 daily`. */
export const printPolicy = ({ last, periods }: Policy): string =>
  [
    ...(last > 0 ? [['last', last].join(' ')] : []),
    ...PERIODS.flatMap((period) => (periods[period] === undefined ? [] : [`${periods[period]} ${period}`])),
  ].join(', ');

const refuse = (message: string): UserError => new UserError(EXIT.usage, { field: '--keep', message, remedy: FORM });
