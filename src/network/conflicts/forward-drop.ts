import type { Facts } from '../../host/facts.ts';
import type { PacketFilter } from '../../host/traffic.ts';
import { t } from '../../text/t.ts';
import { allowPassing, nameOf } from './allow.ts';
import type { Conflict, Watch } from './conflict.ts';
import { type Dropped, dropped, type Packet, where } from './verdict.ts';
import type { Way } from './way.ts';
import { waysOf } from './ways.ts';

/** A packet that any chain drops is lost, whatever others say: only the other firewall’s own rules can let it pass. */
export const forwardDrop: Watch = {
  id: 'forward-drop',
  page: 'network/conflicts',
  find: (facts, cards) => waysOf(facts, cards).flatMap((way) => stops(facts, way)),
};

function stops(facts: Facts, way: Way): Conflict[] {
  const filters = (facts.traffic?.filters ?? []).filter(({ hook }) => hook === 'forward');
  return filters
    .filter((filter) => isAsked(filter, way, facts))
    .flatMap((filter) => {
      const drop = firstDrop(filter, packetsOf(way, facts, filter));
      return drop ? [conflict(filter, drop, way)] : [];
    });
}

/** Frames between ports of a bridge come to these chains only where br_netfilter sends them there. */
function isAsked({ family }: PacketFilter, { kind, six }: Way, { traffic }: Facts): boolean {
  if (kind === 'routed') return six || family !== 'ip6';
  const on = (name: string) => traffic?.switches[`net.bridge.bridge-nf-call-${name}`] === '1';
  return (family !== 'ip6' && on('iptables')) || (family !== 'ip' && on('ip6tables'));
}

function packetsOf({ bridge, kind }: Way, facts: Facts, { family }: PacketFilter): Packet[] {
  if (kind === 'bridged') return [{ in: bridge, out: bridge }];
  const out = (family === 'ip6' ? facts.defaultRoute6 : facts.defaultRoute)?.device ?? '';
  return [
    { in: bridge, out },
    { in: out, out: bridge, answer: true },
  ];
}

function firstDrop(filter: PacketFilter, packets: readonly Packet[]): Dropped | undefined {
  for (const packet of packets) {
    const drop = dropped(filter, packet);
    if (drop) return drop;
  }
  return undefined;
}

function conflict(filter: PacketFilter, drop: Dropped, way: Way): Conflict {
  const { bridge, kind } = way;
  const bridged = kind === 'bridged';
  // Behind NAT a guest goes on with IPv4.
  const sixOnly = !bridged && filter.family === 'ip6';
  const what = filter.family === 'ip6' ? 'IPv6' : filter.family === 'ip' ? 'IPv4' : t('IPv4 and IPv6');
  return {
    title: bridged
      ? t`${nameOf(filter)} drops what passes the bridge ${bridge}`
      : sixOnly
        ? t`${nameOf(filter)} drops what ${bridge} sends out over IPv6`
        : t`${nameOf(filter)} drops what ${bridge} sends out`,
    evidence: `${where(filter, drop)}${bridged ? `; net.bridge.bridge-nf-call-${filter.family === 'ip6' ? 'ip6tables' : 'iptables'}=1 sends frames of bridges there` : ''}`,
    means: bridged
      ? t`The guests on ${bridge} get no ${what} through: they are seen by ARP, and hear nothing.`
      : sixOnly
        ? t`The guests on ${bridge} do not get out of the host with IPv6; IPv4 is not touched by it.`
        : t`The guests on ${bridge} have an address, but do not get out of the host.`,
    ...allowPassing(filter, way),
    severity: sixOnly ? 'hinders' : 'blocks',
  };
}
