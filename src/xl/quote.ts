import { t } from '../text/t.ts';
/** Text that no quoting can carry into a config; the message says which character and why. */
export class UnquotableText extends Error {
  override readonly name = 'UnquotableText';
  readonly remedy = t('Take the character out. Config values are one line of plain text.');
}

/**
 * A text as it stands in a config: `"…"` with only `\` and `"` escaped (xen-facts 1.4). `$`, `#`, `;` and other
 * quotes need nothing, because a string is data to xl.
 *
 * @throws UnquotableText for NUL, which aborts xl, and for other control characters: xl could read them, but the
 * disk parser, xenstore and the shell scripts behind them cannot. Also for half a character (a lone surrogate).
 */
export function quoteString(value: string): string {
  for (const character of value) {
    const code = character.codePointAt(0) as number;
    if (code === 0) throw new UnquotableText(t`A NUL character in ${shown(value)} makes xl abort.`);
    if (code < 0x20 || code === 0x7f || (code >= 0x80 && code < 0xa0)) {
      throw new UnquotableText(
        t`The control character ${nameOf(code)} in ${shown(value)} cannot be in a config value.`,
      );
    }
    if (code >= 0xd800 && code <= 0xdfff) {
      throw new UnquotableText(t`${shown(value)} holds half a character, which is not text.`);
    }
  }
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

function nameOf(code: number): string {
  if (code === 0x0a) return t('(a line break)');
  if (code === 0x0d) return t('(a carriage return)');
  if (code === 0x09) return t('(a tab)');
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

function shown(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
}
