import type { Result } from '../host/runner.ts';
import type { Heard } from './heard.ts';

/**
 * Something about the answers so far that only the host can tell: what a name means there, what a server offers. As data,
 * like a probe: who asks, and when, is not the backend's business. It changes nothing on the host.
 */
export interface HostQuestion {
  argv: readonly [string, ...string[]];
  timeoutMs: number;
  /** What is waited for, in words: `asking 10.0.0.9:3260 for its targets (20 seconds at most)`. */
  doing: string;
  /** Key of the answer that it is about, `storage.portal`. */
  about: string;
  /** It only helps a person to choose: without one it is not asked. */
  offers?: true;
  /** What it came to, for the person. */
  tell(result: Result): Told;
}

export interface Told {
  /** False: nothing came of it, and asking again may help. */
  good: boolean;
  /** A sentence or two. */
  text: string;
  /** The question that a person is led to by it, by its key. */
  leads?: string;
}

export const heardKey = ({ argv }: Pick<HostQuestion, 'argv'>): string => JSON.stringify(argv);

/** Undefined: not asked yet, or not yet answered. */
export const answerTo = (question: HostQuestion, { heard }: { heard?: Heard | undefined }): Result | null | undefined =>
  heard?.get(heardKey(question));
