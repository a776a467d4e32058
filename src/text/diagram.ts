/** Before one of several sentences. */
export const ITEM = '- ';

/** A drawing for people: a title and lines that stand as they are, never folded. Any face shows it. */
export interface Diagram {
  title: string;
  lines: string[];
  /** Each line is a sentence, some behind `- `: they are folded to the room there is. */
  sentences?: boolean;
}
