import { vi } from 'vitest';
import { bundledTexts } from '../../scripts/texts/main.ts';
import type { Texts } from '../../src/text/spoken.ts';

const root = new URL('../..', import.meta.url).pathname;

const { said, noted } = JSON.parse(bundledTexts(root)['texts.de.json']!) as {
  said: Record<string, string>;
  noted: string[];
};

const spokenOf = (texts: Record<string, string>): Texts => ({
  language: 'xx',
  said: new Map(Object.entries(texts)),
  noted: new Set(noted),
  spell: (text) => text,
});

export const german = spokenOf(said);

/** A language with each text in brackets: one that gets where English belongs is seen, whatever it says. */
export const brackets = spokenOf(
  Object.fromEntries(Object.keys(said).map((key) => [key, `⟦${key.replace(/@[^@]*$/, '')}⟧`])),
);

/** Modules say their texts when they are evaluated: what is imported after this is in that language; undefined: in English. */
export async function speaking(texts: Texts | undefined): Promise<void> {
  vi.resetModules();
  const { speak } = await import('../../src/text/spoken.ts');
  if (texts) speak(texts);
}
