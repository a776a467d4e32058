/** Before one of several sentences. */
export const ITEM = '- ';

/** A sentence without what stands before it, which its other lines leave free: each face folds in its own way. */
export const sentenceOf = (line: string): { mark: string; text: string } =>
  line.startsWith(ITEM) ? { mark: ITEM, text: line.slice(ITEM.length) } : { mark: '', text: line };

/** A drawing for people: a title and lines that stand as they are, not folded. Any face shows it. */
export interface Diagram {
  title: string;
  lines: string[];
  /** Each line is a sentence, some behind `- `: they are folded to the room there is. */
  sentences?: boolean;
}
