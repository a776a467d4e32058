import { beforeAll, describe, expect, it, vi } from 'vitest';
import { bundledTexts } from '../../../scripts/texts/main.ts';
import type { Texts } from '../../../src/text/spoken.ts';
import type { Written } from './written.ts';

const root = new URL('../../..', import.meta.url).pathname;

interface File {
  said: Record<string, string>;
  noted: string[];
}

const german = JSON.parse(bundledTexts(root)['texts.de.json']!) as File;
/** A language with each text in brackets: one that gets where English belongs is seen, whatever it says. */
const brackets: File = {
  ...german,
  said: Object.fromEntries(Object.keys(german.said).map((key) => [key, `⟦${key.replace(/@[^@]*$/, '')}⟧`])),
};

const spokenOf = ({ said, noted }: File): Texts => ({
  language: 'xx',
  said: new Map(Object.entries(said)),
  noted: new Set(noted),
  spell: (text) => text,
});

/** Modules say their texts when they are evaluated: each language gets its own. */
async function written(texts?: File): Promise<Written> {
  vi.resetModules();
  const { speak } = await import('../../../src/text/spoken.ts');
  if (texts) speak(spokenOf(texts));
  const { writeAll } = await import('./written.ts');
  return writeAll();
}

describe('the files of a plan', () => {
  let english: Written;
  beforeAll(async () => {
    english = await written();
  }, 60_000);

  it('are made for guests of every backend, mode and source', () => {
    for (const [name, { problems }] of Object.entries(english)) expect(problems, name).toEqual([]);
  });

  it.each([
    ['German', german],
    ['a language with each text in brackets', brackets],
  ])('are the same, byte for byte, for answers given in %s', async (_, texts) => {
    expect(await written(texts)).toEqual(english);
  });
});
