/** Languages that there is a translation for, with their own names; English needs none. */
export const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', de: 'Deutsch' };

export interface Wanted {
  /** One of LANGUAGES. */
  language: string;
  /** What was asked for with --lang and is none of them. */
  unknown?: string;
  /** The command line without --lang, which belongs to all commands. */
  argv: readonly string[];
}

/**
 * The language that a person wants: --lang, XENGUIDE_LANG, and then POSIX's order: LC_ALL, LC_MESSAGES, LANG; the first that is
 * not empty counts. What it asks for and is not there, and C and POSIX, mean English. So does --json: a program reads that.
 */
export function wantedLanguage(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Wanted {
  const { given, rest } = takeOption(argv);
  const locale = env.XENGUIDE_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const language = codeOf(given ?? locale);
  const known = Object.hasOwn(LANGUAGES, language);
  return {
    language: known && !rest.includes('--json') ? language : 'en',
    ...(given !== undefined && !known ? { unknown: given } : {}),
    argv: rest,
  };
}

/** `de_AT.UTF-8@euro` → `de` */
const codeOf = (locale: string): string => locale.split(/[_.@-]/, 1)[0]!.toLowerCase();

/** The last of several counts, as with other options. What the lab's own program is given is not ours. */
function takeOption(argv: readonly string[]): { given: string | undefined; rest: string[] } {
  const rest: string[] = [];
  let given: string | undefined;
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!;
    if (word === '--' || (rest.length === 0 && word === 'lab')) return { given, rest: [...rest, ...argv.slice(i)] };
    if (word === '--lang') given = argv[++i] ?? '';
    else if (word.startsWith('--lang=')) given = word.slice('--lang='.length);
    else rest.push(word);
  }
  return { given, rest };
}
