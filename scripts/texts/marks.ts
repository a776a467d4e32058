import { parseSync } from 'oxc-parser';

/** A text that stands in `t` or `noted`. */
export interface Mark {
  /** The English sentence with numbered holes; behind @ its context. */
  key: string;
  /** Files hold it in English. */
  noted: boolean;
  file: string;
  line: number;
}

/** Prose in the source that stands in neither. */
export interface Bare {
  text: string;
  file: string;
  line: number;
}

export interface Found {
  marks: Mark[];
  bare: Bare[];
  /** Marks that cannot be used, each with its place. */
  wrong: string[];
  /** Texts that are types too, like the states of an action: ids, however they read. */
  ids: string[];
}

/** A node of the syntax tree, as far as it is looked at here. */
// biome-ignore lint/suspicious/noExplicitAny: the tree's own types name each of its 200 nodes
type Node = any;

const MARKS = ['t', 'noted'];
/** Two words or more, one of them in small letters: not `GET /path`, nor a name of something; or a sentence with its stop. */
const isProse = (text: string): boolean =>
  ((/[A-Za-z]{2}/.test(text) && /[a-z,.;:’”}] +[a-z({“‘]/i.test(text)) || /^[A-Z][a-z]+ .*\.$/s.test(text)) &&
  !isTyped(text);
/** A command or a part of one, and nothing else: `xenguide move {0} --back`, `--host {0}`. What is typed is no prose. */
const isTyped = (text: string): boolean =>
  /^\s*(xenguide [a-z][a-z-]*|--[a-z][a-z-]*|ssh|exec|(! )?xl [a-z-]+)( (-[^ ]*|\{\d+\}|\/[^ ]*|[A-Z]{2,}))*$/.test(
    text.replaceAll(/\{\d+\}(?=\{|$)/g, ' $&').replaceAll(/ {2,}/g, ' '),
  );
/** The program's name before a line is no word of it. */
const PREFIX = /^xenguide: /;
/** Where texts are not for people: types, what is imported, names of properties, bugs. */
const SKIPPED = /^(TS(?!As|Satisfies|NonNull)|Import(?!Expression)|ExportAll)/;
/** Lists of these are words for a program, each one argument. */
const ARGUMENTS = /^(argv|run)$/;

/** The texts of one file of the source. Throws when it cannot be parsed. */
export function textsOf(file: string, source: string): Found {
  const { program, errors } = parseSync(file, source);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  const found: Found = { marks: [], bare: [], wrong: [], ids: idsIn(program) };
  const at = (node: Node): { file: string; line: number } => ({
    file,
    line: source.slice(0, node.start).split('\n').length,
  });
  const place = (node: Node): string => `${file}:${at(node).line}`;

  // Only what comes from there is a mark: others may have a name like it.
  const imported = new Set(
    program.body.flatMap((node) =>
      node.type === 'ImportDeclaration' && /(^|\/)t\.ts$/.test(node.source.value)
        ? node.specifiers.map(({ local }) => local.name).filter((name) => MARKS.includes(name))
        : [],
    ),
  );
  const mark = (name: string, node: Node): void => {
    const text = literal(node);
    if (text === undefined)
      found.wrong.push(`${place(node)}: ${name} takes a text itself, not one that is made elsewhere`);
    else if (text.length !== text.trim().length)
      found.wrong.push(`${place(node)}: “${text}” begins or ends with a space`);
    else found.marks.push({ key: text, noted: name === 'noted', ...at(node) });
  };

  const visit = (node: Node): void => {
    if (Array.isArray(node)) for (const each of node) visit(each);
    if (typeof node?.type !== 'string' || SKIPPED.test(node.type)) return;
    if (node.type === 'TaggedTemplateExpression' && imported.has(node.tag.name)) {
      mark(node.tag.name, node.quasi);
      visit(node.quasi.expressions);
      return;
    }
    if (node.type === 'CallExpression' && imported.has(node.callee.name)) {
      const [text, context] = node.arguments;
      if (text?.type === 'TemplateLiteral' && text.expressions.length > 0) {
        found.wrong.push(`${place(node)}: with holes it is written ${node.callee.name}\`…\``);
      } else mark(node.callee.name, text);
      const which = context && literal(context);
      if (which !== undefined) found.marks.at(-1)!.key += `@${which}`;
      return;
    }
    if (node.type === 'Property' && !node.computed) {
      const isList = node.value.type === 'ArrayExpression';
      visit(isList && ARGUMENTS.test(node.key.name) ? node.value.elements.filter(isNoText) : node.value);
      return;
    }
    // What a value is compared with is an id, and what a program says is looked for: nobody reads that.
    if (node.type === 'BinaryExpression' && /^[!=]==$/.test(node.operator)) {
      visit([node.left, node.right].filter(isNoText));
      return;
    }
    // What is split is a list of names.
    if (node.type === 'CallExpression' && node.callee.property?.name === 'split' && isWords(node.callee.object)) {
      visit(node.arguments);
      return;
    }
    if (node.type === 'CallExpression' && node.callee.name === 'runAll') return;
    if (node.type === 'NewExpression' && node.callee.name === 'RegExp') return;
    if (node.type === 'ThrowStatement' && node.argument.callee?.name?.match(/^(Type|Range)?Error$/)) return;
    const text = node.type === 'JSXText' ? node.value : literal(node);
    if (text !== undefined && isProse(text.replace(PREFIX, ''))) found.bare.push({ text, ...at(node) });
    for (const [name, child] of Object.entries(node)) if (name !== 'parent' && typeof child === 'object') visit(child);
  };
  visit(program.body);
  return found;
}

/** The texts of literal types, wherever they stand. */
function idsIn(node: Node): string[] {
  if (Array.isArray(node)) return node.flatMap(idsIn);
  if (node?.type === 'TSLiteralType') return [literal(node.literal)].filter((text) => text !== undefined);
  if (typeof node?.type !== 'string') return [];
  return Object.entries(node).flatMap(([name, child]) =>
    name !== 'parent' && typeof child === 'object' ? idsIn(child) : [],
  );
}

const isWords = (node: Node): boolean => /^[^{]*$/.test(literal(node) ?? '{');
const isNoText = (node: Node): boolean => literal(node) === undefined;

/** A string, or a template with numbered holes; undefined: it is neither. */
function literal(node: Node): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type !== 'TemplateLiteral') return undefined;
  const texts = (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
  return texts.reduce((before, text, index) => `${before}{${index - 1}}${text}`);
}
