/** A number as xl reads it: strtol with base 0 (libxlu_cfg.c xlu_cfg_get_bounded_long). */
export type NumberReading =
  | { ok: true; value: bigint; form: 'decimal' | 'octal' | 'hex' | 'binary' }
  | { ok: false; why: 'not-a-number' | 'too-large' };

const LEAST = -(2n ** 63n);
const MOST = 2n ** 63n - 1n;

/**
 * @param text the value of a setting, quoted or not: xl does not tell them apart
 * @param c23 as an xl reads it whose C library knows binary numbers, 0b11 (glibc from 2.38 on: Debian 13, not Debian 12)
 */
export function readNumber(text: string, c23 = false): NumberReading {
  const binary = c23 ? /^[ \t\n\v\f\r]*([+-]?)(0[bB][01]+)$/.exec(text) : null;
  if (binary) return bounded(binary[1] ?? '', BigInt(binary[2] ?? ''), 'binary');
  const parts = /^[ \t\n\v\f\r]*([+-]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)$/.exec(text);
  if (!parts) return { ok: false, why: 'not-a-number' };
  const digits = parts[2] as string;
  const form = /^0[xX]/.test(digits) ? 'hex' : /^0\d/.test(digits) ? 'octal' : 'decimal';
  const size = BigInt(form === 'octal' ? `0o${digits.slice(1)}` : digits);
  return bounded(parts[1] ?? '', size, form);
}

function bounded(sign: string, size: bigint, form: (NumberReading & { ok: true })['form']): NumberReading {
  const value = sign === '-' ? -size : size;
  if (value < LEAST || value > MOST) return { ok: false, why: 'too-large' };
  return { ok: true, value, form };
}

/** C's strtoul with base 10, as xl uses it for devid and mtu: leading digits count, the rest is overlooked. */
export function readLeadingNumber(text: string): bigint | undefined {
  const parts = /^[ \t\n\v\f\r]*([+-]?)(\d+)/.exec(text);
  if (!parts) return undefined;
  const limit = 2n ** 64n - 1n;
  const size = BigInt(parts[2] as string);
  if (size >= limit) return undefined;
  const value = parts[1] === '-' ? BigInt.asUintN(64, -size) : size;
  return value === limit ? undefined : value;
}
