/** One thing that is seen to: a sentence for people, and the lines of nft(8) that do it. */
export interface Rule {
  says: string;
  lines: string[];
}
