import type { Facts } from '../../host/facts.ts';
import type { NetworkCard } from '../card.ts';
import { modeOf } from '../index.ts';
import type { Way } from './way.ts';

/** Of these cards; without cards, of every guest that this host has or could have. */
export function waysOf(facts: Facts, cards: readonly NetworkCard[] | undefined): Way[] {
  const all = cards ? cards.flatMap(wayOf) : [...privateWays(facts), ...bridgedWays(facts)];
  return [...new Map(all.map((way) => [way.bridge, way])).values()];
}

function wayOf(card: NetworkCard): Way[] {
  const mode = modeOf(card);
  const bridge = card.vif.bridge ?? card.vif.vifname ?? 'vif+';
  if (!mode || bridge.includes('…')) return [];
  const { address } = card;
  const own = address.dhcp ? [address.reserved6 ?? ''] : [address.ip, address.second?.ip ?? ''];
  const six = mode.routed === true && own.some((each) => each.includes(':'));
  return [{ bridge, kind: mode.routed ? 'routed' : 'bridged', ours: mode.privateNetwork === true, six }];
}

const privateWays = ({ natNetworks = [] }: Facts): Way[] =>
  natNetworks.map(({ name, subnet6 }) => ({ bridge: name, kind: 'routed', ours: true, six: subnet6 !== undefined }));

/** Bridges that lead out of the host, or that guests are on: not those of Docker or libvirt. */
function bridgedWays({ bridges, nics, natNetworks = [], xlConf }: Facts): Way[] {
  const physical = new Set(nics.filter((nic) => nic.physical).map(({ name }) => name));
  return bridges
    .filter(({ name }) => !natNetworks.some((network) => network.name === name))
    .filter(
      ({ name, ports }) =>
        name === (xlConf['vif.default.bridge'] ?? 'xenbr0') ||
        ports.some((port) => physical.has(port) || /^vif\d+\.\d+/.test(port)),
    )
    .map(({ name }) => ({ bridge: name, kind: 'bridged', ours: false, six: false }));
}
