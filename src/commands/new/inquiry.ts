import type { Answers } from '../../guest/answers.ts';

/** A question to the outside under a key: asked once a key; an answer that comes when the key has changed is dropped. */
export class Inquiry<T> {
  #key: string | undefined;
  #abort = new AbortController();
  readonly #put: (answers: Answers, signal: AbortSignal) => Promise<T>;

  constructor(put: (answers: Answers, signal: AbortSignal) => Promise<T>) {
    this.#put = put;
  }

  differs(key: string | undefined): boolean {
    return key !== this.#key;
  }

  forget(): void {
    this.#abort.abort();
    this.#key = undefined;
  }

  ask(key: string | undefined, answers: Answers, got: (value: T) => void, failed: (error: unknown) => void): void {
    this.#abort.abort();
    this.#key = key;
    if (key === undefined) return;
    const abort = new AbortController();
    this.#abort = abort;
    const current = (): boolean => this.#abort === abort && !abort.signal.aborted;
    this.#put(answers, abort.signal).then(
      (value) => current() && got(value),
      (error: unknown) => current() && failed(error),
    );
  }
}
