export interface Abilities {
  colour: boolean;
  /** Only ASCII signs can be shown. */
  ascii: boolean;
}

/** What the terminal can show, by the habits of its environment. `ascii: true` is the person's own word. */
export function abilitiesOf(env: NodeJS.ProcessEnv, ascii = false): Abilities {
  const term = env.TERM ?? '';
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return {
    colour: !env.NO_COLOR && !/^(dumb|vt\d|ansi-m|.*-m$|.*-mono$)/.test(term),
    ascii: ascii || /^(linux|dumb|vt\d|ansi|cons25)/.test(term) || !/utf-?8/i.test(locale),
  };
}
