import { t } from '../../text/t.ts';
import type { Watch } from './conflict.ts';
import { forwardDrop } from './forward-drop.ts';
import { waysOf } from './ways.ts';

/** Frames between ports of a bridge are shown to iptables as if the host routed them: today all pass, tomorrow a rule… */
export const bridgeNetfilter: Watch = {
  id: 'bridge-netfilter',
  page: 'network/conflicts',
  find(facts, cards) {
    const ways = waysOf(facts, cards).filter(({ kind }) => kind === 'bridged');
    const on = ['iptables', 'ip6tables', 'arptables'].filter(
      (each) => facts.traffic?.switches[`net.bridge.bridge-nf-call-${each}`] === '1',
    );
    // Where something is dropped already that is what must be said.
    if (ways.length === 0 || on.length === 0 || forwardDrop.find(facts, cards).length > 0) return [];
    // Nobody has rules that could count.
    if (
      !facts.traffic?.filters?.some(({ hook, rules }) => hook === 'forward' && Object.values(rules).flat().length > 0)
    )
      return [];
    return [
      {
        title: t('what passes a bridge is shown to the host’s firewall'),
        evidence: on.map((each) => `net.bridge.bridge-nf-call-${each}=1`).join(', '),
        means: t`Today it lets the guests of ${ways.map(({ bridge }) => bridge).join(', ')} through; a rule that is added for the host may stop them.`,
        remedy: t('If neither Docker nor Kubernetes on this host needs it, switch it off:'),
        commands: on.map((each) => `sysctl -w net.bridge.bridge-nf-call-${each}=0`),
        severity: 'notice',
      },
    ];
  },
};
