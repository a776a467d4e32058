import { beforeAll, describe, expect, it } from 'vitest';
import type { Texts } from '../../../src/text/spoken.ts';
import { brackets, german, speaking } from '../../support/languages.ts';
import type { Written } from './written.ts';

async function written(texts?: Texts): Promise<Written> {
  await speaking(texts);
  const { writeAll } = await import('./written.ts');
  return writeAll();
}

describe('the files of a plan', () => {
  let english: Written;
  beforeAll(async () => {
    english = await written();
  }, 120_000);

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
