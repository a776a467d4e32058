/** Words that a POSIX shell takes as they stand. `=` and `~` are left out: they mean something at a word's start. */
const PLAIN = /^[A-Za-z0-9_/.:,@%+-]+$/;

/**
 * The words of a command as one line for a POSIX shell that reads it back as exactly these words.
 * Single quotes switch off everything but the single quote itself, which is written outside of them.
 * This is the only place where anything is put together for a shell: ssh hands the remote side a line, not words.
 * Throws TypeError on a NUL character, which no argument vector can carry.
 */
export function quoteForShell(argv: readonly string[]): string {
  return argv.map(quoteWord).join(' ');
}

function quoteWord(word: string): string {
  if (word.includes('\0')) throw new TypeError('an argument holds a NUL character');
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
