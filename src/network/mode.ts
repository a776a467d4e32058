import type { Facts } from '../host/facts.ts';
import type { Action, Plan } from '../plan/action.ts';
import type { FillTemplate } from '../plan/host-file.ts';
import type { Problem } from '../problem.ts';
import type { Field } from '../wizard/field.ts';
import type { XlVif } from '../xl/vif.ts';
import type { Guard } from './firewall/guard.ts';
import type { Forward } from './ports.ts';

/** One network card of a guest. Complete: nothing is left to choose. */
export interface NetworkCard {
  mode: string;
  mac: string;
  /** The line in vif=[]. */
  vif: XlVif;
  /** What the guest is told about its address in the first-login seed; `reserved`: what its DHCP server will answer. */
  address: { dhcp: true; reserved?: string } | { dhcp: false; ip: string; gateway: string | null; dns: string[] };
  /** Its network has no IPv6, and none can be brought into it. */
  noIpv6?: true;
  /** Ports of the host that lead to it. */
  forwards?: readonly Forward[];
  /** What only its mode reads, by names of its own. */
  own?: Readonly<Record<string, string>>;
  /** The firewall at its port of the bridge; absent: none. */
  guard?: Guard;
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
  actions(card: NetworkCard, fill: FillTemplate): Action[];
  /** Things that must still be so right before apply: the bridge is there. */
  preconditions(card: NetworkCard): Plan['preconditions'];
  /** The host itself passes the guest’s packets on, between networks: it is their router. Absent: a bridge does. */
  routed?: true;
  /** The guest’s network is the host’s own: the host gives the addresses there, and no other host has it. */
  privateNetwork?: true;
  /** The guest gets no card at all. */
  cardless?: true;
  /** The card is a port of a bridge, where a firewall of its own can be put (src/network/firewall). */
  guarded?: true;
  /** Why it is suggested where it is the first that the host can do, after what is in the way of those before it. */
  suits?: string;
  /** What should be read before it is made, a sentence each. */
  warnings?(card: NetworkCard, facts: Facts): string[];
  /**
   * What the guest's packets pass on the host behind its vif, a line each with the real names: `bridge xenbr0`, `eno1`,
   * `gateway 192.0.2.1`. A line that begins with `(` stands at the link to the next.
   */
  route?(card: NetworkCard, facts: Facts | undefined): string[];
}
