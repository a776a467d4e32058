import { characterCount } from './bytes.ts';
import type { Place } from './problem.ts';

/** A file's bytes with the way from an offset to a line and column. */
export class Source {
  readonly bytes: string;
  readonly #lineStarts: number[] = [0];
  #last = { start: -1, offset: 0, column: 1 };

  constructor(bytes: string) {
    this.bytes = bytes;
    for (let i = bytes.indexOf('\n'); i !== -1; i = bytes.indexOf('\n', i + 1)) this.#lineStarts.push(i + 1);
  }

  place(offset: number): Place {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    // Places are mostly asked for in order, so that counting goes on from the last one.
    const start = this.#lineStarts[low] as number;
    const from = this.#last.start === start && this.#last.offset <= offset ? this.#last : { offset: start, column: 1 };
    const column = from.column + characterCount(this.bytes.slice(from.offset, offset));
    this.#last = { start, offset, column };
    return { line: low + 1, column };
  }

  /** The bytes of the line an offset is in, without its line break. */
  lineAround(offset: number): string {
    const start = this.bytes.lastIndexOf('\n', offset - 1) + 1;
    const end = this.bytes.indexOf('\n', offset);
    return this.bytes.slice(start, end === -1 ? undefined : end).replace(/\r$/, '');
  }
}
