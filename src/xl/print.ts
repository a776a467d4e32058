import { quoteString } from './quote.ts';

/** A value to print: numbers stand bare where xl can read them so, text is quoted. */
export type PrintValue = string | number | PrintValue[];

export interface PrintSetting {
  key: string;
  value: PrintValue;
}

/**
 * One value as it stands in a config. A whole number is printed in decimal; a negative one in quotes, because xl
 * reads no bare minus.
 *
 * @throws RangeError for a number that is not a whole one; UnquotableText for text xl cannot carry
 */
export function printValue(value: PrintValue): string {
  if (Array.isArray(value)) return value.length === 0 ? '[ ]' : `[ ${value.map(printValue).join(', ')} ]`;
  if (typeof value === 'string') return quoteString(value);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number xl can read.`);
  return value < 0 ? `"${value}"` : String(value + 0);
}

/**
 * A whole config, a setting on a line and a line break at the end.
 *
 * @throws RangeError for a key that xl's grammar does not take, besides what printValue throws
 */
export function printConfig(settings: readonly PrintSetting[]): string {
  return settings.map(({ key, value }) => `${printKey(key)} = ${printValue(value)}\n`).join('');
}

function printKey(key: string): string {
  if (!/^[a-z][._0-9a-z]*$/.test(key)) throw new RangeError(`${JSON.stringify(key)} is not a key xl can read.`);
  return key;
}
