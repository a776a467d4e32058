/** What a translation holds: each sentence by its key. */
export interface Texts {
  /** `de` */
  language: string;
  /** By the English sentence with numbered holes: `The volume group {0} has {1} free.` */
  said: ReadonlyMap<string, string>;
  /** Those of them that plans and other files hold in English, and that are translated when they are shown. */
  noted: ReadonlySet<string>;
  /** Writes a text of a file of ours (a page of the handbook) as this terminal can show it. */
  spell: (text: string) => string;
}

let known: Texts | undefined;

/**
 * From now on texts are said in this language; English needs none. Called once, before any module that has texts at its top
 * level is evaluated (src/text/choose.ts), because those are said then.
 */
export function speak(texts: Texts | undefined): void {
  known = texts;
}

/** The translation that is spoken; undefined: English. */
export const spoken = (): Texts | undefined => known;
