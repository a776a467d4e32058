import { parseSync } from 'oxc-parser';

/** A translation as it stands in its file: `undefined` is one that is listed as missing. */
export interface Translation {
  /** All that stands before the list: the glossary. */
  head: string;
  entries: ReadonlyMap<string, string | undefined>;
  /** The line of each key in the file. */
  lines: ReadonlyMap<string, number>;
}

/** Reads texts/LANGUAGE.ts: one exported object whose values are texts or MISSING. Throws when it is something else. */
export function readTranslation(file: string, source: string): Translation {
  const { program, errors } = parseSync(file, source);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  const found = program.body.find(({ type }) => type === 'ExportNamedDeclaration');
  const declared = found?.type === 'ExportNamedDeclaration' ? found.declaration : undefined;
  const init = declared?.type === 'VariableDeclaration' ? declared.declarations[0]?.init : undefined;
  if (!found || init?.type !== 'ObjectExpression') throw new Error(`${file} exports no object of texts`);
  const entries = new Map<string, string | undefined>();
  const lines = new Map<string, number>();
  for (const property of init.properties) {
    const line = source.slice(0, property.start).split('\n').length;
    if (property.type !== 'Property') throw new Error(`${file}:${line}: this is no text`);
    const { key, value } = property;
    const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? key.value : undefined;
    const missing = value.type === 'Identifier' && value.name === 'MISSING';
    if (typeof name !== 'string' || !(missing || (value.type === 'Literal' && typeof value.value === 'string'))) {
      throw new Error(`${file}:${line}: a text stands beside its English, between quotes, or MISSING does`);
    }
    entries.set(name, value.type === 'Literal' ? String(value.value) : undefined);
    lines.set(name, line);
  }
  return { head: source.slice(0, found.start), entries, lines };
}

/** Numbers of the holes of a text, in their order. */
const holesOf = (text: string): string => [...text.matchAll(/\{\d+\}/g)].map(String).sort().join(' ');

/** What is wrong with a translation, each with its place; what is only missing is not. */
export function faults(file: string, { entries, lines }: Translation, keys: ReadonlySet<string>): string[] {
  const wrong: string[] = [];
  for (const [key, text] of entries) {
    const place = `${file}:${lines.get(key)}`;
    if (!keys.has(key)) wrong.push(`${place}: no text in src/ says “${key}” any more`);
    else if (text !== undefined && holesOf(text) !== holesOf(key)) {
      wrong.push(`${place}: “${text}” has not the same holes as “${key}”`);
    }
  }
  for (const key of keys) if (!entries.has(key)) wrong.push(`${file}: “${key}” is not listed`);
  return wrong;
}
