import { type Dequoted, dequote } from './escape.ts';

/**
 * The tokens of libxlutil's lexer (tools/libs/util/libxlu_cfg_l.l, byte-identical from Xen 4.17 to 4.22).
 * It works on a byte string; see bytes.ts.
 */
export type Token = { start: number; end: number } & (
  | { kind: 'ident' | 'number'; text: string }
  | { kind: 'string'; text: string; dequoted: Dequoted }
  | { kind: '[' | ']' | ',' | '=' | '+=' | ';' | 'newline' | 'end' }
  /** A byte no token begins with, and what xl swallows with it. xl refuses the file. */
  | { kind: 'bad'; text: string }
  /** A carriage return before a line break. xl refuses the file. */
  | { kind: 'carriage-return' }
  /** The one odd byte that xl does not notice: the very last of the file. */
  | { kind: 'stray'; text: string }
);

export type TokenKind = Token['kind'];

const IDENT = /[a-z][._0-9a-z]*/y;
const NUMBER = /[0-9][0-9a-fx]*/y;
const PUNCTUATION = /\+=|[[\],=;]/y;
const COMMENT = /#[^\n]*\n/y;
const SWALLOWED = /[ \t]|[^ \t\n]+/y;

export function lex(bytes: string): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  while (start < bytes.length) {
    const character = bytes[start] as string;
    if (character === ' ' || character === '\t') {
      start += 1;
      continue;
    }
    const token = next(bytes, start, character);
    tokens.push(token);
    start = token.end;
  }
  tokens.push({ kind: 'end', start: bytes.length, end: bytes.length });
  return tokens;
}

function next(bytes: string, start: number, character: string): Token {
  // First what most lines are: none of the others begins with these.
  if (character === '\n') return { kind: 'newline', start, end: start + 1 };
  // The line break belongs to the comment, so a comment that ends the file without one is no comment to xl.
  const comment = character === '#' ? match(COMMENT, bytes, start) : undefined;
  if (comment !== undefined) return { kind: 'newline', start: start + comment.length - 1, end: start + comment.length };
  const ident = match(IDENT, bytes, start);
  if (ident !== undefined) return { kind: 'ident', text: ident, start, end: start + ident.length };
  const number = match(NUMBER, bytes, start);
  if (number !== undefined) return { kind: 'number', text: number, start, end: start + number.length };
  const mark = match(PUNCTUATION, bytes, start);
  if (mark !== undefined) return { kind: mark as '[', start, end: start + mark.length };
  if (character === '"' || character === "'") {
    const end = endOfString(bytes, start);
    if (end !== undefined) {
      const text = bytes.slice(start, end);
      return { kind: 'string', text, dequoted: dequote(text), start, end };
    }
  }
  return odd(bytes, start, character);
}

function odd(bytes: string, start: number, character: string): Token {
  // At the end of its buffer the scanner takes the pending odd byte for the end of the file and says nothing.
  if (start + 1 === bytes.length) return { kind: 'stray', text: character, start, end: start + 1 };
  if (character === '\r' && bytes[start + 1] === '\n') return { kind: 'carriage-return', start, end: start + 1 };
  const swallowed = match(SWALLOWED, bytes, start + 1) ?? '';
  return { kind: 'bad', text: character + swallowed, start, end: start + 1 + swallowed.length };
}

/** The offset behind the closing quote; undefined when the line ends first. */
function endOfString(bytes: string, start: number): number | undefined {
  const quote = bytes[start];
  for (let i = start + 1; i < bytes.length; i += 1) {
    const character = bytes[i];
    if (character === '\n') return undefined;
    if (character === quote) return i + 1;
    if (character === '\\') {
      i += 1;
      if (bytes[i] === '\n') return undefined;
    }
  }
  return undefined;
}

function match(pattern: RegExp, bytes: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.test(bytes) ? bytes.slice(at, pattern.lastIndex) : undefined;
}
