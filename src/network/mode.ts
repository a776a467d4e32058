import type { Facts } from '../host/facts.ts';
import type { Action } from '../plan/action.ts';
import type { Problem } from '../problem.ts';
import type { Field } from '../wizard/field.ts';
import type { XlVif } from '../xl/vif.ts';

/** One network card of a guest. Complete: nothing is left to choose. */
export interface NetworkCard {
  mode: string;
  mac: string;
  /** The line in vif=[]. */
  vif: XlVif;
  /** What the guest is told about its address in the first-login seed. */
  address: { dhcp: true } | { dhcp: false; ip: string; gateway: string | null; dns: string[] };
}

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
  fields(answers: NetworkAnswers, context: NetworkContext): Field[];
  problems(answers: NetworkAnswers, context: NetworkContext): Problem[];
  /** Undefined: this mode gives the guest no card. */
  resolve(answers: NetworkAnswers, context: NetworkContext): NetworkCard | undefined;
  actions(card: NetworkCard): Action[];
  /** Things that must still be so right before apply: the bridge is there. */
  preconditions(
    card: NetworkCard,
  ): { check: Action['check'] & object; message: string; remedy: string; exit: 'notReady' }[];
}
