/** The language of systemd's unit files, and how units are named (systemd.unit(5), systemd-escape(1)). */

/** Longest file name of a unit; systemd gives longer ones a name made of a hash (UNIT_NAME_MAX). */
export const LONGEST_UNIT_NAME = 255;

/**
 * The name of the unit of a path, as `systemd-escape --path --suffix=…` has it: `/var/lib/xen-x` and `mount` is
 * `var-lib-xen\x2dx.mount`. A mount unit must be named so, or systemd refuses it.
 */
export function unitOfPath(path: string, suffix: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) throw new Error(`${path} has .. in it, which no unit can be named after`);
  const name = parts.map((part, index) => escapePart(part, index === 0)).join('-') || '-';
  return `${name}.${suffix}`;
}

/** Letters, digits, `:`, `_` and `.` stay, but for a dot at the very beginning; every other byte is `\xHH`. */
function escapePart(part: string, first: boolean): string {
  let escaped = '';
  for (const byte of new TextEncoder().encode(part)) {
    const character = String.fromCharCode(byte);
    const stays = /[A-Za-z0-9:_.]/.test(character) && !(first && escaped === '' && character === '.');
    escaped += stays ? character : `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return escaped;
}

/**
 * A value of a setting that takes one plain text (What=, Where=, Options=, Description=). `%` begins a specifier there;
 * nothing else needs writing in another way, but a line break ends a value, a `\` at its end goes on with the next
 * line, and white space around it is dropped. Throws for what cannot be said.
 */
export function quoteUnitValue(value: string): string {
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(value))
    throw new Error('a value for a systemd unit has a control character in it');
  if (value !== value.trim() || value.endsWith('\\')) {
    throw new Error('a value for a systemd unit has white space around it, or ends with \\');
  }
  return value.replaceAll('%', '%%');
}

/**
 * A program with its arguments as a line of ExecStart= takes it (systemd.service(5), Command lines): every argument in
 * double quotes where it is more than plain characters. `%` begins a specifier and `$` a variable, so both are doubled; a
 * lone `;` would end the command. Throws for what cannot be said in one line.
 */
export function quoteUnitCommand(argv: readonly [string, ...string[]]): string {
  return argv.map(quoteUnitWord).join(' ');
}

function quoteUnitWord(word: string): string {
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(word))
    throw new Error('a command of a systemd unit has a control character in it');
  const plain = word.replaceAll('%', '%%').replaceAll('$', '$$$$');
  if (/^[A-Za-z0-9_./:=,@%$+{}!-]+$/.test(word)) return plain;
  return `"${plain.replace(/[\\"]/g, '\\$&')}"`;
}
