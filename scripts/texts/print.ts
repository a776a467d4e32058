import type { Mark } from './marks.ts';
import { nearest } from './near.ts';
import type { Translation } from './translation.ts';

/** Each key once, below the first file that says it. */
export function byFile(marks: readonly Mark[]): Map<string, string[]> {
  const seen = new Set<string>();
  const files = new Map<string, string[]>();
  for (const { key, file } of marks) {
    if (seen.has(key)) continue;
    seen.add(key);
    files.set(file, [...(files.get(file) ?? []), key]);
  }
  return files;
}

/** As the formatter would write it. */
function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return text.includes("'") && !text.includes('"') ? `"${inner}"` : `'${inner.replaceAll("'", "\\'")}'`;
}

/** texts/catalogue.ts: every text as a type. */
export function printCatalogue(marks: readonly Mark[]): string {
  const groups = [...byFile(marks)].map(
    ([file, keys]) => `  // ${file}\n${keys.map((key) => `  | ${quoted(key)}`).join('\n')}\n`,
  );
  return `// Made of the source by npm run texts: every text that xenguide says, with its holes numbered.\n\nexport type Text =\n${groups.join('').trimEnd()};\n`;
}

/**
 * texts/LANGUAGE.ts with exactly these texts, in the order of the source. What is new is listed as missing; where it was a
 * sentence much like it, that one’s translation is noted above it, because it has to be looked at.
 */
export function printTranslation(translation: Translation, language: string, marks: readonly Mark[]): string {
  const { head, entries } = translation;
  const keys = new Set(marks.map(({ key }) => key));
  const gone = [...entries.keys()].filter((key) => !keys.has(key) && entries.get(key) !== undefined);
  const line = (key: string): string => {
    const text = entries.get(key);
    if (text !== undefined) return `  ${nameOf(key)}: ${quoted(text)},\n`;
    const before = entries.has(key) ? undefined : nearest(key, gone);
    const note = before === undefined ? '' : `  // Before: ${before}\n  // ${entries.get(before)!}\n`;
    return `${note}  ${nameOf(key)}: MISSING,\n`;
  };
  const groups = [...byFile(marks)].map(([file, own]) => `  // ${file}\n${own.map(line).join('')}`);
  const missing = [...keys].some((key) => entries.get(key) === undefined);
  const imports = missing ? '{ MISSING, type Translation }' : 'type { Translation }';
  const own = head.replace(/^import .* from '\.\/translation\.ts';$/m, `import ${imports} from './translation.ts';`);
  return `${own}export const ${language}: Translation = {\n${groups.join('')}};\n`;
}

const nameOf = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key));
