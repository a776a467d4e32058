import { characterKey, type Key, key, sequenceKey } from './keys.ts';

const PASTE_ON = '\x1b[200~';
const PASTE_OFF = '\x1b[201~';
const MOST_PASTED = 1_000_000;
// CSI (also the Linux console's `ESC [ [ A`), SS3, and the strings with which a terminal answers questions.
const WHOLE =
  /^(?:\x1b\[\[[\x40-\x7e]|\x1b\[[\x30-\x3f]*[\x20-\x2f]*[\x40-\x5a\x5c-\x7e]|\x1bO[\d;]*[\x40-\x7e]|\x1b[P\]^_][^\x07\x1b]*(?:\x07|\x1b\\))/;
const BEGUN = /^\x1b(?:\[\[?|\[[\x30-\x3f]*[\x20-\x2f]*|O[\d;]*|[P\]^_][^\x07\x1b]*\x1b?)?$/;

/**
 * Turns what a terminal sends into keys. However the text is cut into pieces, the keys are the same:
 * a sequence or a paste that is not complete yet waits for the rest. `flush` says that no rest will come,
 * which is how a lone Escape is told from the beginning of an arrow key.
 */
export class KeyParser {
  private rest = '';
  private pasted: string | undefined;
  private afterReturn = false;

  feed(text: string): Key[] {
    this.rest += text;
    return this.take(false);
  }

  /** Something waits for its other half. */
  get waiting(): boolean {
    return this.rest !== '' || this.pasted !== undefined;
  }

  /** In the middle of a paste. */
  get pasting(): boolean {
    return this.pasted !== undefined;
  }

  flush(): Key[] {
    const keys = this.take(true);
    if (this.pasted !== undefined) {
      keys.push(key('paste', this.pasted + this.rest));
      this.pasted = undefined;
      this.rest = '';
    }
    return keys;
  }

  private take(all: boolean): Key[] {
    const keys: Key[] = [];
    while (this.rest !== '') {
      if (this.pasted !== undefined) {
        if (!this.paste(keys)) break;
        continue;
      }
      const sequence = WHOLE.exec(this.rest)?.[0];
      if (sequence === PASTE_ON) this.pasted = '';
      if (sequence !== undefined) {
        this.eat(sequence.length);
        this.add(keys, sequenceKey(sequence));
        continue;
      }
      if (BEGUN.test(this.rest) && !all) break;
      this.character(keys);
    }
    return keys;
  }

  /** True when the end of the paste was found. */
  private paste(keys: Key[]): boolean {
    const end = this.rest.indexOf(PASTE_OFF);
    if (end < 0) {
      // The end mark may lie across two reads: keep what could be its beginning.
      const keep = Math.min(this.rest.length, PASTE_OFF.length - 1);
      this.pasted = (this.pasted! + this.rest.slice(0, this.rest.length - keep)).slice(0, MOST_PASTED);
      this.eat(this.rest.length - keep);
      return false;
    }
    this.add(keys, key('paste', (this.pasted! + this.rest.slice(0, end)).slice(0, MOST_PASTED)));
    this.eat(end + PASTE_OFF.length);
    this.pasted = undefined;
    return true;
  }

  private character(keys: Key[]): void {
    const char = String.fromCodePoint(this.rest.codePointAt(0)!);
    const next = this.rest.slice(char.length);
    // Escape and then a letter in one go is Alt with that letter; two Escapes are two Escapes.
    if (char === '\x1b' && next !== '' && !next.startsWith('\x1b')) {
      const letter = String.fromCodePoint(next.codePointAt(0)!);
      this.eat(1 + letter.length);
      const plain = characterKey(letter);
      this.add(keys, plain && { ...plain, alt: true });
      return;
    }
    this.eat(char.length);
    // Return and line feed together are one Enter; a line feed alone is one too.
    if (char === '\n') {
      if (!this.afterReturn) this.add(keys, key('enter'));
      this.afterReturn = false;
      return;
    }
    this.add(keys, characterKey(char));
    this.afterReturn = char === '\r';
  }

  private eat(length: number): void {
    this.rest = this.rest.slice(length);
  }

  private add(keys: Key[], found: Key | undefined): void {
    this.afterReturn = false;
    if (found) keys.push(found);
  }
}
