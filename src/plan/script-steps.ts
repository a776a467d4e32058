import { quoteForShell } from '../host/quote.ts';
import { remembered } from '../text/remembered.ts';
import type { Binary, Check, Condition, ConfirmStep, FreeStep, Piece, RunStep, Step, WriteStep } from './action.ts';
import { binaryBytes, pieceBytes, toBase64 } from './binary.ts';
import { fed, mustSay, typedLine } from './command-line.ts';
import { lineThere, sshWords } from './elsewhere.ts';

/** Steps of a plan as lines of bash. Every text of a person's is quoted, or travels as base64. */

/** Marks a line that is data, not commands, until the script is put together. No such character can be in either. */
export const DATA = '\u0000';

/** Any text as lines of a comment: it cannot end the comment, nor be read as an order to shellcheck. */
export const comment = remembered((text: string): readonly string[] => {
  const words = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .split(' ')
    .filter(Boolean);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= COMMENT_WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => (/^shellcheck\b/.test(line) ? `# - ${line}` : `# ${line}`));
});

const COMMENT_WIDTH = 100;

export function stepLines(step: Step): string[] {
  if ('write' in step) return writeLines(step);
  if ('run' in step) return runLines(step);
  if ('say' in step) return onlyIfSo(step, [`say ${quoteForShell([step.say])}`]);
  return onlyIfSo(step, 'confirm' in step ? confirmLines(step) : freeLines(step));
}

/** Whoever sits there is asked; with --yes the gateway must answer. Else the host is told to go back, and waited for. */
function confirmLines({ confirm, seconds, since, keep, wentBack, goBack, backSeconds }: ConfirmStep): string[] {
  return [
    `if ! is_confirmed ${quoteForShell([confirm, since, String(seconds)])} || ! quiet ${quoteForShell(keep)}; then`,
    `  quiet ${quoteForShell(goBack)} || true`,
    `  wait_for ${seconds + backSeconds} ${commandOf(wentBack)} || true`,
    "  stop 7 'nobody confirmed the change: the host has put back the network it had' 'See what it has: ip address'",
    'fi',
  ];
}

function freeLines(step: FreeStep): string[] {
  if (!step.every) return [mustBeFree(step)];
  const stem = quoteForShell([step.mustBeFree]);
  return [
    `for each in ${stem}*; do`,
    `  case $each in ${stem}*-part*) continue ;; esac`,
    `  [ ! -e "$each" ] || must_be_free "$each" ${quoteForShell([step.guest])}`,
    'done',
  ];
}

/** It stops the script by itself, with every reason it finds. */
export function mustBeFree({ mustBeFree: path, guest, holds, mayBeGone, on }: FreeStep): string {
  if (on !== undefined) throw new TypeError('the script cannot ask another host what is in use there');
  const words = quoteForShell([path, guest, ...(holds === undefined ? [] : [holds])]);
  return `${mayBeGone ? `[ ! -e ${quoteForShell([path])} ] || ` : ''}must_be_free ${words}`;
}

function runLines(step: RunStep): string[] {
  const { onlyIf: _, across: __, ...inner } = step;
  return onlyIfSo(step, commandLines(inner));
}

function onlyIfSo({ onlyIf = [], on }: Exclude<Step, WriteStep>, lines: readonly string[]): string[] {
  if (onlyIf.length === 0) return [...lines];
  const questions = onlyIf.map((each) => `quiet ${questionOf(each, on)}`);
  return [`if ${questions.join(' &&\n  ')}; then`, ...lines.map((line) => indented(line)), 'fi'];
}

/** A condition of a step, asked where the step is done. */
const questionOf = (condition: Condition, on: string | undefined): string =>
  `${demand(condition)}${commandOf({ ...condition, ...(on === undefined ? {} : { on }) })}`;

const indented = (line: string): string => (line.startsWith(DATA) ? line : `  ${line}`);

function commandLines(step: RunStep): string[] {
  if (step.fromOn !== undefined || step.toOn !== undefined) return [acrossHosts(step)];
  const command = `${demand(step)}${commandOf(step)}${redirections(step)}`;
  if (step.stdin === undefined) return [command];
  const document = hereDocument(step.stdin);
  if (document) return [`${command} <<'${document.mark}'`, ...document.lines];
  // printf is not read by the shell: the text arrives as it stands, with or without a last line break.
  return [`printf '%s' ${quoteForShell([step.stdin])} | ${command}`];
}

/** Through a pipe: the script stops where either end fails (pipefail). */
function acrossHosts({ from, fromOn, to, toOn, ...step }: RunStep): string {
  const source =
    fromOn === undefined ? [] : [quoteForShell(overThere(fromOn, lineThere({ run: ['cat'], from: from! }), false))];
  const sink = toOn === undefined ? [] : [quoteForShell(overThere(toOn, lineThere({ run: ['cat'], to: to! }), true))];
  const own = `${commandOf(step)}${redirections({
    ...step,
    ...(from !== undefined && fromOn === undefined ? { from } : {}),
    ...(to !== undefined && toOn === undefined ? { to } : {}),
  })}`;
  return [...source, own, ...sink].join(' | ');
}

/** A command for \`if\`, \`until\` and \`quiet\`, or undefined when it needs its own input and so a function around it. */
export function plainCheck(check: Check): string | undefined {
  return check.stdin === undefined && check.from === undefined && check.to === undefined
    ? `${demand(check)}${commandOf(check)}`
    : undefined;
}

export function checkFunction(name: string, check: Check): string[] {
  const { says: _, atLeast: __, mentions: ___, ...step } = check;
  const body = runLines(step);
  const wanted = demand(check);
  if (wanted === '') return [`${name}() {`, ...body, '}'];
  return [`${name}_() {`, ...body, '}', `${name}() { ${wanted}${name}_; }`];
}

/** What is put before a command so that its output counts too. */
function demand({ says, atLeast, mentions }: Check): string {
  if (says !== undefined) return `says ${quoteForShell([says])} `;
  if (mentions !== undefined) return `mentions ${quoteForShell([mentions])} `;
  return atLeast === undefined ? '' : `at_least ${atLeast} `;
}

function commandOf(step: RunStep): string {
  const { run, ok, timeoutMs, on } = step;
  const limit = timeoutMs === undefined ? [] : ['timeout', String(Math.max(1, Math.ceil(timeoutMs / 1000)))];
  const command = quoteForShell(
    on === undefined ? [...limit, ...run] : overThere(on, lineThere(step), step.stdin !== undefined),
  );
  const isUsual = ok === undefined || (ok.length === 1 && ok[0] === 0);
  return isUsual ? command : `allow '${ok.join(' ')}' ${command}`;
}

/** Without input of its own ssh would read the script’s. */
const overThere = (on: string, line: string, hasInput: boolean): string[] => sshWords(on, line, hasInput ? [] : ['-n']);

/** A step as a command that can be given by itself: what takes an action back, at the end of the script. */
export function wholeCommand(step: Step): string {
  if (!('run' in step) || step.on === undefined) return typedLine(step);
  const { ok: _, timeoutMs: __, onlyIf = [], ...plain } = step;
  const input = plain.stdin === undefined ? '' : `${fed(plain.stdin)} `;
  const command = mustSay(commandOf(plain), plain.says);
  return [...onlyIf.map((each) => questionOf(each, step.on)), `${input}${command}`].join(' && ');
}

/** Files of another host are opened there, by the line that ssh brings. */
function redirections({ from, to, on }: RunStep): string {
  if (on !== undefined) return '';
  return `${from === undefined ? '' : ` <${quoteForShell([from])}`}${to === undefined ? '' : ` >${quoteForShell([to])}`}`;
}

function writeLines(step: WriteStep): string[] {
  const [empty, filled] = writers(step);
  if (step.binary === undefined) return step.text ? fedWith({ text: step.text }, filled) : [empty];
  if (step.on !== undefined) return fedWith({ base64: toBase64(binaryBytes(step.binary)) }, filled);
  return [empty, ...binaryLines(step.binary, quoteForShell([step.write]))];
}

/** The command that makes the file empty, and the one that fills it from its input. */
function writers({ write, mode, on }: WriteStep): [string, string] {
  const path = quoteForShell([write]);
  const install = `install -m 0${mode.toString(8)}`;
  const empty = `${install} /dev/null ${path}`;
  if (on === undefined) return [empty, `${install} /dev/stdin ${path}`];
  // What sshd gives a command as input may be a socket, which cannot be opened by name.
  const whole = quoteForShell(overThere(on, `${empty} && cat >${path}`, true));
  return [quoteForShell(overThere(on, empty, false)), whole];
}

/** The length, which makes zeros of it all, and then every piece in its place with a word about what it is. */
function binaryLines({ bytes, pieces }: Binary, path: string): string[] {
  return [
    `truncate -s ${bytes} ${path}`,
    ...pieces.flatMap((piece) => [...comment(piece.what), ...fedWith(piece, `put ${path} ${piece.at}`)]),
  ];
}

/** The command with this for its standard input: as it can be read where that is possible, else as base64. */
function fedWith(content: Pick<Piece, 'text' | 'base64'>, command: string): string[] {
  const document = content.text === undefined ? undefined : hereDocument(content.text);
  if (document) return [`${command} <<'${document.mark}'`, ...document.lines];
  const coded = content.base64 ?? toBase64(pieceBytes(content));
  return [`base64 -d <<'END' | ${command}`, ...(coded.match(/.{1,100}/g) ?? []), 'END'];
}

/** Null when the text cannot stand in a script as it is: no line break at its end, or control characters. */
const hereDocument = remembered((text: string): { mark: string; lines: readonly string[] } | null => {
  if (!text.endsWith('\n') || /[^\P{Cc}\n\t]|[\p{Cs}\p{Zl}\p{Zp}\u00a0\ufeff]/u.test(text)) return null;
  const lines = text.slice(0, -1).split('\n');
  let mark = 'END';
  for (let number = 1; lines.some((line) => line.trim() === mark); number += 1) mark = `END_${number}`;
  return { mark, lines: [...lines, mark].map((line) => DATA + line) };
});
