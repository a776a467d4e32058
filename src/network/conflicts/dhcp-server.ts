import { t } from '../../text/t.ts';
import type { Conflict, Watch } from './conflict.ts';
import { waysOf } from './ways.ts';

/**
 * Programs of this host that answer DHCP where guests ask. Only what can be seen without asking: listening sockets. A
 * server that listens on all cards without saying so (ISC’s) is named too, because it may.
 */
export const dhcpServer: Watch = {
  id: 'dhcp-server',
  page: 'network/conflicts',
  find(facts, cards) {
    const servers = (facts.traffic?.dhcp ?? []).filter(({ port }) => port === 67);
    return waysOf(facts, cards).flatMap(({ bridge, ours }): Conflict[] => {
      // On a network of ours one is ours, bound to its bridge.
      const bound = servers.filter(({ device }) => device === bridge).slice(ours ? 1 : 0);
      const anywhere = servers.filter(({ device }) => device === null);
      // On a bridge to the LAN one that listens anywhere is no news: which networks it serves is not seen.
      const found = ours ? [...bound, ...anywhere] : bound;
      const [first] = found;
      if (!first) return [];
      const evidence = found
        .map(
          ({ program, pid, device }) =>
            t`${program} (process ${pid}) has UDP port 67 ${device ? t`on ${device}` : t('on all cards')}`,
        )
        .join('; ');
      return ours
        ? [
            {
              title: t`a second DHCP server answers on ${bridge}`,
              evidence,
              means: t('A guest takes the first answer: it may get an address that leads nowhere.'),
              remedy:
                first.program === 'dnsmasq'
                  ? t`Tell it to leave ${bridge} alone: a line “except-interface=${bridge}” and “bind-dynamic” in its config, then restart it.`
                  : t`Tell it which cards it serves (ISC: INTERFACESv4 in /etc/default/isc-dhcp-server; Kea: "interfaces"), then restart it.`,
              commands: [`systemctl status ${first.pid}`],
              severity: 'hinders',
            },
          ]
        : [
            {
              title: t`the host itself is a DHCP server on ${bridge}`,
              evidence,
              means: t`A guest on ${bridge} with address “auto” gets one from it, besides any other server of that network.`,
              remedy: t(
                'Right if it is meant so, and is the only one there. A fixed address must lie outside of what it gives away.',
              ),
              commands: [`systemctl status ${first.pid}`],
              severity: 'notice',
            },
          ];
    });
  },
};
