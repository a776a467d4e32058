import type { Problem } from '../../problem.ts';
import { t } from '../../text/t.ts';
import type { CardAgain, HostNetworks, LostCard } from '../card-again.ts';
import { isInIpv6Network } from '../ipv6.ts';
import type { Forward } from '../ports.ts';
import { isHostIn, readSubnet } from '../subnet.ts';
import { natActions } from './actions.ts';
import { cardFile, type NatCard, placesOf } from './network.ts';
import { natPreconditions } from './preconditions.ts';

/** Texts of files that a plan wrote, by their paths. */
type Written = ReadonlyMap<string, string>;

/**
 * A card on a private network, read back from the files that were once written for it; undefined: they describe none. They may come from
 * anywhere: nothing of them is used but a few words, and only if each is what it should be.
 */
export function natCardIn(
  files: Written,
  { guest, mac, bridge }: { guest: string; mac: string; bridge: string },
  facts: HostNetworks,
): NatCard | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,14}$/.test(bridge)) return undefined;
  const { guests, forwards: folder, dnsmasq } = placesOf(bridge);
  const about = files.get(dnsmasq) ?? '';
  const subnet = /^# subnet: (\S+)$/m.exec(about)?.[1] ?? '';
  const subnet6 = /^# subnet6: (\S+)$/m.exec(about)?.[1] ?? '';
  const inside = readSubnet(subnet);
  for (const [path, text] of files) {
    const index = path.startsWith(`${guests}/${guest},`) ? path.slice(`${guests}/${guest},`.length) : '';
    const [, own, ip = '', ip6 = ''] =
      /^([0-9a-f:]{17}),([\d.]+)(?:,\[([0-9a-f:]+)\])?,[A-Za-z0-9-]+\n?$/.exec(text) ?? [];
    if (!/^\d{1,2}$/.test(index) || own !== mac || !inside || !isHostIn(ip, inside)) continue;
    if (ip6 !== '' && !(/^[0-9a-f:]+\/64$/.test(subnet6) && isInIpv6Network(ip6, subnet6))) continue;
    const forwards = readForwards(files.get(`${folder}/${cardFile({ guest, index })}.nft`) ?? '', ip);
    return {
      ...{ network: bridge, subnet, guest, index, mac, ip, forwards, ip6 },
      subnet6: ip6 === '' ? '' : subnet6,
      adverts: ip6 === '' ? [] : (facts.routerAdverts ?? []),
      isNew: !facts.natNetworks?.some(({ name }) => name === bridge),
    };
  }
  return undefined;
}

const readForwards = (text: string, own: string): Forward[] =>
  [...text.matchAll(/^ *(tcp|udp) dport (\d{1,5}) dnat ip to ([\d.]+):(\d{1,5})$/gm)].flatMap(
    ([, proto, host, ip, guest]) =>
      ip === own ? [{ proto: proto as Forward['proto'], host: Number(host), guest: Number(guest) }] : [],
  );

/** The card’s part in its network, and the network where it is gone. */
export function natAgain(lost: LostCard): CardAgain | undefined {
  const { guest, mac, bridge, files, host } = lost;
  const card = bridge === undefined ? undefined : natCardIn(files, { guest, mac, bridge }, host);
  return (
    card && {
      actions: (fill) => natActions(card, fill).map((action) => ({ ...action, whenThere: 'keep' })),
      preconditions: natPreconditions(card),
      needs: [
        { tool: 'nft', package: 'nftables' },
        { tool: 'dnsmasq', package: 'dnsmasq-base' },
      ],
      problems: anotherNetwork(card, host),
      brings: { bridge: true },
    }
  );
}

/** A private network of that name may be another one on another host. */
function anotherNetwork(card: NatCard, { natNetworks }: HostNetworks): Problem[] {
  const there = natNetworks?.find(({ name }) => name === card.network);
  if (!there || (there.subnet === card.subnet && (card.ip6 === '' || there.subnet6 === card.subnet6))) return [];
  return [
    {
      field: 'backup',
      kind: 'conflict',
      message: t`the private network ${card.network} of this host is ${there.subnet}, and the guest’s address in it is ${card.ip}`,
      remedy: t('Restore the guest without its cards (--no-network), and give it one in its config.'),
    },
  ];
}
