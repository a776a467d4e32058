/** What may stand in a hole of a sentence. */
export type Hole = string | number | bigint | null | undefined;

/** A sentence with holes, taken apart: `texts[0]`, the value of hole `holes[0]`, `texts[1]`, … */
export interface Sentence {
  texts: readonly string[];
  holes: readonly number[];
}

const taken = new Map<string, Sentence>();

/** `{0} of {1} are free` → its texts and the numbers of its holes. The same sentence is taken apart once. */
export function pieces(sentence: string): Sentence {
  let found = taken.get(sentence);
  if (found === undefined) {
    const parts = sentence.split(/\{(\d+)\}/);
    found = {
      texts: parts.filter((_, index) => index % 2 === 0),
      holes: parts.filter((_, index) => index % 2 === 1).map(Number),
    };
    taken.set(sentence, found);
  }
  return found;
}

const keys = new WeakMap<readonly string[], string>();

/** The key of a template's texts: with numbered holes between them. */
export function keyOf(texts: readonly string[]): string {
  let key = keys.get(texts);
  if (key === undefined) {
    key = texts.reduce((before, text, index) => `${before}{${index - 1}}${text}`);
    keys.set(texts, key);
  }
  return key;
}

export function joined(texts: readonly string[], holes: readonly unknown[]): string {
  let text = texts[0]!;
  for (let i = 1; i < texts.length; i++) text += String(holes[i - 1]) + texts[i]!;
  return text;
}
