import type { PeerLook } from '../../../src/guest/world.ts';
import { exampleFacts } from '../../../src/host/example.ts';
import type { Facts } from '../../../src/host/facts.ts';

export const PEER = 'ssh://root@xenb';

/** One of two hosts that could mirror a disk; the example host with DRBD on it and a wire to the other. */
export function mirrorHost(number: 1 | 2, change: (facts: Facts) => void = () => {}): Facts {
  const facts = exampleFacts();
  facts.hostname = number === 1 ? 'xena' : 'xenb';
  facts.tools.drbdadm = { path: '/usr/sbin/drbdadm', version: '9.22.0', package: 'drbd-utils' };
  facts.drbd = { module: '8.4.11', script: true, resources: [] };
  facts.listening = [22];
  facts.nics.push({
    name: 'eth1',
    mac: '52:54:00:00:01:01',
    up: true,
    addresses: [`10.9.0.${number}/24`],
    bridge: null,
    physical: true,
    mtu: 1500,
  });
  change(facts);
  return facts;
}

export const peersWith = (facts: Facts): ReadonlyMap<string, PeerLook> => new Map([[PEER, { facts }]]);

/** What a person must say; the rest is suggested from the facts. */
export const MIRROR_ANSWERS = { 'peer.host': PEER };
