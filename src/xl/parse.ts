import { noted } from '../text/t.ts';
import { toByteString, toText } from './bytes.ts';
import { lex, type Token, type TokenKind } from './lex.ts';
import { at, error, type Finding, type LintProblem, warning } from './problem.ts';
import { Source } from './source.ts';
import {
  badEscape,
  carriageReturns,
  describe,
  type Expected,
  listNotClosed,
  nestedTooDeep,
  wholeFile,
} from './syntax-advice.ts';
import { type ListNode, type ParsedConfig, plainValue, type Setting, type TextNode, type XlNode } from './value.ts';

/**
 * Reads a config as libxlutil does (libxlu_cfg_y.y and libxlu_cfg.c, the same from Xen 4.17 to 4.22): the same texts
 * are taken and the same values found. After an error it goes on at the next line that looks like a setting, so
 * that a person sees all errors at once; xl itself stores nothing more then.
 *
 * @param text text is read as the bytes of its UTF-8 form; give the bytes themselves where you have them
 */
export function parseConfig(text: string | Uint8Array): ParsedConfig {
  return new Parser(new Source(toByteString(text))).parse();
}

/** Thrown inside the parser only: the statement cannot be read on from here. */
class Unreadable extends Error {}

/** A list whose closing bracket is still to come. */
interface OpenList {
  list: ListNode;
  /** Offset of its opening bracket. */
  start: number;
  /** How many states xl's parser holds on its stack around it. */
  states: number;
}

/** Bison's parsers give up at YYMAXDEPTH, 10000 states. */
const MOST_STATES = 9999;

class Parser {
  readonly #source: Source;
  readonly #tokens: Token[];
  readonly #problems: LintProblem[] = [];
  readonly #config: Omit<ParsedConfig, 'accepted' | 'problems'> = {
    settings: new Map(),
    nodes: new Map(),
    assignments: [],
  };
  #position = 0;

  constructor(source: Source) {
    this.#source = source;
    const tokens = lex(source.bytes);
    const carriageReturn = tokens.filter((token) => token.kind === 'carriage-return');
    if (carriageReturn[0]) this.#report(carriageReturn[0].start, carriageReturns(carriageReturn.length));
    this.#tokens = tokens.filter((token) => token.kind !== 'carriage-return' && token.kind !== 'stray');
    const stray = tokens.find((token) => token.kind === 'stray');
    if (stray) this.#report(stray.start, strayByte(toText(stray.text)));
  }

  parse(): ParsedConfig {
    const hopeless = wholeFile(this.#source.bytes);
    if (hopeless) {
      this.#problems.length = 0;
      this.#report(0, hopeless);
      if (hopeless.code !== 'byte-order-mark') return this.#result();
      // Past the mark the rest can be read; the bad token it begins with is what xl stumbles over.
      const rest = new Parser(new Source(`   ${this.#source.bytes.slice(3)}`)).parse();
      return { ...rest, accepted: false, problems: [...this.#problems, ...rest.problems] };
    }
    while (this.#peek().kind !== 'end') {
      if (this.#peek().kind === 'newline' || this.#peek().kind === ';') {
        this.#position += 1;
        continue;
      }
      const start = this.#position;
      try {
        this.#assignment();
      } catch (thrown) {
        if (!(thrown instanceof Unreadable)) throw thrown;
        this.#recover(start);
      }
    }
    return this.#result();
  }

  #result(): ParsedConfig {
    const problems = this.#problems.sort((a, b) => a.line - b.line || a.column - b.column);
    return { accepted: problems.every((p) => p.severity !== 'error'), problems, ...this.#config };
  }

  #assignment(): void {
    const key = this.#take('key', 'ident');
    const op = this.#take('equals', '=', '+=');
    const node = this.#value();
    if (this.#peek().kind !== 'end') this.#take('line-end', 'newline', ';');
    this.#store(toText(key.text), op.kind, node, key.start);
  }

  /** Not by recursion: xl takes lists nested some five thousand deep, and so does this. */
  #value(): XlNode {
    const open: OpenList[] = [];
    for (;;) {
      let node: XlNode | undefined = this.#begin(open);
      // A value is complete: it may end the lists around it, too.
      while (node) {
        const around: OpenList | undefined = open.at(-1);
        if (!around) return node;
        node = this.#append(around, node) ? open.pop()?.list : undefined;
      }
    }
  }

  /** A text, a number, or an empty list; undefined when a list was opened and its first item comes next. */
  #begin(open: OpenList[]): XlNode | undefined {
    const around = open.at(-1);
    const token = this.#take(around ? 'item' : 'value', 'string', 'number', '[');
    const place = this.#source.place(token.start);
    if (token.kind === 'number') return { kind: 'text', text: token.text, quoted: false, ...place };
    if (token.kind === 'string') return { kind: 'text', text: this.#dequoted(token), quoted: true, ...place };
    const states = around ? around.states + (around.list.items.length === 0 ? 2 : 5) : 4;
    const list: OpenList = { list: { kind: 'list', items: [], values: [], ...place }, start: token.start, states };
    this.#needStates(list, 4);
    this.#skipNewlines(list, 3);
    if (this.#closes(list)) return list.list;
    open.push(list);
    return undefined;
  }

  /** True when the list ends behind this item. */
  #append(around: OpenList, node: XlNode): boolean {
    const { list } = around;
    const first = list.items.length === 0;
    list.items.push(node);
    list.values.push(plainValue(node));
    this.#needStates(around, first ? 4 : 7);
    this.#skipNewlines(around, first ? 5 : 8);
    if (this.#closes(around)) return true;
    this.#take('comma', ',');
    this.#needStates(around, 5);
    this.#skipNewlines(around, 6);
    return this.#closes(around);
  }

  #closes(around: OpenList): boolean {
    if (this.#peek().kind === 'end') this.#fail(around.start, listNotClosed());
    if (this.#peek().kind !== ']') return false;
    this.#position += 1;
    return true;
  }

  #needStates(around: OpenList, more: number): void {
    if (around.states + more > MOST_STATES) this.#fail(around.start, nestedTooDeep());
  }

  #dequoted(token: Token & { kind: 'string' }): string {
    const { bytes, refused, dropped } = token.dequoted;
    if (token.text.includes('\0')) {
      this.#report(
        token.start,
        error('nul-byte', noted('There is a NUL byte in this text: xl aborts.'), noted('Take it out.')),
      );
    }
    if (refused !== undefined) {
      this.#report(token.start + refused, badEscape(toText(token.text.slice(refused, refused + 2))));
    } else if (dropped !== undefined) {
      const found = warning(
        'escape-dropped',
        noted('xl reads an octal escape but stores nothing for it: the character is lost.'),
        noted('Write the character itself, or \\\\ if a backslash is meant.'),
      );
      this.#report(token.start + dropped, found);
    }
    return toText(bytes);
  }

  #store(key: string, op: '=' | '+=', node: XlNode, start: number): void {
    const place = this.#source.place(start);
    this.#config.assignments.push({ key, op, value: plainValue(node), node, ...place });
    const before = this.#config.nodes.get(key);
    const setting: Setting = { key, op, node, ...place };
    if (op === '+=' && before) {
      const sum = added(before.node, node);
      if (!sum) {
        this.#report(
          start,
          error(
            'added-other-kind',
            node.kind === 'list'
              ? noted`${key} += adds a list to a text: xl refuses the file.`
              : noted`${key} += adds a text to a list: xl refuses the file.`,
            noted('Add [ "…" ] to a list and "…" to a text.'),
          ),
        );
        return;
      }
      setting.node = sum;
    }
    this.#config.nodes.set(key, setting);
    this.#config.settings.set(key, plainValue(setting.node));
  }

  #peek(): Token {
    return this.#tokens[this.#position] as Token;
  }

  #skipNewlines(around: OpenList, states: number): void {
    if (this.#peek().kind === 'newline') this.#needStates(around, states);
    while (this.#peek().kind === 'newline') this.#position += 1;
  }

  #take<K extends TokenKind>(expected: Expected, ...kinds: K[]): Token & { kind: K } {
    const token = this.#peek();
    if ((kinds as TokenKind[]).includes(token.kind)) {
      this.#position += 1;
      return token as Token & { kind: K };
    }
    const before = this.#tokens[this.#position - 1];
    return this.#fail(token.start, describe(expected, token, before, this.#source));
  }

  #report(offset: number, finding: Finding): void {
    this.#problems.push(at(this.#source.place(offset), finding));
  }

  #fail(offset: number, finding: Finding): never {
    this.#report(offset, finding);
    throw new Unreadable();
  }

  /** Goes to the next line that begins like a setting; always at least one token on. */
  #recover(start: number): void {
    let i = Math.max(this.#position, start + 1);
    while (this.#tokens[i] && this.#tokens[i]?.kind !== 'end') {
      const [before, key, op] = [this.#tokens[i - 1], this.#tokens[i], this.#tokens[i + 1]];
      const looksLikeSetting = key?.kind === 'ident' && (op?.kind === '=' || op?.kind === '+=');
      if (before?.kind === 'newline' && looksLikeSetting) break;
      i += 1;
    }
    this.#position = Math.min(i, this.#tokens.length - 1);
  }
}

function strayByte(text: string): Finding {
  return warning(
    'stray-last-character',
    noted`xl overlooks ${JSON.stringify(text)}, the last character of the file.`,
    noted('Take it out, and end the file with a line break.'),
  );
}

/** What `+=` makes of two values: texts are joined, lists appended; undefined when the kinds differ. */
function added(before: XlNode, node: XlNode): TextNode | ListNode | undefined {
  if (before.kind === 'text' && node.kind === 'text') return { ...node, text: before.text + node.text, quoted: true };
  if (before.kind === 'list' && node.kind === 'list') {
    return { ...node, items: [...before.items, ...node.items], values: [...before.values, ...node.values] };
  }
  return undefined;
}
