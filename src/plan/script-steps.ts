import { quoteForShell } from '../host/quote.ts';
import type { Binary, Check, Piece, RunStep, Step, WriteStep } from './action.ts';
import { pieceBytes, toBase64 } from './binary.ts';

/** Steps of a plan as lines of bash. Every text of a person's is quoted, or travels as base64. */

/** Marks a line that is data, not commands, until the script is put together. No such character can be in either. */
export const DATA = '\u0000';

/** Any text as lines of a comment: it cannot end the comment, nor be read as an order to shellcheck. */
export function comment(text: string, width = 100): string[] {
  const words = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .split(' ')
    .filter(Boolean);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => (/^shellcheck\b/.test(line) ? `# - ${line}` : `# ${line}`));
}

export function stepLines(step: Step): string[] {
  return 'write' in step ? writeLines(step) : runLines(step);
}

function runLines(step: RunStep): string[] {
  const { onlyIf = [], ...inner } = step;
  if (onlyIf.length === 0) return commandLines(inner);
  const questions = onlyIf.map((each) => `quiet ${demand(each)}${commandOf(each)}`);
  const lines = commandLines(inner);
  return [`if ${questions.join(' &&\n  ')}; then`, ...lines.map((line) => indented(line)), 'fi'];
}

const indented = (line: string): string => (line.startsWith(DATA) ? line : `  ${line}`);

function commandLines(step: RunStep): string[] {
  const command = `${commandOf(step)}${redirections(step)}`;
  if (step.stdin === undefined) return [command];
  const document = hereDocument(step.stdin);
  if (document) return [`${command} <<'${document.mark}'`, ...document.lines];
  // printf is not read by the shell: the text arrives as it stands, with or without a last line break.
  return [`printf '%s' ${quoteForShell([step.stdin])} | ${command}`];
}

/** A command for \`if\`, \`until\` and \`quiet\`, or undefined when it needs its own input and so a function around it. */
export function plainCheck(check: Check): string | undefined {
  return check.stdin === undefined && check.from === undefined && check.to === undefined
    ? `${demand(check)}${commandOf(check)}`
    : undefined;
}

export function checkFunction(name: string, check: Check): string[] {
  const { says: _, atLeast: __, ...step } = check;
  const body = runLines(step);
  const wanted = demand(check);
  if (wanted === '') return [`${name}() {`, ...body, '}'];
  return [`${name}_() {`, ...body, '}', `${name}() { ${wanted}${name}_; }`];
}

/** What is put before a command so that its output counts too. */
function demand({ says, atLeast }: Check): string {
  if (says !== undefined) return `says ${quoteForShell([says])} `;
  return atLeast === undefined ? '' : `at_least ${atLeast} `;
}

function commandOf({ run, ok, timeoutMs }: RunStep): string {
  const limit = timeoutMs === undefined ? [] : ['timeout', String(Math.max(1, Math.ceil(timeoutMs / 1000)))];
  const command = quoteForShell([...limit, ...run]);
  const isUsual = ok === undefined || (ok.length === 1 && ok[0] === 0);
  return isUsual ? command : `allow '${ok.join(' ')}' ${command}`;
}

function redirections({ from, to }: RunStep): string {
  return `${from === undefined ? '' : ` <${quoteForShell([from])}`}${to === undefined ? '' : ` >${quoteForShell([to])}`}`;
}

function writeLines(step: WriteStep): string[] {
  const mode = `0${step.mode.toString(8)}`;
  const path = quoteForShell([step.write]);
  const empty = `install -m ${mode} /dev/null ${path}`;
  if (step.binary !== undefined) return [empty, ...binaryLines(step.binary, path)];
  return step.text ? fedWith({ text: step.text }, `install -m ${mode} /dev/stdin ${path}`) : [empty];
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

/** Undefined when the text cannot stand in a script as it is: no line break at its end, or control characters. */
function hereDocument(text: string): { mark: string; lines: string[] } | undefined {
  if (!text.endsWith('\n') || /[^\P{Cc}\n\t]|[\p{Cs}\p{Zl}\p{Zp}\u00a0\ufeff]/u.test(text)) return undefined;
  const lines = text.slice(0, -1).split('\n');
  let mark = 'END';
  for (let number = 1; lines.some((line) => line.trim() === mark); number += 1) mark = `END_${number}`;
  return { mark, lines: [...lines, mark].map((line) => DATA + line) };
}
