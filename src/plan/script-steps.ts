import { quoteForShell } from '../host/quote.ts';
import type { Check, FreeStep, RunStep, Step, WriteStep } from './action.ts';

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
  if ('write' in step) return writeLines(step);
  return 'run' in step ? runLines(step) : [mustBeFree(step)];
}

/** It stops the script by itself, with every reason it finds. */
export function mustBeFree({ mustBeFree: path, guest, holds, mayBeGone }: FreeStep): string {
  const words = quoteForShell([path, guest, ...(holds === undefined ? [] : [holds])]);
  return `${mayBeGone ? `[ ! -e ${quoteForShell([path])} ] || ` : ''}must_be_free ${words}`;
}

function runLines(step: RunStep): string[] {
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
  if (step.base64 === undefined) {
    if (!step.text) return [`install -m ${mode} /dev/null ${path}`];
    const document = hereDocument(step.text);
    if (document) return [`install -m ${mode} /dev/stdin ${path} <<'${document.mark}'`, ...document.lines];
  }
  const coded = step.base64 ?? toBase64(step.text ?? '');
  if (coded === '') return [`install -m ${mode} /dev/null ${path}`];
  return [`base64 -d <<'END' | install -m ${mode} /dev/stdin ${path}`, ...(coded.match(/.{1,100}/g) ?? []), 'END'];
}

/** Undefined when the text cannot stand in a script as it is: no line break at its end, or control characters. */
function hereDocument(text: string): { mark: string; lines: string[] } | undefined {
  if (!text.endsWith('\n') || /[^\P{Cc}\n\t]|[\p{Cs}\p{Zl}\p{Zp}\u00a0\ufeff]/u.test(text)) return undefined;
  const lines = text.slice(0, -1).split('\n');
  let mark = 'END';
  for (let number = 1; lines.some((line) => line.trim() === mark); number += 1) mark = `END_${number}`;
  return { mark, lines: [...lines, mark].map((line) => DATA + line) };
}

function toBase64(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
