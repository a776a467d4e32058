import { t } from '../../text/t.ts';
import { allowAsking, nameOf, portsOf } from './allow.ts';
import type { Watch } from './conflict.ts';
import { dropped, where } from './verdict.ts';
import { waysOf } from './ways.ts';

/** The host is the DHCP server of its private networks: a firewall that lets in only what it knows keeps the question out. */
export const inputDrop: Watch = {
  id: 'input-drop',
  page: 'network/conflicts',
  find: (facts, cards) =>
    waysOf(facts, cards)
      .filter(({ ours }) => ours)
      .flatMap((way) =>
        (facts.traffic?.filters ?? []).flatMap((filter) => {
          if (filter.hook !== 'input') return [];
          const asks = { in: way.bridge, out: null, protocol: 'udp' };
          const ports = portsOf(filter, way);
          const [drop] = ports.flatMap((port) => dropped(filter, { ...asks, port }) ?? []);
          if (!drop) return [];
          const sixOnly = filter.family === 'ip6';
          return [
            {
              title: sixOnly
                ? t`${nameOf(filter)} keeps the guests’ questions over IPv6 out of the host`
                : t`${nameOf(filter)} keeps the guests’ questions out of the host`,
              evidence: where(filter, drop),
              means: sixOnly
                ? t`The guests on ${way.bridge} get no IPv6 address by DHCPv6, or no names over IPv6; IPv4 is not touched by it.`
                : t`The guests on ${way.bridge} get no address by DHCP, or no names.`,
              ...allowAsking(filter, way),
              severity: sixOnly ? ('hinders' as const) : ('blocks' as const),
            },
          ];
        }),
      ),
};
