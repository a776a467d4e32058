import type { Facts } from './facts.ts';
import { readSome } from './probe.ts';
import { guests } from './probes/guests.ts';
import { natNetworks } from './probes/nat-networks.ts';
import { network } from './probes/network.ts';
import { routed } from './probes/routed.ts';
import { traffic } from './probes/traffic.ts';
import type { Runner } from './runner.ts';

export type NetworkFacts = Pick<
  Facts,
  'guests' | 'nics' | 'bridges' | 'defaultRoute' | 'defaultRoute6' | 'routes' | 'natNetworks' | 'traffic'
>;

/** Guests and networks of a host and nothing else: a test of one guest’s network must not wait for its disks. */
export async function readNetworkFacts(runner: Runner): Promise<NetworkFacts> {
  const facts = await readSome(runner, [guests, network, natNetworks, routed, traffic]);
  return { guests: [], nics: [], bridges: [], defaultRoute: null, ...facts };
}
