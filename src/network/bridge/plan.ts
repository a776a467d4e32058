import type { Facts } from '../../host/facts.ts';
import type { Plan } from '../../plan/action.ts';
import { noted, t } from '../../text/t.ts';
import type { NewBridge, Wish } from '../uplink/dialect.ts';
import { dialectOf } from '../uplink/index.ts';
import { namedRules } from './named-rules.ts';

/** What must hold when the apply begins: the facts may be old by then. */
export function newPreconditions({ bridge, nic, port }: Wish): Plan['preconditions'] {
  const until = `network.uplink.${bridge}`;
  return [
    {
      check: { run: ['test', '-e', `/sys/class/net/${nic}`] },
      message: noted`the host has no network card ${nic}`,
      remedy: noted('See what there is: ip -br link. Then name another one with from.'),
      exit: 'notReady',
      until,
    },
    {
      check: {
        run: ['test', '!', '-e', `/sys/class/net/${bridge}`, '-o', '-e', `/sys/class/net/${bridge}/brif/${port}`],
      },
      message: noted`${bridge} is there by now, and ${port} is not a port of it`,
      remedy: noted('Answer the questions again: choose that bridge, or give the new one another name.'),
      exit: 'conflict',
      until,
    },
    {
      check: { run: ['test', '-w', '/etc'] },
      message: noted('/etc cannot be written to'),
      remedy: noted('Is it mounted read-only? See: findmnt -T /etc. Mount it for writing, or choose NAT.'),
      exit: 'notReady',
      until,
    },
  ];
}

/** What should be read before it is made. */
export function newWarnings({ wish, host, dialect }: NewBridge, facts: Facts): string[] {
  const { bridge, nic, vlan } = wish;
  if (vlan !== null) return [];
  const addresses = host.cards.find(({ name }) => name === nic)?.addresses ?? [];
  const label = dialectOf(dialect)?.label ?? dialect;
  return addresses.length === 0
    ? []
    : [
        noted`The host’s own network is changed: its addresses (${addresses.map(({ address }) => address).join(', ')}) move from ${nic} to ${bridge}, by ${label}. Connections over ${nic} stand still for some seconds.`,
        ...namedRules(wish, facts),
        ...(dialectOf(dialect)?.warns?.(wish, host) ?? []),
      ];
}

/** The way of a packet over the bridge that does not exist yet. */
export function newRoute({ wish, host }: NewBridge, facts: Facts | undefined): string[] {
  const { bridge, nic, port, vlan } = wish;
  const card = host.cards.find(({ name }) => name === nic);
  const own = vlan === null ? (card?.addresses ?? []).map(({ address }) => address.split('/')[0]!) : [];
  const way = facts?.defaultRoute;
  return [
    t`bridge ${bridge}, new${own.length > 0 ? t`: the host is ${own.join(', ')} there` : ''}`,
    ...(vlan === null ? [nic] : [t`${port}: what carries the tag ${vlan}`, nic]),
    ...(vlan === null && way?.device === nic ? [t`gateway ${way.gateway}`] : []),
  ];
}
