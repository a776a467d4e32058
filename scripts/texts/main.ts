import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../../src/text/language.ts';
import { printCatalogue, printTranslation } from './print.ts';
import { type Counts, countBare, grown } from './ratchet.ts';
import { sourceTexts } from './source.ts';
import { faults, readTranslation } from './translation.ts';

const CATALOGUE = 'texts/catalogue.ts';
const RATCHET = 'texts/outside.json';
const OTHERS = Object.keys(LANGUAGES).filter((language) => language !== 'en');

/** What is wrong with the catalogue and its translations, a line each; `complete`: what is missing is wrong too. */
export function check(root: string, complete: boolean): string[] {
  const { marks, bare, wrong } = sourceTexts(root);
  const keys = new Set(marks.map(({ key }) => key));
  const problems = [...wrong, ...grown(countBare(bare), ratchet(root))];
  if (read(root, CATALOGUE) !== printCatalogue(marks))
    problems.push(`${CATALOGUE} is not what the source says: npm run texts`);
  for (const language of OTHERS) {
    const file = `texts/${language}.ts`;
    const translation = readTranslation(file, read(root, file));
    problems.push(...faults(file, translation, keys));
    if (!complete) continue;
    for (const [key, text] of translation.entries) {
      if (text === undefined) problems.push(`${file}:${translation.lines.get(key)}: “${key}” is not translated`);
    }
  }
  return problems;
}

/** Makes the catalogue, the list of each translation and the counts anew. Gives what is to be said about it. */
export function update(root: string): string[] {
  const { marks, bare, wrong } = sourceTexts(root);
  if (wrong.length > 0) return wrong;
  writeFileSync(join(root, CATALOGUE), printCatalogue(marks));
  const before = ratchet(root);
  const counts = Object.entries(countBare(bare)).map(([folder, count]) => [
    folder,
    Math.min(count, before[folder] ?? count),
  ]);
  writeFileSync(join(root, RATCHET), `${JSON.stringify(Object.fromEntries(counts), null, 2)}\n`);
  return OTHERS.map((language) => {
    const file = `texts/${language}.ts`;
    const printed = printTranslation(readTranslation(file, read(root, file)), language, marks);
    writeFileSync(join(root, file), printed);
    const missing = [...readTranslation(file, printed).entries.values()].filter((text) => text === undefined).length;
    return `${file}: ${missing} of ${new Set(marks.map(({ key }) => key)).size} texts are missing`;
  });
}

/** What the program reads of a translation (src/text/choose.ts), by its file’s name. */
export function bundledTexts(root: string): Record<string, string> {
  const { marks } = sourceTexts(root);
  const files = OTHERS.map((language) => {
    const { entries } = readTranslation(`texts/${language}.ts`, read(root, `texts/${language}.ts`));
    const said = Object.fromEntries([...entries].filter(([, text]) => text !== undefined));
    const noted = [
      ...new Set(marks.filter((mark) => mark.noted && said[mark.key] !== undefined).map(({ key }) => key)),
    ];
    return [`texts.${language}.json`, JSON.stringify({ said, noted })];
  });
  return Object.fromEntries(files);
}

const read = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');
const ratchet = (root: string): Counts =>
  existsSync(join(root, RATCHET)) ? (JSON.parse(read(root, RATCHET)) as Counts) : {};
