/** What can come from the person, or instead of it. */
export type Line =
  | { type: 'line'; text: string }
  /** Ctrl-C, where the terminal hands it over as a key. */
  | { type: 'interrupt' }
  /** Ctrl-D on an empty line, or the input has ended. */
  | { type: 'end' }
  /** `wake` fired first; what had been typed by then, as far as that is known. */
  | { type: 'woken'; typed: string };

/** Where lines come from: a terminal that can move its cursor (editing.ts), or anything else (cooked.ts). */
export interface Lines {
  /** Whether `draft` can be offered for changing. */
  readonly drafts: boolean;
  /**
   * Writes the prompt and waits for one line. One at a time. `draft` stands on the line; `kept` only comes there with
   * Tab, as long as nothing else does. `paths`: Tab behind the beginning of a path asks for what is there.
   */
  ask(draft: string, wake: AbortSignal, kept?: string, paths?: boolean): Promise<Line>;
  /** What was typed while nothing was asked is no answer to what is asked next. */
  forget(): void;
  close(): void;
}

export type Input = NodeJS.ReadableStream & { isTTY?: boolean; fd?: number };
export type Output = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

/**
 * Whether the line can be edited on the screen. Not with TERM=dumb and its like; not on a serial console, which calls itself a VT100
 * or VT220: those cannot go to a column, and each key would send the line again; and not when the person says with
 * ACCESSIBLE that a screen reader listens, which would read the line again at each key.
 */
export function canEdit(input: Input, output: Output, env: NodeJS.ProcessEnv): boolean {
  return (
    input.isTTY === true &&
    output.isTTY === true &&
    !/^(|dumb|unknown|network|ansi-m|vt\d.*)$/.test(env.TERM ?? '') &&
    !env.ACCESSIBLE &&
    !env.INK_SCREEN_READER
  );
}
