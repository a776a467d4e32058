import { remembered } from './remembered.ts';
import { pieces, type Sentence } from './sentence.ts';
import { spoken, type Texts } from './spoken.ts';

/** A sentence that files hold: how it is recognised, and the number of the hole that each group stands for. */
interface Known extends Sentence {
  key: string;
  pattern: RegExp;
  /** Letters that do not stand in holes: the more, the better a match fits. */
  letters: number;
}

let of: Texts | undefined;
let list: readonly Known[] = [];
let find: (text: string) => string = (text) => text;

/**
 * A text that was `noted` (out of a plan, a receipt, a journal: it may have been made by another run, in another language) in the
 * person's language. It is recognised by its English; what nobody knows, and what a person or a host wrote, stays as it is.
 */
export function shown(text: string): string {
  const texts = spoken();
  if (texts === undefined) return text;
  if (texts !== of) {
    of = texts;
    list = [...texts.noted]
      .filter((key) => /\{\d+\}/.test(key))
      .map(known)
      // Of two that are alike the one with more holes first: the other would take what stands in them for one name.
      .sort((a, b) => b.letters - a.letters || b.holes.length - a.holes.length);
    find = remembered((each) => translated(each, texts), 2000);
  }
  return find(text);
}

/**
 * The whole, or else its sentences one by one: remedies stand behind messages, and a stop behind both. A hole may hold another
 * sentence; the end of one in it is taken for one only when nothing else fits.
 */
function translated(text: string, texts: Texts): string {
  const whole = matched(text, texts, false) ?? beginning(text, texts);
  if (whole !== undefined) return whole;
  for (const separator of ['; ', ', ']) {
    const parts = text.split(separator);
    const each = parts.length > 1 ? parts.map(shown) : [];
    if (each.length > 0 && each.every((part, index) => part !== parts[index])) return each.join(separator);
  }
  const sentences = text.split(/(?<=[.!?]) (?=[A-Z“])/);
  if (sentences.length > 1) {
    const each = sentences.map(shown);
    if (each.some((sentence, index) => sentence !== sentences[index])) return each.join(' ');
  } else if (text.endsWith('.')) {
    const bare = text.slice(0, -1);
    const said = shown(bare);
    if (said !== bare) return `${said}.`;
  }
  return matched(text, texts, true) ?? text;
}

/** A piece that was made to begin a sentence: `The disk image with …`. */
function beginning(text: string, texts: Texts): string | undefined {
  if (!/^[A-Z][a-z]* /.test(text)) return undefined;
  const said = matched(text[0]!.toLowerCase() + text.slice(1), texts, false);
  return said && said[0]!.toUpperCase() + said.slice(1);
}

function matched(text: string, { said, noted }: Texts, loosely: boolean): string | undefined {
  const whole = noted.has(text) ? said.get(text) : undefined;
  if (whole !== undefined) return whole;
  for (const { key, texts, holes, pattern, letters } of list) {
    if (!text.startsWith(texts[0]!) || !text.endsWith(texts.at(-1)!)) continue;
    const match = pattern.exec(text);
    const translation = said.get(key);
    if (!match || translation === undefined) continue;
    if (!loosely && match.slice(1).some((value) => /[.!?] [A-Z]/.test(value))) continue;
    // Hardly any words of its own: nearly any sentence of a program would do. It stands between names, or what is known.
    if (letters < FEW && !match.slice(1).every((value) => isName(value) || inHole(value) !== value)) continue;
    const values = new Map(holes.map((hole, index) => [hole, inHole(match[index + 1]!)]));
    const into = pieces(translation);
    return into.texts.reduce((before, each, index) => before + (values.get(into.holes[index - 1]!) ?? '') + each);
  }
  return undefined;
}

/** What stands in the hole of another text; it may bring its own spaces. Most are names, numbers and paths. */
export function inHole(value: unknown): string {
  const text = String(value);
  const core = text.trim();
  if (!core.includes(' ') && !spoken()?.noted.has(core)) return text;
  return text.replace(core, () => shown(core));
}

function known(key: string): Known {
  const { texts, holes } = pieces(key);
  // Of two holes side by side the second brings its own space, like ` on xenb`, or is empty.
  const hole = (index: number): string => (texts[index + 1] === '' && index + 1 < holes.length ? '(\\S*)' : '(.*?)');
  const parts = texts.map((text, index) => literally(text) + (index < holes.length ? hole(index) : ''));
  const pattern = new RegExp(`^${parts.join('')}$`, 's');
  return { key, texts, holes, pattern, letters: texts.join('').length };
}

/** `{0} at {1}` has fewer letters of its own, spaces with them. */
const FEW = 5;
const isName = (text: string): boolean => !text.trim().includes(' ');

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
