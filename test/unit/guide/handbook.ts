import { type Block, openLibrary, type Page } from './doors.ts';

const library = openLibrary();

/** Every page of the real handbook. */
export const PAGES: readonly Page[] = library.ids().map((id) => library.read(id)!);

export interface Snippet {
  /** Page id. */
  page: string;
  lang: string;
  text: string;
}

export function snippets(...langs: string[]): Snippet[] {
  return PAGES.flatMap((page) =>
    page.blocks
      .filter((block): block is Extract<Block, { kind: 'code' }> => block.kind === 'code' && langs.includes(block.lang))
      .map((block) => ({ page: page.id, lang: block.lang, text: `${block.lines.join('\n')}\n` })),
  );
}

/** Commands of the sh snippets, a line each: continued lines joined, comments and empty lines gone. */
export function commands(): { page: string; line: string }[] {
  return snippets('sh').flatMap(({ page, text }) =>
    text
      .replace(/\\\n\s*/g, '')
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#'))
      .map((line) => ({ page, line })),
  );
}
