import { t } from '../../text/t.ts';
import { sh } from './command.ts';
import type { Watch } from './conflict.ts';
import { waysOf } from './ways.ts';

/** A bridge that takes larger frames than its card can send loses them, and nobody is told. */
export const mtu: Watch = {
  id: 'mtu',
  page: 'network/conflicts',
  find(facts, cards) {
    return waysOf(facts, cards).flatMap(({ bridge: name, kind }) => {
      const bridge = facts.bridges.find((each) => each.name === name);
      if (!bridge || kind === 'routed') return [];
      const small = facts.nics.find(
        (nic) => bridge.ports.includes(nic.name) && !/^(vif|tap)/.test(nic.name) && nic.mtu < bridge.mtu,
      );
      const large = cards?.find(({ vif }) => vif.bridge === name && (vif.mtu ?? 0) > bridge.mtu);
      if (large) {
        return [
          {
            title: t`the guest’s card takes larger packets than its bridge ${name}`,
            evidence: `mtu ${large.vif.mtu} in the answers, mtu ${bridge.mtu} at ${name}`,
            means: t('What the guest sends in large packets gets lost: ping passes, ssh and downloads hang.'),
            remedy: t(
              'Leave the MTU of the card out (network.N.mtu), or raise that of the bridge and of all that hangs on it.',
            ),
            commands: [sh`ip link show master ${name}`],
            severity: 'hinders' as const,
          },
        ];
      }
      if (!small) return [];
      return [
        {
          title: t`the card ${small.name} takes smaller packets than its bridge ${name}`,
          evidence: `mtu ${bridge.mtu} at ${name}, mtu ${small.mtu} at ${small.name}`,
          means: t`Guests on ${name} send packets that get lost: small ones (ping) pass, large ones (ssh, downloads) hang.`,
          remedy: t`Give both the same. If the whole network has ${bridge.mtu}, raise the card’s instead.`,
          commands: [sh`ip link set dev ${name} mtu ${small.mtu}`],
          severity: 'hinders' as const,
        },
      ];
    });
  },
};
