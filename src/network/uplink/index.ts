import type { HostNetwork } from '../../host/host-network.ts';
import { t } from '../../text/t.ts';
import type { Claim, Dialect, Wrong } from './dialect.ts';
import { ifupdown } from './ifupdown.ts';
import { netplan } from './netplan.ts';
import { networkManager } from './network-manager.ts';
import { networkd } from './networkd.ts';

/** Every way in which hosts set up their cards. A new one is one file, its probe, and one line here. */
const DIALECTS: readonly Dialect[] = [ifupdown, networkd, netplan, networkManager];

interface Ruler {
  dialect: Dialect;
  evidence: string;
}

/** The program that rules the card; why it cannot be said, where none does or where two would. */
export function rulerOf(host: HostNetwork, nic: string): Ruler | Wrong {
  const claims = DIALECTS.flatMap((dialect) => {
    const claim = dialect.rules(host, nic);
    return claim ? [{ dialect, ...claim }] : [];
  });
  const inForce = claims.filter((claim) => claim.inForce);
  const [first] = inForce;
  if (claims.length === 1 && first) return first;
  if (claims.length === 0) {
    return {
      message: t`nothing that xenguide knows has set up ${nic}: not ifupdown, systemd-networkd, netplan or NetworkManager`,
      remedy: t(
        'Make the bridge by hand (xenguide guide network/bridge shows how), and choose it here; or choose NAT.',
      ),
    };
  }
  if (claims.length === 1) {
    return {
      message: t`${nic} is described but was not set up by that: ${told(claims[0]!)}`,
      remedy: t`See that it works that way first, or make the bridge by hand; or choose NAT.`,
    };
  }
  const real =
    first && inForce.length === 1 ? t`${first.dialect.label} really rules it` : t('it is not clear which one rules it');
  return {
    message: t`several programs would set up ${nic}, and ${real}: ${claims.map(told).join('; ')}`,
    remedy: t`Take ${nic} out of ${first && inForce.length === 1 ? t('the others') : t('all but one')}, reboot once, and answer the questions again.`,
  };
}

const told = ({ dialect, evidence }: Claim & { dialect: Dialect }): string => `${dialect.label} (${evidence})`;

export const dialectOf = (id: string): Dialect | undefined => DIALECTS.find((each) => each.id === id);
