import { fold, type Para, para } from './words.ts';

/** Says things: whole lines, one after another, and nothing that is on the screen is ever touched again. */
export interface Voice {
  readonly ascii: boolean;
  /** Columns. */
  readonly width: number;
  /** Strings are paragraphs of their own. */
  say(...paras: readonly (Para | string)[]): void;
}

/** `width`: asked each time, since a window may be made narrower. */
export function voiceOf(output: NodeJS.WritableStream, width: () => number, ascii: boolean): Voice {
  // Narrower than this there is no reading; the terminal then folds by itself.
  const columns = (): number => Math.max(20, width());
  return {
    ascii,
    get width() {
      return columns();
    },
    say(...paras) {
      const lines = paras.flatMap((each) => fold(typeof each === 'string' ? para(each) : each, columns(), ascii));
      output.write(lines.map((line) => `${line}\n`).join(''));
    },
  };
}
