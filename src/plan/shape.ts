import { t } from '../text/t.ts';

/** What JSON must look like, in pieces that are put together; each says all that is wrong, with its place. */

/** One thing that is wrong: its place (`actions.2.do.0.run.1`), and a sentence that names it. */
export interface Wrong {
  at: string;
  message: string;
}

/** Adds all that is wrong with `value`, which stands at this place. */
export type Shape = (value: unknown, at: string, wrong: Wrong[]) => void;

const shown = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? t('a list')
      : typeof value === 'object'
        ? t('an object')
        : typeof value;

export const text: Shape = (value, at, wrong) => {
  if (typeof value !== 'string') wrong.push({ at, message: t`${at} must be a text, not ${shown(value)}` });
  else if (value.includes('\u0000')) wrong.push({ at, message: t`${at} has a zero byte in it` });
};

/** A text for people and lists: one line. */
export const line: Shape = (value, at, wrong) => {
  const before = wrong.length;
  text(value, at, wrong);
  if (wrong.length === before && /[\u0000-\u001f\u007f-\u009f]/.test(value as string)) {
    wrong.push({ at, message: t`${at} must be a single line without control characters` });
  }
};

/** Absolute, of one line. */
export const path: Shape = (value, at, wrong) => {
  const before = wrong.length;
  line(value, at, wrong);
  if (wrong.length === before && !(value as string).startsWith('/'))
    wrong.push({ at, message: t`${at} must be an absolute path` });
};

/** A whole number within these, both included. */
export const whole =
  (least: number, most: number): Shape =>
  (value, at, wrong) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least || value > most) {
      wrong.push({ at, message: t`${at} must be a whole number from ${least} to ${most}` });
    }
  };

export const oneOf =
  (...known: readonly unknown[]): Shape =>
  (value, at, wrong) => {
    if (!known.includes(value)) wrong.push({ at, message: t`${at} must be one of: ${known.join(', ')}` });
  };

export const list =
  (of: Shape, least = 0): Shape =>
  (value, at, wrong) => {
    if (!Array.isArray(value)) wrong.push({ at, message: t`${at} must be a list, not ${shown(value)}` });
    else if (value.length < least) wrong.push({ at, message: t`${at} is empty` });
    else for (const [index, item] of value.entries()) of(item, `${at}.${index}`, wrong);
  };

/** These keys, perhaps those, and no others. */
export const object =
  (keys: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape =>
  (value, at, wrong) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      wrong.push({ at, message: t`${at} must be an object, not ${shown(value)}` });
      return;
    }
    const place = (key: string): string => (at ? `${at}.${key}` : key);
    const entries = new Map(Object.entries(value));
    for (const [key, shape] of Object.entries(keys)) {
      if (entries.has(key)) shape(entries.get(key), place(key), wrong);
      else wrong.push({ at: place(key), message: t`${place(key)} is missing` });
    }
    for (const [key, item] of entries) {
      if (Object.hasOwn(keys, key)) continue;
      if (Object.hasOwn(optional, key)) optional[key]!(item, place(key), wrong);
      else wrong.push({ at: place(key), message: t`${place(key)} is not a key that this version knows` });
    }
  };
