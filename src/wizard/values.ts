import type { Problem } from '../problem.ts';
import { isQuoted } from '../text/quoted.ts';
import { t } from '../text/t.ts';
import { formatSize, parseSize, roundSize } from '../units.ts';
import type { Answer, Field } from './field.ts';

/** The label before what is said about it; a question keeps its own mark. */
const titled = ({ label }: Field): string => (label.endsWith('?') ? label : `${label}:`);

export type Reading = { value: Answer } | Omit<Problem, 'field'>;

/** In a file they stand in English; a person may type them in their language, or only the first letter. */
const YES = new Set(['y', 'yes', 'true', 'on', '1', t('yes'), t('yes').slice(0, 1)]);
const NO = new Set(['n', 'no', 'false', 'off', '0', t('no'), t('no').slice(0, 1)]);

/**
 * Reads what a person typed, or what stands in an answers file, as this field's value in its normal form.
 * One reader for every face: what the wizard refuses, the file refuses in the same words.
 */
export function readValue(field: Field, raw: Answer): Reading {
  const reading = readKind(field, raw);
  if (!('value' in reading)) return reading;
  return field.check?.(reading.value) ?? reading;
}

function readKind(field: Field, raw: Answer): Reading {
  const text = Array.isArray(raw) ? raw.join(', ') : String(raw).trim();
  if (field.kind !== 'list' && Array.isArray(raw)) {
    return { message: t`${field.label} takes one value, not a list`, remedy: t`Write one value for ${field.key}.` };
  }
  if (hasControl(text)) {
    return {
      message: t`${field.label} contains a control character or a line break`,
      remedy: t('Leave it out: neither xl nor the host’s tools can take it.'),
    };
  }
  switch (field.kind) {
    case 'text':
      return text === '' ? missing(field) : { value: text };
    case 'path':
      return readPath(field, text);
    case 'size':
      return readSize(field, raw, text);
    case 'count':
      return readCount(field, text);
    case 'toggle': {
      const word = text.toLowerCase();
      if (YES.has(word)) return { value: true };
      if (NO.has(word)) return { value: false };
      return { message: t`${titled(field)} “${text}” is neither yes nor no`, remedy: t('Answer yes or no.') };
    }
    case 'choice': {
      const option = field.options.find((o) => o.value === text);
      if (!option) {
        const known = field.otherwise?.(text);
        if (known) return known;
        const open = field.options.filter((o) => !o.blocked).map((o) => o.value);
        return {
          message: t`${titled(field)} “${text}” is not one of the choices`,
          remedy:
            open.length > 0 ? t`Choose one of: ${open.join(', ')}.` : t('Nothing can be chosen on this host yet.'),
        };
      }
      if (option.blocked) {
        const { reason, ...rest } = option.blocked;
        return { message: reason, ...rest };
      }
      return { value: option.value };
    }
    case 'list': {
      const items = (Array.isArray(raw) ? raw : text.split(',')).map((item) => item.trim()).filter((i) => i !== '');
      const folder = items.find((item) => namesFolder(field, item));
      if (folder !== undefined) return aFolder(field, folder);
      return items.length === 0 ? missing(field) : { value: items };
    }
  }
}

const hasControl = (text: string): boolean => /[\u0000-\u001f\u007f]/.test(text);

const missing = (field: Field): Reading => ({
  message: t`${titled(field)} nothing is given`,
  remedy: field.kind === 'path' ? t('Give its full path, beginning with a slash.') : t('Give a value, or go back.'),
});

/** A folder stands where a file is wanted: still on the way to it. Of a list, the entry that is being typed. */
export const namesFolder = (field: Field, text: string): boolean =>
  (field.kind === 'path' ? field.wants !== 'directory' : field.kind === 'list' && field.paths !== undefined) &&
  text.trim().endsWith('/');

const aFolder = (field: Field, text: string): Reading => ({
  message: t`${titled(field)} “${text}” is a folder`,
  remedy: t('Name the file in it.'),
});

function readPath(field: Field & { kind: 'path' }, text: string): Reading {
  if (text === '') return missing(field);
  if (!text.startsWith('/')) {
    return {
      message: t`${titled(field)} “${text}” is not an absolute path`,
      remedy: /^https?:/.test(text)
        ? t('Download it to the host first, then give the path of the file.')
        : isQuoted(text)
          ? t('Leave the quotation marks out: a space needs none here.')
          : t('Give its full path, beginning with a slash.'),
    };
  }
  if (namesFolder(field, text)) return aFolder(field, text);
  const single = text.replace(/\/{2,}/g, '/');
  return { value: single.length > 1 ? single.replace(/\/$/, '') : single };
}

function readSize(field: Field & { kind: 'size' }, raw: Answer, text: string): Reading {
  const bytes = typeof raw === 'boolean' ? undefined : parseSize(text, field.bare);
  if (bytes === undefined) {
    return {
      message: t`${titled(field)} “${text}” is not a size`,
      remedy: /^\s*\d+,\d+\s*\p{L}*\s*$/u.test(text)
        ? t`Write a point in place of the comma: ${text.trim().replace(',', '.')}`
        : t`Write a number and a unit, like ${field.bare === 'MiB' ? t('2GiB or 512MiB') : '20GiB'}.`,
    };
  }
  if (field.least !== undefined && bytes < field.least) {
    return {
      message: t`${titled(field)} ${text} is too small`,
      remedy: t`At least ${roundSize(field.least)} are needed.`,
    };
  }
  if (field.most !== undefined && bytes > field.most) {
    return {
      message: t`${titled(field)} ${text} is more than there is`,
      remedy: t`At most ${roundSize(field.most)} are free${field.where === undefined ? '' : ` ${t`in ${field.where}`}`}.`,
    };
  }
  return { value: formatSize(bytes) };
}

function readCount(field: Field & { kind: 'count' }, text: string): Reading {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  if (number === undefined || number < field.least || number > field.most) {
    return {
      message: t`${titled(field)} “${text}” is not a whole number from ${field.least} to ${field.most}`,
      remedy: t`Write a number from ${field.least} to ${field.most}.`,
    };
  }
  return { value: number };
}

/** What Enter does with an optional question that nothing is suggested for. */
export const emptyText = ({ empty }: Field): string =>
  empty === undefined ? t('Enter leaves it empty.') : t`Enter: ${empty}.`;

/** The value is what is suggested: nobody asked for it, though it may have been accepted. */
export const isSuggested = (field: Field, value: Answer | undefined): boolean =>
  field.suggest !== undefined && showValue(field.suggest.value) === showValue(value);

/** A value as a person would type it. */
export function showValue(value: Answer | undefined): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  return String(value);
}
