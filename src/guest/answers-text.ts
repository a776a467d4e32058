import type { AnswerTree, AnswerValue } from './answers.ts';

/**
 * A tree of answers as block YAML, as the yaml library prints it with `lineWidth: 0`, byte for byte; undefined where a key or a
 * text would need quotes, or anything else that is the library's business. Nearly every answers file holds none of that, and the
 * library's way, by a document of nodes, was a tenth of all that a plan costs.
 */
export function plainAnswers(tree: AnswerTree): string | undefined {
  const lines: string[] = [];
  return group(tree, '', '', lines) ? `${lines.join('\n')}\n` : undefined;
}

/** `first`: what stands before the first key, `- ` in a list. False: not plain. */
function group(tree: AnswerTree, first: string, indent: string, lines: string[]): boolean {
  let before = first;
  const keys = Object.keys(tree);
  for (const key of keys) {
    const value = tree[key]!;
    if (!KEY.test(key)) return false;
    if (Array.isArray(value)) {
      lines.push(`${before}${key}:`);
      if (!list(value, `${indent}  `, lines)) return false;
    } else if (typeof value === 'object') {
      lines.push(`${before}${key}:`);
      if (!group(value, `${indent}  `, `${indent}  `, lines)) return false;
    } else {
      if (!isPlain(value)) return false;
      lines.push(`${before}${key}: ${value}`);
    }
    before = indent;
  }
  return keys.length > 0;
}

function list(items: readonly AnswerValue[], indent: string, lines: string[]): boolean {
  for (const item of items) {
    if (Array.isArray(item)) return false;
    if (typeof item === 'object') {
      if (!group(item!, `${indent}- `, `${indent}  `, lines)) return false;
    } else {
      if (!isPlain(item)) return false;
      lines.push(`${indent}- ${item}`);
    }
  }
  return items.length > 0;
}

const KEY = /^[a-z][a-z_]*$/;
/** Nothing in it means anything to YAML wherever it stands: no space, no quote, no colon at its end. */
const TEXT = /^[A-Za-z0-9/](?:[A-Za-z0-9_./+@:-]*[A-Za-z0-9_/])?$/;
/** What no number has, of all the ways to write one in YAML 1.2: 12, 0x1f, 0o17, 1.5e-3. */
const NO_NUMBER = /[:/_g-np-wyzG-NP-WYZ]|^[A-Za-z]|-.*-|\..*\./;
const WORDS: ReadonlySet<string> = new Set(['null', 'true', 'false']);

function isPlain(value: string | number | boolean | null): boolean {
  if (typeof value === 'string') return TEXT.test(value) && NO_NUMBER.test(value) && !WORDS.has(value.toLowerCase());
  return typeof value === 'boolean' || Number.isSafeInteger(value);
}
