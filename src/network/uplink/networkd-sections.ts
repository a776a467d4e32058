import { t } from '../../text/t.ts';
import type { Wrong } from './dialect.ts';

/** Sections of a .network file that go with the addresses (systemd.network(5)). */
const MOVED = /^(Address|Route|RoutingPolicyRule|NextHop|DHCP|DHCPv4|DHCPv6|DHCPPrefixDelegation|IPv6AcceptRA)$/;
/** What stands on the card stays on it. */
const STAYS = /^(VLAN|MACVLAN|MACVTAP|IPVLAN|IPVTAP|LLDP|EmitLLDP)$/;
/** Not a card of its own then, or one that the bridge cannot stand in for. */
const STRANGE =
  /^(Bridge|Bond|VRF|BatmanAdvanced|Xfrm|Tunnel|VXLAN|ActiveSlave|PrimarySlave|DHCPServer|IPv4ProxyARP|ProxyARP|IPVS)$/;

interface Divided {
  /** For the bridge’s file, with the sections’ names. */
  bridge: string[];
  card: string[];
}

/** The words of a key below [Match]; several lines of one key are one list. */
export function matchOf(lines: readonly string[], key: string): string[] {
  let section = '';
  return lines.flatMap((line) => {
    section = /^\s*\[(.+)\]\s*$/.exec(line)?.[1] ?? section;
    const [, name, value = ''] = /^\s*([A-Za-z0-9]+)\s*=\s*(.*)$/.exec(line) ?? [];
    return section === 'Match' && name === key ? value.split(/\s+/).filter(Boolean) : [];
  });
}

/** The lines of the card’s .network file, divided into what goes to the bridge and what stays with the card. */
export function divide(lines: readonly string[], file: string): Divided | Wrong {
  const divided: Divided = { bridge: [], card: [] };
  const heads = { bridge: '', card: '' };
  let section = '';
  let number = 0;
  const put = (side: keyof Divided, line: string): void => {
    // Sections of one name may be several things: two addresses are two [Address].
    const head = `${number}`;
    if (heads[side] !== head) divided[side].push('', `[${section}]`);
    heads[side] = head;
    divided[side].push(line);
  };
  for (const line of lines) {
    const named = /^\s*\[(.+)\]\s*$/.exec(line)?.[1];
    if (named !== undefined) {
      section = named;
      number += 1;
      continue;
    }
    const key = /^\s*([A-Za-z0-9]+)\s*=/.exec(line)?.[1] ?? '';
    if (section === 'Match') continue;
    if (section === 'Link' && key === 'MTUBytes') {
      put('bridge', line);
      put('card', line);
    } else if (section === 'Link' && /^Required/.test(key)) put('bridge', line);
    else if (section === 'Network' && STAYS.test(key)) put('card', line);
    else if ((section === 'Network' && !STRANGE.test(key) && key !== '') || MOVED.test(section)) put('bridge', line);
    else {
      return {
        message: t`it is not known what “${line.trim()}” below [${section}] (${file}) would mean once the addresses are on a bridge`,
        remedy: t('Make the bridge by hand (xenguide guide network/bridge), and choose it here; or choose NAT.'),
      };
    }
  }
  return divided;
}
