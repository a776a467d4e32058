/** What somebody is asked after a change that may have cut the host off. */
export interface Confirmation {
  /** What is so now, a sentence. */
  what: string;
  /** The host: `this machine`, or its ssh URL. */
  where: string;
  /** So long an answer counts; after that the host goes back by itself. */
  seconds: number;
}

/** Asks whoever sits there. False, and no answer until `signal` is aborted, is a no. */
export type Confirm = (confirmation: Confirmation, signal: AbortSignal) => Promise<boolean>;
