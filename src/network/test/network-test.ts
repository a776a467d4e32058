import type { Facts } from '../../host/facts.ts';
import type { NetworkCard } from '../card.ts';
import type { StoreVif } from './store.ts';

/** A program and its arguments; no shell. */
type Argv = readonly [string, ...string[]];

/** Of the host, as far as tests of a guest's network go by it. Read anew for each test. */
export type TestFacts = Pick<
  Facts,
  'guests' | 'nics' | 'bridges' | 'defaultRoute' | 'defaultRoute6' | 'routes' | 'natNetworks' | 'traffic'
>;

/** What is known of the card when a question is put; it grows from test to test. */
export interface Known {
  guest: string;
  /** Null: the guest does not run. */
  domid: number | null;
  card: NetworkCard;
  facts: TestFacts;
  /** The card's end on the host, as xenstore has it; undefined: there is none. */
  vif: StoreVif | undefined;
  /** Names of the vifs of all running guests: such a port of a bridge is no way out. */
  vifs: readonly string[];
  /** The guest has an emulated card (hvm) besides, which needs no driver of Xen. */
  emulated: boolean;
  /** The one that the guest is asked at, without its prefix. */
  address?: string;
  /** Named by the person with --outside: nobody else outside is asked. */
  outside?: string;
  /** How a shell line is run within the guest at an address; or why it cannot be, in words. */
  inside: ((address: string, line: string) => Question) | string;
}

/** Something that is asked and changes nothing. The same words are run once in a test of a card. */
export interface Question {
  argv: Argv;
  /** Default: 10 seconds. */
  timeoutMs?: number;
  /** Run where xenguide runs, not on the host. */
  here?: true;
}

/** What came back, as src/host/runner.ts has it. */
export interface Answer {
  code: number;
  stdout: string;
  stderr: string;
  timedOut: boolean;
}

/** ok · fail · unsure: it could not be told · skip: it does not apply, or something nearer is in the way. */
export type Verdict = 'ok' | 'fail' | 'unsure' | 'skip';

export interface Finding {
  verdict: Verdict;
  /** What was found, in a sentence or two: for a failure its cause. */
  message: string;
  /** What to do about it; absent when nothing has to be done. */
  remedy?: string;
  /** What it is known by: a tool’s own words, a counter. A line each. */
  evidence?: readonly string[];
  /** What later tests may go by. */
  learned?: Partial<Pick<Known, 'address'>>;
}

/** Where on a packet’s walk a test stands, from near to far. */
export const PARTS = ['guest', 'link', 'address', 'way', 'inbound', 'inside'] as const;

/** One look at one station. A mode adds its own (NetworkMode.tests); those for every card are in tests.ts. */
export interface NetworkTest {
  /** Stable, for scripts: `vif`, `nat.forwarding`. One that a mode brings takes the place of the common one of that name. */
  id: string;
  part: (typeof PARTS)[number];
  /** For a list, and where it is in another’s way: `the guest’s card on the host`. */
  title: string;
  /** Ids of tests that must be well before it makes sense; those that are not in the list do not count. */
  after?: readonly string[];
  /** It comes right by itself while a guest boots. */
  later?: true;
  /** It asks others what nobody else would: only in a test that a person has asked for, not after a guest was made. */
  asked?: true;
  /** What to ask, by names for `judge`; or why it does not apply, in a sentence. */
  ask(known: Known): Readonly<Record<string, Question>> | string;
  /** Pure: an answer for each name. */
  judge(said: Readonly<Record<string, Answer>>, known: Known): Finding;
}

/** A test with what it came to. */
export type Outcome = Finding & Pick<NetworkTest, 'id' | 'title' | 'part'> & { later: boolean };
