import { type Hole, joined, keyOf, pieces, type Sentence } from './sentence.ts';
import { inHole } from './shown.ts';
import { spoken } from './spoken.ts';

/**
 * A text for people, in their language: t('Where does the disk live?'), or t`${disk} is in use.` with holes. The English stands
 * where it is used and is the key of its translation (`npm run texts` collects it); a translation may order the holes anew.
 * What stands in a hole and was `noted` is translated with it. `context` tells apart what is one word in English only: t('none', 'of disks').
 */
export function t(text: string, context?: string): string;
export function t(parts: TemplateStringsArray, ...holes: Hole[]): string;
export function t(said: string | TemplateStringsArray, ...holes: Hole[]): string {
  const known = spoken();
  if (typeof said === 'string') {
    if (known === undefined) return said;
    return known.said.get(holes[0] === undefined ? said : `${said}@${holes[0]}`) ?? said;
  }
  if (known !== undefined) {
    const translated = known.said.get(keyOf(said));
    if (translated !== undefined) return filled(pieces(translated), holes);
  }
  return joined(said, holes);
}

/**
 * A text that becomes part of a file: of a plan, a script, a journal. It is English, whoever makes it, so that the same answers
 * give the same bytes. Marked like `t`; who shows it to a person asks `shown` (src/text/shown.ts) for its translation.
 */
export function noted(text: string): string;
export function noted(parts: TemplateStringsArray, ...holes: Hole[]): string;
export function noted(said: string | TemplateStringsArray, ...holes: Hole[]): string {
  return typeof said === 'string' ? said : joined(said, holes);
}

/** One thing or more of them: many(n, t`one disk`, t`${n} disks`). */
export const many = (count: number, one: string, more: string): string => (count === 1 ? one : more);

function filled({ texts, holes }: Sentence, values: readonly unknown[]): string {
  let text = texts[0]!;
  for (let i = 0; i < holes.length; i++) text += inHole(values[holes[i]!]) + texts[i + 1]!;
  return text;
}
