import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { abilitiesOf } from '../face/abilities.ts';
import { wantedLanguage } from './language.ts';
import { speak } from './spoken.ts';
import { withoutUmlauts } from './umlauts.ts';

/**
 * Evaluated before any module that has texts at its top level: the language is chosen once, for the whole run. In English
 * nothing is read. Nothing but cli.ts imports this, first of all.
 */
export const wanted = wantedLanguage(process.argv.slice(2), process.env);

if (wanted.language !== 'en') {
  const { said, noted } = translation(wanted.language);
  const { ascii } = abilitiesOf(process.env, wanted.argv.includes('--ascii'));
  // Only what is ours is written without umlauts: a name on the host would be another one.
  const spell = ascii ? withoutUmlauts : (text: string): string => text;
  const texts = Object.entries(said).map(([key, text]): [string, string] => [key, spell(text)]);
  speak({ language: wanted.language, said: new Map(texts), noted: new Set(noted), spell });
}

/** Beside the program, where the build puts it; where there is none (the program's own sources), all is said in English. */
function translation(language: string): { said: Record<string, string>; noted: string[] } {
  try {
    const file = join(import.meta.dirname, `texts.${language}.json`);
    return JSON.parse(readFileSync(file, 'utf8')) as { said: Record<string, string>; noted: string[] };
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return { said: {}, noted: [] };
    throw error;
  }
}
