import { noted } from '../../text/t.ts';
import { isIpv4 } from '../address.ts';
import type { Opening } from '../ports.ts';
import { type Guard, PLACEHOLDER } from './guard.ts';
import type { Rule } from './rule.ts';
import { sixth } from './six-rules.ts';

export interface Rules {
  /** What comes from the guest. */
  from: Rule[];
  /** What goes to it. */
  to: Rule[];
}

const ASKED4 = `asked4-${PLACEHOLDER}`;
const ASKED6 = `asked6-${PLACEHOLDER}`;

/**
 * The rules of one card. Pure. Frames are looked at on the bridge (nft's family `bridge`), so that guests of one bridge
 * are kept apart too; those of a routed card at the card itself (`netdev`), in the same words. Nothing here tracks connections: that would be switched on for every guest of the host, and a guest
 * that moves would lose its own. TCP tells by its flags who begins; for UDP the guest's questions are remembered.
 */
export function rulesOf(guard: Guard): Rules {
  return {
    from: [...(guard.antispoof ? antispoof(guard) : []), ...(guard.allow ? [remember()] : [])],
    to: guard.allow ? inbound(guard, guard.allow) : [],
  };
}

function antispoof(guard: Guard): Rule[] {
  const { mac, ipv4, routed, foreign = [] } = guard;
  return [
    {
      says: noted`Frames with another sender than its own MAC address ${mac} are dropped.`,
      lines: [`ether saddr != ${mac} drop`],
    },
    {
      says: noted('Only IPv4, IPv6 and ARP pass; a VLAN tag or a message to the switch could hide anything else.'),
      lines: ['ether type != { ip, ip6, arp } drop'],
    },
    {
      says: noted('In ARP, by which neighbours find each other, it can speak for its own MAC address only.'),
      lines: [`arp saddr ether != ${mac} drop`],
    },
    fourth(ipv4, routed, foreign.filter(isIpv4)),
    ...sixth(guard),
    {
      says: noted('It cannot play the network’s DHCP server or its router: such answers of it are dropped.'),
      lines: [
        // By the port that clients listen at: hardly any of them looks where an answer came from.
        'udp dport { 68, 546 } drop',
        'icmpv6 type { nd-router-advert, nd-redirect } drop',
        'icmp type { redirect, router-advertisement } drop',
        // What it is could stand in the second piece (RFC 7113). Neighbours have nothing to say in pieces (RFC 6980).
        'ip6 saddr fe80::/10 exthdr frag exists drop',
        'ip6 daddr { fe80::/10, ff02::/16 } exthdr frag exists drop',
      ],
    },
  ];
}

function fourth(ipv4: Guard['ipv4'], routed: Guard['routed'], foreign: readonly string[]): Rule {
  if (ipv4 === null && foreign.length > 0) {
    const all = foreign.join(', ');
    return {
      says: noted`Its IPv4 address comes from a DHCP server and is not known in advance: any may pass but those of the router and the host (${all}).`,
      lines: [`arp saddr ip { ${all} } drop`, `ip saddr { ${all} } drop`],
    };
  }
  if (ipv4 === null) {
    return {
      says: noted('Its IPv4 address comes from a DHCP server and is not known in advance: it is not checked.'),
      lines: [],
    };
  }
  if (ipv4 === 'none') {
    return { says: noted('It has no IPv4 address, and can use none.'), lines: ['ether type { ip, arp } drop'] };
  }
  return {
    says: routed
      ? noted`It can use the IPv4 address ${ipv4} only.`
      : noted`It can use the IPv4 address ${ipv4} only, and ask for it by DHCP.`,
    lines: [
      `arp saddr ip != { 0.0.0.0, ${ipv4} } drop`,
      // Without an own address yet it asks for the one that it is to have (RFC 5227): for another’s it could only be in the way.
      `arp saddr ip 0.0.0.0 arp daddr ip != ${ipv4} drop`,
      ...(routed ? [] : ['ip saddr 0.0.0.0 udp sport 68 udp dport 67 return']),
      `ip saddr != ${ipv4} drop`,
    ],
  };
}

const remember = (): Rule => ({
  says: noted('Whom it asks by UDP is remembered for two minutes, so that the answer is let in.'),
  lines: [
    `udp dport != 0 update @${ASKED4} { ip daddr . udp dport . udp sport }`,
    `udp dport != 0 update @${ASKED6} { ip6 daddr . udp dport . udp sport }`,
  ],
});

function inbound({ forwards }: Guard, allow: readonly Opening[]): Rule[] {
  // Where the list names the port itself, it says from where: that must not be wider than it stands there.
  const forwarded = forwards
    .map(({ proto, guest }): Opening => ({ proto, port: guest, from: 'any' }))
    .filter(({ proto, port }) => !allow.some((each) => each.proto === proto && each.port === port));
  return [
    {
      says: noted('What keeps a network going is let in: ARP, its IPv6 counterpart, answers of the DHCP server.'),
      lines: [
        'ether type arp return',
        'icmpv6 type { nd-router-advert, nd-neighbor-solicit, nd-neighbor-advert, nd-redirect, mld-listener-query } return',
        'udp sport 67 udp dport 68 return',
        'udp sport 547 udp dport 546 return',
      ],
    },
    {
      says: noted(
        'Answers to the guest are let in: of TCP connections that it began, of its UDP questions, of its pings.',
      ),
      lines: [
        // Nothing but SYN begins one; FIN beside it does not hinder Linux (tcp_rcv_state_process).
        'tcp flags & (syn | rst | ack) != syn return',
        `ip saddr . udp sport . udp dport @${ASKED4} return`,
        `ip6 saddr . udp sport . udp dport @${ASKED6} return`,
        'icmp type { echo-reply, destination-unreachable, time-exceeded, parameter-problem } return',
        'icmpv6 type { echo-reply, destination-unreachable, packet-too-big, time-exceeded, parameter-problem } return',
        // Nothing can be made of them without the first piece.
        'ip frag-off & 0x1fff != 0 return',
        'frag frag-off != 0 return',
      ],
    },
    ...forwarded.map((each) => ({
      says: noted`${named(each)} is let in, because a port of the host leads to it.`,
      lines: openingLines(each),
    })),
    ...allow.map((each) => ({
      says:
        each.from === 'any'
          ? noted`${named(each)} is let in from anywhere.`
          : noted`${named(each)} is let in from ${each.from}.`,
      lines: openingLines(each),
    })),
    { says: noted('Everything else to the guest is dropped.'), lines: ['drop'] },
  ];
}

const named = ({ proto, port }: Opening): string =>
  proto === 'icmp' ? 'Ping (ICMP)' : noted`${proto.toUpperCase()} port ${port}`;

function openingLines({ proto, port, from }: Opening): string[] {
  const six = from.includes(':');
  const source = from === 'any' ? '' : `${six ? 'ip6' : 'ip'} saddr ${from} `;
  if (proto !== 'icmp') return [`${source}${proto} dport ${port} return`];
  return [
    ...(six ? [] : [`${source}icmp type echo-request return`]),
    ...(six || from === 'any' ? [`${source}icmpv6 type echo-request return`] : []),
  ];
}
