import { exampleFacts } from '../../../src/host/example.ts';
import type { Facts } from '../../../src/host/facts.ts';
import type { HostCard } from '../../../src/host/host-network.ts';

export const CARD: HostCard = {
  ...{ name: 'eno1', mac: '02:00:00:00:00:01', wireless: false, carrier: true, partOf: null, gateways: ['192.0.2.1'] },
  addresses: [{ address: '192.0.2.2/24', dynamic: false }],
};

/** The example host before anybody made a bridge: its address is on the card, by /etc/network/interfaces. */
export function plainHost(change: (facts: Facts, card: HostCard) => void = () => {}): Facts {
  const facts = exampleFacts();
  const card = structuredClone(CARD);
  facts.bridges = [];
  facts.nics[0] = { ...facts.nics[0]!, bridge: null, addresses: ['192.0.2.2/24'] };
  facts.defaultRoute!.device = 'eno1';
  const file = '/etc/network/interfaces';
  facts.hostNetwork = {
    ...facts.hostNetwork!,
    cards: [card],
    ifupdown: {
      up: ['lo', 'eno1'],
      folder: true,
      sources: [{ file, line: 1, pattern: '/etc/network/interfaces.d/*' }],
      stanzas: [
        { file, from: 5, to: 5, lines: ['auto eno1'] },
        { file, from: 6, to: 7, lines: ['iface eno1 inet static', '  address 192.0.2.2/24'] },
      ],
      checksums: { [file]: '0'.repeat(64) },
    },
  };
  change(facts, card);
  return facts;
}
