/** A drawing for people: a title and lines that stand as they are, never folded. Any face shows it. */
export interface Diagram {
  title: string;
  lines: string[];
}
