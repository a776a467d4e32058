import type { Facts } from '../../host/facts.ts';
import type { NetworkCard } from '../card.ts';

/** Something on the host that will be in the way of a guest's network. */
export interface Conflict {
  /** A line: what is there. */
  title: string;
  /** What it was seen by: the very counter, rule, file or line. */
  evidence: string;
  /** What will not work, and for whom. */
  means: string;
  /** What to do, in words that lead up to the commands. */
  remedy: string;
  /** Commands for a shell of root's on the host, one after the other. They end the conflict, or show what must be known for it. */
  commands: readonly string[];
  /** blocks: no packet gets through. hinders: some will not, or not always. notice: good to know. */
  severity: 'blocks' | 'hinders' | 'notice';
}

/** One thing to look for. One file each; adding one touches that file, the guide page and one line of index.ts. */
export interface Watch {
  /** Stable, for scripts: `doctor --json` has it as `network-ID`. */
  id: string;
  /** Its page in guide/, without `.md`. */
  page: string;
  /**
   * Pure. With `cards`: what is in the way of these cards of a guest that is to be made, called `guest`. Without: of any
   * guest that could be on this host.
   */
  find(facts: Facts, cards?: readonly NetworkCard[], guest?: string): Conflict[];
}
