import { t } from './t.ts';

const among = (text: string, ...words: readonly string[]): boolean => words.includes(text.trim().toLowerCase());

/** A yes that somebody typed: the word or its first letter, in English or in their language. */
export const isYes = (text: string): boolean => among(text, 'y', 'yes', t('yes').slice(0, 1), t('yes'));
export const isNo = (text: string): boolean => among(text, 'n', 'no', t('no').slice(0, 1), t('no'));

/** For what must not be agreed to in passing: the whole word. */
export const isWholeYes = (text: string): boolean => among(text, 'yes', t('yes'));
