import type { Facts } from '../host/facts.ts';
import type { Problem } from '../problem.ts';
import type { ImageFindings } from '../sources/findings.ts';
import type { Heard } from '../storage/heard.ts';

/** What is known besides the answers. It arrives bit by bit while the person is already answering. */
export interface World {
  /** Undefined: the host is still being looked at, or has not been chosen. */
  facts: Facts | undefined;
  /** What was found at `source.path`; undefined: not looked at yet. */
  image: ImageFindings | undefined;
  /** Public keys by the path they were named with; null: could not be read. */
  keys: ReadonlyMap<string, string | null>;
  /** What is being waited for, in words. */
  waiting: readonly string[];
  /** The last thing that was found out, for the person. */
  /** `doubt`: neither good nor wrong, but worth a second look. */
  news?: { good: boolean; doubt?: boolean; text: string };
  /** Planned from a description: files may get another date on their way to the host. */
  described?: boolean;
  /** A few words about answers that were left half-way and could be gone on with. */
  draft?: string;
  /** Which hosts can be chosen; absent: the host is settled and not asked about. */
  hosts?: HostChoices;
  /** Why nothing can be carried out on the host that was chosen. */
  hostProblem?: Problem;
  /** Further hosts that the answers name, by the URL in the answer; one that is not in it is not looked at yet. */
  peers?: Peers;
  /** What the host said about the answers; a question that is not in it has not been answered yet. */
  heard?: Heard;
}

export type Peers = ReadonlyMap<string, PeerLook>;

/** What looking at another host came to. */
export type PeerLook = { facts: Facts } | { problem: Omit<Problem, 'field'> };

/** Why some hosts cannot be chosen; null: they can. */
export interface HostChoices {
  here: { reason: string; remedy: string } | null;
  lab: { reason: string; remedy: string } | null;
}
