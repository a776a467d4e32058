import { t } from '../../text/t.ts';
import { allowAsking, nameOf } from './allow.ts';
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
          if (filter.hook !== 'input' || filter.family === 'ip6') return [];
          const asks = { in: way.bridge, out: null, protocol: 'udp' };
          const drop = dropped(filter, { ...asks, port: 67 }) ?? dropped(filter, { ...asks, port: 53 });
          if (!drop) return [];
          return [
            {
              title: t`${nameOf(filter)} keeps the guests’ questions out of the host`,
              evidence: where(filter, drop),
              means: t`The guests on ${way.bridge} get no address by DHCP, or no names.`,
              ...allowAsking(filter, way),
              severity: 'blocks' as const,
            },
          ];
        }),
      ),
};
