import type { Facts } from '../../host/facts.ts';
import { strictChain } from '../conflicts/strict-chain.ts';
import { isSix } from './card.ts';

/** A packet that any chain drops is lost, whatever ours say: only the other firewall’s own rules can let it pass. */
export function strictForward(addresses: readonly string[], facts: Facts): string[] {
  const chain = strictChain(facts, 'forward');
  if (!chain) return [];
  const docker = addresses.flatMap((address) => {
    const program = isSix(address) ? 'ip6tables' : 'iptables';
    return ['-s', '-d'].map((way) => `${program} -I DOCKER-USER ${way} ${address} -j ACCEPT`);
  });
  const ufw = addresses.flatMap((address) => ['from', 'to'].map((way) => `ufw route allow ${way} ${address}`));
  return [
    `Another firewall of the host drops what it does not know (nft chain ${chain.family} ${chain.table} ${chain.chain}): ` +
      `nothing gets to the guest or from it before that lets it pass. With Docker: ${docker.join('; ')}. ` +
      `With ufw: ${ufw.join('; ')}.`,
  ];
}
