import type { Facts } from '../host/facts.ts';
import type { Action, Plan } from '../plan/action.ts';
import type { FillTemplate } from '../plan/host-file.ts';
import type { Problem } from '../problem.ts';

/**
 * A card of a guest that was taken back, host's part and all, and is restored from a backup: what its config tells of it, and the texts of
 * the files that were once written for the guest. They may come from anywhere: of them only words and rules are used, never a command.
 */
export interface LostCard {
  /** The restored one. */
  guest: string;
  /** Lower case; fit to be a part of a path. */
  mac: string;
  bridge: string | undefined;
  /** Full path; undefined: Xen’s usual one. */
  script: string | undefined;
  /** By their paths. */
  files: ReadonlyMap<string, string>;
  /** What is known of the host that it comes to. */
  host: HostNetworks;
}

export type HostNetworks = Pick<Facts, 'natNetworks' | 'routerAdverts'>;

/** What a mode of the network brings again for a card of its own. */
export interface CardAgain {
  /** What is there already is of use, and stays. */
  actions(fill: FillTemplate): Action[];
  preconditions: Plan['preconditions'];
  needs: Plan['needs'];
  problems: Problem[];
  /** Of what the card names in its config; the rest must be there. */
  brings: { bridge?: true; script?: true };
}
