import type { Facts } from '../host/facts.ts';
import type { ImageFindings } from '../sources/findings.ts';

/** What is known besides the answers. It arrives bit by bit while the person is already answering. */
export interface World {
  /** Undefined: the host is still being looked at. */
  facts: Facts | undefined;
  /** What was found at `source.path`; undefined: not looked at yet. */
  image: ImageFindings | undefined;
  /** Public keys by the path they were named with; null: could not be read, with no word of why kept. */
  keys: ReadonlyMap<string, string | null>;
  /** What is being waited for, in words. */
  waiting: readonly string[];
}
