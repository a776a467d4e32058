import type { Block, Page } from './markdown.ts';

/** Makes the blocks that stand for a marker of this name: `<!-- table: storage -->` is `storage`. */
export type Compute = (name: string) => Block[];

/** The page with its markers replaced. The same page when it has none. */
export function withComputed(page: Page, compute: Compute): Page {
  if (!page.blocks.some(({ kind }) => kind === 'computed')) return page;
  return {
    ...page,
    blocks: page.blocks.flatMap((block) => (block.kind === 'computed' ? compute(block.name) : [block])),
  };
}

/** A table of plain words. */
export function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): Block {
  const cell = (text: string) => (text === '' ? [] : [{ text, role: 'text' as const }]);
  return { kind: 'table', header: header.map(cell), rows: rows.map((row) => row.map(cell)) };
}
