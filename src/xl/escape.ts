/**
 * Undoes the escapes of a quoted string as libxlutil does (libxlu_cfg.c xlu__cfgl_dequote), with its faults:
 * `\x` is always refused, and an octal escape is swallowed without leaving a byte.
 */
export interface Dequoted {
  /** The bytes between the quotes. */
  bytes: string;
  /** Offset in `raw` of a backslash pair that xl refuses. */
  refused?: number;
  /** Offset in `raw` of an octal escape that xl drops. */
  dropped?: number;
}

const PLAIN: Record<string, string> = {
  '"': '"',
  "'": "'",
  '\\': '\\',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** @param raw the token with its quotes, as a byte string */
export function dequote(raw: string): Dequoted {
  const result: Dequoted = { bytes: '' };
  let i = 1;
  while (i < raw.length - 1) {
    const character = raw[i] as string;
    if (character !== '\\') {
      result.bytes += character;
      i += 1;
      continue;
    }
    const escaped = raw[i + 1] as string;
    const plain = PLAIN[escaped];
    if (plain !== undefined) {
      result.bytes += plain;
      i += 2;
      continue;
    }
    // What follows the first octal digit is read by strtoul in base ten, three characters at most: it must take two
    // or more of them, and may begin with spaces and a sign.
    const rest = /^[ \t\v\f\r]*[+-]?[0-9]+/.exec(raw.slice(i + 2, i + 5))?.[0] ?? '';
    if (!/[0-7]/.test(escaped) || rest.length < 2) {
      result.refused = i;
      return result;
    }
    result.dropped ??= i;
    i += 2 + rest.length;
  }
  return result;
}
