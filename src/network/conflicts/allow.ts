import type { PacketFilter } from '../../host/traffic.ts';
import { t } from '../../text/t.ts';
import { sh } from './command.ts';
import type { Way } from './way.ts';

/** Who keeps the rules of a filter, told by the chains that it leads to. */
export type Keeper = 'docker' | 'ufw' | 'firewalld' | 'iptables' | 'nft';

export function keeperOf({ table, rules, by }: PacketFilter): Keeper {
  const chains = Object.keys(rules);
  if (chains.includes('DOCKER-USER')) return 'docker';
  if (chains.some((chain) => /^ufw6?-/.test(chain))) return 'ufw';
  if (table === 'firewalld') return 'firewalld';
  return by === 'nft' && !/^(FORWARD|INPUT)$/.test(chains[0] ?? '') ? 'nft' : 'iptables';
}

const NAMES: Readonly<Record<Keeper, string>> = {
  docker: 'Docker',
  ufw: 'ufw',
  firewalld: 'firewalld',
  iptables: 'iptables',
  nft: 'nftables',
};
export const nameOf = (filter: PacketFilter): string => NAMES[keeperOf(filter)];

export interface Allowing {
  remedy: string;
  commands: string[];
}

const LATER = t('It holds until the next reboot; xenguide guide network/conflicts shows how it stays.');

/** How the keeper of this filter is told to let a guest's packets through, in its own words. */
export function allowPassing(filter: PacketFilter, { bridge, kind }: Way): Allowing {
  const keeper = keeperOf(filter);
  const bridged = kind === 'bridged';
  // Among the ports of one bridge both ends have its name.
  const ends = bridged ? [sh`-i ${bridge} -o ${bridge}`] : [sh`-i ${bridge}`, sh`-o ${bridge}`];
  const program = iptablesOf(filter);
  switch (keeper) {
    case 'docker':
      return {
        remedy: t`Docker leaves the chain DOCKER-USER to you. ${LATER}`,
        commands: ends.map((end) => `${program} -I DOCKER-USER ${end} -j ACCEPT`),
      };
    case 'ufw':
      return {
        remedy: t('ufw is told once, and keeps it.'),
        commands: bridged
          ? [sh`ufw route allow in on ${bridge} out on ${bridge}`]
          : [sh`ufw route allow in on ${bridge}`, sh`ufw route allow out on ${bridge}`],
      };
    case 'firewalld':
      return bridged
        ? {
            remedy: t`Let frames between ports of a bridge not go through firewalld. ${LATER}`,
            commands: [
              'sysctl -w net.bridge.bridge-nf-call-iptables=0',
              'sysctl -w net.bridge.bridge-nf-call-ip6tables=0',
            ],
          }
        : firewalldTrusts(bridge);
    case 'iptables':
      return {
        remedy: t`Let it pass before the other rules. ${LATER}`,
        commands: ends.map((end) => `${sh`${program} -I ${filter.chain}`} ${end} -j ACCEPT`),
      };
    case 'nft':
      return {
        remedy: t(
          'Let it pass, and write the same rules into the file that this table comes from (mostly /etc/nftables.conf).',
        ),
        commands: nftEnds(bridge, bridged).map((end) => `nft insert rule ${placeOf(filter)} ${end} accept`),
      };
  }
}

/** UDP ports of the host that guests ask: DHCP (67), DHCPv6 (547), names (53); none of those of which this filter sees nothing. */
export const portsOf = ({ family }: PacketFilter, { six }: Pick<Way, 'six'>): number[] => [
  ...(family === 'ip6' ? [] : [67]),
  ...(family !== 'ip' && six ? [547] : []),
  ...(family === 'ip6' && !six ? [] : [53]),
];

/** The same for what guests ask the host itself. */
export function allowAsking(filter: PacketFilter, way: Way): Allowing {
  const { bridge } = way;
  const program = iptablesOf(filter);
  const dhcp = portsOf(filter, way).filter((port) => port !== 53);
  switch (keeperOf(filter)) {
    case 'ufw':
      return {
        remedy: t('ufw is told once, and keeps it.'),
        commands: [
          ...dhcp.map((port) => sh`ufw allow in on ${bridge} to any port ${port} proto udp`),
          sh`ufw allow in on ${bridge} to any port 53`,
        ],
      };
    case 'firewalld':
      return firewalldTrusts(bridge);
    case 'nft':
      return {
        remedy: t(
          'Let it in, and write the same rules into the file that this table comes from (mostly /etc/nftables.conf).',
        ),
        commands: [
          `nft insert rule ${placeOf(filter)} ${sh`iifname ${bridge}`} udp dport { ${[53, ...dhcp].join(', ')} } accept`,
          `nft insert rule ${placeOf(filter)} ${sh`iifname ${bridge}`} tcp dport 53 accept`,
        ],
      };
    default:
      return {
        remedy: t`Let it in before the other rules. ${LATER}`,
        commands: [...dhcp.map((port) => `udp --dport ${port}`), 'udp --dport 53', 'tcp --dport 53'].map(
          (what) => `${sh`${program} -I ${filter.chain} -i ${bridge}`} -p ${what} -j ACCEPT`,
        ),
      };
  }
}

const firewalldTrusts = (bridge: string): Allowing => ({
  remedy: t('Put it into the zone “trusted”: its guests then reach every service of the host too.'),
  commands: [sh`firewall-cmd --permanent --zone=trusted --add-interface=${bridge}`, 'firewall-cmd --reload'],
});

/** By the full name: what plain `iptables` is differs from host to host. */
function iptablesOf({ by, family }: PacketFilter): string {
  const program = family === 'ip6' ? 'ip6tables' : 'iptables';
  return by === 'iptables-legacy' ? `${program}-legacy` : `${program}-nft`;
}

const placeOf = ({ family, table, chain }: PacketFilter): string => sh`${family} ${table} ${chain}`;

/** `vif+` of iptables is `vif*` here. */
function nftEnds(bridge: string, bridged: boolean): string[] {
  const name = bridge.replace(/\+$/, '*');
  return bridged ? [sh`iifname ${name} oifname ${name}`] : [sh`iifname ${name}`, sh`oifname ${name}`];
}
