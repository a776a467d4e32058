import type { Facts } from '../host/facts.ts';
import type { Action, Plan } from '../plan/action.ts';
import type { FillTemplate } from '../plan/host-file.ts';
import type { Problem } from '../problem.ts';
import type { Field } from '../wizard/field.ts';
import type { FoundCard, NetworkCard } from './card.ts';
import type { CardAgain, LostCard } from './card-again.ts';
import type { NetworkTest, TestFacts } from './test/network-test.ts';
import type { Difference } from './uplink/dialect.ts';

/** One entry of `network:`; which keys are there depends on the mode. */
export type NetworkAnswers = Readonly<Record<string, unknown>>;

export interface NetworkContext {
  /** Path of these answers: `network.0`; the prefix of every field key. */
  at: string;
  guest: string;
  /** A MAC for this card that stays the same for this guest; used unless the answers name one. */
  mac: string;
  facts: Facts | undefined;
}

/** A way to connect a guest. One file a mode; adding one touches that file, its page and one line of index.ts. */
export interface NetworkMode {
  id: string;
  label: string;
  summary: string;
  page: string;
  unavailable(facts: Facts): { reason: string; remedy: string } | undefined;
  /** Why it is not suggested although it can be chosen: it would change what the host itself needs. */
  hesitates?(facts: Facts): string | undefined;
  fields(answers: NetworkAnswers, context: NetworkContext): Field[];
  problems(answers: NetworkAnswers, context: NetworkContext): Problem[];
  /** Undefined: this mode gives the guest no card. */
  resolve(answers: NetworkAnswers, context: NetworkContext): NetworkCard | undefined;
  actions(card: NetworkCard, fill: FillTemplate): Action[];
  /** A card that was resolved without its host, as it was made there: what the answers leave to the host stands in its files. */
  asMade?(card: NetworkCard, facts: TestFacts): NetworkCard;
  /** Things that must still be so right before apply: the bridge is there. */
  preconditions(card: NetworkCard): Plan['preconditions'];
  /** The card can have a firewall of its own (src/network/firewall): as a port of a bridge, or at the vif itself. */
  guarded?: true | 'vif';
  /** The host itself passes the guest’s packets on, between networks: it is their router. Absent: a bridge does. */
  routed?: true;
  /** The guest’s network is the host’s own: the host gives the addresses there, and no other host has it. */
  privateNetwork?: true;
  /** The guest gets no card at all. */
  cardless?: true;
  /** Cards of the host that what is set up for it goes by, each by its name: as the port of a bridge a card is of no use for that. */
  hostCards?(card: NetworkCard): readonly string[];
  /** Why it is suggested where it is the first that the host can do, after what is in the way of those before it. */
  suits?: string;
  /** What should be read before it is made, a sentence each. */
  warnings?(card: NetworkCard, facts: Facts): string[];
  /** What to type as root in a guest that nothing else tells its address, a command each. */
  byHand?(card: NetworkCard): string[];
  /** What changes in the host's own files, so that it can be seen before. */
  differences?(card: NetworkCard): readonly Difference[];
  /**
   * What the guest's packets pass on the host behind its vif, a line each with the real names: `bridge xenbr0`, `eno1`,
   * `gateway 192.0.2.1`. A line that begins with `(` stands at the link to the next, one that begins with `+` is made with
   * the guest.
   */
  route?(card: NetworkCard, facts: Facts | undefined): string[];
  /** Looks at its own part of the way, for `xenguide doctor NAME`; what every card has is tested besides (src/network/test). */
  tests?(card: NetworkCard, facts: TestFacts): NetworkTest[];
  /** The card of a guest that xenguide did not make, where it is plainly of this mode; for the same tests. */
  recognise?(found: FoundCard, facts: TestFacts): NetworkCard | undefined;
  /** What is brought again for a card of a guest that is restored; undefined: it is none of this mode, or it is not told enough. */
  again?(lost: LostCard): CardAgain | undefined;
  /** What is missing for a card like this one that a guest of another name gets by a restore: nothing is kept for it. */
  asAnother?(lost: Pick<LostCard, 'bridge' | 'host'>): string | undefined;
}
