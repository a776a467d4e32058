import type { Answer } from '../wizard/field.ts';

/** What stands in an answers file, as a tree of plain values. Absent: not answered. */
export type AnswerTree = { [key: string]: AnswerValue };
export type AnswerValue = string | number | boolean | null | AnswerValue[] | AnswerTree;

/** The same, flat: `network.0.bridge` → `xenbr0`. The wizard works on this form; a list of texts is one value. */
export type Answers = ReadonlyMap<string, Answer>;

const isTree = (value: AnswerValue): value is AnswerTree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Tree to flat. `null` and empty lists count as not answered. Calls `bad` for a value that no question can hold. */
export function flatten(tree: AnswerTree, bad: (key: string) => void = () => {}): Map<string, Answer> {
  const flat = new Map<string, Answer>();
  const walk = (value: AnswerValue, key: string): void => {
    if (value === null) return;
    if (isTree(value)) {
      for (const [name, inner] of Object.entries(value)) walk(inner, key === '' ? name : `${key}.${name}`);
    } else if (Array.isArray(value)) {
      if (value.length === 0) return;
      const texts = value.map((v) => (typeof v === 'string' || typeof v === 'number' ? String(v) : undefined));
      if (texts.every((text) => text !== undefined)) flat.set(key, texts);
      else if (value.every(isTree)) for (const [index, inner] of value.entries()) walk(inner, `${key}.${index}`);
      else bad(key);
    } else {
      flat.set(key, value);
    }
  };
  walk(tree, '');
  return flat;
}

/** Flat to tree; a part that is a number makes a list. */
export function unflatten(flat: Answers): AnswerTree {
  const root: AnswerTree = {};
  for (const [key, value] of flat) {
    const parts = key.split('.');
    let node: AnswerTree | AnswerValue[] = root;
    for (const [index, part] of parts.entries()) {
      const holder = node as Record<string, AnswerValue>;
      if (index === parts.length - 1) {
        holder[part] = value;
      } else {
        // Its own only: what every object inherits (constructor) is not to be written into.
        if (!Object.hasOwn(holder, part)) holder[part] = /^\d+$/.test(parts[index + 1]!) ? [] : {};
        node = holder[part] as AnswerTree;
      }
    }
  }
  return root;
}

/** The answers below `at`, without the prefix: what a backend or a mode gets to see. */
export function below(flat: Answers, at: string): Record<string, Answer> {
  const prefix = `${at}.`;
  const found: Record<string, Answer> = {};
  for (const [key, value] of flat) if (key.startsWith(prefix)) found[key.slice(prefix.length)] = value;
  return found;
}

/**
 * How many entries a list of groups has, counted from the first without a gap, so that a slip in a number does not make
 * a hundred of them. The first may be left to the suggestions; `most` is where counting ends.
 */
export function entries(flat: Answers, at: string, most: number): number {
  const answered = new Set<number>();
  const prefix = `${at}.`;
  for (const key of flat.keys()) {
    const match = key.startsWith(prefix) ? /^\d+(?=\.|$)/.exec(key.slice(prefix.length)) : null;
    if (match) answered.add(Number(match[0]));
  }
  if (answered.size === 0) return 0;
  let count = 1;
  while (count < most && answered.has(count)) count += 1;
  return count;
}
