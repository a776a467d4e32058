import { StringDecoder } from 'node:string_decoder';

/** No tool that we start has more to say than this; what goes beyond is read and dropped. */
export const OUTPUT_CAP = 16 * 2 ** 20;

/**
 * Gathers a stream of bytes as text, at most `cap` bytes of it, so that a program gone mad cannot eat our memory.
 * `onText` gets every piece, also those beyond the cap, never a character cut in two.
 */
export class Collector {
  /** Whether something was dropped. */
  cut = false;
  readonly #cap: number;
  readonly #onText: ((text: string) => void) | undefined;
  readonly #decoder = new StringDecoder('utf8');
  readonly #pieces: Buffer[] = [];
  #size = 0;

  constructor(onText?: (text: string) => void, cap: number = OUTPUT_CAP) {
    this.#onText = onText;
    this.#cap = cap;
  }

  add(chunk: Buffer): void {
    const room = this.#cap - this.#size;
    if (chunk.length > room) this.cut = true;
    if (room > 0) {
      const piece = chunk.length > room ? chunk.subarray(0, room) : chunk;
      this.#pieces.push(piece);
      this.#size += piece.length;
    }
    if (this.#onText) {
      const text = this.#decoder.write(chunk);
      if (text !== '') this.#onText(text);
    }
  }

  text(): string {
    return Buffer.concat(this.#pieces).toString('utf8');
  }
}
