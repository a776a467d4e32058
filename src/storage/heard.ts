import type { Result } from '../host/runner.ts';

/** What the host said to questions about the answers, by `heardKey`; null: there is no host to be asked, it is only described. */
export type Heard = ReadonlyMap<string, Result | null>;
