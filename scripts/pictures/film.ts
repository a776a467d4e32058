import { cursorSvg, inWindow, rowSvg, rowTop } from '../../test/support/svg.ts';
import type { Session } from '../../test/support/terminal.ts';

/** How long a screen stands, in ms. */
export const STANDS = { typing: 140, screen: 1300, end: 6000 };
const LOOK = { cursor: true };

interface Frame {
  /** The markup of each row, as if it were the first. */
  rows: readonly string[];
  cursor: string;
  ms: number;
}

/** Screens one after the other, as one SVG that moves by itself. A row that several of them show is in it once. */
export class Film {
  readonly #frames: Frame[] = [];

  /** Takes the screen as it stands now; one that is as the last stands the longer. */
  take({ term }: Session, ms: number): void {
    const rows = Array.from({ length: term.rows }, (_, y) => rowSvg(term, y, 0, LOOK));
    const cursor = cursorSvg(term, LOOK);
    const last = this.#frames.at(-1);
    if (last && last.cursor === cursor && last.rows.every((row, y) => row === rows[y])) last.ms += ms;
    else this.#frames.push({ rows, cursor, ms });
  }

  svg({ term }: Session, title: string): string {
    const known = new Map<string, string>();
    for (const row of this.#frames.flatMap(({ rows }) => rows))
      if (row !== '' && !known.has(row)) known.set(row, `r${known.size}`);
    const defs = [...known].map(([row, id]) => `<g id="${id}">${row}</g>`).join('');
    const total = this.#frames.reduce((sum, { ms }) => sum + ms, 0);
    let begin = 0;
    const styles: string[] = [];
    const frames = this.#frames.map(({ rows, cursor, ms }, index) => {
      styles.push(appears(index, begin / total, (begin + ms) / total, total));
      begin += ms;
      const uses = rows.map((row, y) => (row === '' ? '' : `<use href="#${known.get(row)}" y="${rowTop(y)}"/>`));
      return `<g class="f f${index}">${uses.join('')}${cursor}</g>`;
    });
    // Where nothing moves, the end is seen.
    const still = `.f{visibility:hidden}.f${frames.length - 1}{visibility:visible}`;
    const calm = '@media(prefers-reduced-motion:reduce){.f{animation:none!important}}';
    const style = `<style>${still}${styles.join('')}${calm}</style>`;
    return inWindow(term, `<defs>${defs}</defs>${style}${frames.join('')}`, { title });
  }
}

/** Seen from `from` to `until`, both parts of the whole, over and over. */
function appears(index: number, from: number, until: number, total: number): string {
  const at = (part: number): string => `${Number((part * 100).toFixed(3))}%`;
  const before = from === 0 ? '' : '0%{visibility:hidden}';
  const after = until >= 1 ? '' : `${at(until)}{visibility:hidden}`;
  return `@keyframes k${index}{${before}${at(from)}{visibility:visible}${after}}.f${index}{animation:k${index} ${total / 1000}s step-end infinite}`;
}
