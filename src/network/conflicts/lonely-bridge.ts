import { t } from '../../text/t.ts';
import { sh } from './command.ts';
import type { Watch } from './conflict.ts';
import { waysOf } from './ways.ts';

/** A bridge without a card of the host joins guests with each other, and with nobody else. */
export const lonelyBridge: Watch = {
  id: 'lonely-bridge',
  page: 'network/conflicts',
  find(facts, cards) {
    // Where no bridge at all has a card, the host's check of its bridges says so.
    const some = facts.nics.some((nic) => nic.physical && nic.bridge !== null);
    if (!cards && !some) return [];
    return waysOf(facts, cards).flatMap(({ bridge: name, kind }) => {
      const bridge = facts.bridges.find((each) => each.name === name);
      if (!bridge || kind === 'routed') return [];
      if (bridge.ports.some((port) => !/^(vif\d|tap|veth|vnet)/.test(port))) return [];
      const spare = facts.nics.filter((nic) => nic.physical && nic.bridge === null && nic.addresses.length === 0);
      const [card] = spare;
      const ports = bridge.ports.length === 0 ? t('it has no port') : t`its ports are ${bridge.ports.join(', ')}`;
      return [
        {
          title: t`the bridge ${name} has no card of the host`,
          evidence: `ip link show master ${name}: ${ports}`,
          means: t`Guests on ${name} reach each other, but not your network, and get no address from it.`,
          remedy: card
            ? t`If that is not meant so, make the card ${card.name}, which nothing uses, its port.`
            : t(
                'If that is not meant so, see xenguide guide network/bridge: a card that carries the host’s own address needs care.',
              ),
          commands: card ? [sh`ip link set dev ${card.name} up master ${name}`] : [],
          severity: 'hinders' as const,
        },
      ];
    });
  },
};
